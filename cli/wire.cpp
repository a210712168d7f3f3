// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wire.h"

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace biaoge {

namespace {

constexpr std::string_view kMagic{"BGD\x03", 4};

// The members of each value, for both directions. A structured binding names every member: one
// added in `core` does not compile until it is added here.
template <class Archive, class T>
using Ref = typename Archive::template Ref<T>;

template <class Archive>
void members(Archive& archive, Ref<Archive, Error> value) {
  auto& [code, message, remedy] = value;
  archive(code, message, remedy);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Box> value) {
  auto& [x0, y0, x1, y1] = value;
  archive(x0, y0, x1, y1);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PlacedBox> value) {
  auto& [page, box] = value;
  archive(page, box);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Alternative> value) {
  auto& [text, confidence] = value;
  archive(text, confidence);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageEvidence> value) {
  auto& [glyphs, hidden_glyphs, garbled_glyphs, image_cover, largest_image] = value;
  archive(glyphs, hidden_glyphs, garbled_glyphs, image_cover, largest_image);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageInfo> value) {
  auto& [number, width, height, kind, evidence, dpi, skew_degrees, turned, status, error] = value;
  archive(number, width, height, kind, evidence, dpi, skew_degrees, turned, status, error);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Cell> value) {
  auto& [row, column, rowspan, colspan, text, boxes, alignment, source, confidence, flags,
         alternatives, snapped] = value;
  archive(row, column, rowspan, colspan, text, boxes, alignment, source, confidence, flags,
          alternatives, snapped);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, TextLine> value) {
  auto& [text, place, font_size, source, confidence] = value;
  archive(text, place, font_size, source, confidence);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Table> value) {
  auto& [pages, heading, title, unit, rows, columns, header_rows, cells, column_edges] = value;
  archive(pages, heading, title, unit, rows, columns, header_rows, cells, column_edges);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Quantity> value) {
  auto& [comparator, number, high, unit, base_value, base_unit, remark] = value;
  archive(comparator, number, high, unit, base_value, base_unit, remark);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Value> value) {
  auto& [text, raw, quantity, boxes, source, confidence, flags, snapped, alternatives] = value;
  archive(text, raw, quantity, boxes, source, confidence, flags, snapped, alternatives);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Record::value_type> value) {
  archive(value.first, value.second);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, FormSection> value) {
  auto& [name, unit, rows] = value;
  archive(name, unit, rows);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Finding> value) {
  auto& [rule, severity, message, where, boxes] = value;
  archive(rule, severity, message, where, boxes);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, CheckOutcome> value) {
  auto& [rule, row, verdict, left, right, difference] = value;
  archive(rule, row, verdict, left, right, difference);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Form> value) {
  auto& [profile, pages, fields, sections, findings, checks] = value;
  archive(profile, pages, fields, sections, findings, checks);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, EncodedPicture> value) {
  auto& [bytes, width, height, dpi] = value;
  archive(bytes, width, height, dpi);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, CellPicture> value) {
  auto& [place, picture] = value;
  archive(place, picture);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageView> value) {
  auto& [page, turned, picture] = value;
  archive(page, turned, picture);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Document> value) {
  auto& [path, sha256, status, error, warnings, pages, tables, forms, cell_pictures, page_views] =
      value;
  archive(path, sha256, status, error, warnings, pages, tables, forms, cell_pictures, page_views);
}

// Whether a number read back is an enumerator; the compiler names one that is missing here.
bool is_known(TextSource value) {
  switch (value) {
    case TextSource::text:
    case TextSource::ocr:
      return true;
  }
  return false;
}

bool is_known(PageKind value) {
  switch (value) {
    case PageKind::blank:
    case PageKind::text:
    case PageKind::image_only:
    case PageKind::mixed:
    case PageKind::hidden_text:
    case PageKind::garbled:
      return true;
  }
  return false;
}

bool is_known(PageStatus value) {
  switch (value) {
    case PageStatus::ok:
    case PageStatus::failed:
    case PageStatus::skipped:
      return true;
  }
  return false;
}

bool is_known(Alignment value) {
  switch (value) {
    case Alignment::left:
    case Alignment::center:
    case Alignment::right:
      return true;
  }
  return false;
}

bool is_known(Verdict value) {
  switch (value) {
    case Verdict::holds:
    case Verdict::fails:
    case Verdict::skipped:
      return true;
  }
  return false;
}

bool is_known(Severity value) {
  switch (value) {
    case Severity::error:
    case Severity::warning:
    case Severity::info:
      return true;
  }
  return false;
}

bool is_known(DocumentStatus value) {
  switch (value) {
    case DocumentStatus::ok:
    case DocumentStatus::partial:
    case DocumentStatus::failed:
      return true;
  }
  return false;
}

class Writer {
 public:
  template <class T>
  using Ref = const T&;

  explicit Writer(std::string& out) : out_(out) {}

  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }

 private:
  void put(std::size_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(0x80 | (value & 0x7F)));
    out_.push_back(static_cast<char>(value));
  }
  void put(int value) {
    const auto bits = static_cast<std::uint32_t>(value);
    put(std::size_t{(bits << 1) ^ (value < 0 ? ~std::uint32_t{0} : 0)});
  }
  void put(double value) {
    auto bits = std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, bits >>= 8) out_.push_back(static_cast<char>(bits & 0xFF));
  }
  void put(const std::string& value) {
    put(value.size());
    out_.append(value);
  }
  void put(const Decimal& value) { put(value.to_string()); }

  template <class T>
  void put(const std::optional<T>& value) {
    put(std::size_t{value.has_value()});
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(values.size());
    for (const T& value : values) put(value);
  }
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::size_t>(value));
    } else {
      members(*this, value);
    }
  }

  std::string& out_;
};

/// After the first fault everything reads as empty; the fault's offset is kept.
class Reader {
 public:
  template <class T>
  using Ref = T&;

  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }

  bool failed() const { return failed_; }
  bool at_end() const { return at_ == bytes_.size(); }
  std::size_t offset() const { return at_; }

 private:
  void fail() { failed_ = true; }
  std::size_t left() const { return bytes_.size() - at_; }

  unsigned char byte() {
    if (failed_ || left() == 0) {
      fail();
      return 0;
    }
    return static_cast<unsigned char>(bytes_[at_++]);
  }
  void get(std::size_t& value) {
    value = 0;
    for (int shift = 0;; shift += 7) {
      const std::size_t next = byte();
      if (shift == 63 && next > 1) return fail();
      value |= (next & 0x7F) << shift;
      if (next < 0x80) return;
    }
  }
  /// A length: of things that take at least a byte each.
  std::size_t length() {
    std::size_t value = 0;
    get(value);
    if (value > left()) fail();
    return failed_ ? 0 : value;
  }
  void get(int& value) {
    std::size_t bits = 0;
    get(bits);
    if (bits > std::numeric_limits<std::uint32_t>::max()) return fail();
    const auto zigzag = static_cast<std::uint32_t>(bits);
    value = static_cast<int>((zigzag >> 1) ^ ((zigzag & 1) != 0 ? ~std::uint32_t{0} : 0));
  }
  void get(double& value) {
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits |= std::uint64_t{byte()} << (8 * i);
    value = std::bit_cast<double>(bits);
  }
  void get(std::string& value) {
    const std::size_t size = length();
    value.assign(bytes_.substr(at_, size));
    at_ += size;
  }
  void get(Decimal& value) {
    std::string text;
    get(text);
    const auto parsed = Decimal::parse(text);
    if (!parsed) return fail();
    value = *parsed;
  }

  template <class T>
  void get(std::optional<T>& value) {
    const unsigned char present = byte();
    if (present > 1) return fail();
    if (present == 1) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& values) {
    for (std::size_t count = length(); count > 0 && !failed_; --count) get(values.emplace_back());
  }
  template <class T>
  void get(T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(byte());
      if (!is_known(value)) fail();
    } else {
      members(*this, value);
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

Error damaged(std::size_t offset) {
  return {"wire-damaged", "a worker's answer is damaged at byte " + std::to_string(offset),
          "Please report this with the input file"};
}

}  // namespace

std::string encode_document(const Document& document) {
  std::string out{kMagic};
  Writer writer(out);
  writer(document);
  return out;
}

Result<Document> decode_document(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return damaged(0);
  Reader reader(bytes.substr(kMagic.size()));
  Document document;
  reader(document);
  if (reader.failed() || !reader.at_end()) return damaged(kMagic.size() + reader.offset());
  return document;
}

}  // namespace biaoge

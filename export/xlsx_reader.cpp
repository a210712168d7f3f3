// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <utility>

#include "export/xml_events.h"
#include "export/zip_reader.h"

namespace biaoge {

namespace {

using Attributes = XmlEvents::Attributes;

constexpr std::size_t kLargestFile = std::size_t{1} << 30;
constexpr int kMostColumns = 16384;

std::string attribute(const Attributes& attributes, const char* name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

/// Column from 0 and row from 1 of "AB12"; row 0 when it is none.
std::pair<int, int> place_of(std::string_view reference) {
  int column = 0;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z'; ++i) {
    column = std::min(kMostColumns, column * 26 + (reference[i] - 'A' + 1));
  }
  int row = 0;
  const char* const end = reference.data() + reference.size();
  const auto [rest, error] = std::from_chars(reference.data() + i, end, row);
  if (column == 0 || error != std::errc() || rest != end) return {0, 0};
  return {column - 1, row};
}

/// A number as it was typed: the file may have 84.450000000000003 for 84.45.
std::string plain_number(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end) return text;
  char digits[40];
  std::snprintf(digits, sizeof digits, "%.15g", number);
  return digits;
}

/// Gathers the text of elements `t`, but not that of phonetic hints.
class TextOf {
 public:
  void begin(const std::string& name) {
    if (name == "rPh") ++hints_;
    inside_ = name == "t" && hints_ == 0;
  }
  void end(const std::string& name) {
    if (name == "rPh") --hints_;
    inside_ = false;
  }
  void add(std::string_view text) {
    if (inside_) text_ += text;
  }
  std::string take() { return std::exchange(text_, {}); }

 private:
  std::string text_;
  int hints_ = 0;
  bool inside_ = false;
};

std::vector<std::string> shared_texts(const ZipReader& zip) {
  std::vector<std::string> texts;
  const auto xml = zip.read("xl/sharedStrings.xml");
  if (!xml) return texts;
  TextOf text;
  XmlEvents events;
  events.begin = [&](const std::string& name, const Attributes&) { text.begin(name); };
  events.end = [&](const std::string& name) {
    text.end(name);
    if (name == "si") texts.push_back(text.take());
  };
  events.text = [&](std::string_view part) { text.add(part); };
  if (!read_xml(*xml, events)) texts.clear();
  return texts;
}

/// Name and file of each sheet, in their order.
std::vector<std::pair<std::string, std::string>> sheets_of(const ZipReader& zip) {
  const auto book = zip.read("xl/workbook.xml");
  const auto links = zip.read("xl/_rels/workbook.xml.rels");
  if (!book || !links) return {};
  std::map<std::string, std::string> targets;
  XmlEvents events;
  events.begin = [&](const std::string& name, const Attributes& attributes) {
    if (name != "Relationship") return;
    const std::string target = attribute(attributes, "Target");
    targets[attribute(attributes, "Id")] =
        target.starts_with('/') ? target.substr(1) : "xl/" + target;
  };
  if (!read_xml(*links, events)) return {};
  std::vector<std::pair<std::string, std::string>> sheets;
  events.begin = [&](const std::string& name, const Attributes& attributes) {
    if (name != "sheet") return;
    sheets.emplace_back(attribute(attributes, "name"), targets[attribute(attributes, "id")]);
  };
  if (!read_xml(*book, events)) return {};
  return sheets;
}

class SheetReader {
 public:
  explicit SheetReader(const std::vector<std::string>& shared) : shared_(shared) {}

  bool read(std::string_view xml, SheetTexts& sheet) {
    XmlEvents events;
    events.begin = [this](const std::string& name, const Attributes& attributes) {
      text_.begin(name);
      if (name == "c") {
        place_ = place_of(attribute(attributes, "r"));
        type_ = attribute(attributes, "t");
        value_.clear();
      }
      in_value_ = name == "v";
    };
    events.text = [this](std::string_view part) {
      text_.add(part);
      if (in_value_) value_ += part;
    };
    events.end = [&](const std::string& name) {
      text_.end(name);
      in_value_ = false;
      if (name != "c") return;
      std::string text = text_.take();
      if (text.empty()) text = meant();
      if (!text.empty() && place_.second > 0) sheet.rows[place_.second][place_.first] = text;
    };
    return read_xml(xml, events);
  }

 private:
  std::string meant() const {
    if (type_ == "s") {
      std::size_t index = 0;
      const char* const end = value_.data() + value_.size();
      const auto [rest, error] = std::from_chars(value_.data(), end, index);
      const bool known = error == std::errc() && rest == end && index < shared_.size();
      return known ? shared_[index] : std::string();
    }
    return type_.empty() || type_ == "n" ? plain_number(value_) : value_;
  }

  const std::vector<std::string>& shared_;
  TextOf text_;
  std::pair<int, int> place_;
  std::string type_;
  std::string value_;
  bool in_value_ = false;
};

void read_properties(const ZipReader& zip, WorkbookTexts& book) {
  const auto xml = zip.read("docProps/core.xml");
  if (!xml) return;
  std::string* open = nullptr;
  XmlEvents events;
  events.begin = [&](const std::string& name, const Attributes&) {
    open = name == "lastModifiedBy" ? &book.last_saved_by
           : name == "modified"     ? &book.last_saved
                                    : nullptr;
  };
  events.end = [&](const std::string&) { open = nullptr; };
  events.text = [&](std::string_view part) {
    if (open != nullptr) *open += part;
  };
  if (!read_xml(*xml, events)) book.last_saved_by = book.last_saved = "";
}

bool has_title(const SheetTexts& sheet, std::string_view title) {
  const auto first = sheet.rows.find(1);
  return first != sheet.rows.end() &&
         std::any_of(first->second.begin(), first->second.end(),
                     [&](const auto& cell) { return cell.second == title; });
}

std::optional<std::string> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in || in.tellg() < 0 || static_cast<std::size_t>(in.tellg()) > kLargestFile) {
    return std::nullopt;
  }
  in.seekg(0);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<WorkbookTexts> read_sheet_with(const std::string& path, std::string_view title) {
  auto bytes = bytes_of(path);
  const auto zip = bytes ? ZipReader::open(std::move(*bytes)) : std::nullopt;
  if (!zip) return std::nullopt;
  const std::vector<std::string> shared = shared_texts(*zip);
  for (const auto& [name, file] : sheets_of(*zip)) {
    const auto xml = zip->read(file);
    WorkbookTexts book;
    book.sheet.name = name;
    if (!xml || !SheetReader(shared).read(*xml, book.sheet)) continue;
    if (!has_title(book.sheet, title)) continue;
    read_properties(*zip, book);
    return book;
  }
  return std::nullopt;
}

}  // namespace biaoge

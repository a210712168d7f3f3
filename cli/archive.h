// SPDX-License-Identifier: GPL-3.0-or-later
// Values as bytes, for the pipe between a worker and the command. A value's members are named once,
// by an overload of `members`, and serve both directions.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/boxed.h"
#include "core/decimal.h"

namespace biaoge {

/// Appends values: integers as zigzag base-128, doubles as eight bytes, low byte first, strings and
/// lists with a leading length.
class Writer {
 public:
  template <class T>
  using Ref = const T&;

  explicit Writer(std::string& out) : out_(out) {}

  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  /// As for a list, but its elements are gone once written: they make room for the bytes.
  /// `after_each` may take what was written.
  template <class T, class Taker>
  void consume(std::vector<T>& values, const Taker& after_each) {
    put(values.size());
    for (T& value : values) {
      put(value);
      value = T();
      after_each();
    }
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
  void put(bool value) { out_.push_back(value ? '\1' : '\0'); }
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
  void put(const Boxed<T>& value) {
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

/// Safe for any bytes. After the first fault everything reads as empty; the fault's offset is kept.
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
  /// Bytes of a list's element: what takes less is small itself, and its lists may grow.
  static constexpr std::size_t kLeastElement = 8;

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
  void get(bool& value) {
    const unsigned char bit = byte();
    if (bit > 1) return fail();
    value = bit == 1;
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
  void get(Boxed<T>& value) {
    const unsigned char present = byte();
    if (present > 1) return fail();
    if (present == 1) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& values) {
    std::size_t count = length();
    values.reserve(std::min(count, left() / kLeastElement));
    for (; count > 0 && !failed_; --count) get(values.emplace_back());
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

}  // namespace biaoge

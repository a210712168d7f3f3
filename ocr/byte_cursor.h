// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a binary file, one after the other. Private to ocr.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace biaoge {

/// Reads little-endian values. Once the bytes run out everything read is 0 and good() is false.
class ByteCursor {
 public:
  /// `bytes` must outlive it.
  explicit ByteCursor(std::string_view bytes) : bytes_(bytes) {}

  template <typename T>
  T take() {
    T value{};
    const std::string_view taken = take_bytes(sizeof value);
    if (good_) std::memcpy(&value, taken.data(), sizeof value);
    return value;
  }

  std::string_view take_bytes(std::size_t count) {
    if (count > bytes_.size()) good_ = false;
    if (!good_) return {};
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

  bool good() const { return good_; }
  void fail() { good_ = false; }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

}  // namespace biaoge

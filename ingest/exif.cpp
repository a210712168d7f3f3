// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/exif.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace biaoge {

namespace {

constexpr std::string_view kMark{"Exif\0\0", 6};
constexpr unsigned kOrientation = 0x0112;
constexpr unsigned kXResolution = 0x011A;
constexpr unsigned kYResolution = 0x011B;
constexpr unsigned kResolutionUnit = 0x0128;
constexpr double kInchesPerCentimetre = 2.54;

/// Numbers of a TIFF structure; 0 beyond its end.
class Numbers {
 public:
  explicit Numbers(std::span<const std::uint8_t> data)
      : data_(data), big_endian_(!data.empty() && data[0] == 'M') {}

  unsigned at(std::size_t offset, std::size_t bytes) const {
    if (offset > data_.size() || data_.size() - offset < bytes) return 0;
    unsigned value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value = value << 8 | data_[offset + (big_endian_ ? i : bytes - 1 - i)];
    }
    return value;
  }

  double ratio(std::size_t offset) const {
    const unsigned divisor = at(offset + 4, 4);
    return divisor == 0 ? 0 : static_cast<double>(at(offset, 4)) / divisor;
  }

 private:
  std::span<const std::uint8_t> data_;
  bool big_endian_;
};

}  // namespace

ExifFacts read_exif(std::span<const std::uint8_t> data) {
  ExifFacts facts;
  if (data.size() < kMark.size() || !std::equal(kMark.begin(), kMark.end(), data.begin())) {
    return facts;
  }
  const Numbers numbers(data.subspan(kMark.size()));
  const std::size_t directory = numbers.at(4, 4);
  const unsigned entries = numbers.at(directory, 2);
  double unit = 1;
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    const unsigned value = numbers.at(entry + 8, 2);
    switch (numbers.at(entry, 2)) {
      case kOrientation:
        if (value >= 1 && value <= 8) facts.orientation = static_cast<int>(value);
        break;
      case kXResolution:
        facts.dpi_x = numbers.ratio(numbers.at(entry + 8, 4));
        break;
      case kYResolution:
        facts.dpi_y = numbers.ratio(numbers.at(entry + 8, 4));
        break;
      case kResolutionUnit:
        if (value == 3) unit = kInchesPerCentimetre;
        break;
      default:
        break;
    }
  }
  facts.dpi_x *= unit;
  facts.dpi_y *= unit;
  return facts;
}

}  // namespace biaoge

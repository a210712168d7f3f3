// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pdf_image.h"

#include <GfxState.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <vector>

#include "ingest/poppler_errors.h"
#include "ingest/raster_tools.h"

namespace biaoge {

namespace {

using Colour = std::array<std::uint8_t, 3>;

/// Rows between two looks at the clock.
constexpr int kRowsAtATime = 64;

/// Takes the samples of a row (one byte each) and writes its pixels.
using WriteRow = std::function<void(unsigned char* samples, std::uint8_t* pixels)>;

/// Rows of samples, a byte each. Poppler's ImageStream goes on with a filler beyond the end of the
/// data; here the rows end.
class SampleRows {
 public:
  SampleRows(Stream& stream, int width, int components, int bits)
      : stream_(stream),
        unpacker_(&stream, width, components, bits),
        packed_(bits != 8),
        row_(static_cast<std::size_t>(width) * static_cast<std::size_t>(components)) {
    stream.reset();
  }
  ~SampleRows() { stream_.close(); }
  SampleRows(const SampleRows&) = delete;
  SampleRows& operator=(const SampleRows&) = delete;

  /// nullptr at the end.
  unsigned char* next() {
    if (packed_) return stream_.lookChar() == EOF ? nullptr : unpacker_.getLine();
    const int wanted = static_cast<int>(row_.size());
    return stream_.doGetChars(wanted, row_.data()) == wanted ? row_.data() : nullptr;
  }

 private:
  Stream& stream_;
  ImageStream unpacker_;
  bool packed_;
  std::vector<unsigned char> row_;
};

std::optional<DecodedImage> decode_rows(Stream& stream, Raster raster, int components, int bits,
                                        const Deadline& deadline, const WriteRow& write) {
  DecodedImage image{std::move(raster), 0, false};  // White.
  int& errors = poppler_syntax_errors();
  const int errors_before = errors;
  SampleRows rows(stream, image.raster.width, components, bits);
  for (int y = 0; y < image.raster.height; ++y) {
    if (y % kRowsAtATime == 0 && deadline.is_past()) return std::nullopt;
    unsigned char* samples = rows.next();
    if (samples == nullptr) {
      image.missing_rows = image.raster.height - y;
      break;
    }
    write(samples, image.raster.row(y));
  }
  image.damaged = errors > errors_before || image.missing_rows > 0;
  return image;
}

/// One component (gray, indexed, separation): every value has its colour.
std::optional<DecodedImage> decode_by_table(Stream& stream, int width, int height, int bits,
                                            const std::array<Colour, 256>& table,
                                            const Deadline& deadline) {
  const bool gray = std::all_of(table.begin(), table.end(), [](const Colour& colour) {
    return colour[0] == colour[1] && colour[1] == colour[2];
  });
  const auto count = static_cast<std::size_t>(width);
  if (gray) {
    return decode_rows(stream, make_raster(width, height, 1), 1, bits, deadline,
                       [&](const unsigned char* samples, std::uint8_t* pixels) {
                         for (std::size_t x = 0; x < count; ++x) pixels[x] = table[samples[x]][0];
                       });
  }
  return decode_rows(stream, make_raster(width, height, 3), 1, bits, deadline,
                     [&](const unsigned char* samples, std::uint8_t* pixels) {
                       for (std::size_t x = 0; x < count; ++x) {
                         std::copy_n(table[samples[x]].data(), 3, pixels + 3 * x);
                       }
                     });
}

}  // namespace

std::optional<DecodedImage> decode_image(Stream& stream, int width, int height,
                                         GfxImageColorMap& colors, const Deadline& deadline) {
  const int bits = colors.getBits();
  const int components = colors.getNumPixelComps();
  if (components == 1) {
    std::array<Colour, 256> table{};
    const unsigned values = bits >= 8 ? 256 : 1U << bits;
    for (unsigned i = 0; i < values; ++i) {
      const auto value = static_cast<unsigned char>(i);
      GfxRGB colour;
      colors.getRGB(&value, &colour);
      table[i] = {colToByte(colour.r), colToByte(colour.g), colToByte(colour.b)};
    }
    return decode_by_table(stream, width, height, bits, table, deadline);
  }
  auto image = decode_rows(stream, make_raster(width, height, 3), components, bits, deadline,
                           [&](unsigned char* samples, std::uint8_t* pixels) {
                             colors.getRGBLine(samples, pixels, width);
                           });
  if (image) drop_needless_colour(image->raster);
  return image;
}

std::optional<DecodedImage> decode_stencil(Stream& stream, int width, int height, bool invert,
                                           const std::uint8_t (&ink)[3], const Deadline& deadline) {
  std::array<Colour, 256> table{};
  table[invert ? 1 : 0] = {ink[0], ink[1], ink[2]};
  table[invert ? 0 : 1] = {255, 255, 255};
  return decode_by_table(stream, width, height, 1, table, deadline);
}

}  // namespace biaoge

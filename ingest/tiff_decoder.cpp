// SPDX-License-Identifier: GPL-3.0-or-later
#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "ingest/image_decoder.h"
#include "ingest/raster_tools.h"

namespace biaoge {

namespace {

/// What one file may make libtiff allocate at once: the largest picture that is read, in RGBA.
constexpr auto kMostMemory = static_cast<tmsize_t>(kMaxPixels * 4);
constexpr double kInchesPerCentimetre = 2.54;
constexpr int kRowsAtATime = 64;
/// More pages than any scanner makes of one batch.
constexpr int kMostPages = 20000;

/// What libtiff said of one file.
struct Complaints {
  bool any = false;
  std::string first;
};

int on_error(TIFF*, void* complaints, const char*, const char* format, va_list arguments) {
  auto& found = *static_cast<Complaints*>(complaints);
  if (!std::exchange(found.any, true)) {
    char text[256];
    std::vsnprintf(text, sizeof text, format, arguments);
    found.first = text;
  }
  return 1;  // Said; libtiff need not print it.
}

int on_warning(TIFF*, void*, const char*, const char*, va_list) {
  return 1;
}

struct Closer {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, Closer>;

/// `complaints` outlives the file. No page is read: a first one that is damaged must not lose the
/// others.
Tiff open_file(const std::string& path, Complaints& complaints) {
  TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
  if (options == nullptr) return nullptr;
  TIFFOpenOptionsSetErrorHandlerExtR(options, on_error, &complaints);
  TIFFOpenOptionsSetWarningHandlerExtR(options, on_warning, nullptr);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, kMostMemory);
  Tiff tiff(TIFFOpenExt(path.c_str(), "rh", options));
  TIFFOpenOptionsFree(options);
  return tiff;
}

template <typename T>
T field(TIFF* tiff, std::uint32_t tag, T otherwise) {
  T value{};
  return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

ImageHeader header_of(TIFF* tiff) {
  constexpr std::uint32_t kMost = std::numeric_limits<int>::max();
  ImageHeader header;
  header.width = static_cast<int>(std::min(field(tiff, TIFFTAG_IMAGEWIDTH, 0U), kMost));
  header.height = static_cast<int>(std::min(field(tiff, TIFFTAG_IMAGELENGTH, 0U), kMost));
  header.orientation = field<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, 1);
  const auto unit = field<std::uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  const double factor = unit == RESUNIT_CENTIMETER ? kInchesPerCentimetre : 1;
  if (unit != RESUNIT_NONE) {
    header.dpi_x = static_cast<double>(field(tiff, TIFFTAG_XRESOLUTION, 0.0F)) * factor;
    header.dpi_y = static_cast<double>(field(tiff, TIFFTAG_YRESOLUTION, 0.0F)) * factor;
  }
  return header;
}

/// One sample of 1 or 8 bits a pixel in strips: faxes and gray scans, without the detour by RGBA.
bool is_plain_gray(TIFF* tiff) {
  const auto bits = field<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  const auto photometric = field<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
  return field<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) == 1 && (bits == 1 || bits == 8) &&
         (photometric == PHOTOMETRIC_MINISWHITE || photometric == PHOTOMETRIC_MINISBLACK) &&
         field<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT) == SAMPLEFORMAT_UINT &&
         TIFFIsTiled(tiff) == 0;
}

/// Rows decoded, or -1 past the deadline.
int read_gray(TIFF* tiff, Raster& raster, const Deadline& deadline) {
  const bool bilevel = field<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1) == 1;
  const bool inverted =
      field<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, 0) == PHOTOMETRIC_MINISWHITE;
  const auto flip = static_cast<std::uint8_t>(inverted ? 0xFF : 0);
  std::vector<std::uint8_t> line(static_cast<std::size_t>(TIFFScanlineSize(tiff)));
  const auto width = static_cast<std::size_t>(raster.width);
  if (line.size() < (bilevel ? (width + 7) / 8 : width)) return 0;
  for (int y = 0; y < raster.height; ++y) {
    if (y % kRowsAtATime == 0 && deadline.is_past()) return -1;
    if (TIFFReadScanline(tiff, line.data(), static_cast<std::uint32_t>(y)) != 1) return y;
    std::uint8_t* out = raster.row(y);
    for (std::size_t x = 0; x < width; ++x) {
      const int sample = bilevel ? -((line[x / 8] >> (7 - x % 8)) & 1) : line[x];
      out[x] = static_cast<std::uint8_t>(sample) ^ flip;
    }
  }
  return raster.height;
}

/// Colours come with their share of ink (premultiplied alpha); the paper is white.
void write_rgb(const std::vector<std::uint32_t>& pixels, std::size_t count, std::uint8_t* out) {
  for (std::size_t i = 0; i < count; ++i, out += 3) {
    const std::uint32_t pixel = pixels[i];
    const std::uint32_t paper = 255 - TIFFGetA(pixel);
    out[0] = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetR(pixel) + paper));
    out[1] = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetG(pixel) + paper));
    out[2] = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, TIFFGetB(pixel) + paper));
  }
}

/// Rows that libtiff decodes in one go: asking for fewer would decode a strip many times.
int rows_of_unit(TIFF* tiff, int height) {
  std::uint32_t rows = 0;
  if (TIFFIsTiled(tiff) != 0) {
    TIFFGetField(tiff, TIFFTAG_TILELENGTH, &rows);
  } else {
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &rows);
  }
  if (rows == 0 || rows >= static_cast<std::uint32_t>(height)) return height;
  const std::uint32_t units = std::max<std::uint32_t>(1, kRowsAtATime / rows);
  return static_cast<int>(std::min(rows * units, static_cast<std::uint32_t>(height)));
}

/// Everything that libtiff can turn into RGBA. Rows decoded, or -1 past the deadline.
int read_colour(TIFF* tiff, Raster& raster, const Deadline& deadline) {
  TIFFRGBAImage reader;
  char message[1024];
  if (TIFFRGBAImageBegin(&reader, tiff, 1, message) != 1) return 0;
  // Turning is done later, for all formats alike.
  reader.orientation = ORIENTATION_TOPLEFT;
  reader.req_orientation = ORIENTATION_TOPLEFT;
  const int unit = rows_of_unit(tiff, raster.height);
  const auto width = static_cast<std::size_t>(raster.width);
  std::vector<std::uint32_t> pixels(width * static_cast<std::size_t>(unit));
  int y = 0;
  while (y < raster.height && !deadline.is_past()) {
    const int rows = std::min(unit, raster.height - y);
    reader.row_offset = y;
    if (TIFFRGBAImageGet(&reader, pixels.data(), static_cast<std::uint32_t>(raster.width),
                         static_cast<std::uint32_t>(rows)) != 1) {
      break;
    }
    write_rgb(pixels, width * static_cast<std::size_t>(rows), raster.row(y));
    y += rows;
  }
  TIFFRGBAImageEnd(&reader);
  return y < raster.height && deadline.is_past() ? -1 : y;
}

/// Thumbnails and masks are no pages.
bool is_page(TIFF* tiff) {
  const auto kind = field<std::uint32_t>(tiff, TIFFTAG_SUBFILETYPE, 0);
  return (kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0;
}

class TiffDecoder : public ImageDecoder {
 public:
  TiffDecoder(std::string path, std::vector<int> directories)
      : path_(std::move(path)), directories_(std::move(directories)) {}

  int page_count() const override { return static_cast<int>(directories_.size()); }

  Result<ImageHeader> header(int page) const override {
    Complaints complaints;
    const Tiff tiff = open_page(page, complaints);
    if (!tiff) return image_damaged(complaints.first);
    const ImageHeader header = header_of(tiff.get());
    if (header.width <= 0 || header.height <= 0) return image_damaged("it has no size");
    return header;
  }

  Result<DecodedImage> decode(int page, const Deadline& deadline) const override {
    Complaints complaints;
    const Tiff tiff = open_page(page, complaints);
    if (!tiff) return image_damaged(complaints.first);
    const ImageHeader header = header_of(tiff.get());
    const bool gray = is_plain_gray(tiff.get());
    if (char message[1024]; !gray && TIFFRGBAImageOK(tiff.get(), message) != 1) {
      return image_unsupported(message);
    }
    complaints = {};
    DecodedImage image;
    image.raster = make_raster(header.width, header.height, gray ? 1 : 3);
    const int rows = gray ? read_gray(tiff.get(), image.raster, deadline)
                          : read_colour(tiff.get(), image.raster, deadline);
    if (rows < 0) return image_timeout();
    image.damaged = complaints.any;
    return complete_image(std::move(image), rows, complaints.first);
  }

 private:
  Tiff open_page(int page, Complaints& complaints) const {
    Tiff tiff = open_file(path_, complaints);
    const auto directory = directories_[static_cast<std::size_t>(page)];
    if (tiff && TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(directory)) != 1) tiff.reset();
    return tiff;
  }

  std::string path_;
  std::vector<int> directories_;  ///< Those that are pages.
};

}  // namespace

OpenedDecoder open_tiff(const std::string& path) {
  Complaints complaints;
  const Tiff tiff = open_file(path, complaints);
  if (!tiff) return image_damaged(complaints.first);
  const int count = std::min(static_cast<int>(TIFFNumberOfDirectories(tiff.get())), kMostPages);
  std::vector<int> pages;
  for (int i = 0; i < count; ++i) {
    const bool read = TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(i)) == 1;
    if (!read || is_page(tiff.get())) pages.push_back(i);
  }
  if (pages.empty()) {
    if (complaints.any) return image_damaged(complaints.first);
    return Error{"no-pages", "has no pages", "Ask for the file again"};
  }
  return std::unique_ptr<ImageDecoder>(std::make_unique<TiffDecoder>(path, std::move(pages)));
}

}  // namespace biaoge

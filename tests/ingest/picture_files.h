// SPDX-License-Identifier: GPL-3.0-or-later
// Small picture files and PDFs with known pixels, written for the test that reads them.
#pragma once

#include <gtest/gtest.h>
#include <png.h>
#include <tiffio.h>
#include <unistd.h>

#include <jpeglib.h>
#include <cstdio>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/raster.h"
#include "ingest/ingest.h"
#include "tests/ingest/folder_test.h"

namespace biaoge {

class PictureTest : public FolderTest {};

/// The whole picture of a page.
inline Result<PagePicture> whole_picture(const InputFile& file, int number = 1) {
  const Page page = file.read_page(number, 60);
  return file.picture(number, {0, 0, page.info.width, page.info.height}, 60);
}

inline Result<PagePicture> whole_picture(const std::string& path, int number = 1) {
  const Result<InputFile> file = InputFile::open(path);
  if (!file) return file.error();
  return whole_picture(file.value(), number);
}

/// The picture, or an empty one and a failed test.
inline PagePicture picture_of(const std::string& path, int number = 1) {
  Result<PagePicture> picture = whole_picture(path, number);
  if (!picture) {
    ADD_FAILURE() << picture.error().code << ": " << picture.error().message;
    return {make_raster(1, 1, 1), {}, 0, false, false};
  }
  return std::move(picture).value();
}

inline std::vector<int> pixel(const Raster& raster, int x, int y) {
  std::vector<int> values;
  for (int c = 0; c < raster.channels; ++c)
    values.push_back(raster.row(y)[x * raster.channels + c]);
  return values;
}

/// 40 × 56 pixels (an A4 shape) with a value of its own for each quarter, so that every turn and
/// mirror image looks different: left above, right above, left below, right below.
inline constexpr int kWidth = 40;
inline constexpr int kHeight = 56;
inline int quarter(int x, int y) {
  return (y >= kHeight / 2 ? 2 : 0) + (x >= kWidth / 2 ? 1 : 0);
}
inline std::vector<std::uint8_t> quarters(const std::vector<std::vector<std::uint8_t>>& values) {
  std::vector<std::uint8_t> samples;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const auto& value = values.at(static_cast<std::size_t>(quarter(x, y)));
      samples.insert(samples.end(), value.begin(), value.end());
    }
  }
  return samples;
}
inline const std::vector<std::vector<std::uint8_t>> kGrays{{0}, {80}, {160}, {255}};
inline const std::vector<std::vector<std::uint8_t>> kColours{
    {200, 30, 30}, {30, 200, 30}, {30, 30, 200}, {255, 255, 255}};

/// The values in the four quarters of a picture as displayed.
inline std::vector<std::vector<int>> corners(const Raster& raster) {
  const int right = raster.width - 3;
  const int below = raster.height - 3;
  return {pixel(raster, 2, 2), pixel(raster, right, 2), pixel(raster, 2, below),
          pixel(raster, right, below)};
}

struct TiffPage {
  std::vector<std::uint8_t> samples = {};  ///< Row by row, each row padded to bytes.
  int width = kWidth;
  int height = kHeight;
  int bits = 8;
  int channels = 1;
  int photometric = PHOTOMETRIC_MINISBLACK;
  int compression = COMPRESSION_NONE;
  int orientation = 0;  ///< 0: no tag.
  double dpi_x = 200;   ///< Below 0: no tag.
  double dpi_y = 200;
  int alpha = -1;  ///< EXTRASAMPLE_...
  int rows_per_strip = 8;
  int tile = 0;
  int kind = 0;
  std::vector<std::uint16_t> palette = {};  ///< 3 × 2^bits.
};

inline void write_tiff(const std::string& path, const std::vector<TiffPage>& pages) {
  TIFF* tiff = TIFFOpen(path.c_str(), "w");
  ASSERT_NE(tiff, nullptr);
  for (const TiffPage& page : pages) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, page.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, page.channels);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, page.photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, page.compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    if (page.kind != 0) TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, page.kind);
    if (page.orientation != 0) TIFFSetField(tiff, TIFFTAG_ORIENTATION, page.orientation);
    if (page.dpi_x >= 0) {
      TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
      TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.dpi_x);
      TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.dpi_y);
    }
    if (page.alpha >= 0) {
      const auto extra = static_cast<std::uint16_t>(page.alpha);
      TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &extra);
    }
    if (!page.palette.empty()) {
      const std::size_t size = page.palette.size() / 3;
      TIFFSetField(tiff, TIFFTAG_COLORMAP, page.palette.data(), page.palette.data() + size,
                   page.palette.data() + 2 * size);
    }
    if (page.compression == COMPRESSION_JPEG && page.photometric == PHOTOMETRIC_YCBCR) {
      TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
      TIFFSetField(tiff, TIFFTAG_JPEGQUALITY, 95);
    }
    auto* data = const_cast<std::uint8_t*>(page.samples.data());
    if (page.tile != 0) {
      TIFFSetField(tiff, TIFFTAG_TILEWIDTH, page.tile);
      TIFFSetField(tiff, TIFFTAG_TILELENGTH, page.tile);
      const auto bytes = static_cast<std::size_t>(page.channels);
      std::vector<std::uint8_t> tile(static_cast<std::size_t>(TIFFTileSize(tiff)));
      for (int y0 = 0; y0 < page.height; y0 += page.tile) {
        for (int x0 = 0; x0 < page.width; x0 += page.tile) {
          for (int y = y0; y < std::min(y0 + page.tile, page.height); ++y) {
            for (int x = x0; x < std::min(x0 + page.tile, page.width); ++x) {
              std::copy_n(
                  data + static_cast<std::size_t>(y * page.width + x) * bytes, bytes,
                  tile.data() + static_cast<std::size_t>((y - y0) * page.tile + x - x0) * bytes);
            }
          }
          TIFFWriteTile(tiff, tile.data(), static_cast<std::uint32_t>(x0),
                        static_cast<std::uint32_t>(y0), 0, 0);
        }
      }
    } else {
      TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.rows_per_strip);
      const auto row = static_cast<std::size_t>(TIFFScanlineSize(tiff));
      ASSERT_EQ(row * static_cast<std::size_t>(page.height), page.samples.size());
      for (int y = 0; y < page.height; ++y) {
        TIFFWriteScanline(tiff, data + row * static_cast<std::size_t>(y),
                          static_cast<std::uint32_t>(y), 0);
      }
    }
    TIFFWriteDirectory(tiff);
  }
  TIFFClose(tiff);
}

struct PngPage {
  std::vector<std::uint8_t> samples = {};
  int width = kWidth;
  int height = kHeight;
  int bits = 8;
  int type = PNG_COLOR_TYPE_GRAY;
  int interlace = PNG_INTERLACE_NONE;
  std::vector<png_color> palette = {};
  std::vector<png_byte> transparency = {};  ///< Of the palette.
  unsigned pixels_per_metre = 7874;         ///< 200 dpi; 0: no chunk.
};

inline void write_png(const std::string& path, const PngPage& page) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  ASSERT_NE(file, nullptr);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_init_io(png, file);
  png_set_IHDR(png, info, static_cast<png_uint_32>(page.width),
               static_cast<png_uint_32>(page.height), page.bits, page.type, page.interlace,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (page.pixels_per_metre > 0) {
    png_set_pHYs(png, info, page.pixels_per_metre, page.pixels_per_metre, PNG_RESOLUTION_METER);
  }
  if (!page.palette.empty()) {
    png_set_PLTE(png, info, page.palette.data(), static_cast<int>(page.palette.size()));
  }
  if (!page.transparency.empty()) {
    png_set_tRNS(png, info, page.transparency.data(), static_cast<int>(page.transparency.size()),
                 nullptr);
  }
  png_write_info(png, info);
  const std::size_t row = png_get_rowbytes(png, info);
  std::vector<png_bytep> rows;
  for (int y = 0; y < page.height; ++y) {
    rows.push_back(const_cast<png_bytep>(page.samples.data() + row * static_cast<std::size_t>(y)));
  }
  ASSERT_EQ(row * static_cast<std::size_t>(page.height), page.samples.size());
  png_write_image(png, rows.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  std::fclose(file);
}

struct JpegPage {
  std::vector<std::uint8_t> samples = {};
  int width = kWidth;
  int height = kHeight;
  J_COLOR_SPACE colours = JCS_GRAYSCALE;
  int dpi = 200;  ///< 0: no density.
  bool progressive = false;
  std::string exif = {};  ///< Content of an APP1 marker.
};

inline std::string jpeg_bytes(const JpegPage& page) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &buffer, &size);
  jpeg.image_width = static_cast<JDIMENSION>(page.width);
  jpeg.image_height = static_cast<JDIMENSION>(page.height);
  jpeg.in_color_space = page.colours;
  jpeg.input_components = page.colours == JCS_GRAYSCALE ? 1 : (page.colours == JCS_CMYK ? 4 : 3);
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 95, TRUE);
  if (page.progressive) jpeg_simple_progression(&jpeg);
  if (page.dpi > 0 && page.colours != JCS_CMYK) {
    jpeg.density_unit = 1;
    jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(page.dpi);
  }
  jpeg_start_compress(&jpeg, TRUE);
  if (!page.exif.empty()) {
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(page.exif.data()),
                      static_cast<unsigned>(page.exif.size()));
  }
  const auto row = static_cast<std::size_t>(page.width * jpeg.input_components);
  for (int y = 0; y < page.height; ++y) {
    JSAMPROW line = const_cast<JSAMPROW>(page.samples.data() + row * static_cast<std::size_t>(y));
    jpeg_write_scanlines(&jpeg, &line, 1);
  }
  jpeg_finish_compress(&jpeg);
  std::string bytes(reinterpret_cast<char*>(buffer), size);
  jpeg_destroy_compress(&jpeg);
  std::free(buffer);
  return bytes;
}

}  // namespace biaoge

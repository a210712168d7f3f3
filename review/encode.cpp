// SPDX-License-Identifier: GPL-3.0-or-later
// jpeglib.h needs cstdio before it.
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>
#include <png.h>

#include <array>
#include <csetjmp>
#include <cstdlib>

#include "review/encode.h"

namespace biaoge {

namespace {

constexpr int kGrays = 15;
constexpr png_byte kFrame = 15;
/// Lighter pixels are paper: without its grain the file is smaller and the print clearer.
constexpr int kPaper = 228;

std::array<png_byte, 256> gray_levels() {
  std::array<png_byte, 256> levels{};
  for (int value = 0; value < 256; ++value) {
    const int level = value >= kPaper ? kGrays - 1 : value * (kGrays - 1) / kPaper;
    levels[static_cast<std::size_t>(value)] = static_cast<png_byte>(level);
  }
  return levels;
}

void append(png_structp png, png_bytep data, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(data), size);
}

/// Between setjmp and longjmp nothing with a destructor is made.
bool write_png(png_structp png, png_infop info, const Raster& indices, std::string& out) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_set_write_fn(png, &out, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(indices.width),
               static_cast<png_uint_32>(indices.height), 4, PNG_COLOR_TYPE_PALETTE,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_color palette[kGrays + 1];
  for (int level = 0; level < kGrays; ++level) {
    const auto value = static_cast<png_byte>(level * 255 / (kGrays - 1));
    palette[level] = {value, value, value};
  }
  palette[kFrame] = {0xE0, 0x6C, 0x00};
  png_set_PLTE(png, info, palette, kGrays + 1);
  png_write_info(png, info);
  png_set_packing(png);
  for (int y = 0; y < indices.height; ++y) png_write_row(png, indices.row(y));
  png_write_end(png, nullptr);
  return true;
}

struct JpegErrors {
  jpeg_error_mgr manager;
  std::jmp_buf jump;
};

void leave(j_common_ptr jpeg) {
  std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->jump, 1);
}

bool write_jpeg(const Raster& picture, int quality, unsigned char** bytes, unsigned long* size) {
  jpeg_compress_struct jpeg;
  JpegErrors errors;
  jpeg.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = leave;
  if (setjmp(errors.jump) != 0) {
    jpeg_destroy_compress(&jpeg);
    return false;
  }
  jpeg_create_compress(&jpeg);
  jpeg_mem_dest(&jpeg, bytes, size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.height);
  jpeg.input_components = picture.channels;
  jpeg.in_color_space = picture.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg.optimize_coding = TRUE;
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    // libjpeg takes, but does not change, what is not const.
    auto row = const_cast<JSAMPROW>(picture.row(static_cast<int>(jpeg.next_scanline)));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  return true;
}

}  // namespace

std::string encode_png(const Raster& gray, const Raster& frame) {
  static const auto kLevels = gray_levels();
  Raster indices = gray;
  for (std::size_t i = 0; i < indices.pixels.size(); ++i) {
    const bool framed = !frame.pixels.empty() && frame.pixels[i] != 0;
    indices.pixels[i] = framed ? kFrame : kLevels[gray.pixels[i]];
  }
  std::string out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
  if (info == nullptr || !write_png(png, info, indices, out)) out.clear();
  png_destroy_write_struct(&png, &info);
  return out;
}

std::string encode_jpeg(const Raster& picture, int quality) {
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  std::string out;
  if (write_jpeg(picture, quality, &bytes, &size)) {
    out.assign(reinterpret_cast<char*>(bytes), size);
  }
  std::free(bytes);  // NOLINT: libjpeg allocates with malloc.
  return out;
}

}  // namespace biaoge

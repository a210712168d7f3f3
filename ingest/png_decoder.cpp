// SPDX-License-Identifier: GPL-3.0-or-later
#include <png.h>

#include <csetjmp>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "ingest/image_decoder.h"
#include "ingest/raster_tools.h"

namespace biaoge {

namespace {

constexpr double kInchesPerMetre = 0.0254;
constexpr int kRowsAtATime = 64;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

/// libpng leaves by longjmp, which runs no destructors: everything that it may leave behind is a
/// member, and the functions between setjmp and longjmp have no objects of their own.
class PngReader {
 public:
  explicit PngReader(const std::string& path) : file_(std::fopen(path.c_str(), "rb")) {}
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  /// False when the header cannot be read.
  bool read_header() {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, on_error, on_warning);
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
    if (info_ == nullptr || !file_) return false;
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_init_io(png_, file_.get());
    // Checksums that are wrong are no reason to give a picture up.
    png_set_crc_action(png_, PNG_CRC_WARN_USE, PNG_CRC_WARN_USE);
    png_read_info(png_, info_);
    return true;
  }

  ImageHeader header() const {
    ImageHeader header;
    header.width = static_cast<int>(png_get_image_width(png_, info_));
    header.height = static_cast<int>(png_get_image_height(png_, info_));
    header.dpi_x = png_get_x_pixels_per_meter(png_, info_) * kInchesPerMetre;
    header.dpi_y = png_get_y_pixels_per_meter(png_, info_) * kInchesPerMetre;
    return header;
  }

  /// Fills `image`, whose size is that of the header; rows_ tells how far it came.
  void read_pixels(DecodedImage& image, const Deadline& deadline) {
    if (setjmp(png_jmpbuf(png_)) != 0) return;
    const int passes = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    for (int pass = 0; pass < passes; ++pass) {
      rows_ = 0;
      for (; rows_ < image.raster.height; ++rows_) {
        if (rows_ % kRowsAtATime == 0 && deadline.is_past()) {
          late_ = true;
          return;
        }
        png_read_row(png_, image.raster.row(rows_), nullptr);
      }
      // Before the last pass a row is a mere sketch.
      if (pass + 1 < passes) rows_ = 0;
    }
  }

  /// Asks for 8 bits a channel, gray or RGB, on white paper. Returns the channels; 0: an error.
  int set_up() {
    if (setjmp(png_jmpbuf(png_)) != 0) return 0;
    const bool colour = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR) != 0;
    png_set_expand(png_);
    png_set_scale_16(png_);
    const bool alpha = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0 ||
                       png_get_valid(png_, info_, PNG_INFO_tRNS) != 0;
    if (alpha) {
      // In the file's own depth, as PNG_BACKGROUND_GAMMA_SCREEN without gamma wants it.
      const int depth = png_get_bit_depth(png_, info_);
      const auto white = static_cast<png_uint_16>(depth == 16 ? 0xFFFF : 0xFF);
      white_ = {0, white, white, white, white};
      png_set_background(png_, &white_, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
    }
    return colour ? 3 : 1;
  }

  int rows() const { return rows_; }
  bool late() const { return late_; }
  bool warned() const { return warned_; }
  const std::string& cause() const { return cause_; }

 private:
  [[noreturn]] static void on_error(png_structp png, png_const_charp message) {
    static_cast<PngReader*>(png_get_error_ptr(png))->cause_ = message;
    png_longjmp(png, 1);
  }
  static void on_warning(png_structp png, png_const_charp message) {
    const std::string text = message;
    if (text.find("CRC") != std::string::npos) {
      static_cast<PngReader*>(png_get_error_ptr(png))->warned_ = true;
    }
  }

  File file_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  png_color_16 white_{};
  int rows_ = 0;
  bool late_ = false;
  bool warned_ = false;
  std::string cause_;
};

class PngDecoder : public ImageDecoder {
 public:
  PngDecoder(std::string path, const ImageHeader& header)
      : path_(std::move(path)), header_(header) {}

  Result<ImageHeader> header(int) const override { return header_; }

  Result<DecodedImage> decode(int, const Deadline& deadline) const override {
    PngReader reader(path_);
    const int channels = reader.read_header() ? reader.set_up() : 0;
    if (channels == 0) return image_damaged(reader.cause());
    DecodedImage image;
    image.raster = make_raster(header_.width, header_.height, channels);
    reader.read_pixels(image, deadline);
    if (reader.late()) return image_timeout();
    image.damaged = reader.warned();
    return complete_image(std::move(image), reader.rows(), reader.cause());
  }

 private:
  std::string path_;
  ImageHeader header_;
};

}  // namespace

OpenedDecoder open_png(const std::string& path) {
  PngReader reader(path);
  if (!reader.read_header()) return image_damaged(reader.cause());
  return std::unique_ptr<ImageDecoder>(std::make_unique<PngDecoder>(path, reader.header()));
}

}  // namespace biaoge

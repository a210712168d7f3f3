// SPDX-License-Identifier: GPL-3.0-or-later
// jpeglib.h needs cstdio before it.
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

#include <csetjmp>
#include <string>
#include <utility>
#include <vector>

#include "ingest/exif.h"
#include "ingest/image_decoder.h"
#include "ingest/raster_tools.h"

namespace biaoge {

namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr int kRowsAtATime = 64;
constexpr double kInchesPerCentimetre = 2.54;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

/// libjpeg leaves by longjmp, which runs no destructors: everything that it may leave behind is a
/// member, and the functions between setjmp and longjmp have no objects of their own.
class JpegReader {
 public:
  explicit JpegReader(const std::string& path) : file_(std::fopen(path.c_str(), "rb")) {
    jpeg_.err = jpeg_std_error(&errors_);
    jpeg_.client_data = this;
    errors_.error_exit = on_error;
    errors_.emit_message = on_message;
    errors_.output_message = [](j_common_ptr) {};
  }
  ~JpegReader() {
    if (created_) jpeg_destroy_decompress(&jpeg_);
  }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  /// False when the header cannot be read.
  bool read_header() {
    if (!file_) return false;
    if (setjmp(jump_) != 0) return false;
    jpeg_create_decompress(&jpeg_);
    created_ = true;
    jpeg_stdio_src(&jpeg_, file_.get());
    jpeg_save_markers(&jpeg_, kExifMarker, 0xFFFF);
    jpeg_read_header(&jpeg_, TRUE);
    return true;
  }

  ImageHeader header() const {
    ImageHeader header;
    header.width = static_cast<int>(jpeg_.image_width);
    header.height = static_cast<int>(jpeg_.image_height);
    if (jpeg_.saw_JFIF_marker && jpeg_.density_unit != 0) {
      const double unit = jpeg_.density_unit == 2 ? kInchesPerCentimetre : 1;
      header.dpi_x = jpeg_.X_density * unit;
      header.dpi_y = jpeg_.Y_density * unit;
    }
    for (auto marker = jpeg_.marker_list; marker != nullptr; marker = marker->next) {
      if (marker->marker != kExifMarker) continue;
      const ExifFacts facts = read_exif({marker->data, marker->data_length});
      if (facts.orientation != 0) header.orientation = facts.orientation;
      if (header.dpi_x <= 0 && facts.dpi_x > 0) {
        header.dpi_x = facts.dpi_x;
        header.dpi_y = facts.dpi_y;
      }
    }
    return header;
  }

  /// Channels that read_pixels() writes: 1, 3, or 4 for CMYK; 0: an error.
  int start() {
    if (setjmp(jump_) != 0) return 0;
    if (jpeg_.num_components == 1) {
      jpeg_.out_color_space = JCS_GRAYSCALE;
    } else if (jpeg_.num_components == 4) {
      jpeg_.out_color_space = JCS_CMYK;
    } else {
      jpeg_.out_color_space = JCS_RGB;
    }
    jpeg_start_decompress(&jpeg_);
    return jpeg_.output_components;
  }

  /// Adobe stores CMYK inverted: 255 is no ink.
  bool inks_are_inverted() const { return jpeg_.saw_Adobe_marker != 0; }

  /// The next row; false at an error.
  bool read_row(std::uint8_t* row) {
    if (setjmp(jump_) != 0) return false;
    return jpeg_read_scanlines(&jpeg_, &row, 1) == 1 && !ended_;
  }

  bool ended_early() const { return ended_; }
  bool warned() const { return errors_.num_warnings > 0; }
  const std::string& cause() const { return cause_; }

 private:
  static JpegReader& self(j_common_ptr jpeg) {
    return *static_cast<JpegReader*>(jpeg->client_data);
  }

  [[noreturn]] static void on_error(j_common_ptr jpeg) {
    char message[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, message);
    self(jpeg).cause_ = message;
    std::longjmp(self(jpeg).jump_, 1);
  }

  static void on_message(j_common_ptr jpeg, int level) {
    if (level >= 0) return;
    ++jpeg->err->num_warnings;
    if (jpeg->err->msg_code == JWRN_JPEG_EOF) self(jpeg).ended_ = true;
  }

  File file_;
  jpeg_decompress_struct jpeg_{};
  jpeg_error_mgr errors_{};
  std::jmp_buf jump_;
  bool created_ = false;
  bool ended_ = false;
  std::string cause_;
};

/// Inks of a row on white paper.
void write_inks(const std::vector<std::uint8_t>& inks, bool inverted, std::uint8_t* out) {
  for (std::size_t i = 0; i + 3 < inks.size(); i += 4, out += 3) {
    const int black = inverted ? inks[i + 3] : 255 - inks[i + 3];
    for (std::size_t c = 0; c < 3; ++c) {
      const int light = inverted ? inks[i + c] : 255 - inks[i + c];
      out[c] = static_cast<std::uint8_t>((light * black + 127) / 255);
    }
  }
}

class JpegDecoder : public ImageDecoder {
 public:
  JpegDecoder(std::string path, const ImageHeader& header)
      : path_(std::move(path)), header_(header) {}

  Result<ImageHeader> header(int) const override { return header_; }

  Result<DecodedImage> decode(int, const Deadline& deadline) const override {
    JpegReader reader(path_);
    const int channels = reader.read_header() ? reader.start() : 0;
    // A progressive file that breaks off leaves a sketch of the whole page.
    if (channels == 0 || reader.ended_early()) return image_damaged(reader.cause());
    DecodedImage image;
    image.raster = make_raster(header_.width, header_.height, channels == 1 ? 1 : 3);
    std::vector<std::uint8_t> inks;
    if (channels == 4) inks.resize(static_cast<std::size_t>(header_.width) * 4);
    int rows = 0;
    for (; rows < header_.height; ++rows) {
      if (rows % kRowsAtATime == 0 && deadline.is_past()) return image_timeout();
      std::uint8_t* row = image.raster.row(rows);
      if (!reader.read_row(inks.empty() ? row : inks.data())) break;
      if (!inks.empty()) write_inks(inks, reader.inks_are_inverted(), row);
    }
    image.damaged = reader.warned();
    return complete_image(std::move(image), rows, reader.cause());
  }

 private:
  std::string path_;
  ImageHeader header_;
};

}  // namespace

OpenedDecoder open_jpeg(const std::string& path) {
  JpegReader reader(path);
  if (!reader.read_header()) return image_damaged(reader.cause());
  return std::unique_ptr<ImageDecoder>(std::make_unique<JpegDecoder>(path, reader.header()));
}

}  // namespace biaoge

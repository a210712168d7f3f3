// SPDX-License-Identifier: GPL-3.0-or-later
// What the formats of image files have in common. Private to ingest.
#pragma once

#include <memory>
#include <string>

#include "core/raster.h"
#include "core/result.h"
#include "ingest/deadline.h"

namespace biaoge {

/// Of one page of an image file, as stored: before it is turned by its orientation.
struct ImageHeader {
  int width = 0;
  int height = 0;
  double dpi_x = 0;  ///< As the file says; 0: it does not say.
  double dpi_y = 0;
  int orientation = 1;  ///< Tag Orientation of TIFF 6.0 and EXIF.
};

struct DecodedImage {
  Raster raster;         ///< As stored. Gray when all its colours are.
  int missing_rows = 0;  ///< At its end; white.
  bool damaged = false;  ///< The decoder complained, or rows are missing.
};

/// Reads one file. The messages of its errors lack file and page: "cannot be ...". Error codes:
/// "image-damaged", "image-unsupported", "no-pages", "page-timeout".
class ImageDecoder {
 public:
  virtual ~ImageDecoder() = default;

  virtual int page_count() const { return 1; }
  /// `page` counts from 0. Reads no pixels.
  virtual Result<ImageHeader> header(int page) const = 0;
  /// Precondition: check_picture_size() found nothing in the header. The picture has at least one
  /// row that could be decoded.
  virtual Result<DecodedImage> decode(int page, const Deadline& deadline) const = 0;
};

using OpenedDecoder = Result<std::unique_ptr<ImageDecoder>>;
OpenedDecoder open_tiff(const std::string& path);
OpenedDecoder open_png(const std::string& path);
OpenedDecoder open_jpeg(const std::string& path);

/// `cause`: words of the library, for the message.
Error image_damaged(const std::string& cause);
Error image_unsupported(const std::string& cause);
Error image_timeout();

/// What decode() returns once `rows` rows are in the raster: the others are made white, and a
/// picture of grays loses its colours. `cause`: why there are no more.
Result<DecodedImage> complete_image(DecodedImage image, int rows, const std::string& cause);

}  // namespace biaoge

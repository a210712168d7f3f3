// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/png.h"

#include <png.h>

namespace biaoge {

Status write_png(const Raster& picture, const std::string& path) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = picture.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  image.flags = PNG_IMAGE_FLAG_FAST;
  if (png_image_write_to_file(&image, path.c_str(), 0, picture.pixels.data(), 0, nullptr) == 0) {
    return Error{"output-unwritable", path + ": cannot be written: " + image.message,
                 "Check the folder and the space on the disk"};
  }
  return success();
}

}  // namespace biaoge

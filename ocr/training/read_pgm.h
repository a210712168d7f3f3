// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of lines for training and tests. No part of the program.
#pragma once

#include <istream>
#include <string>

#include "core/raster.h"

namespace biaoge {

/// The next PGM picture (binary, 8 bits) of a stream as gray; false where none comes, or not whole.
inline bool read_pgm(std::istream& from, Raster& picture) {
  std::string magic;
  int width = 0;
  int height = 0;
  int most = 0;
  if (!(from >> magic >> width >> height >> most) || magic != "P5") return false;
  from.get();
  picture = make_raster(width, height, 1);
  return static_cast<bool>(from.read(reinterpret_cast<char*>(picture.pixels.data()),
                                     static_cast<std::streamsize>(picture.pixels.size())));
}

}  // namespace biaoge

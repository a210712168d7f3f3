// SPDX-License-Identifier: GPL-3.0-or-later
// A device that looks for the one picture that is all there is in a part of a page. Private to
// ingest.
#pragma once

#include <memory>
#include <vector>

#include "core/geometry.h"
#include "core/raster.h"
#include "ingest/deadline.h"

class OutputDev;

namespace biaoge {

/// A picture that meets the part of the page.
struct PicturePiece {
  Box visible;
  double dpi = 0;
  int pixel_width = 0;
  int pixel_height = 0;
};

struct Capture {
  std::vector<PicturePiece> pieces;
  /// More than one picture shows: several, or marks over it, or one that is skewed, masked or
  /// blended. What stands there has to be rendered.
  bool composed = false;
  Raster raster;  ///< The only picture, upright. Empty when composed.
  Box box;        ///< Its place, whether visible or not.
  Box visible;
  int missing_rows = 0;
  bool damaged = false;

  bool has_raster() const { return !raster.pixels.empty(); }
};

/// Fills `capture` with what stands in `wanted` (points). `scale`: points per unit of the page.
/// All three outlive the device.
std::unique_ptr<OutputDev> make_picture_device(Capture& capture, double scale, const Box& wanted,
                                               const Deadline& deadline);

}  // namespace biaoge

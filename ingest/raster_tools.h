// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to pictures on their way in, without loss. Private to ingest.
#pragma once

#include <optional>
#include <string>

#include "core/page.h"
#include "core/raster.h"
#include "core/result.h"

namespace biaoge {

/// How stored pixels become displayed ones: first rows and columns are exchanged, then the picture
/// is mirrored. All turns by 90° and their mirror images are made of these.
struct Placing {
  bool transposed = false;
  bool flip_x = false;
  bool flip_y = false;

  bool changes_nothing() const { return !transposed && !flip_x && !flip_y; }
};

/// Of the values 1 to 8 of the tag Orientation of TIFF 6.0, which EXIF shares; else nothing.
Placing placing_of_orientation(int tag);

Raster placed(Raster raster, const Placing& placing);

/// A colour picture without colour becomes gray: every pixel's channels differ by what JPEG leaves.
void drop_needless_colour(Raster& raster);

/// The part of a picture whose sides in points are `box` that meets `wanted`, to whole pixels;
/// narrows `box` to it.
Raster cropped(Raster raster, Box& box, const Box& wanted);

/// Makes the pixels square when they are not within kSquare: the coarser axis is interpolated.
/// True when it had to. Empty pictures and boxes stay.
bool make_square(Raster& raster, const Box& box);
inline constexpr double kSquare = 0.01;

/// Pixels an inch of a picture that fills `box`.
double resolution(int width, int height, const Box& box);

/// 30,000 × 30,000 would take 2.7 GB; 120 million are A3 at 600 dpi with a margin.
inline constexpr double kMaxPixels = 120e6;
/// A picture with a shorter side holds no text.
inline constexpr int kMinSide = 16;

/// "image-too-large" or "image-too-small"; `where`: file and page, for the message.
std::optional<Error> check_picture_size(const std::string& where, double width, double height);

}  // namespace biaoge

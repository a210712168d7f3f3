// SPDX-License-Identifier: GPL-3.0-or-later
// Dashed and dotted level lines, known by their regular marks. Private to ocr.
#pragma once

#include <cstddef>
#include <vector>

#include "core/page.h"
#include "ocr/pixel_box.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

/// What the dashes of one kind of line look like, in pixels.
struct DashKind {
  double length = 0;
  double gap = 0;
};

/// A mark and the next one to its right.
struct DashLink {
  std::size_t from = 0;
  std::size_t to = 0;
  int length = 0;
  int other = 0;  ///< Length of the next one.
  int gap = 0;
};

/// The flat marks of one direction that may be dashes, with the next one of each.
struct Dashes {
  std::vector<PixelBox> marks;  ///< By upper edge, then from left to right.
  std::vector<DashLink> links;
};

/// `marks`: flat pieces of ink.
Dashes find_dashes(const std::vector<PixelBox>& marks, const RulingScale& scale);

/// The kinds of dashed and dotted lines of a page, known by many marks that are equally long and
/// equally far apart. `level`, `upright`: both as level ones.
std::vector<DashKind> dash_kinds(const Dashes& level, const Dashes& upright,
                                 const RulingScale& scale);

/// Rows of such marks; text may touch them or stand close by.
std::vector<Ruling> dashed_pieces(const Dashes& dashes, const std::vector<DashKind>& kinds,
                                  const RulingScale& scale);

/// Of rows of such marks that are too short to be known by themselves those that fill the distance
/// between two crossing rulings that are broken too, as in a low row. `crossing`: upright ones.
std::vector<Ruling> dashes_between(const Dashes& dashes, const std::vector<DashKind>& kinds,
                                   const std::vector<Ruling>& crossing, const RulingScale& scale);

}  // namespace biaoge

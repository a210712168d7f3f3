// SPDX-License-Identifier: GPL-3.0-or-later
// Watermarks are text that is not meant to be read with the rest: slanted, pale, across the page.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "ingest/canvas.h"

namespace biaoge {

namespace {

/// Two glyphs are in each other's way when they share this part of the smaller one.
constexpr double kShared = 0.12;
/// So many glyphs across others make a text a watermark.
constexpr int kAcross = 2;

/// Glyphs set alike: size in tenths of a point, slanted, pale.
using Kind = std::tuple<long, bool, bool>;

Kind kind_of(const DrawnGlyph& glyph) {
  return {std::lround(10 * std::min(glyph.font_size, 1e6)), glyph.slanted, glyph.pale};
}

bool is_suspect(const DrawnGlyph& glyph) {
  return (glyph.slanted || glyph.pale) && glyph.code != U' ';
}

/// The glyphs that are neither pale nor slanted, by height.
class Plain {
 public:
  explicit Plain(const std::vector<DrawnGlyph>& glyphs) {
    for (const DrawnGlyph& glyph : glyphs) {
      if (glyph.slanted || glyph.pale || glyph.code == U' ') continue;
      boxes_.push_back(glyph.box);
      highest_ = std::max(highest_, glyph.box.height());
    }
    std::sort(boxes_.begin(), boxes_.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
  }

  std::size_t count() const { return boxes_.size(); }

  bool in_the_way_of(const Box& box) const {
    auto at = std::lower_bound(boxes_.begin(), boxes_.end(), box.y0 - highest_,
                               [](const Box& other, double y) { return other.y0 < y; });
    for (; at != boxes_.end() && at->y0 < box.y1; ++at) {
      if (intersect(*at, box).area() > kShared * std::min(at->area(), box.area())) return true;
    }
    return false;
  }

 private:
  std::vector<Box> boxes_;
  double highest_ = 0;
};

}  // namespace

void drop_watermarks(std::vector<DrawnGlyph>& glyphs) {
  const auto suspects = std::count_if(glyphs.begin(), glyphs.end(), is_suspect);
  if (suspects == 0) return;
  const Plain plain(glyphs);
  if (plain.count() < static_cast<std::size_t>(suspects)) return;
  std::map<Kind, int> across;
  for (const DrawnGlyph& glyph : glyphs) {
    if (!is_suspect(glyph)) continue;
    int& count = across[kind_of(glyph)];
    if (glyph.slanted && glyph.pale) count = kAcross;
    if (count < kAcross) count += plain.in_the_way_of(glyph.box);
  }
  std::erase_if(glyphs, [&](const DrawnGlyph& glyph) {
    const auto kind = across.find(kind_of(glyph));
    return kind != across.end() && kind->second >= kAcross;
  });
}

}  // namespace biaoge

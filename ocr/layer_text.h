// SPDX-License-Identifier: GPL-3.0-or-later
// The text that another program for text recognition laid unseen over a scan. Private to ocr.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "ocr/line_reader.h"
#include "ocr/strip.h"

namespace biaoge {

class LayerText {
 public:
  /// `words`: in points of the page as displayed; `upright`: from points of the straightened page
  /// to those; `points`: of a pixel of the straightened page. `words` and `upright` must outlive
  /// it.
  LayerText(const std::vector<Word>& words, const Mesh& upright, double points);

  /// What the layer has in the place of a line of running text. Nothing where the line is too short
  /// to be one, where a digit is said or seen, or where the characters do not fill the line: such
  /// lines are read. `region`: where the strip's line was found.
  std::optional<LineReading> reading(const TextLines& region, const Strip& strip) const;

  /// Of each character of what reading() returns, from then on.
  void set_confidence(double confidence) { confidence_ = confidence; }

 private:
  struct Placed {
    char32_t code;
    double along;  ///< Of the line: 0 at its left end, 1 at its right end.
  };
  std::vector<Placed> characters_in(const Box& line) const;

  const std::vector<Word>& words_;
  const Mesh& upright_;
  double points_;
  double confidence_ = 0;
};

/// The share of characters of `own` that `other` has too, by edit distance; width and spaces do not
/// count. 1 where both are empty.
double agreement(std::u32string_view own, std::u32string_view other);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/column_gaps.h"

#include <algorithm>

namespace biaoge {

namespace {

// In units of the height of a line: white between columns is wider than that behind 、 and so much
// of it is common to lines below each other.
constexpr double kNarrowest = 1.15;
constexpr double kShared = 0.9;
// Lines this near are looked at, and so many share the white.
constexpr std::size_t kNear = 6;
constexpr std::size_t kFewest = 4;

/// White between the parts of a line, or its ink from the first to the last.
struct Stretch {
  int x0 = 0;
  int x1 = 0;
  int width() const { return x1 - x0; }
};

/// `parts`: from left to right.
std::vector<Stretch> gaps_of(const std::vector<PixelBox>& parts, double least) {
  std::vector<Stretch> gaps;
  int end = 0;
  for (const PixelBox& part : parts) {
    if (&part != parts.data() && part.x0 - end > least) gaps.push_back({end, part.x0});
    end = std::max(end, part.x1);
  }
  return gaps;
}

struct LineWhite {
  Stretch ink;
  std::vector<Stretch> gaps;
};

/// Of the lines from `at` up or down, how many share the white with it, to the second one that has
/// text in it. Lines that end before it say nothing.
std::size_t sharing(const Stretch& gap, std::size_t at, bool down,
                    const std::vector<LineWhite>& lines, double usual) {
  std::size_t shared = 0;
  std::size_t crossing = 0;
  for (std::size_t step = 1; step <= kNear && crossing < 2; ++step) {
    if (down ? at + step >= lines.size() : step > at) break;
    const LineWhite& line = lines[down ? at + step : at - step];
    if (line.ink.x0 >= gap.x0 || line.ink.x1 <= gap.x1) continue;
    const bool white = std::any_of(line.gaps.begin(), line.gaps.end(), [&](const Stretch& other) {
      return std::min(gap.x1, other.x1) - std::max(gap.x0, other.x0) >= kShared * usual;
    });
    (white ? shared : crossing) += 1;
  }
  return shared;
}

}  // namespace

std::vector<std::vector<std::vector<PixelBox>>> columns_of_lines(
    std::vector<std::vector<PixelBox>> lines, double gutter, double usual) {
  std::vector<LineWhite> white;
  for (std::vector<PixelBox>& parts : lines) {
    std::sort(parts.begin(), parts.end(),
              [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
    LineWhite& line = white.emplace_back();
    line.gaps = gaps_of(parts, kNarrowest * usual);
    if (parts.empty()) continue;
    line.ink = {parts.front().x0, 0};
    for (const PixelBox& part : parts) line.ink.x1 = std::max(line.ink.x1, part.x1);
  }
  std::vector<std::vector<std::vector<PixelBox>>> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<Stretch> gutters = white[i].gaps;
    std::erase_if(gutters, [&](const Stretch& gap) {
      return gap.width() <= gutter &&
             sharing(gap, i, false, white, usual) + sharing(gap, i, true, white, usual) < kFewest;
    });
    std::vector<std::vector<PixelBox>>& columns = result.emplace_back();
    auto next = gutters.begin();
    for (const PixelBox& part : lines[i]) {
      const bool begins = next != gutters.end() && part.x0 >= next->x1;
      if (begins) ++next;
      if (columns.empty() || begins) columns.emplace_back();
      columns.back().push_back(part);
    }
  }
  return result;
}

}  // namespace biaoge

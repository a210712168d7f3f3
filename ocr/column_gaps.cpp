// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/column_gaps.h"

#include <algorithm>

namespace biaoge {

namespace {

// In units of the height of a line: white between columns is wider than that behind 、 and so much
// of it is common to lines below each other.
constexpr double kNarrowest = 1.15;
constexpr double kShared = 0.9;
// Lines this near are looked at; so many share the white, and this share of those that have text on
// both sides of it.
constexpr std::size_t kNear = 6;
constexpr std::size_t kFewest = 4;
constexpr double kMost = 0.75;

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

/// Most lines near line `at` that have text on both sides have white there too.
bool is_shared(const Stretch& gap, std::size_t at, const std::vector<LineWhite>& lines,
               double usual) {
  std::size_t shared = 0;
  std::size_t beside = 0;
  const std::size_t last = std::min(lines.size(), at + kNear + 1);
  for (std::size_t k = at > kNear ? at - kNear : 0; k < last; ++k) {
    if (k == at || lines[k].ink.x0 >= gap.x0 || lines[k].ink.x1 <= gap.x1) continue;
    ++beside;
    shared += std::any_of(lines[k].gaps.begin(), lines[k].gaps.end(), [&](const Stretch& other) {
      return std::min(gap.x1, other.x1) - std::max(gap.x0, other.x0) >= kShared * usual;
    });
  }
  return shared >= kFewest && static_cast<double>(shared) >= kMost * static_cast<double>(beside);
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
      return gap.width() <= gutter && !is_shared(gap, i, white, usual);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/rivers.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// Columns may stand so close that their texts make one piece: spaces wider than this (em), and
/// than this many times the usual space.
constexpr double kWideSpace = 0.36;
constexpr double kWiderSpace = 1.35;

/// So many of the lines that tell the columns may cross a river.
int tolerated_lines(int lines) {
  return lines < 6 ? 0 : std::max(1, lines / 12);
}

/// Usual space between the words of the pieces, in em.
double usual_space(const std::vector<const Line*>& lines) {
  std::vector<double> spaces;
  for (const Line* line : lines) {
    for (const TextPiece& piece : line->pieces) {
      for (std::size_t i = 1; i < piece.words.size(); ++i) {
        spaces.push_back((piece.words[i]->box.x0 - piece.words[i - 1]->box.x1) / piece.em);
      }
    }
  }
  if (spaces.empty()) return 0;
  const auto low = spaces.begin() + static_cast<std::ptrdiff_t>((spaces.size() - 1) / 2);
  std::nth_element(spaces.begin(), low, spaces.end());
  return *low;
}

/// Where each line has text: its pieces, parted where a space is wider than others.
std::vector<std::vector<Box>> parts_of(const std::vector<const Line*>& lines) {
  const double wide = std::max(kWideSpace, kWiderSpace * usual_space(lines));
  std::vector<std::vector<Box>> parts;
  for (const Line* line : lines) {
    std::vector<Box>& boxes = parts.emplace_back();
    for (const TextPiece& piece : line->pieces) {
      boxes.push_back(piece.words.front()->box);
      for (std::size_t i = 1; i < piece.words.size(); ++i) {
        const Box& word = piece.words[i]->box;
        if (word.x0 - boxes.back().x1 > wide * piece.em) {
          boxes.push_back(word);
        } else {
          boxes.back() = unite(boxes.back(), word);
        }
      }
    }
  }
  return parts;
}

}  // namespace

std::vector<Stretch> stretches(const std::vector<const Line*>& lines) {
  std::vector<double> xs;
  const std::vector<std::vector<Box>> parts = parts_of(lines);
  for (const std::vector<Box>& boxes : parts) {
    for (const Box& box : boxes) {
      xs.push_back(box.x0);
      xs.push_back(box.x1);
    }
  }
  std::sort(xs.begin(), xs.end());
  xs.erase(std::unique(xs.begin(), xs.end(), [](double a, double b) { return b - a < 0.05; }),
           xs.end());
  std::vector<Stretch> result;
  for (std::size_t i = 0; i + 1 < xs.size(); ++i) result.push_back({xs[i], xs[i + 1]});
  const auto index = [&](double x) {
    return static_cast<std::size_t>(std::lower_bound(xs.begin(), xs.end(), x - 0.05) - xs.begin());
  };
  for (const std::vector<Box>& boxes : parts) {
    for (std::size_t k = 0; k < boxes.size(); ++k) {
      const Box& box = boxes[k];
      for (std::size_t i = index(box.x0); i < index(box.x1); ++i) ++result[i].covered;
      if (k == 0) continue;
      const double before = boxes[k - 1].x1;
      for (std::size_t i = index(before); i < index(box.x0); ++i) ++result[i].votes;
    }
  }
  return result;
}

std::vector<River> find_rivers(const std::vector<Stretch>& all, int lines, double em) {
  const int tolerated = tolerated_lines(lines);
  const int needed = std::min(lines, std::max(2, static_cast<int>(std::ceil(kRiverVotes * lines))));
  std::vector<River> rivers;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    int least = tolerated;
    while (end < all.size() && all[end].covered <= tolerated) {
      least = std::min(least, all[end++].covered);
    }
    for (std::size_t k = i; k < end; ++k) {
      if (all[k].covered > least) continue;
      River river{all[k].x0, all[k].x1, all[k].votes, least};
      while (k + 1 < end && all[k + 1].covered <= least) {
        river.x1 = all[++k].x1;
        river.votes = std::max(river.votes, all[k].votes);
      }
      if (river.votes >= needed && river.x1 - river.x0 >= kNarrowestRiver * em)
        rivers.push_back(river);
    }
    i = std::max(end, i + 1);
  }
  return rivers;
}

void drop_crossed(std::vector<River>& rivers, const std::vector<const Line*>& all, int lines) {
  const std::vector<River> found = rivers;
  std::erase_if(rivers, [&](const River& river) {
    if (river.crossed == 0) return false;
    double left = -1e9;
    double right = 1e9;
    for (const River& other : found) {
      if (other.crossed > 0) continue;
      if (other.x1 <= river.x0) left = std::max(left, other.x0);
      if (other.x0 >= river.x1) right = std::min(right, other.x1);
    }
    const auto crossing = std::count_if(all.begin(), all.end(), [&](const Line* line) {
      return std::any_of(line->pieces.begin(), line->pieces.end(), [&](const TextPiece& piece) {
        return piece.box.x0 < river.x0 && piece.box.x1 > river.x1 && piece.box.x0 > left &&
               piece.box.x1 < right;
      });
    });
    return crossing > std::max(2, 2 * tolerated_lines(lines));
  });
}

double emptiest(const River& river, const std::vector<Stretch>& all) {
  int least = 1 << 20;
  for (const Stretch& stretch : all) {
    if (overlap(stretch.x0, stretch.x1, river.x0, river.x1) > 0.5) {
      least = std::min(least, stretch.covered);
    }
  }
  double best = (river.x0 + river.x1) / 2;
  double widest = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].covered > least) continue;
    const double x0 = std::max(all[i].x0, river.x0);
    while (i + 1 < all.size() && all[i + 1].covered <= least) ++i;
    const double x1 = std::min(all[i].x1, river.x1);
    if (x1 - x0 <= widest) continue;
    widest = x1 - x0;
    best = (x0 + x1) / 2;
  }
  return best;
}

}  // namespace biaoge

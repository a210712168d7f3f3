// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/lattice_stack.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/utf8.h"
#include "layout/line.h"

namespace biaoge {

namespace {

/// Column edges this near (points) are the same.
constexpr double kSameEdge = 1.5;
/// The empty row between is at most this many times as high as the row above it; one with a heading
/// in it the second.
constexpr double kEmptyRow = 1.4;
constexpr double kHeadingRow = 1.2;

bool same_columns(const Lattice& a, const Lattice& b) {
  return a.columns() > 1 &&
         std::equal(a.xs.begin(), a.xs.end(), b.xs.begin(), b.xs.end(),
                    [](double x, double y) { return std::abs(x - y) < kSameEdge; });
}

/// The lower one has no header: numbers stand in its first row, beside the first column.
bool begins_with_values(const Lattice& lattice, const std::vector<Word>& words) {
  const Box row{lattice.xs[1], lattice.ys[0], lattice.xs.back(), lattice.ys[1]};
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return row.contains(word.box.center()) &&
           std::any_of(word.glyphs.begin(), word.glyphs.end(),
                       [](const Glyph& glyph) { return is_digit(glyph.code); }) &&
           !is_period_text(from_utf8(word.text()));
  });
}

/// What stands between two lattices.
struct Between {
  std::size_t words = 0;
  bool one_line = true;
};

Between between(const Box& band, const std::vector<Word>& words) {
  Between result;
  double y = 0;
  for (const Word& word : words) {
    if (!band.contains(word.box.center())) continue;
    if (result.words++ == 0) y = word.box.center().y;
    result.one_line = result.one_line && std::abs(word.box.center().y - y) < 0.5 * word.font_size;
  }
  return result;
}

bool is_stacked(const Lattice& upper, const Lattice& lower, const std::vector<Word>& words) {
  if (!same_columns(upper, lower)) return false;
  const double top = upper.ys.back();
  const double gap = lower.ys.front() - top;
  const double row = top - upper.ys[upper.ys.size() - 2];
  if (gap < 0 || gap > kEmptyRow * row || !begins_with_values(lower, words)) return false;
  const Between text = between({upper.xs.front(), top, upper.xs.back(), lower.ys.front()}, words);
  // Borders without ends at the sides: a heading between rows lies in no lattice.
  const bool open = upper.open_left && upper.open_right && lower.open_left && lower.open_right;
  return text.words == 0 || (open && text.one_line && gap < kHeadingRow * row);
}

/// Adds a row of one cell.
void append_heading(Lattice& lattice, double bottom) {
  lattice.ys.push_back(bottom);
  lattice.owner.insert(lattice.owner.end(), static_cast<std::size_t>(lattice.columns()),
                       static_cast<int>(lattice.cells.size()));
  lattice.cells.push_back({lattice.rows() - 1, 0, 1, lattice.columns()});
}

void append(Lattice& upper, const Lattice& lower, bool heading) {
  if (heading) append_heading(upper, lower.ys.front());
  const int rows = upper.rows();
  const int cells = static_cast<int>(upper.cells.size());
  upper.ys.insert(upper.ys.end(), lower.ys.begin() + 1, lower.ys.end());
  for (Span span : lower.cells) {
    span.row += rows;
    upper.cells.push_back(span);
  }
  for (const int owner : lower.owner) upper.owner.push_back(owner < 0 ? owner : owner + cells);
  upper.open_bottom = lower.open_bottom;
}

}  // namespace

std::vector<Lattice> stack_lattices(std::vector<Lattice> lattices, const std::vector<Word>& words) {
  std::vector<Lattice> result;
  for (Lattice& lattice : lattices) {
    const auto upper = std::find_if(result.begin(), result.end(), [&](const Lattice& other) {
      return is_stacked(other, lattice, words);
    });
    if (upper == result.end()) {
      result.push_back(std::move(lattice));
    } else {
      const Box band{upper->xs.front(), upper->ys.back(), upper->xs.back(), lattice.ys.front()};
      append(*upper, lattice, between(band, words).words > 0);
    }
  }
  return result;
}

}  // namespace biaoge

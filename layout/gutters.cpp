// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/gutters.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "core/utf8.h"
#include "layout/rivers.h"

namespace biaoge {

namespace {

/// A box reaches into a column by more than this (em).
constexpr double kReach = 0.3;
/// Lines closer than this (em between baselines) reach into each other.
constexpr double kOverlapping = 0.8;
/// Lines of a heading follow within this (em between baselines) and share a side within the second.
constexpr double kLeading = 1.8;
constexpr double kSameSide = 0.3;

bool has_value_column(const Line& line) {
  for (std::size_t i = 1; i < line.pieces.size(); ++i) {
    const TextPiece& piece = line.pieces[i];
    if (piece.value && !is_period_text(text_of(piece))) return true;
  }
  return false;
}

std::vector<const Line*> tabular(std::vector<const Line*> lines) {
  std::erase_if(lines, [](const Line* line) { return line->pieces.size() < 2; });
  return lines;
}

/// The lines that tell where columns are: rows of values if there are enough of them, else every
/// line of several pieces.
std::vector<const Line*> voters(const std::vector<const Line*>& lines) {
  const std::vector<const Line*> all = tabular(lines);
  std::vector<const Line*> values;
  std::copy_if(all.begin(), all.end(), std::back_inserter(values),
               [](const Line* line) { return has_value_column(*line); });
  const bool enough = values.size() >= 2 && 5 * values.size() >= 2 * all.size();
  return enough ? values : all;
}

double usual_em(const std::vector<const Line*>& lines) {
  std::vector<double> sizes;
  for (const Line* line : lines) sizes.push_back(line->em);
  if (sizes.empty()) return 10;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

/// Each text of a line of headings shares a side or the middle with one on the next.
bool goes_on_below(const Line& upper, const Line& lower) {
  if (lower.baseline() - upper.baseline() > kLeading * upper.em) return false;
  return std::all_of(upper.pieces.begin(), upper.pieces.end(), [&](const TextPiece& piece) {
    return std::any_of(lower.pieces.begin(), lower.pieces.end(), [&](const TextPiece& below) {
      const Box& a = piece.box;
      const Box& b = below.box;
      return std::min({std::abs(a.x0 - b.x0), std::abs(a.x1 - b.x1),
                       std::abs(a.center().x - b.center().x)}) < kSameSide * piece.em;
    });
  });
}

/// The lines from the last of the header on, as headings further up stand over several columns, to
/// the last one of several pieces: notes may stand below.
std::vector<const Line*> without_ends(const std::vector<const Line*>& lines,
                                      const Line& first_voter) {
  auto begin = std::find(lines.begin(), lines.end(), &first_voter);
  while (begin != lines.begin()) {
    --begin;
    if ((*begin)->pieces.size() > 1) break;
  }
  // The upper line of headings of two stands over as many columns, or right over those of fewer.
  while (begin != lines.begin()) {
    const Line& upper = **(begin - 1);
    const bool many = upper.pieces.size() > 1 && upper.pieces.size() + 1 >= (*begin)->pieces.size();
    if (!many && !goes_on_below(upper, **begin)) break;
    --begin;
  }
  auto end = lines.end();
  while (end - begin > 1 && (*(end - 1))->pieces.size() == 1) --end;
  return {begin, end};
}

/// A gutter and the white it lies in.
struct Gutter {
  double x;
  double x0;
  double x1;
};

/// Adds vertical rulings as gutters, and lets each take the place of that of the river it lies in.
std::vector<double> with_uprights(std::vector<Gutter> gutters, const std::vector<double>& uprights,
                                  double left, double right, double em) {
  for (const double x : uprights) {
    if (x <= left + 0.3 * em || x >= right - 0.3 * em) continue;
    const auto close = std::find_if(gutters.begin(), gutters.end(), [&](const Gutter& gutter) {
      return std::abs(gutter.x - x) < 0.8 * em || (gutter.x0 < x && x < gutter.x1);
    });
    if (close == gutters.end()) {
      gutters.push_back({x, x, x});
    } else {
      *close = {x, x, x};
    }
  }
  std::vector<double> xs;
  for (const Gutter& gutter : gutters) xs.push_back(gutter.x);
  std::sort(xs.begin(), xs.end());
  return xs;
}

/// The middle of the widest stretch between x0 and x1 that no line covers; nothing when that is
/// narrow.
std::optional<double> free_between(double x0, double x1, const std::vector<Stretch>& all,
                                   double em) {
  double widest = 2 * kNarrowestRiver * em;
  std::optional<double> middle;
  double begin = x0;
  const auto take = [&](double end) {
    if (end - begin <= widest) return;
    widest = end - begin;
    middle = (begin + end) / 2;
  };
  for (const Stretch& stretch : all) {
    if (stretch.covered == 0 || stretch.x1 <= x0 || stretch.x0 >= x1) continue;
    take(stretch.x0);
    begin = stretch.x1;
  }
  take(x1);
  return middle;
}

/// Hardly any of `lines` has text there: nothing, or labels that stand beside many rows each.
bool is_free(double x0, double x1, const std::vector<Stretch>& all, std::size_t lines) {
  return std::none_of(all.begin(), all.end(), [&](const Stretch& stretch) {
    return static_cast<double>(stretch.covered) > kRiverVotes * static_cast<double>(lines) &&
           overlap(stretch.x0, stretch.x1, x0, x1) > 0.5;
  });
}

/// A line below `top` has a text of its own on either side of `x`, no further off than x0 and x1.
bool parts_texts(const std::vector<const Line*>& lines, double top, double x0, double x,
                 double x1) {
  const auto holds = [](const Line& line, double from, double to) {
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const TextPiece& piece) {
      return piece.box.x0 > from && piece.box.x1 < to;
    });
  };
  return std::any_of(lines.begin(), lines.end(), [&](const Line* line) {
    return line->box.y0 >= top && holds(*line, x0, x) && holds(*line, x, x1);
  });
}

/// The pieces of a line and of those that reach into it: headings of one line and of two, set in
/// the middle of their cells.
std::vector<TextPiece> headings_at(const std::vector<const Line*>& lines, std::size_t at) {
  std::vector<TextPiece> pieces = lines[at]->pieces;
  for (const std::size_t other : {at - 1, at + 1}) {
    if (other >= lines.size()) continue;
    const double step = std::abs(lines[other]->baseline() - lines[at]->baseline());
    if (step > kOverlapping * lines[at]->em) continue;
    for (const TextPiece& piece : lines[other]->pieces) {
      const bool free = std::none_of(pieces.begin(), pieces.end(), [&](const TextPiece& own) {
        return overlap(own.box.x0, own.box.x1, piece.box.x0, piece.box.x1) > 0;
      });
      if (free) pieces.push_back(piece);
    }
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const TextPiece& a, const TextPiece& b) { return a.box.x0 < b.box.x0; });
  return pieces;
}

/// A column without values still has a heading: two headings above one column, with room between
/// them that no value reaches into, are those of two. Only Chinese: other texts have words that
/// justified lines part, and even a Chinese heading may be set with its letters apart.
void add_headed(std::vector<double>& gutters, const std::vector<const Line*>& lines,
                const std::vector<Stretch>& voted, const std::vector<Stretch>& everything,
                std::size_t voters, double top, double em) {
  for (std::size_t n = 0; n < lines.size() && lines[n]->box.y0 < top; ++n) {
    const std::vector<TextPiece> pieces = headings_at(lines, n);
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const TextPiece& a = pieces[i - 1];
      const TextPiece& b = pieces[i];
      if (b.box.x0 - a.box.x1 < em || std::min(a.glyphs, b.glyphs) < 2) continue;
      if (!is_cjk(a.words.back()->glyphs.back().code)) continue;
      if (!is_cjk(b.words.front()->glyphs.front().code)) continue;
      const auto above = std::lower_bound(gutters.begin(), gutters.end(), a.box.center().x);
      if (above != gutters.end() && *above < b.box.center().x) continue;
      std::optional<double> x = free_between(a.box.x1, b.box.x0, everything, em);
      if (!x) x = free_between(a.box.x1, b.box.x0, voted, em);
      const double left = above == gutters.begin() ? -1e9 : *(above - 1);
      const double right = above == gutters.end() ? 1e9 : *above;
      if (x && (is_free(left, *x, voted, voters) || is_free(*x, right, voted, voters) ||
                parts_texts(lines, top, left, *x, right))) {
        gutters.insert(above, *x);
      }
    }
  }
}

void measure(Columns& columns, const std::vector<const Line*>& lines, double em) {
  columns.left.assign(static_cast<std::size_t>(columns.count()), 1e9);
  columns.right.assign(static_cast<std::size_t>(columns.count()), -1e9);
  for (const Line* line : lines) {
    for (const TextPiece& piece : line->pieces) {
      const ColumnSpan range = columns_of(columns, piece.box, em);
      if (range.first != range.last) continue;
      const auto c = static_cast<std::size_t>(range.first);
      columns.left[c] = std::min(columns.left[c], piece.box.x0);
      columns.right[c] = std::max(columns.right[c], piece.box.x1);
    }
  }
}

bool is_sign_only(const TextPiece& piece) {
  if (piece.words.size() != 1 || piece.glyphs != 1) return false;
  const char32_t code = piece.words.front()->glyphs.front().code;
  return code == U'$' || code == U'£' || code == U'€' || code == U'¥' || code == U'￥' ||
         code == U'%' || code == U'％' || code == U')' || code == U'(';
}

/// A column of nothing but currency or percent signs, below its heading, belongs to the numbers
/// beside it; a column without any text is none. `top`: where the values begin.
void drop_hollow(Columns& columns, const std::vector<const Line*>& lines, double top, double em) {
  for (int c = 0; c < columns.count() && columns.count() > 1;) {
    int texts = 0;
    int signs = 0;
    int headings = 0;
    bool trailing = false;
    for (const Line* line : lines) {
      for (const TextPiece& piece : line->pieces) {
        const ColumnSpan range = columns_of(columns, piece.box, em);
        if (range.first != c || range.last != c) continue;
        const bool sign = is_sign_only(piece);
        if (!sign && line->box.y0 < top) {
          ++headings;
          continue;
        }
        ++texts;
        if (!sign) continue;
        ++signs;
        const char32_t code = piece.words.front()->glyphs.front().code;
        trailing = code == U'%' || code == U'％' || code == U')';
      }
    }
    if (signs < texts || (signs == 0 && headings > 0)) {
      ++c;
      continue;
    }
    const bool join_left = c > 0 && (trailing || c + 1 == columns.count());
    columns.gutters.erase(columns.gutters.begin() + (join_left ? c - 1 : c));
  }
}

/// Headings that hold digits look like values, but none of them begins with one.
bool is_heading_line(const Line& line) {
  return std::all_of(line.pieces.begin(), line.pieces.end(), [](const TextPiece& piece) {
    const char32_t code = piece.words.front()->glyphs.front().code | 0x20;
    return (code >= U'a' && code <= U'z') || is_cjk(piece.words.front()->glyphs.front().code);
  });
}

/// Two columns of which each line has text in one only, and under one heading, are one: signs for
/// none that stand beside the place of the numbers, a heading beside the place of the names.
/// `top`: where the values begin.
void join_complements(Columns& columns, const std::vector<const Line*>& lines, double top,
                      double em) {
  for (int c = 0; c + 1 < columns.count();) {
    std::size_t both = 0;
    bool headed[2] = {false, false};
    bool filled[2] = {false, false};
    for (const Line* line : lines) {
      bool here[2] = {false, false};
      for (const TextPiece& piece : line->pieces) {
        const ColumnSpan range = columns_of(columns, piece.box, em);
        // A name may be as long as to reach over both.
        const int last = range.first == c ? c : range.last;
        for (int side = 0; side < 2; ++side) {
          here[side] = here[side] || (range.first <= c + side && c + side <= last);
        }
      }
      both += here[0] && here[1];
      for (int side = 0; side < 2; ++side) {
        const bool head = line->box.y0 < top || (line == lines.front() && is_heading_line(*line));
        headed[side] = headed[side] || (here[side] && head);
        filled[side] = filled[side] || here[side];
      }
    }
    if (both == 0 && filled[0] && filled[1] && headed[0] != headed[1]) {
      columns.gutters.erase(columns.gutters.begin() + c);
    } else {
      ++c;
    }
  }
}

}  // namespace

int Columns::column_at(double x) const {
  return static_cast<int>(std::upper_bound(gutters.begin(), gutters.end(), x) - gutters.begin());
}

ColumnSpan columns_of(const Columns& columns, const Box& box, double em) {
  const double reach = std::min(kReach * em, 0.3 * box.width());
  const int first = columns.column_at(box.x0 + reach);
  return {first, std::max(first, columns.column_at(box.x1 - reach))};
}

Columns find_columns(const std::vector<const Line*>& lines, const std::vector<double>& uprights) {
  const std::vector<const Line*> voting = voters(lines);
  Columns columns;
  if (voting.empty()) return columns;
  const double em = usual_em(voting);
  const std::vector<Stretch> all = stretches(voting);
  const std::vector<Stretch> everything = stretches(without_ends(lines, *voting.front()));
  std::vector<Gutter> gutters;
  const int count = static_cast<int>(voting.size());
  std::vector<River> rivers = find_rivers(all, count, em);
  drop_crossed(rivers, lines, count);
  for (const River& river : rivers) {
    gutters.push_back({emptiest(river, everything), river.x0, river.x1});
  }
  if (all.empty()) return columns;
  columns.gutters = with_uprights(std::move(gutters), uprights, all.front().x0, all.back().x1, em);
  add_headed(columns.gutters, lines, all, everything, voting.size(), voting.front()->box.y0, em);
  drop_hollow(columns, lines, voting.front()->box.y0, em);
  join_complements(columns, lines, voting.front()->box.y0, em);
  measure(columns, lines, em);
  return columns;
}

}  // namespace biaoge

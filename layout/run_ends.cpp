// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/run_ends.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/utf8.h"
#include "layout/item_text.h"
#include "layout/table_evidence.h"

namespace biaoge {

namespace {

/// In this share of the page's height at top and bottom a line that stands off by so much (em) is a
/// running head.
constexpr double kMargin = 0.08;
constexpr double kStandsOff = 1.8;
/// And by so much more than rows do.
constexpr double kWider = 1.15;
/// A heading stands in the middle of its columns within this (em): numbers hang to one side.
constexpr double kCentred = 0.8;
constexpr double kExactly = 0.3;
/// Lines that share so much of their height (em) are one row.
constexpr double kReaches = 0.15;
/// The title of a table, or its unit, stands this near above its header (em between baselines); a
/// heading below it stands this far beside its middle (em).
constexpr double kUnderTitle = 3.2;
constexpr double kBesideTitle = 0.4;
/// Lines of a header stand no further apart (between boxes) than this many times the rows below,
/// nor than this (em).
constexpr double kRowGap = 1.25;
constexpr double kWidestHead = 1.6;
/// A title may be set larger than the header.
constexpr double kLarger = 1.1;

/// Lines of a cell follow each other within this (em between baselines), over a ruling too.
constexpr double kRestPitch = 2.4;

/// From line to line; 0 of few lines.
double usual_step(const Run& run) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < run.size(); ++i) {
    steps.push_back(run[i].baseline() - run[i - 1].baseline());
  }
  if (steps.size() < 4) return 0;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle;
}

/// Each of its texts is in brackets or names something behind a colon: who, when, in which unit.
bool is_all_notes(const Line& line) {
  return std::all_of(line.pieces.begin(), line.pieces.end(), [](const TextPiece& piece) {
    const std::u32string text = text_of(piece);
    const bool bracket = is_opening_punctuation(text.front()) && !piece.value;
    return bracket || text.find(U':') < text.size() - 1 || text.find(U'：') < text.size() - 1;
  });
}

/// Lines that reach into each other, or follow closely with no text above each other: headings of
/// columns beside each other, on lines of their own.
bool stands_beside(const Line& upper, const Line& lower) {
  if (lower.box.y0 < upper.box.y1) return true;
  const bool apart = overlap(upper.box.x0, upper.box.x1, lower.box.x0, lower.box.x1) <= 0;
  return apart && !is_all_notes(lower) && lower.baseline() - upper.baseline() < 1.3 * lower.em;
}

/// `last` is the second line of the label of a row whose values stand halfway between both.
bool goes_around(const Line& row, const Line& last) {
  const Box& upper = row.pieces.front().box;
  const Box& lower = last.pieces.front().box;
  if (std::abs(upper.x0 - lower.x0) > 0.5 * last.em) return false;
  return std::any_of(row.pieces.begin() + 1, row.pieces.end(), [&](const TextPiece& piece) {
    return piece.value && stands_halfway(piece.box, upper, lower, last.em);
  });
}

/// `last` is right below the label of `row` and the rest of it: the label can't be whole.
bool goes_on(const Line& row, const Line& last) {
  const TextPiece& upper = row.pieces.front();
  const TextPiece& lower = last.pieces.front();
  if (upper.value || std::abs(upper.box.x0 - lower.box.x0) > 2.5 * last.em) return false;
  if (last.baseline() - row.baseline() > 1.6 * last.em || lower.glyphs > 2 * upper.glyphs) {
    return false;
  }
  const Item above{upper.words, upper.box, 0, 0, false};
  const Item below{lower.words, lower.box, 0, 0, false};
  const bool small = std::min(row.em, last.em) < 0.95 * std::max(row.em, last.em);
  return !small && (begins_low(below) || ends_open(above));
}

/// The values of `row` stand halfway between two lines with a text of one column, which it lacks.
bool stands_between(const Line& upper, const Line& row, const Line& lower) {
  if (is_tabular(upper) || is_tabular(lower) || !is_tabular(row)) return false;
  const Box& above = upper.pieces.front().box;
  const Box& below = lower.pieces.front().box;
  if (std::abs(above.x0 - below.x0) > 0.5 * row.em) return false;
  const bool free = std::none_of(row.pieces.begin(), row.pieces.end(), [&](const TextPiece& piece) {
    return overlap(piece.box.x0, piece.box.x1, above.x0, above.x1) > 0;
  });
  return free && stands_halfway(row.pieces.back().box, above, below, row.em);
}

/// Its text stands in the middle of several columns, the first not among them, and not in the
/// middle of the table (`whole`), where titles stand unless it has one (`titled`).
bool is_over_columns(const Line& line, const Columns& columns, double whole, bool titled) {
  const double center = line.box.center().x;
  if (!titled && std::abs(center - whole) < 1.5 * line.em) return false;
  for (std::size_t a = 1; a + 1 < columns.left.size(); ++a) {
    for (std::size_t b = a + 1; b < columns.right.size(); ++b) {
      const double middle = (columns.left[a] + columns.right[b]) / 2;
      if (std::abs(middle - center) < kCentred * line.em) return true;
    }
  }
  return false;
}

/// The first line stands in the middle of several headings on a line soon below.
bool is_over_headings(const Run& run, const Columns& columns) {
  const Line& first = run.front();
  const double center = first.box.center().x;
  for (std::size_t k = 1; k < std::min<std::size_t>(run.size(), 4); ++k) {
    const std::vector<TextPiece>& pieces = run[k].pieces;
    for (std::size_t a = 0; a < pieces.size() && !pieces[a].value; ++a) {
      if (columns.column_at(pieces[a].box.center().x) == 0) continue;
      for (std::size_t b = a + 1; b < pieces.size() && !pieces[b].value; ++b) {
        const double middle = (pieces[a].box.x0 + pieces[b].box.x1) / 2;
        if (std::abs(middle - center) < kExactly * first.em) return true;
      }
    }
  }
  return false;
}

/// The first line of a heading over one column that has its other line below.
bool goes_on_in_heading(const Line& first, const Line& next, const Columns& columns) {
  const int column = columns.column_at(first.box.center().x);
  return std::any_of(next.pieces.begin(), next.pieces.end(), [&](const TextPiece& piece) {
    return !piece.value && columns.column_at(piece.box.center().x) == column &&
           std::abs(piece.box.center().x - first.box.center().x) < kExactly * first.em;
  });
}

}  // namespace

Box bounds(const Run& run) {
  Box box;
  for (const Line& line : run) box = unite(box, line.box);
  return box;
}

void RunEnds::trim_margins(Run& run) const {
  const double height = page_.info.height;
  const double usual = usual_step(run);
  const auto stands_off = [&](std::size_t a, std::size_t b) {
    const double step = run[b].baseline() - run[a].baseline();
    return step > kStandsOff * std::max(run[a].em, run[b].em) && step > kWider * usual;
  };
  while (run.size() > 1 && run.front().box.y1 < kMargin * height && stands_off(0, 1)) {
    run.erase(run.begin());
  }
  while (run.size() > 1 && run.back().box.y0 > (1 - kMargin) * height &&
         stands_off(run.size() - 2, run.size() - 1)) {
    run.pop_back();
  }
}

void RunEnds::trim_single_ends(Run& run) const {
  std::size_t end = run.size();
  while (end > 0 && !is_tabular(run[end - 1])) --end;
  if (end < run.size() && !ruled_below(run)) run.resize(std::min(run.size(), end + kSingles));
  std::size_t first = 0;
  while (first < run.size() && !is_tabular(run[first])) ++first;
  if (first > 0) --first;
  while (first > 0 && stands_beside(run[first - 1], run[first])) --first;
  run.erase(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(first));
}

/// A level close under the last line, over most of the table's width: what stands above it, the
/// end of a wrapped label, is inside.
bool RunEnds::ruled_below(const Run& run) const {
  const Box box = bounds(run);
  const Line& last = run.back();
  return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
    return level.y > last.box.center().y && level.y < last.box.y1 + last.em &&
           level.spans(box.x0, box.x1);
  });
}

/// Single texts under the last line of several belong to it when they go on in one of its columns
/// but the first.
void RunEnds::trim_foreign_end(Run& run, const Columns& columns) const {
  std::size_t end = run.size();
  while (end > 0 && !is_tabular(run[end - 1])) --end;
  if (end == 0 || (end < run.size() && ruled_below(run))) return;
  for (; end < run.size(); ++end) {
    // The last line of a label beside which the values of its row stand higher.
    if (run[end].box.y0 < run[end - 1].box.y1 - kReaches * run[end].em) continue;
    if (goes_around(run[end - 1], run[end]) || goes_on(run[end - 1], run[end])) continue;
    if (end > 1 && stands_between(run[end - 2], run[end - 1], run[end])) continue;
    const TextPiece& piece = run[end].pieces.front();
    const ColumnSpan range = columns_of(columns, piece.box, piece.em);
    const auto c = static_cast<std::size_t>(range.first);
    const bool inside = range.first > 0 && range.last == range.first &&
                        std::abs(piece.box.x0 - columns.left[c]) < 0.5 * piece.em &&
                        piece.box.x1 < columns.right[c] + piece.em;
    if (!inside || run[end].box.y0 - run[end - 1].box.y1 > 0.5 * piece.em) break;
  }
  run.resize(end);
}

/// The line right above is the title of the table, or its unit: what this line is not then.
/// `whole`: the middle of the table.
bool RunEnds::stands_under_title(const Line& line, const Box& table, double whole) const {
  const Line* title = nullptr;
  for (const Line& other : lines_) {
    const double step = line.baseline() - other.baseline();
    if (step < 0.8 * line.em || step > kUnderTitle * line.em) continue;
    if (!title || other.baseline() > title->baseline()) title = &other;
  }
  if (!title || title->pieces.front().prose) return false;
  if (title->pieces.size() > 1 && !is_caption(*title)) return false;
  const double center = title->box.center().x;
  const bool beside = std::abs(center - line.box.center().x) > kBesideTitle * line.em;
  const bool centred = std::abs(center - whole) < 2 * line.em && title->em > 0.95 * line.em;
  const bool flush_right = std::abs(title->box.x1 - table.x1) < title->em;
  return beside && (centred || flush_right || is_caption(*title));
}

/// A level over the table's whole width lies right above the first line.
bool RunEnds::is_inside_rules(const Run& run) const {
  const Box box = bounds(run);
  const Line& first = run.front();
  return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
    return level.y < first.box.center().y && level.y > first.box.y0 - first.em &&
           level.spans(box.x0, box.x1);
  });
}

/// Each text begins where others of its column do, and is no wider than they are.
bool RunEnds::is_in_columns(const Line& line, const Run& run, const Columns& columns) const {
  return std::all_of(line.pieces.begin(), line.pieces.end(), [&](const TextPiece& piece) {
    const ColumnSpan range = columns_of(columns, piece.box, piece.em);
    const auto c = static_cast<std::size_t>(range.first);
    if (range.first != range.last || piece.box.x1 > columns.right[c] + 0.5 * piece.em) return false;
    return std::any_of(run.begin(), run.end(), [&](const Line& other) {
      return std::any_of(other.pieces.begin(), other.pieces.end(), [&](const TextPiece& text) {
        return std::abs(text.box.x0 - piece.box.x0) < kExactly * piece.em &&
               std::abs(text.em - piece.em) < 0.05 * piece.em;
      });
    });
  });
}

bool RunEnds::take_rest_above(Run& run, const Columns& columns) const {
  if (page_.info.number < 2 || columns.count() < 3 || !is_inside_rules(run)) return false;
  Run rest;
  bool beside_labels = false;
  for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
    const Line& below = rest.empty() ? run.front() : rest.front();
    if (line->baseline() > below.baseline() - 0.1 * below.em) continue;
    const double step = below.baseline() - line->baseline();
    const bool far = step > kRestPitch * line->em;
    if (far || is_all_notes(*line) || is_caption(*line) || !is_in_columns(*line, run, columns)) {
      // Only a running head may stand above.
      if (line->box.y1 > kMargin * page_.info.height) return false;
      break;
    }
    beside_labels = beside_labels || columns.column_at(line->pieces.back().box.x0) > 0;
    rest.insert(rest.begin(), *line);
  }
  if (rest.empty() || !beside_labels) return false;
  run.insert(run.begin(), rest.begin(), rest.end());
  return true;
}

void RunEnds::trim_foreign(Run& run, const Columns& columns) const {
  if (columns.count() < 2) return;
  trim_foreign_end(run, columns);
  if (columns.count() < 2 || run.empty()) return;
  if (run.size() > 2 && run[1].box.y0 > run[0].box.y1 && !is_inside_rules(run) &&
      is_all_notes(run.front())) {
    run.erase(run.begin());
    return;
  }
  if (is_tabular(run.front()) || is_inside_rules(run)) return;
  if (run.size() > 2 && stands_between(run[0], run[1], run[2])) return;
  const Line& first = run.front();
  const Box box = bounds(run);
  const double gutter = columns.gutters.front();
  const double whole = (box.x0 + box.x1) / 2;
  const double right = (gutter + box.x1) / 2;
  const double center = first.box.center().x;
  const double room = run[1].box.y0 - first.box.y1;
  // Lines that overlap are one row, its texts set at different heights.
  if (room < 0) return;
  // What is set flush right above a table is its unit.
  const bool flush_right = box.x1 - first.box.x1 < first.em &&
                           first.box.width() < 0.6 * (box.x1 - gutter) && columns.count() > 2;
  const bool titled = stands_under_title(first, box, whole);
  const bool centred = std::abs(center - right) < std::abs(center - whole) ||
                       is_over_columns(first, columns, whole, titled) ||
                       (titled && is_over_headings(run, columns)) ||
                       ((titled || std::abs(center - whole) > 1.5 * first.em) &&
                        goes_on_in_heading(first, run[1], columns));
  // Under a title even rows set wide apart may be one header.
  const double pitch = titled && run.size() > 2 ? run[2].box.y0 - run[1].box.y1 : 0;
  const double near = std::max(0.9 * first.em, std::min(kRowGap * pitch, kWidestHead * first.em));
  const bool larger = first.em > kLarger * run[1].em;
  const bool heading = !flush_right && !larger && first.box.x0 > gutter - 0.5 * first.em &&
                       room < near && centred && !is_caption(first);
  if (!heading) run.erase(run.begin());
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_regions.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/utf8.h"
#include "layout/levels.h"
#include "layout/prose.h"
#include "layout/seams.h"
#include "layout/table_evidence.h"
#include "layout/text_runs.h"

namespace biaoge {

namespace {

/// In this share of the page's height at top and bottom a line that stands off by so much (em) is a
/// running head.
constexpr double kMargin = 0.08;
constexpr double kStandsOff = 1.8;
/// And by so much more than rows do.
constexpr double kWider = 1.15;
/// Between two tables side by side there is at least this much room (em).
constexpr double kParted = 2.2;
/// A heading stands in the middle of its columns within this (em): numbers hang to one side.
constexpr double kCentred = 0.8;
constexpr double kExactly = 0.3;
/// Lines that share so much of their height (em) are one row.
constexpr double kReaches = 0.15;
/// The title of a table, or its unit, stands this near above its header (em between baselines); a
/// heading below it stands this far beside its middle (em).
constexpr double kUnderTitle = 3.2;
constexpr double kBesideTitle = 0.4;

class RunReader {
 public:
  RunReader(const Page& page, const std::vector<Ruling>& rulings, const std::vector<Level>& levels,
            TextRegions& found)
      : page_(page), rulings_(rulings), levels_(levels), found_(found) {}

  void read(Run run) {
    trim_margins(run);
    trim_single_ends(run);
    if (run.empty()) return;
    const std::vector<double> seams = find_seams(run);
    for (const double x : seams) cut_at(run, x, found_.lines.cut_words);
    const Columns columns = columns_of_run(run, seams);
    if (const std::optional<double> x = parting(run, columns)) {
      for (Run& side : part(run, *x)) read(std::move(side));
      return;
    }
    trim_foreign(run, columns);
    if (run.empty()) return;
    const std::vector<double> levels = levels_within(run);
    const Evidence evidence = weigh(run, columns, static_cast<int>(levels.size()));
    const std::string against = objection(evidence);
    if (!against.empty()) found_.refused.push_back({bounds(run), against});
    const bool doubtful = !against.empty() && may_end_table(evidence);
    if (!against.empty() && !doubtful) return;
    TextTable table = build_text_table(run, columns, levels, rulings_);
    table.doubtful = doubtful;
    table.evidence = describe(evidence);
    if (has_axis(table)) {
      found_.refused.push_back({bounds(run), "the axis of a chart"});
      return;
    }
    found_.tables.push_back(std::move(table));
  }

 private:
  /// Where a run is two tables side by side: at a gutter far wider than the others, if the rulings
  /// to both sides of it end there or the headings of the left come again on the right.
  std::optional<double> parting(const Run& run, const Columns& columns) const {
    if (columns.count() < 4) return std::nullopt;
    const double em = run.front().em;
    std::vector<double> widths;
    for (std::size_t i = 0; i < columns.gutters.size(); ++i) {
      widths.push_back(columns.left[i + 1] - columns.right[i]);
    }
    const auto widest = std::max_element(widths.begin(), widths.end());
    const auto at = static_cast<std::size_t>(widest - widths.begin());
    if (*widest < kParted * em || at == 0 || at + 2 >= columns.left.size()) return std::nullopt;
    const double x0 = columns.right[at];
    const double x1 = columns.left[at + 1];
    const double x = (x0 + x1) / 2;
    if (ruled_apart(bounds(run), x0, x1) || repeats_heading(run.front(), x)) return x;
    return std::nullopt;
  }

  bool ruled_apart(const Box& box, double x0, double x1) const {
    bool left = false;
    bool right = false;
    for (const Ruling& ruling : rulings_) {
      if (ruling.orientation != Orientation::horizontal) continue;
      if (ruling.position < box.y0 - 15 || ruling.position > box.y1 + 15) continue;
      if (ruling.start < x0 && ruling.end > x1) return false;
      left = left || (ruling.start < x0 && ruling.end < x1 && ruling.end > x0 - 30);
      right = right || (ruling.start > x0 && ruling.end > x1 && ruling.start < x1 + 30);
    }
    return left && right;
  }

  static bool repeats_heading(const Line& line, double x) {
    std::u32string left;
    std::u32string right;
    for (const TextPiece& piece : line.pieces) {
      (piece.box.x0 < x ? left : right) += text_of(piece) + U" ";
    }
    return left == right;
  }

  static std::vector<Run> part(const Run& run, double x) {
    std::vector<Run> sides(2);
    for (const Line& line : run) {
      for (std::size_t side = 0; side < 2; ++side) {
        Line half = line;
        std::erase_if(half.pieces, [&](const TextPiece& piece) {
          return (piece.box.center().x > x) != (side == 1);
        });
        if (half.pieces.empty()) continue;
        half.box.x0 = half.pieces.front().box.x0;
        half.box.x1 = half.pieces.back().box.x1;
        sides[side].push_back(std::move(half));
      }
    }
    return sides;
  }

  static Box bounds(const Run& run) {
    Box box;
    for (const Line& line : run) box = unite(box, line.box);
    return box;
  }

  Columns columns_of_run(const Run& run, const std::vector<double>& seams) const {
    std::vector<const Line*> lines;
    for (const Line& line : run) lines.push_back(&line);
    std::vector<double> uprights = uprights_within(run);
    uprights.insert(uprights.end(), seams.begin(), seams.end());
    return find_columns(lines, uprights);
  }

  /// Vertical rulings beside a good part of the lines and through none of them.
  std::vector<double> uprights_within(const Run& run) const {
    const Box box = bounds(run);
    std::vector<double> xs;
    for (const Ruling& ruling : rulings_) {
      if (ruling.orientation != Orientation::vertical) continue;
      const double beside = overlap(ruling.start, ruling.end, box.y0, box.y1);
      if (beside < 0.2 * box.height()) continue;
      std::size_t crossed = 0;
      for (const Line& line : run) {
        for (const TextPiece& piece : line.pieces) {
          crossed += piece.box.x0 + 1 < ruling.position && piece.box.x1 - 1 > ruling.position;
        }
      }
      const std::size_t tolerated = beside < 0.5 * box.height() ? 0 : run.size() / 10;
      if (crossed <= tolerated) xs.push_back(ruling.position);
    }
    return xs;
  }

  std::vector<double> levels_within(const Run& run) const {
    const Box box = bounds(run);
    const double em = run.front().em;
    std::vector<double> ys;
    for (const Level& level : levels_) {
      if (level.y < box.y0 - 1.5 * em || level.y > box.y1 + 1.5 * em) continue;
      if (level.spans(box.x0, box.x1)) ys.push_back(level.y);
    }
    return ys;
  }

  /// From line to line; 0 of few lines.
  static double usual_step(const Run& run) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < run.size(); ++i) {
      steps.push_back(run[i].baseline() - run[i - 1].baseline());
    }
    if (steps.size() < 4) return 0;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
  }

  /// Lines in the margins of the page that stand off are running heads and page numbers.
  void trim_margins(Run& run) const {
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

  /// A heading over all columns but the first may be a line of its own; other single texts above
  /// the first line of several, and all below the last, are no part of the table.
  void trim_single_ends(Run& run) const {
    std::size_t end = run.size();
    while (end > 0 && !is_tabular(run[end - 1])) --end;
    if (end < run.size() && !ruled_below(run)) run.resize(std::min(run.size(), end + kSingles));
    std::size_t first = 0;
    while (first < run.size() && !is_tabular(run[first])) ++first;
    if (first > 0) --first;
    // Lines that reach into each other: headings of columns beside each other, on lines of their
    // own.
    while (first > 0 && run[first].box.y0 < run[first - 1].box.y1) --first;
    run.erase(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(first));
  }

  /// A level close under the last line, over most of the table's width: what stands above it, the
  /// end of a wrapped label, is inside.
  bool ruled_below(const Run& run) const {
    const Box box = bounds(run);
    const Line& last = run.back();
    return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
      return level.y > last.box.center().y && level.y < last.box.y1 + last.em &&
             level.spans(box.x0, box.x1);
    });
  }

  /// Single texts under the last line of several belong to it when they go on in one of its columns
  /// but the first.
  void trim_foreign_end(Run& run, const Columns& columns) const {
    std::size_t end = run.size();
    while (end > 0 && !is_tabular(run[end - 1])) --end;
    if (end == 0 || (end < run.size() && ruled_below(run))) return;
    for (; end < run.size(); ++end) {
      // The last line of a label beside which the values of its row stand higher.
      if (run[end].box.y0 < run[end - 1].box.y1 - kReaches * run[end].em) continue;
      const TextPiece& piece = run[end].pieces.front();
      const ColumnSpan range = columns_of(columns, piece.box, piece.em);
      const auto c = static_cast<std::size_t>(range.first);
      const bool inside = range.first > 0 && range.last == range.first &&
                          std::abs(piece.box.x0 - columns.left[c]) < 0.5 * piece.em;
      if (!inside || run[end].box.y0 - run[end - 1].box.y1 > 0.5 * piece.em) break;
    }
    run.resize(end);
  }

  /// The line right above is the title of the table, or its unit: what this line is not then.
  /// `whole`: the middle of the table.
  bool stands_under_title(const Line& line, const Box& table, double whole) const {
    const Line* title = nullptr;
    for (const Line& other : found_.lines.lines) {
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

  /// Its text stands in the middle of several columns, the first not among them, and not in the
  /// middle of the table (`whole`), where titles stand unless it has one (`titled`).
  static bool is_over_columns(const Line& line, const Columns& columns, double whole, bool titled) {
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

  /// A level over the table's whole width lies right above the first line.
  bool is_inside_rules(const Run& run) const {
    const Box box = bounds(run);
    const Line& first = run.front();
    return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
      return level.y < first.box.center().y && level.y > first.box.y0 - first.em &&
             level.spans(box.x0, box.x1);
    });
  }

  /// Each of its texts is in brackets or names something behind a colon: who, when, in which unit.
  static bool is_all_notes(const Line& line) {
    return std::all_of(line.pieces.begin(), line.pieces.end(), [](const TextPiece& piece) {
      const std::u32string text = text_of(piece);
      const bool bracket = is_opening_punctuation(text.front());
      return bracket || text.find(U':') < text.size() - 1 || text.find(U'：') < text.size() - 1;
    });
  }

  /// The first line stands in the middle of several headings on a line soon below.
  static bool is_over_headings(const Run& run, const Columns& columns) {
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
  static bool goes_on_in_heading(const Line& first, const Line& next, const Columns& columns) {
    const int column = columns.column_at(first.box.center().x);
    return std::any_of(next.pieces.begin(), next.pieces.end(), [&](const TextPiece& piece) {
      return !piece.value && columns.column_at(piece.box.center().x) == column &&
             std::abs(piece.box.center().x - first.box.center().x) < kExactly * first.em;
    });
  }

  void trim_foreign(Run& run, const Columns& columns) const {
    if (columns.count() < 2) return;
    trim_foreign_end(run, columns);
    if (columns.count() < 2 || run.empty()) return;
    if (run.size() > 2 && run[1].box.y0 > run[0].box.y1 && !is_inside_rules(run) &&
        is_all_notes(run.front())) {
      run.erase(run.begin());
      return;
    }
    if (is_tabular(run.front()) || is_inside_rules(run)) return;
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
    const bool heading = !flush_right && first.box.x0 > gutter - 0.5 * first.em &&
                         room < 0.9 * first.em && centred && !is_caption(first);
    if (!heading) run.erase(run.begin());
  }

  const Page& page_;
  const std::vector<Ruling>& rulings_;
  const std::vector<Level>& levels_;
  TextRegions& found_;
};

}  // namespace

TextRegions find_text_tables(const Page& page, const std::vector<Word>& words,
                             const std::vector<Ruling>& rulings) {
  TextRegions found;
  found.lines = build_lines(words);
  mark_prose(found.lines.lines);
  const std::vector<Level> levels = find_levels(rulings);
  RunReader reader(page, rulings, levels, found);
  for (Run& run : find_runs(found.lines.lines, levels)) reader.read(std::move(run));
  std::sort(found.tables.begin(), found.tables.end(), [](const TextTable& a, const TextTable& b) {
    return std::pair(a.grid.ys.front(), a.grid.xs.front()) <
           std::pair(b.grid.ys.front(), b.grid.xs.front());
  });
  // Only the first of a page can be the end of a table on the page before.
  const TextTable* first = found.tables.data();
  std::erase_if(found.tables, [&](const TextTable& table) {
    return table.doubtful && (&table != first || page.info.number < 2);
  });
  return found;
}

}  // namespace biaoge

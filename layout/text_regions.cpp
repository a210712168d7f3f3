// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_regions.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/utf8.h"
#include "layout/levels.h"
#include "layout/page_list.h"
#include "layout/prose.h"
#include "layout/run_ends.h"
#include "layout/seams.h"
#include "layout/table_evidence.h"
#include "layout/text_runs.h"

namespace biaoge {

namespace {

/// Between two tables side by side there is at least this much room (em).
constexpr double kParted = 2.2;
/// Text reaches over a ruling by more than this (points).
constexpr double kHair = 1.0;
/// Ends of rulings this close (points) are one edge.
constexpr double kSameEdge = 1.5;

class RunReader {
 public:
  RunReader(const Page& page, const std::vector<Ruling>& rulings, const std::vector<Level>& levels,
            TextRegions& found)
      : page_(page), rulings_(rulings), levels_(levels), found_(found) {}

  void read(Run run) {
    const RunEnds ends(page_, levels_, found_.lines.lines);
    ends.trim_margins(run);
    ends.trim_single_ends(run);
    if (run.empty()) return;
    cut_at_uprights(run);
    const std::vector<double> seams = find_seams(run);
    for (const double x : seams) cut_at(run, x, false, found_.lines.cut_words);
    Columns columns = columns_of_run(run, seams);
    if (const std::optional<double> x = parting(run, columns)) {
      for (Run& side : part(run, *x)) read(std::move(side));
      return;
    }
    ends.trim_foreign(run, columns);
    if (run.empty()) return;
    if (ends.take_rest_above(run, columns)) columns = columns_of_run(run, seams);
    const std::vector<double> levels = levels_within(run);
    const Evidence evidence = weigh(run, columns, static_cast<int>(levels.size()));
    std::string against = objection(evidence);
    if (against.empty()) against = page_list(run, columns.count(), page_.info.number);
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

  Columns columns_of_run(const Run& run, const std::vector<double>& seams) const {
    std::vector<const Line*> lines;
    for (const Line& line : run) lines.push_back(&line);
    std::vector<double> uprights = uprights_within(run);
    const std::vector<double> begun = rule_beginnings(run);
    uprights.insert(uprights.end(), begun.begin(), begun.end());
    uprights.insert(uprights.end(), seams.begin(), seams.end());
    return find_columns(lines, uprights);
  }

  /// Where rulings between rows begin that go on to the right end and leave out the cells that
  /// stand beside several rows.
  std::vector<double> rule_beginnings(const Run& run) const {
    const Box box = bounds(run);
    double right = box.x1;
    std::vector<std::pair<double, double>> begun;  // From left to right.
    for (const Ruling& ruling : rulings_) {
      if (ruling.orientation != Orientation::horizontal) continue;
      if (ruling.position < box.y0 || ruling.position > box.y1) continue;
      right = std::max(right, ruling.end);
      if (ruling.start > box.x0 + run.front().em) begun.emplace_back(ruling.start, ruling.end);
    }
    std::erase_if(begun, [&](const auto& rule) { return rule.second < right - kSameEdge; });
    std::sort(begun.begin(), begun.end());
    std::vector<double> xs;
    for (std::size_t i = 1; i < begun.size(); ++i) {
      const double x = begun[i].first;
      const bool again = x - begun[i - 1].first < kSameEdge;
      if (!again || (!xs.empty() && x - xs.back() < kSameEdge) || crossings(run, x) > 0) continue;
      xs.push_back(x);
    }
    return xs;
  }

  static std::size_t crossings(const Run& run, double x) {
    std::size_t crossed = 0;
    for (const Line& line : run) {
      for (const TextPiece& piece : line.pieces) {
        crossed += piece.box.x0 + kHair < x && piece.box.x1 - kHair > x;
      }
    }
    return crossed;
  }

  /// Texts on both sides of a vertical ruling that stand as close as words are two.
  void cut_at_uprights(Run& run) const {
    const Box box = bounds(run);
    for (const Ruling& ruling : rulings_) {
      const double x = ruling.position;
      if (ruling.orientation != Orientation::vertical || x < box.x0 || x > box.x1) continue;
      for (Line& line : run) {
        const double y = line.box.center().y;
        if (y < ruling.start || y > ruling.end || !is_free_of_words(line, x)) continue;
        Run one{std::move(line)};
        cut_at(one, x, true, found_.lines.cut_words);
        line = std::move(one.front());
      }
    }
  }

  /// A piece of the line reaches over `x`, but no word does; several that were read as one may.
  static bool is_free_of_words(const Line& line, double x) {
    const auto over = [x](const Box& box) { return box.x0 + kHair < x && box.x1 - kHair > x; };
    const auto piece = std::find_if(line.pieces.begin(), line.pieces.end(),
                                    [&](const TextPiece& p) { return over(p.box); });
    return piece != line.pieces.end() &&
           std::none_of(piece->words.begin(), piece->words.end(), [&](const Word* word) {
             return word->source != TextSource::ocr && over(word->box);
           });
  }

  /// Vertical rulings beside a good part of the lines and through none of them.
  std::vector<double> uprights_within(const Run& run) const {
    const Box box = bounds(run);
    std::vector<double> xs;
    for (const Ruling& ruling : rulings_) {
      if (ruling.orientation != Orientation::vertical) continue;
      const double beside = overlap(ruling.start, ruling.end, box.y0, box.y1);
      if (beside < 0.2 * box.height()) continue;
      const std::size_t tolerated = beside < 0.5 * box.height() ? 0 : run.size() / 10;
      if (crossings(run, ruling.position) <= tolerated) xs.push_back(ruling.position);
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
  std::vector<Level> levels = find_levels(rulings);
  add_edges(levels, page.bands, found.lines.lines);
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

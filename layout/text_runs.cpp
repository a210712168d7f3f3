// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_runs.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "layout/prose.h"
#include "layout/table_evidence.h"
#include "layout/text_between.h"
#include "layout/text_columns.h"

namespace biaoge {

namespace {

/// Lines further apart than this (em between baselines), and than this many usual steps, belong to
/// different tables.
constexpr double kFar = 2.8;
constexpr double kFarSteps = 2.1;
/// A title between two tables is larger than their rows by this, or further from the last one than
/// this many usual steps.
constexpr double kLarger = 1.1;
constexpr double kSetOff = 1.3;
/// Below rows, a line of this times their size is the heading of what follows.
constexpr double kHeading = 1.15;

bool is_prose(const Line& line) {
  return std::any_of(line.pieces.begin(), line.pieces.end(),
                     [](const TextPiece& piece) { return piece.prose; });
}

bool has_value(const Line& line) {
  return std::any_of(line.pieces.begin() + 1, line.pieces.end(),
                     [](const TextPiece& piece) { return piece.value; });
}

/// A number that is no year, as those that head columns are.
bool has_amount(const Line& line) {
  return std::any_of(line.pieces.begin() + 1, line.pieces.end(), [](const TextPiece& piece) {
    return piece.value && !is_period_text(text_of(piece));
  });
}

/// True when its one line of several pieces may be the last row of a table.
bool is_row(const Run& run) {
  const auto line = std::find_if(run.begin(), run.end(), is_tabular);
  const auto values = std::count_if(line->pieces.begin() + 1, line->pieces.end(),
                                    [](const TextPiece& piece) { return piece.value; });
  return line->pieces.size() > 2 && 2 * static_cast<std::size_t>(values) >= line->pieces.size() - 1;
}

/// A stretch of the page between levels with common ends that holds lines of several pieces.
struct Frame {
  double x0;
  double x1;
  std::vector<double> ys;
  double top() const { return ys.front(); }
  double bottom() const { return ys.back(); }
  bool holds(const Box& box) const {
    const double y = box.center().y;
    return y > top() && y < bottom() && overlap(x0, x1, box.x0, box.x1) > 0;
  }
  bool holds(const Line& line) const { return holds(line.box); }
};

/// Parts the lines of a page into the strips in which tables are looked for: the page's text
/// columns, and lines across all of them.
class Strips {
 public:
  Strips(const std::vector<Line>& lines, const std::vector<Level>& levels)
      : lines_(lines),
        levels_(levels),
        columns_(find_text_columns(lines, levels)),
        gutters_(columns_.gutters) {}

  std::vector<Run> make() const {
    if (gutters_.empty()) return {lines_};
    std::vector<Run> strips(gutters_.size() + 2);
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i + 1;
      while (end < lines_.size() && !is_prose(lines_[i]) && !is_prose(lines_[end]) &&
             lines_[end].baseline() - lines_[end - 1].baseline() <= kFar * lines_[end].em) {
        ++end;
      }
      std::size_t crossing = 0;
      for (std::size_t k = i; k < end; ++k) crossing += crosses(lines_[k]);
      const bool across = !is_prose(lines_[i]) && 4 * crossing >= end - i && crossing > 0;
      const auto begin = lines_.begin();
      const std::vector<Line> group(begin + static_cast<std::ptrdiff_t>(i),
                                    begin + static_cast<std::ptrdiff_t>(end));
      i = end;
      if (across) {
        strips.back().insert(strips.back().end(), group.begin(), group.end());
        continue;
      }
      std::vector<Run> columns = deal_to_columns(group, gutters_);
      for (std::size_t c = 0; c < columns.size(); ++c) {
        strips[c].insert(strips[c].end(), std::make_move_iterator(columns[c].begin()),
                         std::make_move_iterator(columns[c].end()));
      }
    }
    if (columns_.by_white) {
      for (std::size_t c = 0; c < gutters_.size() + 1; ++c) {
        mark_wide_prose(strips[c], paragraph_width(strips[c]));
      }
    }
    for (Run& strip : strips) {
      std::stable_sort(strip.begin(), strip.end(),
                       [](const Line& a, const Line& b) { return a.baseline() < b.baseline(); });
    }
    return strips;
  }

 private:
  bool crosses(const Line& line) const {
    return std::any_of(gutters_.begin(), gutters_.end(), [&](double x) {
      const bool text =
          std::any_of(line.pieces.begin(), line.pieces.end(),
                      [x](const TextPiece& p) { return p.box.x0 < x && p.box.x1 > x; });
      const bool rule = std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
        const bool over = columns_.by_white ? level.bridges(x - line.em, x + line.em)
                                            : level.x0 < x - line.em && level.x1 > x + line.em;
        return over && std::abs(level.y - line.box.center().y) < 1.5 * line.em;
      });
      return text || rule;
    });
  }

  const std::vector<Line>& lines_;
  const std::vector<Level>& levels_;
  TextColumns columns_;
  const std::vector<double>& gutters_;
};

/// Median size of the lines within.
double usual_em(const Run& lines, const Frame& frame) {
  std::vector<double> sizes;
  for (const Line& line : lines) {
    if (frame.holds(line)) sizes.push_back(line.em);
  }
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

/// The frames of a strip: levels with common ends, without prose, captions or headings between
/// them.
std::vector<Frame> find_frames(const Run& lines, const std::vector<Level>& levels) {
  std::vector<Frame> frames;
  for (const RuleFrame& rules : find_rule_frames(levels)) {
    Frame open{rules.x0, rules.x1, {}};
    const auto close = [&] {
      if (open.ys.size() > 1) frames.push_back(open);
      open.ys.clear();
    };
    const double usual = usual_em(lines, {rules.x0, rules.x1, rules.ys});
    for (std::size_t i = 0; i + 1 < rules.ys.size(); ++i) {
      const Frame band{rules.x0, rules.x1, {rules.ys[i], rules.ys[i + 1]}};
      std::size_t held = 0;
      std::size_t tabular = 0;
      bool broken = false;
      for (const Line& line : lines) {
        if (!band.holds(line)) continue;
        ++held;
        tabular += is_tabular(line);
        const bool heading = !open.ys.empty() && line.em > kHeading * usual;
        broken = broken || heading || is_prose(line) || is_caption(line) ||
                 line.box.x0 < band.x0 - 2 * line.em || line.box.x1 > band.x1 + 2 * line.em;
      }
      // A label beside several rows may lift the middle of a line out of its band.
      const bool reached = std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
        return std::any_of(line.pieces.begin(), line.pieces.end(),
                           [&](const TextPiece& piece) { return band.holds(piece.box); });
      });
      const bool empty = !reached && rules.ys[i + 1] - rules.ys[i] > 12;
      const bool plain = held > 2 && tabular == 0;
      if (broken || empty || plain) {
        close();
        continue;
      }
      if (open.ys.empty()) open.ys.push_back(rules.ys[i]);
      open.ys.push_back(rules.ys[i + 1]);
    }
    close();
  }
  return frames;
}

/// Cuts a strip into runs of lines that may be one table each.
class Runs {
 public:
  Runs(const Run& lines, const std::vector<Frame>& frames) : lines_(lines), frames_(frames) {}

  std::vector<Run> make() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const Frame* frame = frame_of(line);
      if (is_prose(line) || (is_caption(line) && !frame)) {
        close();
        continue;
      }
      if (!run_.empty() && (parts(i, frame) || is_next_title(i, frame))) {
        close();
      }
      if (!is_tabular(line)) ++singles_;
      if (is_tabular(line)) singles_ = 0;
      run_.push_back(line);
      frame_ = frame;
      if (singles_ > kSingles && !frame) close();
    }
    close();
    return std::move(runs_);
  }

 private:
  const Frame* frame_of(const Line& line) const {
    const Frame* best = nullptr;
    for (const Frame& frame : frames_) {
      if (frame.holds(line) && (!best || frame.ys.size() > best->ys.size())) best = &frame;
    }
    return best;
  }

  /// Line `i` is the title of another table: larger than the rows above it or, where no rules go
  /// on, set off from them, with a header of words and then values below.
  bool is_next_title(std::size_t i, const Frame* frame) const {
    const Line& title = lines_[i];
    if (is_tabular(title) || !is_tabular(run_.back()) || !has_amount(run_.back())) return false;
    const double step = title.baseline() - run_.back().baseline();
    const bool off =
        (!frame || frame != frame_) && usual_step() > 0 && step > kSetOff * usual_step();
    if (title.em < kLarger * run_.back().em && !off) return false;
    std::size_t head = i + 1;
    while (head < lines_.size() && head <= i + kSingles && !is_tabular(lines_[head])) ++head;
    if (head >= lines_.size() || !is_tabular(lines_[head]) || has_amount(lines_[head]))
      return false;
    while (head < lines_.size() && is_tabular(lines_[head]) && !has_amount(lines_[head])) ++head;
    return head < lines_.size() && is_tabular(lines_[head]);
  }

  /// Line `i` stands between a header, with a rule on either side, and rows of values: the heading
  /// of the first of them.
  bool is_first_heading(std::size_t i) const {
    if (frame_->ys.size() > 2 || std::any_of(run_.begin(), run_.end(), has_amount)) return false;
    const Line& line = lines_[i];
    if (i + 1 >= lines_.size() || !has_amount(lines_[i + 1])) return false;
    const double below = lines_[i + 1].baseline() - line.baseline();
    return line.box.x0 > frame_->x0 - line.em && line.box.x1 < frame_->x1 + line.em &&
           line.baseline() - run_.back().baseline() < kSetOff * below;
  }

  /// True when line `i` cannot be of one table with the line before it.
  bool parts(std::size_t i, const Frame* frame) const {
    const Line& before = run_.back();
    const Line& next = lines_[i];
    if (frame && frame == frame_) return false;
    if (frame && frame_ != frame) {
      // Rules begin here. What stands above them is the header when values follow at once.
      const bool headed = is_tabular(before) && !has_amount(before) && has_value_after_top(next);
      if (!headed && !ends_with_header(*frame) && !is_first_row(*frame)) return true;
    }
    if (frame_ && !frame) {
      if (!is_tabular(next)) return !is_first_heading(i);
      if (frame_->ys.size() > 2 && !has_value(next)) return true;
    }
    const double step = next.baseline() - before.baseline();
    if (step <= kFar * std::max(before.em, next.em)) return false;
    return step > kFarSteps * usual_step();
  }

  /// The run's last lines, right above a frame and no wider, hold words in three columns or more.
  bool ends_with_header(const Frame& frame) const {
    if (frame.top() - run_.back().box.y1 > 0.9 * run_.back().em) return false;
    for (std::size_t i = run_.size(); i-- > 0 && run_.size() - i <= 3;) {
      const Line& line = run_[i];
      const bool within = line.box.x0 > frame.x0 - line.em && line.box.x1 < frame.x1 + line.em;
      if (!within || (is_tabular(line) && has_amount(line))) return false;
      if (line.pieces.size() > 2) return true;
    }
    return false;
  }

  /// The run ends with a row of values right above a frame and nearly as wide: rules under each
  /// row, of which the first on the page has none above it. Before it only titles and header.
  bool is_first_row(const Frame& frame) const {
    if (run_.size() > 1 + kSingles || frame.ys.size() < 4) return false;
    const bool headed = std::none_of(run_.begin(), run_.end() - 1, has_amount);
    const Line& line = run_.back();
    return headed && line.pieces.size() > 2 && has_value(line) &&
           line.box.x0 > frame.x0 - line.em && line.box.x1 < frame.x1 + line.em &&
           frame.top() - line.box.y1 < 0.9 * line.em &&
           line.box.width() > 0.6 * (frame.x1 - frame.x0);
  }

  bool has_value_after_top(const Line& line) const { return is_tabular(line) && has_value(line); }

  double usual_step() const {
    std::vector<double> steps;
    for (std::size_t i = 1; i < run_.size(); ++i) {
      steps.push_back(run_[i].baseline() - run_[i - 1].baseline());
    }
    if (steps.size() < 2) return 0;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
  }

  void close() {
    const auto tabular = std::count_if(run_.begin(), run_.end(), is_tabular);
    if (tabular > 1 || (tabular == 1 && is_row(run_))) runs_.push_back(std::move(run_));
    run_.clear();
    singles_ = 0;
    frame_ = nullptr;
  }

  const Run& lines_;
  const std::vector<Frame>& frames_;
  Run run_;
  std::vector<Run> runs_;
  std::size_t singles_ = 0;
  const Frame* frame_ = nullptr;
};

}  // namespace

std::vector<Run> find_runs(const std::vector<Line>& lines, const std::vector<Level>& levels) {
  std::vector<Run> runs;
  std::vector<Run> strips = Strips(lines, levels).make();
  for (Run& strip : strips) {
    if (strips.size() > 1) mark_more_prose(strip);
    mark_text_between(strip);
    const std::vector<Frame> frames = find_frames(strip, levels);
    for (Run& run : Runs(strip, frames).make()) runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace biaoge

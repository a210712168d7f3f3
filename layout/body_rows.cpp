// SPDX-License-Identifier: GPL-3.0-or-later
// Which lines of the body of a table without full rulings are one row.
#include <algorithm>
#include <cmath>
#include <string>

#include "core/utf8.h"
#include "layout/item_text.h"
#include "layout/text_rows.h"
#include "layout/value_clash.h"

namespace biaoge {

namespace {

bool has_values(const TextRow& row) {
  return std::any_of(row.items.begin(), row.items.end(),
                     [](const Item& item) { return item.first > 0 && item.value; });
}

/// Distance between the baselines of lines, of the closer half: the leading within a row.
double tight_pitch(const std::vector<TextRow>& lines) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i) steps.push_back(lines[i].y1 - lines[i - 1].y1);
  if (steps.empty()) return 0;
  const auto low = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 4);
  std::nth_element(steps.begin(), low, steps.end());
  return *low;
}

/// Of two lines of one cell the second begins within this (em) of the first.
constexpr double kFlush = 0.4;
/// Lines closer than this (em between baselines) overlap: they cannot be rows of their own.
constexpr double kOverlapping = 0.8;
/// A line of Chinese text is full when less than this (em) is left of its column.
constexpr double kFull = 1.3;
constexpr double kHair = 0.05;
/// Lines of a cell are no further apart than this many times the closest lines: the faces of words
/// and numbers stand at different heights.
constexpr double kLeading = 1.35;

bool is_one_text(const TextRow& row) {
  return row.items.size() == 1 && !row.items[0].value;
}

class BodyMerger {
 public:
  BodyMerger(const std::vector<TextRow>& lines, const std::vector<double>& levels,
             const Columns& columns)
      : lines_(lines), levels_(levels), columns_(columns), tight_(tight_pitch(lines)) {
    std::size_t with_values = 0;
    std::size_t with_label = 0;
    for (const TextRow& line : lines) {
      with_values += has_values(line);
      with_label += line.at(0) != nullptr;
      if (const Item* label = line.at(0)) left_ = std::min(left_, label->box.x0);
    }
    wordy_ = 3 * with_values < lines.size();
    label_begins_ = with_label < lines.size();
    ruled_ = are_bands_rows();
    full_.assign(static_cast<std::size_t>(columns.count()), 0);
    for (const TextRow& line : lines) {
      for (const Item& item : line.items) {
        if (!item.value && is_full(item)) ++full_[static_cast<std::size_t>(item.first)];
      }
    }
    find_anchor();
    labels_low_ = are_labels_low();
    begins_low_.assign(full_.size(), false);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      for (const Item& item : line->items) {
        begins_low_[static_cast<std::size_t>(item.first)] = begins_low(item);
      }
    }
  }

  std::vector<TextRow> merge() const {
    std::vector<TextRow> rows;
    std::size_t begin = 0;
    bool doubtful = false;
    for (std::size_t i = 1; i <= lines_.size(); ++i) {
      const bool goes_on = i < lines_.size() && continues(begin, i);
      const bool unsure = i < lines_.size() && is_doubtful(i);
      doubtful = doubtful || unsure;
      if (goes_on) continue;
      rows.push_back(join(begin, i));
      rows.back().doubtful = doubtful;
      doubtful = unsure;
      begin = i;
    }
    return rows;
  }

 private:
  bool level_between(std::size_t i) const {
    const double from = (lines_[i - 1].y0 + lines_[i - 1].y1) / 2;
    const double to = (lines_[i].y0 + lines_[i].y1) / 2;
    return std::any_of(levels_.begin(), levels_.end(),
                       [&](double y) { return y > from && y < to; });
  }

  /// True when rulings part the body into rows: at least two, and no values collide within.
  bool are_bands_rows() const {
    std::size_t bands = 1;
    std::size_t collisions = 0;
    std::size_t begin = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (level_between(i)) {
        ++bands;
        begin = i;
        continue;
      }
      for (std::size_t k = begin; k < i; ++k) {
        if (clash(lines_[k], lines_[i])) {
          ++collisions;
          break;
        }
      }
    }
    return bands >= 3 && 10 * collisions <= bands;
  }

  /// The line and the one before reach into each other.
  bool overlaps(std::size_t i) const {
    const double em = std::min(lines_[i].em, lines_[i - 1].em);
    return lines_[i].y1 - lines_[i - 1].y1 < kOverlapping * em;
  }

  /// The next character would not have fitted into its column.
  bool is_full(const Item& item) const {
    const auto c = static_cast<std::size_t>(item.last);
    const double em = item.words.front()->font_size;
    return item.first == item.last && item.box.width() > 4 * em &&
           columns_.right.at(c) - item.box.x1 < kFull * em;
  }

  /// Where the values of a row stand beside a label of several lines: tells from the lines with a
  /// label only that can go on from the line before, or into the line after, and not both.
  void find_anchor() {
    int first = 0;
    int last = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_one_text(lines_[i])) continue;
      const int column = lines_[i].items[0].first;
      const Item* before = i > 0 ? lines_[i - 1].at(column) : nullptr;
      const Item* after = i + 1 < lines_.size() ? lines_[i + 1].at(column) : nullptr;
      const bool follows = before && is_full(*before);
      const bool leads = after && is_full(lines_[i].items[0]);
      first += follows && !leads;
      last += leads && !follows;
    }
    beside_first_ = first > 2 * last;
    beside_last_ = last > 2 * first;
  }

  /// Labels begin with a small letter, as names in programs do: the first does, or most do where
  /// no line lacks one.
  bool are_labels_low() const {
    std::size_t low = 0;
    std::size_t labels = 0;
    bool first = false;
    for (const TextRow& line : lines_) {
      const Item* label = line.at(0);
      if (!label) continue;
      low += begins_low(*label);
      if (labels++ == 0) first = low > 0;
    }
    return first || (!label_begins_ && 10 * low >= 7 * labels);
  }

  /// The first character of `lower` would have fitted behind `upper`, and was not kept with a sign
  /// that may not begin a line.
  bool had_room(const Item& upper, const Item& lower) const {
    const std::vector<Glyph>& glyphs = lower.words.front()->glyphs;
    const bool kept = glyphs.size() > 1 && is_closing_punctuation(glyphs[1].code);
    const double room = columns_.right.at(static_cast<std::size_t>(upper.last)) - upper.box.x1;
    return is_cjk(glyphs.front().code) && !kept &&
           room > glyphs.front().box.width() + kHair * upper.words.front()->font_size;
  }

  /// A Chinese text, which may break anywhere, filled its line, and the other begins below it: one
  /// text. Rows as near to each other as lines ask for more than one line that is full.
  bool wraps(const Item& upper, const Item& lower, std::size_t i) const {
    if (!is_chinese(upper, lower) || !is_full(upper) || begins_numbered(lower)) return false;
    if (std::abs(upper.box.x0 - lower.box.x0) > kFlush * lines_[i].em) return false;
    if (had_room(upper, lower)) return false;
    const double step = lines_[i].y1 - lines_[i - 1].y1;
    const bool often = full_[static_cast<std::size_t>(upper.first)] > 1;
    return step <= kLeading * tight_ && (often || is_tighter_than_next(i));
  }

  bool is_tight(std::size_t i) const { return lines_[i].y1 - lines_[i - 1].y1 <= 1.15 * tight_; }

  /// The rows stand further apart than the lines of a row.
  bool is_tighter_than_next(std::size_t i) const {
    const double here = lines_[i].y1 - lines_[i - 1].y1;
    const double next = i + 1 < lines_.size() ? lines_[i + 1].y1 - lines_[i].y1 : 1e9;
    const double before = i > 1 ? lines_[i - 1].y1 - lines_[i - 2].y1 : 1e9;
    return 1.2 * here <= std::min(next, before) || (1.2 * here <= next && before <= 1.1 * here);
  }

  /// Nothing but how full it is tells whether a text goes on from line `i` - 1 in line `i`.
  bool is_doubtful(std::size_t i) const {
    const TextRow& a = lines_[i - 1];
    const TextRow& b = lines_[i];
    if (ruled_ || level_between(i) || (a.items.size() > 1 && b.items.size() > 1)) return false;
    if (overlaps(i) || breaks_number(a, b) || is_tighter_than_next(i)) return false;
    if (b.y1 - a.y1 > kLeading * tight_) return false;
    const bool known = b.items.size() == 1 ? beside_first_ : beside_last_;
    return std::any_of(b.items.begin(), b.items.end(), [&](const Item& lower) {
      const Item* upper = a.at(lower.first);
      const bool often = full_[static_cast<std::size_t>(lower.first)] > 1;
      return upper && !(known && often) && !upper->value && !lower.value &&
             is_chinese(*upper, lower) && !begins_numbered(lower) && is_full(*upper) &&
             !had_room(*upper, lower) && std::abs(upper->box.x0 - lower.box.x0) <= kFlush * b.em;
    });
  }

  /// True when line `i` is part of the row that began with line `begin`.
  bool continues(std::size_t begin, std::size_t i) const {
    if (level_between(i)) return false;
    if (is_heading_row(lines_[i], columns_) || is_heading_row(lines_[i - 1], columns_))
      return false;
    if (ruled_) return !parts_values(lines_[i - 1], lines_[i]);
    const TextRow& line = lines_[i];
    const TextRow& before = lines_[i - 1];
    for (std::size_t k = begin; k < i; ++k) {
      if (clash(lines_[k], line)) return false;
    }
    if (overlaps(i) || breaks_number(before, line)) return true;
    // The first line of a text beside which its row's values stand lower.
    if (i + 1 < lines_.size() && overlaps(i + 1)) return false;
    if (is_middle(i) || is_middle(i - 1)) return true;
    if (is_one_text(line) && stands_around(before, before, line)) return true;
    if (is_one_text(before) && stands_around(line, before, line)) return true;
    if (line.y1 - before.y1 > 1.6 * std::max(line.em, tight_)) return false;
    if (wordy_) return continues_words(i);
    if (line.items.size() == 1 && !line.items[0].value) {
      const Item* upper = before.at(line.items[0].first);
      const bool next_row = beside_last_ && is_label_only(line) && has_values(before);
      if (upper && !upper->value && !next_row && wraps(*upper, line.items[0], i)) return true;
    }
    if (is_one_text(before) && before.items[0].first > 0 && !beside_first_) {
      const Item* lower = line.at(before.items[0].first);
      if (lower && !lower->value && wraps(before.items[0], *lower, i)) return true;
    }
    if (is_label_only(line) && has_values(before)) return wraps_after_values(i);
    if (is_label_only(before) && line.at(0)) return label_goes_on(begin, i);
    // Values under a label that stands alone, or text under text without a label of its own.
    if (!line.at(0)) return is_label_only(before) ? is_tighter_than_next(i) : is_tight(i);
    return false;
  }

  /// Line `k` stands halfway between two lines with nothing but a text of one column, which it
  /// lacks.
  bool is_middle(std::size_t k) const {
    if (k == 0 || k + 1 >= lines_.size() || lines_[k].items.size() < 2) return false;
    const TextRow& above = lines_[k - 1];
    const TextRow& below = lines_[k + 1];
    if (!is_one_text(above) || !is_one_text(below)) return false;
    const Item& upper = above.items[0];
    const Item& lower = below.items[0];
    return upper.first == lower.first && !lines_[k].at(upper.first) &&
           std::abs(upper.box.x0 - lower.box.x0) <= kFlush * lines_[k].em &&
           stands_halfway(lines_[k].items.back().box, upper.box, lower.box, lines_[k].em);
  }

  /// The values of `row` stand halfway between two lines of a text, one of which stands alone:
  /// `upper`, or `lower`.
  static bool stands_around(const TextRow& row, const TextRow& upper, const TextRow& lower) {
    const Item& single = is_one_text(lower) ? lower.items[0] : upper.items[0];
    const Item* above = upper.at(single.first);
    const Item* below = lower.at(single.first);
    if (!above || !below || above->value || below->value) return false;
    return std::any_of(row.items.begin(), row.items.end(), [&](const Item& item) {
      return item.first != single.first && item.value &&
             stands_halfway(item.box, above->box, below->box, row.em);
    });
  }

  /// A label whose values stand beside its last line.
  bool label_goes_on(std::size_t begin, std::size_t i) const {
    const Item& upper = *lines_[i - 1].at(0);
    const Item& lower = *lines_[i].at(0);
    if (upper.last > 0) return false;
    if (i - begin > 3) return false;
    if (text_of(upper).back() == U':' || text_of(upper).back() == U'：') return false;
    if (begins_low(lower) || ends_open(upper) || wraps(upper, lower, i)) return true;
    if (is_bracketed(lower)) return true;
    if (beside_first_) return false;
    const double em = lines_[i].em;
    const bool set_in = lower.box.x0 - upper.box.x0 > 0.5 * em;
    const double room = columns_.right.at(0) - upper.box.x1;
    const bool full = room < lower.words.front()->box.width() + 0.3 * em &&
                      upper.box.width() > 0.75 * (columns_.right.at(0) - columns_.left.at(0));
    return (full && set_in) || (is_tighter_than_next(i) && lines_.size() > 4 && full);
  }

  /// A label that goes on under the line that has its values.
  bool wraps_after_values(std::size_t i) const {
    const Item* upper = lines_[i - 1].at(0);
    const Item& lower = *lines_[i].at(0);
    if (upper && is_bracketed(lower) && !is_closing_punctuation(text_of(*upper).back())) {
      return true;
    }
    if (!upper || !is_tight(i)) return false;
    if (begins_low(lower) || ends_open(*upper)) return true;
    if (beside_last_) return false;
    // A label of its own would head rows that follow; one that goes on is followed by a label
    // further left or by the end.
    const double em = lines_[i].em;
    const bool set_in = lower.box.x0 - upper->box.x0 > 0.5 * em;
    const Item* next = i + 1 < lines_.size() ? lines_[i + 1].at(0) : nullptr;
    const bool back = !next || next->box.x0 < lower.box.x0 - 0.5 * em;
    return (set_in && back && upper->box.x0 < left_ + 0.5 * em) || is_tighter_than_next(i);
  }

  /// In a table of texts a row begins where its first column does, or after a wider gap.
  bool continues_words(std::size_t i) const {
    const TextRow& line = lines_[i];
    if (line.items.front().last > line.items.front().first && line.items.size() == 1) return false;
    const double here = line.y1 - lines_[i - 1].y1;
    if (here > 1.25 * tight_) return false;
    if (label_begins_ && !line.at(0)) return true;
    if (is_spread()) return true;
    // Words that begin with a small letter go on, but not where the column begins with one.
    if (const Item* label = line.at(0)) {
      if (labels_low_) return false;
      if (begins_low(*label)) return true;
    }
    std::size_t low = 0;
    std::size_t texts = 0;
    for (const Item& item : line.items) {
      if (begins_low_[static_cast<std::size_t>(item.first)]) continue;
      ++texts;
      low += begins_low(item);
    }
    return 2 * low > texts;
  }

  /// Rows stand apart by wider gaps.
  bool is_spread() const {
    std::size_t wide = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      wide += lines_[i].y1 - lines_[i - 1].y1 > 1.25 * tight_;
    }
    return wide >= 2 && 6 * wide >= lines_.size();
  }

  TextRow join(std::size_t begin, std::size_t end) const {
    TextRow row = lines_[begin];
    for (std::size_t i = begin + 1; i < end; ++i) {
      row.y1 = std::max(row.y1, lines_[i].y1);
      for (const Item& item : lines_[i].items) add_item(row, item);
    }
    std::sort(row.items.begin(), row.items.end(),
              [](const Item& a, const Item& b) { return a.first < b.first; });
    return row;
  }

  const std::vector<TextRow>& lines_;
  const std::vector<double>& levels_;
  const Columns& columns_;
  double tight_;
  double left_ = 1e9;
  bool wordy_ = false;
  bool label_begins_ = false;
  bool ruled_ = false;
  bool beside_first_ = false;  ///< Values stand beside the first line of their label.
  bool beside_last_ = false;   ///< Or beside the last.
  std::vector<int> full_;      ///< One a column: lines whose words fill it.
  bool labels_low_ = false;
  std::vector<bool> begins_low_;  ///< One a column: its first text begins with a small letter.
};

}  // namespace

std::vector<TextRow> merge_body(const std::vector<TextRow>& lines,
                                const std::vector<double>& levels, const Columns& columns) {
  if (lines.empty()) return {};
  return BodyMerger(lines, levels, columns).merge();
}

}  // namespace biaoge

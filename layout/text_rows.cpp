// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_rows.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// Words of a piece are cut at a gutter when their gap there is as wide as this (em), or as this
/// many times the usual gap of the piece.
constexpr double kCutGap = 0.5;
constexpr double kCutRatio = 1.45;

Item make_item(std::vector<const Word*> words, const Columns& columns) {
  TextPiece piece = make_piece(std::move(words));
  const ColumnSpan range = columns_of(columns, piece.box, piece.em);
  return {std::move(piece.words), piece.box, range.first, range.last, piece.value};
}

double usual_gap(const std::vector<const Word*>& words) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    gaps.push_back(words[i]->box.x0 - words[i - 1]->box.x1);
  }
  if (gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

bool is_value_word(const Word& word) {
  std::u32string text;
  for (const Glyph& glyph : word.glyphs) text.push_back(glyph.code);
  return is_value_text(text);
}

/// True when the gutter between words[i-1] and words[i] parts them.
bool cuts(const std::vector<const Word*>& words, std::size_t i, double usual) {
  const Word& a = *words[i - 1];
  const Word& b = *words[i];
  const double gap = b.box.x0 - a.box.x1;
  const double em = std::min(a.font_size, b.font_size);
  if (gap >= kCutGap * em) return true;
  if (gap >= 0.2 * em && is_value_word(a) && is_value_word(b)) return true;
  return words.size() > 3 && gap > 0.3 * em && gap >= kCutRatio * usual;
}

/// Cuts a piece that reaches over gutters where its words allow it.
void deal(const TextPiece& piece, const Columns& columns, std::vector<Item>& items) {
  const ColumnSpan range = columns_of(columns, piece.box, piece.em);
  if (range.first == range.last) {
    items.push_back({piece.words, piece.box, range.first, range.last, piece.value});
    return;
  }
  const double usual = usual_gap(piece.words);
  std::vector<const Word*> part;
  for (std::size_t i = 0; i < piece.words.size(); ++i) {
    if (i > 0) {
      const int before = columns.column_at(piece.words[i - 1]->box.center().x);
      const int here = columns.column_at(piece.words[i]->box.center().x);
      if (before != here && cuts(piece.words, i, usual)) {
        items.push_back(make_item(std::move(part), columns));
        part.clear();
      }
    }
    part.push_back(piece.words[i]);
  }
  items.push_back(make_item(std::move(part), columns));
}

void absorb(Item& item, const Item& other) {
  item.words.insert(item.words.end(), other.words.begin(), other.words.end());
  item.box = unite(item.box, other.box);
  item.first = std::min(item.first, other.first);
  item.last = std::max(item.last, other.last);
  item.value = item.value && other.value;
}

std::u32string text_of(const Item& item) {
  std::u32string text;
  for (const Word* word : item.words) {
    if (!text.empty()) text.push_back(U' ');
    for (const Glyph& glyph : word->glyphs) text.push_back(glyph.code);
  }
  return text;
}

bool has_values(const TextRow& row) {
  return std::any_of(row.items.begin(), row.items.end(),
                     [](const Item& item) { return item.first > 0 && item.value; });
}

bool is_label_only(const TextRow& row) {
  return row.items.size() == 1 && row.items[0].first == 0;
}

bool begins_low(const Item& item) {
  const char32_t code = item.words.front()->glyphs.front().code;
  return (code >= U'a' && code <= U'z') || is_closing_punctuation(code);
}

/// The text cannot be whole: it ends with a hyphen, a comma or a small word, or a bracket is open.
bool ends_open(const Item& item) {
  const std::u32string text = text_of(item);
  const char32_t last = text.back();
  if (last == U'-' || last == U',' || last == U'，' || last == U'、') return true;
  if (std::count(text.begin(), text.end(), U'(') > std::count(text.begin(), text.end(), U')')) {
    return true;
  }
  for (const std::u32string_view word : {U" of", U" and", U" the", U" in", U" for", U" or", U" to",
                                         U" by", U" with", U" from", U" on", U" &"}) {
    if (text.size() > word.size() && std::u32string_view(text).ends_with(word)) return true;
  }
  return false;
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

/// True when both lines have text in some column that is a value in one of them.
bool clash(const TextRow& a, const TextRow& b) {
  return std::any_of(a.items.begin(), a.items.end(), [&](const Item& item) {
    const Item* other = b.at(item.first);
    return other && item.first > 0 && (item.value || other->value);
  });
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
  }

  std::vector<TextRow> merge() const {
    std::vector<TextRow> rows;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= lines_.size(); ++i) {
      if (i < lines_.size() && continues(begin, i)) continue;
      rows.push_back(join(begin, i));
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

  bool is_tight(std::size_t i) const { return lines_[i].y1 - lines_[i - 1].y1 <= 1.15 * tight_; }

  /// The rows stand further apart than the lines of a row.
  bool is_tighter_than_next(std::size_t i) const {
    const double here = lines_[i].y1 - lines_[i - 1].y1;
    const double next = i + 1 < lines_.size() ? lines_[i + 1].y1 - lines_[i].y1 : 1e9;
    const double before = i > 1 ? lines_[i - 1].y1 - lines_[i - 2].y1 : 1e9;
    return 1.2 * here <= std::min(next, before) || (1.2 * here <= next && before <= 1.1 * here);
  }

  /// True when line `i` is part of the row that began with line `begin`.
  bool continues(std::size_t begin, std::size_t i) const {
    if (level_between(i)) return false;
    if (ruled_) return true;
    const TextRow& line = lines_[i];
    const TextRow& before = lines_[i - 1];
    for (std::size_t k = begin; k < i; ++k) {
      if (clash(lines_[k], line)) return false;
    }
    if (line.y1 - before.y1 > 1.6 * std::max(line.em, tight_)) return false;
    if (wordy_) return continues_words(i);
    if (is_label_only(line) && has_values(before)) return wraps_after_values(i);
    if (is_label_only(before) && line.at(0)) return label_goes_on(begin, i);
    // Values under a label that stands alone, or text under text without a label of its own.
    if (!line.at(0)) return is_label_only(before) ? is_tighter_than_next(i) : is_tight(i);
    return false;
  }

  /// A label whose values stand beside its last line.
  bool label_goes_on(std::size_t begin, std::size_t i) const {
    const Item& upper = *lines_[i - 1].at(0);
    const Item& lower = *lines_[i].at(0);
    if (upper.last > 0) return false;
    if (i - begin > 3) return false;
    if (text_of(upper).back() == U':' || text_of(upper).back() == U'：') return false;
    if (begins_low(lower) || ends_open(upper)) return true;
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
    if (!upper || !is_tight(i)) return false;
    if (begins_low(lower) || ends_open(*upper)) return true;
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
    // Words that begin with a small letter go on.
    if (line.at(0) && begins_low(*line.at(0))) return true;
    const auto low = std::count_if(line.items.begin(), line.items.end(), begins_low);
    return 2 * static_cast<std::size_t>(low) > line.items.size();
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
      for (const Item& item : lines_[i].items) {
        const auto same = std::find_if(row.items.begin(), row.items.end(), [&](const Item& other) {
          return other.first <= item.last && item.first <= other.last;
        });
        if (same == row.items.end()) {
          row.items.push_back(item);
        } else {
          absorb(*same, item);
        }
      }
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
};

}  // namespace

const Item* TextRow::at(int column) const {
  for (const Item& item : items) {
    if (item.first <= column && column <= item.last) return &item;
  }
  return nullptr;
}

TextRow fit_line(const Line& line, const Columns& columns) {
  std::vector<Item> items;
  for (const TextPiece& piece : line.pieces) deal(piece, columns, items);
  TextRow row;
  row.y0 = line.box.y0;
  row.y1 = line.box.y1;
  row.em = line.em;
  for (Item& item : items) {
    const bool same = !row.items.empty() && row.items.back().last >= item.first;
    if (same) {
      absorb(row.items.back(), item);
    } else {
      row.items.push_back(std::move(item));
    }
  }
  return row;
}

bool is_value_row(const TextRow& row) {
  std::size_t texts = 0;
  std::size_t values = 0;
  std::size_t periods = 0;
  for (const Item& item : row.items) {
    if (item.first == 0) continue;
    ++texts;
    values += item.value;
    periods += item.value && is_period_text(text_of(item));
  }
  return values > periods && 2 * values >= texts;
}

std::size_t count_header_lines(const std::vector<TextRow>& rows,
                               const std::vector<double>& levels) {
  std::size_t first_value = 0;
  while (first_value < rows.size() && !is_value_row(rows[first_value])) ++first_value;
  const std::size_t limit = first_value == rows.size() ? (rows.size() + 1) / 2 : first_value;
  // The last level above the first values parts the header from them.
  std::size_t ruled = 0;
  for (std::size_t i = 1; i <= limit && i < rows.size(); ++i) {
    const double from = (rows[i - 1].y0 + rows[i - 1].y1) / 2;
    const double to = (rows[i].y0 + rows[i].y1) / 2;
    const bool parted =
        std::any_of(levels.begin(), levels.end(), [&](double y) { return y > from && y < to; });
    if (!parted) continue;
    ruled = i;
    // In a table of words every row may be ruled: the first rule ends the header.
    if (first_value == rows.size()) break;
  }
  if (ruled > 0) return ruled;
  if (first_value == rows.size()) return rows.size() > 1 ? 1 : 0;
  // Lines right above the values that have a label only head a section of the body.
  std::size_t end = first_value;
  while (end > 0 && is_label_only(rows[end - 1])) --end;
  const bool labelled = std::any_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const TextRow& row) { return row.at(0) != nullptr; });
  if (end == 0) return 0;
  return labelled || first_value - end > 1 ? end : first_value;
}

std::vector<TextRow> merge_body(const std::vector<TextRow>& lines,
                                const std::vector<double>& levels, const Columns& columns) {
  if (lines.empty()) return {};
  return BodyMerger(lines, levels, columns).merge();
}

}  // namespace biaoge

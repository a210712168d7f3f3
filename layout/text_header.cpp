// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_header.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// Lines of one cell are at most this far apart (em between their boxes).
constexpr double kLeading = 0.75;
/// A heading covers more columns than it touches when that brings it nearer to their middle by this
/// (em), or leaves it this near when columns are added on both sides.
constexpr double kNearer = 0.5;
constexpr double kCentred = 0.7;
/// The same, over headings that come again: N, %, N, %.
constexpr double kNearerRepeated = 0.1;

/// An item of a header line while cells are put together.
struct Part {
  HeaderCell cell;
  std::size_t line;  ///< Last line it has text on.
  std::size_t first_line;
  double em;
};

double middle(const Columns& columns, int first, int last) {
  return (columns.left[static_cast<std::size_t>(first)] +
          columns.right[static_cast<std::size_t>(last)]) /
         2;
}

bool repeats_texts(const TextRow& row) {
  std::vector<std::u32string> texts;
  for (const Item& item : row.items) {
    std::u32string& text = texts.emplace_back();
    for (const Word* word : item.words) {
      for (const Glyph& glyph : word->glyphs) text.push_back(glyph.code);
    }
  }
  std::sort(texts.begin(), texts.end());
  return std::adjacent_find(texts.begin(), texts.end()) != texts.end();
}

class HeaderBuilder {
 public:
  HeaderBuilder(const std::vector<TextRow>& lines, const Columns& columns,
                const std::vector<Ruling>& rulings)
      : lines_(lines), columns_(columns), rulings_(rulings) {}

  Header build() {
    std::vector<std::vector<Part>> all(lines_.size());
    for (std::size_t i = lines_.size(); i-- > 0;) {
      std::vector<Part>& parts = all[i];
      for (const Item& item : lines_[i].items) {
        HeaderCell cell{item.words, item.box, item.first, item.last, 0, 1};
        parts.push_back({std::move(cell), i, i, lines_[i].em});
      }
      widen_by_rules(parts);
      if (i + 1 < lines_.size()) widen_to_columns(parts, i, all[i + 1]);
    }
    for (std::vector<Part>& parts : all) {
      for (Part& part : parts) place(std::move(part));
    }
    return finish();
  }

 private:
  /// A ruling under the text and over the next line, over some columns only.
  const Ruling* rule_under(const HeaderCell& cell, double em) const {
    for (const Ruling& ruling : rulings_) {
      if (ruling.orientation != Orientation::horizontal) continue;
      const double below = ruling.position - cell.box.y1;
      if (below < -0.4 * em || below > 0.8 * em) continue;
      if (ruling.start > cell.box.x0 + em || ruling.end < cell.box.x1 - em) continue;
      return &ruling;
    }
    return nullptr;
  }

  void widen_by_rules(std::vector<Part>& parts) const {
    for (Part& part : parts) {
      const Ruling* rule = rule_under(part.cell, part.em);
      if (!rule) continue;
      const ColumnSpan range = columns_of(columns_, {rule->start, 0, rule->end, 0}, part.em);
      const bool free = std::none_of(parts.begin(), parts.end(), [&](const Part& other) {
        return &other != &part && other.cell.first <= range.last && other.cell.last >= range.first;
      });
      if (!free || (range.first == 0 && range.last + 1 == columns_.count())) continue;
      part.cell.first = std::min(part.cell.first, range.first);
      part.cell.last = std::max(part.cell.last, range.last);
    }
  }

  /// A heading centred over several columns reaches as far as the columns that have no heading of
  /// their own on its line but one right below it.
  /// `below`: the parts of the next line.
  void widen_to_columns(std::vector<Part>& parts, std::size_t line,
                        const std::vector<Part>& below) const {
    std::vector<bool> taken(static_cast<std::size_t>(columns_.count()), false);
    for (const Part& part : parts) {
      for (int c = part.cell.first; c <= part.cell.last; ++c) {
        taken[static_cast<std::size_t>(c)] = true;
      }
    }
    const auto is_headed = [&](int c) {
      return std::any_of(below.begin(), below.end(), [c](const Part& part) {
        return part.cell.first <= c && c <= part.cell.last;
      });
    };
    const auto is_open = [&](int c) {
      return c >= 0 && c < columns_.count() && !taken[static_cast<std::size_t>(c)] && is_headed(c);
    };
    const double nearer = repeats_texts(lines_[line + 1]) ? kNearerRepeated : kNearer;
    for (Part& part : parts) {
      int low = part.cell.first;
      int high = part.cell.last;
      if (!is_headed(low) || !is_headed(high)) continue;
      while (is_open(low - 1)) --low;
      while (is_open(high + 1)) ++high;
      const auto [first, last] = best_range(part, low, high, nearer);
      for (int c = first; c <= last; ++c) taken[static_cast<std::size_t>(c)] = true;
      part.cell.first = first;
      part.cell.last = last;
    }
  }

  /// The columns in [low, high] that a heading stands in the middle of: more than its own when that
  /// puts it nearer to the middle, or adds as much on both sides.
  std::pair<int, int> best_range(const Part& part, int low, int high, double nearer) const {
    const double center = part.cell.box.center().x;
    std::pair<int, int> best{part.cell.first, part.cell.last};
    const double own = std::abs(middle(columns_, best.first, best.second) - center);
    double error = own;
    for (int first = low; first <= part.cell.first; ++first) {
      for (int last = part.cell.last; last <= high; ++last) {
        const double off = std::abs(middle(columns_, first, last) - center);
        const bool both = first < part.cell.first && last > part.cell.last;
        const bool better = off < own - nearer * part.em || (both && off < kCentred * part.em);
        const bool wider = last - first > best.second - best.first;
        const bool clear = off <= error - 0.3 * part.em || (both && wider) ||
                           (wider && off < error + 0.3 * part.em);
        if (!better || !clear) continue;
        best = {first, last};
        error = off;
      }
    }
    return best;
  }

  bool rule_between(const HeaderCell& upper, const HeaderCell& lower) const {
    return std::any_of(rulings_.begin(), rulings_.end(), [&](const Ruling& ruling) {
      return ruling.orientation == Orientation::horizontal &&
             ruling.position > upper.box.center().y && ruling.position < lower.box.center().y &&
             overlap(ruling.start, ruling.end, lower.box.x0, lower.box.x1) >
                 0.5 * lower.box.width();
    });
  }

  /// True when another part stands in the columns of [first, last] on a line.
  bool others_in(std::size_t line, const HeaderCell& range, const HeaderCell& except) const {
    return std::any_of(lines_[line].items.begin(), lines_[line].items.end(), [&](const Item& item) {
      return item.first <= range.last && item.last >= range.first && item.box.x0 != except.box.x0;
    });
  }

  /// True when `lower` is a further line of the cell `upper`.
  bool goes_on(const Part& upper, const Part& lower) const {
    const HeaderCell& a = upper.cell;
    const HeaderCell& b = lower.cell;
    if (a.last < b.first || b.last < a.first) return false;
    const double em = std::max(upper.em, lower.em);
    if (b.box.y0 - a.box.y1 > kLeading * em || rule_between(a, b)) return false;
    if (a.first == b.first && a.last == b.last) return true;
    const bool centred = std::abs(a.box.center().x - b.box.center().x) < em;
    if (!centred) return false;
    if (a.first <= b.first && b.last <= a.last) return !others_in(lower.line, a, b);
    if (b.first <= a.first && a.last <= b.last) return !others_in(upper.line, b, a);
    return false;
  }

  void place(Part part) {
    for (auto other = parts_.rbegin(); other != parts_.rend(); ++other) {
      if (other->line == part.line || !goes_on(*other, part)) continue;
      HeaderCell& cell = other->cell;
      cell.words.insert(cell.words.end(), part.cell.words.begin(), part.cell.words.end());
      cell.box = unite(cell.box, part.cell.box);
      cell.first = std::min(cell.first, part.cell.first);
      cell.last = std::max(cell.last, part.cell.last);
      other->line = part.line;
      return;
    }
    parts_.push_back(std::move(part));
  }

  static bool over(const HeaderCell& a, const HeaderCell& b) {
    return a.first <= b.last && b.first <= a.last && a.box.center().y < b.box.center().y;
  }

  /// Rows: a cell stands below every cell over it, and reaches down to the next one under it.
  Header finish() {
    Header header;
    std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
      return a.cell.box.center().y < b.cell.box.center().y;
    });
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      HeaderCell& cell = parts_[i].cell;
      for (std::size_t k = 0; k < i; ++k) {
        if (over(parts_[k].cell, cell)) cell.row = std::max(cell.row, parts_[k].cell.row + 1);
      }
      header.rows = std::max(header.rows, cell.row + 1);
    }
    for (Part& part : parts_) {
      HeaderCell& cell = part.cell;
      cell.row_end = header.rows;
      for (const Part& other : parts_) {
        if (over(cell, other.cell)) cell.row_end = std::min(cell.row_end, other.cell.row);
      }
    }
    set_edges(header);
    for (Part& part : parts_) header.cells.push_back(std::move(part.cell));
    return header;
  }

  void set_edges(Header& header) const {
    for (int row = 1; row < header.rows; ++row) {
      double above = -1e9;
      double below = 1e9;
      for (const Part& part : parts_) {
        if (part.cell.row == row) below = std::min(below, part.cell.box.y0);
        if (part.cell.row_end == row) above = std::max(above, part.cell.box.y1);
      }
      header.edges.push_back(above < -1e8 ? below : (above + below) / 2);
    }
  }

  const std::vector<TextRow>& lines_;
  const Columns& columns_;
  const std::vector<Ruling>& rulings_;
  std::vector<Part> parts_;
};

}  // namespace

Header build_header(const std::vector<TextRow>& lines, const Columns& columns,
                    const std::vector<Ruling>& rulings) {
  return HeaderBuilder(lines, columns, rulings).build();
}

}  // namespace biaoge

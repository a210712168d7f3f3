// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_header.h"

#include <algorithm>
#include <cmath>

#include "layout/header_spans.h"

namespace biaoge {

namespace {

/// Lines of one cell are at most this far apart (em between their boxes).
constexpr double kLeading = 0.75;

class HeaderBuilder {
 public:
  HeaderBuilder(const std::vector<TextRow>& lines, const Columns& columns,
                const std::vector<Ruling>& rulings)
      : lines_(lines), columns_(columns), rulings_(rulings) {}

  Header build() {
    for (std::vector<HeaderPart>& parts : span_headings(lines_, columns_, rulings_)) {
      for (HeaderPart& part : parts) place(std::move(part));
    }
    return finish();
  }

 private:
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
  bool goes_on(const HeaderPart& upper, const HeaderPart& lower) const {
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

  void place(HeaderPart part) {
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
    std::sort(parts_.begin(), parts_.end(), [](const HeaderPart& a, const HeaderPart& b) {
      return a.cell.box.center().y < b.cell.box.center().y;
    });
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      HeaderCell& cell = parts_[i].cell;
      for (std::size_t k = 0; k < i; ++k) {
        if (over(parts_[k].cell, cell)) cell.row = std::max(cell.row, parts_[k].cell.row + 1);
      }
    }
    level_lines();
    for (const HeaderPart& part : parts_) header.rows = std::max(header.rows, part.cell.row + 1);
    for (HeaderPart& part : parts_) {
      HeaderCell& cell = part.cell;
      cell.row_end = header.rows;
      for (const HeaderPart& other : parts_) {
        if (over(cell, other.cell)) cell.row_end = std::min(cell.row_end, other.cell.row);
      }
    }
    set_edges(header);
    for (HeaderPart& part : parts_) header.cells.push_back(std::move(part.cell));
    return header;
  }

  /// Cells under others that begin on one line stand in one row, as many as there may be over them.
  void level_lines() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      HeaderCell& cell = parts_[i].cell;
      for (const HeaderPart& other : parts_) {
        const bool beside =
            other.first_line == parts_[i].first_line && other.line == parts_[i].line;
        if (cell.row > 0 && beside) cell.row = std::max(cell.row, other.cell.row);
      }
      // Those below are later in the order.
      for (std::size_t k = i + 1; k < parts_.size(); ++k) {
        HeaderCell& lower = parts_[k].cell;
        if (over(cell, lower)) lower.row = std::max(lower.row, cell.row + 1);
      }
    }
  }

  void set_edges(Header& header) const {
    for (int row = 1; row < header.rows; ++row) {
      double above = -1e9;
      double below = 1e9;
      for (const HeaderPart& part : parts_) {
        if (part.cell.row == row) below = std::min(below, part.cell.box.y0);
        if (part.cell.row_end == row) above = std::max(above, part.cell.box.y1);
      }
      header.edges.push_back(above < -1e8 ? below : (above + below) / 2);
    }
  }

  const std::vector<TextRow>& lines_;
  const Columns& columns_;
  const std::vector<Ruling>& rulings_;
  std::vector<HeaderPart> parts_;
};

}  // namespace

Header build_header(const std::vector<TextRow>& lines, const Columns& columns,
                    const std::vector<Ruling>& rulings) {
  return HeaderBuilder(lines, columns, rulings).build();
}

}  // namespace biaoge

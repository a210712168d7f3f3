// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/utf8.h"
#include "normalize/fold.h"
#include "normalize/label_search.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

/// The names of the rows under one header.
class RowNames {
 public:
  RowNames(LabelSearch& search, HeaderRow& header)
      : search_(search), header_(header), labels_(search.lists.rows[header.section]) {}

  void run(int limit) {
    gather(limit);
    for (Named& row : rows_) {
      if (row.rule >= 0 || !search_.is_open(row.cell)) continue;
      const LabelMatch match = nearest_label(search_.read(row.cell), unmet(), Tolerance::strict);
      if (match.label && fits(row, match.label->target)) {
        row.rule = match.label->target;
        search_.take(row.cell, *match.label);
      }
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) take_by_order(i);
    for (const Named& row : rows_) {
      if (row.rule >= 0) header_.end = search_.grid.cell(row.cell).row_end();
    }
  }

 private:
  struct Named {
    int cell = -1;
    int rule = -1;  ///< Position in SectionRule::rows; -1 while unknown.
  };

  /// Cells of the column of names, down to a label of something else.
  void gather(int limit) {
    const int column = header_.leftmost() - 1;
    const auto& exact = search_.vocabulary.rows[header_.section];
    const auto& rules = search_.vocabulary.profile->sections[header_.section].rows;
    for (int row = header_.data_row; row < limit;) {
      const int i = search_.grid.at(row, column);
      if (i < 0 || search_.grid.cell(i).row != row) return;
      Named named{i, -1};
      if (const auto found = exact.find(search_.grid.key(i)); found != exact.end()) {
        named.rule = static_cast<int>(found->second - rules.data());
      } else if (search_.vocabulary.names_anything(search_.grid.key(i))) {
        return;
      }
      rows_.push_back(named);
      row = search_.grid.cell(i).row_end();
    }
  }

  bool is_met(int rule) const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [&](const Named& row) { return row.rule == rule; });
  }

  std::vector<const KnownLabel*> unmet() const {
    std::vector<const KnownLabel*> labels;
    for (const KnownLabel& label : labels_) {
      if (!is_met(label.target)) labels.push_back(&label);
    }
    return labels;
  }

  /// Rows stand in the order of the profile.
  bool fits(const Named& row, int rule) const {
    for (const Named& other : rows_) {
      if (other.rule >= 0 && (&other < &row) != (other.rule < rule)) return false;
    }
    return true;
  }

  /// True when numbers or marks for none stand in the row.
  bool has_numbers(int cell) const {
    const int i = search_.grid.at(search_.grid.cell(cell).row, header_.leftmost());
    if (i < 0) return false;
    const std::u32string text = from_utf8(search_.grid.cell(i).text);
    return std::any_of(text.begin(), text.end(), is_ascii_digit) ||
           (!text.empty() && is_not_applicable(to_utf8(text)));
  }

  /// A name beyond recognition, between two that leave only one for it.
  void take_by_order(std::size_t i) {
    Named& row = rows_[i];
    if (row.rule >= 0 || !search_.is_open(row.cell) || !has_numbers(row.cell)) return;
    const int above = i > 0 ? rows_[i - 1].rule : -1;
    const bool top = i == 0;
    const int count =
        static_cast<int>(search_.vocabulary.profile->sections[header_.section].rows.size());
    const bool bottom = i + 1 == rows_.size() || !has_numbers(rows_[i + 1].cell);
    const int below = bottom ? count : rows_[i + 1].rule;
    if ((!top && above < 0) || below != above + 2) return;
    row.rule = above + 1;
    const auto label = std::find_if(labels_.begin(), labels_.end(), [&](const KnownLabel& known) {
      return known.target == row.rule;
    });
    search_.take_weakly(row.cell, *label, "");
  }

  LabelSearch& search_;
  HeaderRow& header_;
  const std::vector<KnownLabel>& labels_;
  std::vector<Named> rows_;
};

/// The row in which another header, or a form, begins.
int data_limit(const LabelSearch& search, std::size_t header) {
  const int last = header + 1 < search.headers.size() ? search.headers[header + 1].row
                                                      : search.grid.table().rows;
  for (const int i : search.grid.cells_in(search.headers[header].data_row, last)) {
    if (search.vocabulary.start.contains(search.grid.key(i))) return search.grid.cell(i).row;
  }
  return last;
}

/// Where rows without fixed names end: at the last total, or at another field of the form.
int end_of_list(const LabelSearch& search, const HeaderRow& header, int limit) {
  const std::string& section = search.vocabulary.profile->sections[header.section].name;
  int total = limit;
  for (const int i : search.grid.cells_in(header.data_row, limit)) {
    const auto rules = search.vocabulary.by_label.find(search.grid.key(i));
    if (rules == search.vocabulary.by_label.end()) continue;
    const FieldRule& rule = *rules->second.front();
    if (rule.place != Place::total || rule.section != section) {
      return std::min(total, search.grid.cell(i).row);
    }
    total = search.grid.cell(i).row;
  }
  return total;
}

}  // namespace

void snap_rows(LabelSearch& search) {
  for (std::size_t h = 0; h < search.headers.size(); ++h) {
    HeaderRow& header = search.headers[h];
    const int limit = data_limit(search, h);
    if (!search.lists.rows[header.section].empty() && header.leftmost() > 0) {
      header.end = header.data_row;
      RowNames(search, header).run(limit);
    } else {
      header.end = end_of_list(search, header, limit);
    }
  }
}

}  // namespace biaoge

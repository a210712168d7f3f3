// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "core/utf8.h"
#include "normalize/label_search.h"

namespace biaoge {

namespace {

/// One row tried as the header of one section.
class HeaderTrial {
 public:
  HeaderTrial(LabelSearch& search, std::size_t section, int row)
      : search_(search),
        rule_(search.vocabulary.profile->sections[section]),
        labels_(search.lists.headers[section]) {
    header_.section = section;
    header_.row = row;
    header_.data_row = row + 1;
    header_.columns.resize(rule_.columns.size());
  }

  std::optional<HeaderRow> run() {
    const int exact = read_exact();
    if (exact + static_cast<int>(open_.size()) < rule_.min_headers) return std::nullopt;
    const std::map<int, Proposal> proposals = propose();
    const auto columns = std::count_if(proposals.begin(), proposals.end(), [](const auto& entry) {
      return entry.first < LabelLists::kAffix;
    });
    const int met = exact + static_cast<int>(columns + tied_in_order().size());
    if (met < rule_.min_headers || 2 * met < filled_) return std::nullopt;
    for (const auto& [target, proposal] : proposals) accept(proposal.cell, *proposal.label);
    part_doubles();
    for (const auto& [cell, label] : tied_in_order()) accept(cell, *label);
    take_short();
    take_held();
    take_loose();
    take_group();
    take_last();
    part_doubles();  // What was tied before may be the only one left.
    return header_;
  }

 private:
  struct Proposal {
    int cell = -1;
    const KnownLabel* label = nullptr;
    int edits = 0;
    bool tied = false;
  };

  bool is_met(int target) const {
    return target < LabelLists::kAffix && header_.columns[static_cast<std::size_t>(target)];
  }

  int read_exact() {
    const auto& exact = search_.vocabulary.headers[header_.section];
    const auto& affixes = search_.vocabulary.affixes[header_.section];
    int met = 0;
    for (const int i : search_.grid.cells_in(header_.row, header_.row + 1)) {
      filled_ += !search_.grid.cell(i).text.empty();
      if (const auto found = exact.find(search_.grid.key(i)); found != exact.end()) {
        if (is_met(static_cast<int>(found->second))) {
          doubles_.emplace_back(found->second, i);
        } else {
          place(i, found->second);
          ++met;
        }
      } else if (!affixes.contains(search_.grid.key(i)) && search_.is_open(i)) {
        open_.push_back(i);
      }
    }
    return met;
  }

  void place(int cell, std::size_t column) {
    const Cell& found = search_.grid.cell(cell);
    header_.columns[column] = ColumnSpan{found.column, found.column_end()};
    header_.data_row = std::max(header_.data_row, found.row_end());
  }

  void accept(int cell, const KnownLabel& label) {
    search_.take(cell, label);
    if (label.target < LabelLists::kAffix) place(cell, static_cast<std::size_t>(label.target));
    std::erase(open_, cell);
  }

  std::vector<const KnownLabel*> unmet() const {
    std::vector<const KnownLabel*> labels;
    for (const KnownLabel& label : labels_) {
      if (!is_met(label.target)) labels.push_back(&label);
    }
    return labels;
  }

  /// For each column not met yet the cell that is nearest to one of its labels.
  std::map<int, Proposal> propose() const {
    std::map<int, Proposal> best;
    const std::vector<const KnownLabel*> labels = unmet();
    for (const int i : open_) {
      const LabelMatch match = nearest_label(search_.read(i), labels, Tolerance::strict);
      if (!match.label) continue;
      Proposal& known = best[match.label->target];
      if (known.label && known.edits == match.edits) known.tied = true;
      if (!known.label || match.edits < known.edits) known = {i, match.label, match.edits, false};
    }
    std::erase_if(best, [](const auto& entry) { return entry.second.tied; });
    return best;
  }

  /// Two cells with the same header, one of them recognised: the header that is missing and hardly
  /// differs (一 for 二) is that of the one on its side.
  void part_doubles() {
    std::erase_if(doubles_, [this](const auto& entry) {
      const auto& [column, second] = entry;
      const int first = search_.grid.at(header_.row, header_.columns[column]->first);
      const LabelMatch match =
          nearest_label(from_utf8(search_.grid.key(second)), unmet(), Tolerance::brief);
      if (!match.label || match.label->target >= LabelLists::kAffix) return false;
      const bool before = match.label->target < static_cast<int>(column);
      const int wrong = before ? first : second;
      if (!search_.grid.recognised(wrong)) return false;
      if (before) place(second, column);
      accept(wrong, *match.label);
      return true;
    });
  }

  /// Cells that are as near to several headers each (缴数 for 应缴数 and 已缴数), when they are as
  /// many as those headers: they stand in the order of the profile.
  std::vector<std::pair<int, const KnownLabel*>> tied_in_order() const {
    std::vector<int> cells;
    std::map<int, const KnownLabel*> targets;
    for (const int i : open_) {
      const auto tied = tied_labels(search_.read(i), unmet(), Tolerance::strict);
      if (tied.empty() || tied.back()->target >= LabelLists::kAffix) continue;
      cells.push_back(i);
      for (const KnownLabel* label : tied) targets.emplace(label->target, label);
    }
    std::vector<std::pair<int, const KnownLabel*>> pairs;
    if (cells.size() != targets.size()) return pairs;
    auto target = targets.begin();
    for (const int i : cells) {
      const auto& [column, label] = *target++;
      if (in_order(i, static_cast<std::size_t>(column))) pairs.emplace_back(i, label);
    }
    return pairs;
  }

  /// In a row that is the header for certain: labels of two characters, and those that were as
  /// near to one that has been met since.
  void take_short() {
    for (const int i : std::vector<int>(open_)) {
      const LabelMatch match = nearest_label(search_.read(i), unmet(), Tolerance::brief);
      if (match.label) accept(i, *match.label);
    }
  }

  /// True when the cell lies between its neighbours in the order of the profile.
  bool in_order(int cell, std::size_t column) const {
    const int at = search_.grid.cell(cell).column;
    for (std::size_t i = 0; i < header_.columns.size(); ++i) {
      if (!header_.columns[i]) continue;
      if ((i < column) != (header_.columns[i]->first < at)) return false;
    }
    return true;
  }

  /// The cell beside the headers that has names of rows under it has no header of its own.
  bool heads_row_labels(int cell) const {
    const Cell& found = search_.grid.cell(cell);
    const int below = search_.grid.at(found.row_end(), found.column);
    if (below < 0) return true;
    const auto& rows = search_.lists.rows[header_.section];
    const LabelMatch match = nearest_label(search_.read(below), pointers(rows), Tolerance::loose);
    return match.label || match.tied || search_.grid.cell(below).column != found.column;
  }

  /// True when the cell may be the header of a column by its place alone.
  bool fits(int cell, std::size_t column) const {
    return search_.grid.cell(cell).row_end() == header_.data_row && in_order(cell, column) &&
           touches_header(cell) && !heads_row_labels(cell);
  }

  void accept_weakly(int cell, const KnownLabel& label) {
    accept(cell, label);
    search_.take_weakly(cell, label, "rows." + rule_.name);
  }

  /// A label among strokes that lie on it (a signature), in its place.
  void take_held() {
    for (const int i : std::vector<int>(open_)) {
      const KnownLabel* label = held_label(search_.read(i), unmet());
      if (!label || label->target >= LabelLists::kAffix) continue;
      if (fits(i, static_cast<std::size_t>(label->target))) accept_weakly(i, *label);
    }
  }

  /// Half of a label, in its place.
  void take_loose() {
    for (const int i : std::vector<int>(open_)) {
      const LabelMatch match = nearest_label(search_.read(i), unmet(), Tolerance::loose);
      if (!match.label || match.label->target >= LabelLists::kAffix) continue;
      if (fits(i, static_cast<std::size_t>(match.label->target))) accept_weakly(i, *match.label);
    }
  }

  /// Required columns of text side by side that are not met, and as many cells left where they can
  /// stand.
  void take_group() {
    for (std::size_t first = 0; first < rule_.columns.size(); ++first) {
      std::size_t last = first;
      while (last < rule_.columns.size() && is_lacking(last)) ++last;
      if (last - first < 2) continue;
      std::vector<int> cells;
      for (const int i : open_) {
        const bool may = search_.grid.cell(i).row_end() == header_.data_row && !heads_row_labels(i);
        if (may && in_order(i, first) && in_order(i, last - 1)) cells.push_back(i);
      }
      if (cells.size() != last - first || !stand_together(cells)) continue;
      if (!are_short_enough(cells, first)) continue;
      for (std::size_t i = first; i < last; ++i) accept_weakly(cells[i - first], label_of(i));
      first = last;
    }
  }

  bool is_lacking(std::size_t column) const {
    const ColumnRule& rule = rule_.columns[column];
    return !header_.columns[column] && rule.column_required && !rule.row_label &&
           !rule.labels.empty() && rule.type == ValueType::text;
  }

  /// More text than a label has is that of several headers.
  bool are_short_enough(const std::vector<int>& cells, std::size_t first) const {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (2 * search_.read(cells[i]).size() > 3 * label_of(first + i).key.size()) return false;
    }
    return true;
  }

  /// Side by side, and beside a header that is known.
  bool stand_together(const std::vector<int>& cells) const {
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const Cell& next = search_.grid.cell(cells[i + 1]);
      if (search_.grid.cell(cells[i]).column_end() != next.column) return false;
    }
    return touches_header(cells.front()) || touches_header(cells.back());
  }

  const KnownLabel& label_of(std::size_t column) const {
    const int target = static_cast<int>(column);
    return *std::find_if(labels_.begin(), labels_.end(),
                         [&](const KnownLabel& known) { return known.target == target; });
  }

  /// A required column that is not met, and the only cell left where it can stand.
  void take_last() {
    for (std::size_t i = 0; i < rule_.columns.size(); ++i) {
      const ColumnRule& column = rule_.columns[i];
      if (header_.columns[i] || !column.column_required || column.row_label) continue;
      const auto here = [&](int cell) { return fits(cell, i); };
      const auto cell = std::find_if(open_.begin(), open_.end(), here);
      if (cell == open_.end() || std::any_of(cell + 1, open_.end(), here)) continue;
      if (std::any_of(rule_.columns.begin(), rule_.columns.end(), [&](const ColumnRule& other) {
            const auto o = static_cast<std::size_t>(&other - rule_.columns.data());
            return o != i && !header_.columns[o] && !other.row_label && fits(*cell, o);
          })) {
        continue;
      }
      accept_weakly(*cell, label_of(i));
    }
  }

  bool touches_header(int cell) const {
    const Cell& found = search_.grid.cell(cell);
    return std::any_of(header_.columns.begin(), header_.columns.end(), [&](const auto& span) {
      return span && (span->first == found.column_end() || span->last == found.column);
    });
  }

  LabelSearch& search_;
  const SectionRule& rule_;
  const std::vector<KnownLabel>& labels_;
  HeaderRow header_;
  std::vector<int> open_;
  std::vector<std::pair<std::size_t, int>> doubles_;
  int filled_ = 0;
};

}  // namespace

void snap_headers(LabelSearch& search) {
  for (int row = 0; row < search.grid.table().rows; ++row) {
    for (std::size_t s = 0; s < search.lists.headers.size(); ++s) {
      if (auto header = HeaderTrial(search, s, row).run()) {
        search.headers.push_back(std::move(*header));
        break;
      }
    }
  }
}

}  // namespace biaoge

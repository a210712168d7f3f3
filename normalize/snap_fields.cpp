// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "core/utf8.h"
#include "normalize/label_search.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

const FieldRule* field_of(const LabelSearch& search, const std::string& key) {
  const auto rules = search.vocabulary.by_label.find(key);
  return rules == search.vocabulary.by_label.end() ? nullptr : rules->second.front();
}

bool names_anything(const LabelSearch& search, int cell) {
  return search.vocabulary.names_anything(search.grid.key(cell));
}

const HeaderRow* header_at(const LabelSearch& search, int row) {
  for (const HeaderRow& header : search.headers) {
    if (row >= header.row && row < header.data_row) return &header;
  }
  return nullptr;
}

HeaderRow* data_at(LabelSearch& search, int row) {
  for (HeaderRow& header : search.headers) {
    if (row >= header.data_row && row < header.end) return &header;
  }
  return nullptr;
}

/// True for the value of a field whose label stands to the left or above.
bool is_value(const LabelSearch& search, const Cell& cell) {
  const int left = search.grid.at(cell.row, cell.column - 1);
  const int above = search.grid.at(cell.row - 1, cell.column);
  if (left >= 0) {
    const FieldRule* field = field_of(search, search.grid.key(left));
    if (field && field->place != Place::below) return true;
  }
  if (above < 0) return false;
  const FieldRule* field = field_of(search, search.grid.key(above));
  return field && field->place == Place::below;
}

/// Labels lead their rows, or stand in a row with another label.
bool leads_or_has_company(const LabelSearch& search, int cell) {
  const Cell& found = search.grid.cell(cell);
  const std::vector<int> row = search.grid.cells_in(found.row, found.row + 1);
  if (row.front() == cell) return true;
  return std::any_of(row.begin(), row.end(),
                     [&](int i) { return i != cell && names_anything(search, i); });
}

/// True when a cell that could hold the label's value stands where the field has it.
bool has_place_for_value(const LabelSearch& search, int cell, const FieldRule& field) {
  const Cell& label = search.grid.cell(cell);
  const int right = search.grid.at(label.row, label.column_end());
  const int below = search.grid.at(label.row_end(), label.column);
  if (field.place == Place::below) {
    return label.row_end() == search.grid.table().rows ||
           (below >= 0 && !names_anything(search, below)) ||
           (right >= 0 && !is_value(search, label));
  }
  return right >= 0 && !names_anything(search, right);
}

/// A label among the fields of the form, the names of blocks and of units.
void snap_beside(LabelSearch& search, int cell) {
  if (is_value(search, search.grid.cell(cell)) || !leads_or_has_company(search, cell)) return;
  const LabelMatch match =
      nearest_label(search.read(cell), pointers(search.lists.beside), Tolerance::strict);
  if (!match.label) return;
  const FieldRule* field = field_of(search, to_utf8(match.label->key));
  if (!field || has_place_for_value(search, cell, *field)) search.take(cell, *match.label);
}

/// True when the form around the row has the field already.
bool has_field(const LabelSearch& search, int row, const FieldRule& field) {
  bool met = false;
  for (const int i : search.grid.cells_in(0, search.grid.table().rows)) {
    const std::string& key = search.grid.key(i);
    if (search.vocabulary.start.contains(key)) {
      if (search.grid.cell(i).row > row) return met;
      met = false;
    }
    met = met || field_of(search, key) == &field;
  }
  return met;
}

/// A label of which at least half was read, of a field that the form lacks.
void snap_lacking(LabelSearch& search, int cell) {
  const Cell& found = search.grid.cell(cell);
  if (is_value(search, found) || !leads_or_has_company(search, cell)) return;
  std::vector<const KnownLabel*> lacking;
  std::map<const FieldRule*, bool> met;
  for (const KnownLabel& label : search.lists.beside) {
    const FieldRule* field = field_of(search, to_utf8(label.key));
    if (!field || !field->required || field->place == Place::total) continue;
    if (!met.contains(field)) met[field] = has_field(search, found.row, *field);
    if (!met[field]) lacking.push_back(&label);
  }
  const LabelMatch match = nearest_label(search.read(cell), lacking, Tolerance::loose);
  if (!match.label) return;
  const FieldRule* field = field_of(search, to_utf8(match.label->key));
  if (!has_place_for_value(search, cell, *field)) return;
  search.take_weakly(cell, *match.label, "fields." + field->key);
}

/// How many headed columns the cell spans.
int headed_columns(const HeaderRow& header, const Cell& cell) {
  return static_cast<int>(
      std::count_if(header.columns.begin(), header.columns.end(), [&](const auto& span) {
        return span && span->first >= cell.column && span->first < cell.column_end();
      }));
}

/// Among rows of data a label must span what they hold apart, or have its value span it.
bool breaks_rows(const LabelSearch& search, const HeaderRow& header, int cell) {
  const Cell& label = search.grid.cell(cell);
  const int right = search.grid.at(label.row, label.column_end());
  if (right < 0 || label.colspan == search.grid.table().columns) return false;
  return headed_columns(header, label) > 1 || headed_columns(header, search.grid.cell(right)) > 2;
}

void snap_in_data(LabelSearch& search, HeaderRow& header, int cell) {
  const Cell& found = search.grid.cell(cell);
  const bool leads = search.grid.cells_in(found.row, found.row + 1).front() == cell;
  if (!leads || !breaks_rows(search, header, cell)) return;
  const auto& totals = search.lists.totals[header.section];
  LabelMatch match =
      nearest_label(search.read(cell), pointers(search.lists.beside), Tolerance::strict);
  if (!match.label) {
    match = nearest_label(search.read(cell), pointers(totals), Tolerance::brief);
  }
  if (!match.label) return;
  const bool total = std::any_of(totals.begin(), totals.end(), [&](const KnownLabel& label) {
    return label.key == match.label->key;
  });
  const FieldRule* field = field_of(search, to_utf8(match.label->key));
  if (!total && field && !has_place_for_value(search, cell, *field)) return;
  search.take(cell, *match.label);
  header.end = found.row;
}

/// Number columns of the section in this row that hold a digit.
int count_numbers(const LabelSearch& search, const HeaderRow& header, int row) {
  const auto& columns = search.vocabulary.profile->sections[header.section].columns;
  int numbers = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int cell = header.columns[i] ? search.grid.at(row, header.columns[i]->first) : -1;
    const bool number =
        columns[i].type == ValueType::number || columns[i].type == ValueType::amount;
    if (cell < 0 || !number || headed_columns(header, search.grid.cell(cell)) != 1) continue;
    numbers += search.grid.cell(cell).text.find_first_of("0123456789") != std::string::npos;
  }
  return numbers;
}

/// True when the rows of the section end at a total.
bool names_total(const LabelSearch& search, const HeaderRow& header) {
  const auto& totals = search.lists.totals[header.section];
  const std::vector<int> cells = search.grid.cells_in(header.end, header.end + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    return std::any_of(totals.begin(), totals.end(), [&](const KnownLabel& label) {
      return to_utf8(label.key) == search.grid.key(i);
    });
  });
}

/// The total of a section, beyond recognition: its row alone spans several columns of text and has
/// numbers under the others.
void snap_total(LabelSearch& search, HeaderRow& header) {
  const auto& totals = search.lists.totals[header.section];
  const bool known = header.end < search.grid.table().rows && names_total(search, header);
  if (totals.empty() || known) return;
  for (const int i : search.grid.cells_in(header.data_row, header.end)) {
    const Cell& cell = search.grid.cell(i);
    const bool leads = search.grid.cells_in(cell.row, cell.row + 1).front() == i;
    if (!leads || !search.is_open(i) || headed_columns(header, cell) < 3) continue;
    if (search.read(i).size() > 4 || count_numbers(search, header, cell.row) == 0) continue;
    const FieldRule* field = field_of(search, to_utf8(totals.front().key));
    search.take_weakly(i, totals.front(), field ? "fields." + field->key : "");
    header.end = cell.row;
    return;
  }
}

/// True when the row names a field that the form above it has already, or the first of its table.
bool begins_anew(const LabelSearch& search, int row) {
  bool started = false;
  std::vector<std::string> met;
  for (const int i : search.grid.cells_in(0, row)) {
    if (search.vocabulary.start.contains(search.grid.key(i))) {
      started = true;
      met.clear();
    }
    if (field_of(search, search.grid.key(i))) met.push_back(search.grid.key(i));
  }
  if (!started && met.empty()) return true;
  const std::vector<int> cells = search.grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    return std::find(met.begin(), met.end(), search.grid.key(i)) != met.end();
  });
}

bool names_field(const LabelSearch& search, int row) {
  const std::vector<int> cells = search.grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(), [&](int i) {
    const FieldRule* field = field_of(search, search.grid.key(i));
    return field && field->place != Place::total;
  });
}

/// True when the label that begins a form was read in the row.
bool holds_start(const LabelSearch& search, int row) {
  const std::vector<int> cells = search.grid.cells_in(row, row + 1);
  return std::any_of(cells.begin(), cells.end(),
                     [&](int i) { return search.vocabulary.start.contains(search.grid.key(i)); });
}

}  // namespace

void snap_fields(LabelSearch& search) {
  for (int i = 0; i < static_cast<int>(search.grid.table().cells.size()); ++i) {
    if (!search.is_open(i) || search.grid.key(i).empty()) continue;
    const int row = search.grid.cell(i).row;
    if (const HeaderRow* header = header_at(search, row)) {
      if (search.grid.cell(i).column >= header->leftmost()) continue;
      const LabelMatch match =
          nearest_label(search.read(i), pointers(search.lists.blocks), Tolerance::strict);
      if (match.label) search.take(i, *match.label);
    } else if (HeaderRow* data = data_at(search, row)) {
      if (search.lists.rows[data->section].empty()) snap_in_data(search, *data, i);
    } else {
      snap_beside(search, i);
    }
  }
  for (HeaderRow& header : search.headers) {
    if (search.lists.rows[header.section].empty()) snap_total(search, header);
  }
  for (int i = 0; i < static_cast<int>(search.grid.table().cells.size()); ++i) {
    if (!search.is_open(i) || search.grid.key(i).empty()) continue;
    const int row = search.grid.cell(i).row;
    if (!header_at(search, row) && !data_at(search, row)) snap_lacking(search, i);
  }
}

void snap_starts(LabelSearch& search) {
  if (search.lists.start.empty()) return;
  for (int row = 0; row + 1 < search.grid.table().rows; ++row) {
    const std::vector<int> cells = search.grid.cells_in(row, row + 1);
    if (cells.size() < 2 || !search.is_open(cells.front()) || names_anything(search, cells[1])) {
      continue;
    }
    const Cell& label = search.grid.cell(cells.front());
    if (label.column != 0 || data_at(search, row) || header_at(search, row)) continue;
    const int named = names_field(search, row) ? row : row + 1;
    if (!names_field(search, named) || !begins_anew(search, named)) continue;
    if (holds_start(search, named)) continue;
    search.take_weakly(cells.front(), search.lists.start.front(),
                       "fields." + search.vocabulary.profile->recognition.start);
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table_data.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "export/messages.h"
#include "export/sheet_names.h"
#include "export/sheet_text.h"
#include "export/table_heading.h"

namespace biaoge {

namespace {

constexpr int kFirstExcelYear = 1900;

/// A number alone: nothing of its text would be lost by showing only that.
bool is_bare(const Quantity& quantity) {
  return quantity.comparator.empty() && !quantity.high && quantity.remark.empty();
}

class DataRows {
 public:
  DataRows(const Catalogue& catalogue, std::size_t index)
      : entry_(catalogue.tables[index]), table_(*entry_.table) {
    const auto columns = static_cast<std::size_t>(table_.columns);
    owners_.assign(static_cast<std::size_t>(table_.rows) * columns, nullptr);
    for (const Cell& cell : table_.cells) {
      for (int row = std::max(cell.row, 0); row < std::min(cell.row_end(), table_.rows); ++row) {
        for (int c = std::max(cell.column, 0); c < std::min(cell.column_end(), table_.columns);
             ++c) {
          owners_[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(c)] = &cell;
        }
      }
    }
  }

  void run(const std::function<void(const GridRow&)>& receive) const {
    for (int row = table_.header_rows; row < table_.rows; ++row) {
      GridRow cells;
      for (int column = 0; column < table_.columns; ++column) {
        cells.push_back(make_cell(row, column));
      }
      add_place(cells, row);
      receive(cells);
    }
  }

 private:
  const Cell* at(int row, int column) const {
    return owners_[static_cast<std::size_t>(row) * static_cast<std::size_t>(table_.columns) +
                   static_cast<std::size_t>(column)];
  }

  /// A merged cell holds for all rows it spans; a number in it would be added up several times.
  GridCell make_cell(int row, int column) const {
    const Cell* cell = at(row, column);
    if (cell == nullptr || cell->column != column) return {};
    const ColumnHead& head = table_.heads[static_cast<std::size_t>(column)];
    const CellMeaning& meaning = table_.meanings[static_cast<std::size_t>(cell - &table_.cells[0])];
    if (cell->row != row && meaning.quantity) return {};
    GridCell shown = text_cell(cell->text, cell->alignment);
    shown.level = meaning.level;
    if (cell->column == 0 && cell->alignment == Alignment::center) shown.align = Alignment::left;
    if (meaning.date && meaning.date->month > 0 && meaning.date->year >= kFirstExcelYear) {
      shown.date = meaning.date;
      shown.align = Alignment::center;
    } else if (meaning.quantity && is_bare(*meaning.quantity)) {
      show_number(shown, row, *meaning.quantity, meaning.mark, head);
    }
    for (const std::string& flag : cell->flags) {
      if (!shown.note.empty()) shown.note += "\n";
      shown.note += flag_reason(flag);
    }
    return shown;
  }

  /// The name of the row shows the unit, or a cell of it.
  bool says_unit(int row, const std::string& unit) const {
    for (int column = 0; column < table_.columns; ++column) {
      const Cell* cell = at(row, column);
      if (cell != nullptr && cell->text.find(unit) != std::string::npos) return true;
    }
    return false;
  }

  /// What the number alone would not show, a unit of its own or a footnote mark, stands behind it.
  void show_number(GridCell& cell, int row, const Quantity& quantity, const std::string& mark,
                   const ColumnHead& head) const {
    const bool own_unit =
        quantity.unit != head.unit &&
        (cell.text.ends_with(quantity.unit + mark) || !says_unit(row, quantity.unit));
    cell.suffix = (own_unit ? quantity.unit : "") + mark;
    cell.number = quantity.value;
    cell.style = head.type == ColumnType::text ? NumberStyle::plain_decimals : NumberStyle::printed;
    if (cell.text.find(',') == std::string::npos) cell.style = NumberStyle::plain_decimals;
    cell.align = Alignment::right;
  }

  /// Page and place of the row; the page leads to the table as printed.
  void add_place(GridRow& cells, int row) const {
    std::vector<int> pages;
    Box box;
    for (int column = 0; column < table_.columns; ++column) {
      const Cell* cell = at(row, column);
      if (cell == nullptr || cell->row != row || cell->rowspan != 1) continue;
      for (const PlacedBox& place : cell->boxes) {
        if (std::find(pages.begin(), pages.end(), place.page) == pages.end()) {
          pages.push_back(place.page);
        }
        if (place.page == pages.front()) box = unite(box, place.box);
      }
    }
    if (pages.empty()) {
      for (int column = 0; column < table_.columns && pages.empty(); ++column) {
        const Cell* cell = at(row, column);
        if (cell == nullptr || cell->boxes.empty()) continue;
        pages = {cell->boxes.front().page};
        box = cell->boxes.front().box;
      }
    }
    std::sort(pages.begin(), pages.end());
    GridCell page = text_cell(page_list(pages), Alignment::center);
    page.link = cell_reference(entry_.sheet, table_top(table_) + row, 0);
    cells.push_back(std::move(page));
    std::string place;
    for (const double edge : {box.x0, box.y0, box.x1, box.y1}) {
      if (!place.empty()) place += ", ";
      place += std::to_string(std::lround(edge));
    }
    cells.push_back(text_cell(pages.empty() ? "" : place, Alignment::center));
  }

  const TableEntry& entry_;
  const Table& table_;
  std::vector<const Cell*> owners_;
};

GridColumn column_of(const ColumnHead& head, int column) {
  GridColumn result;
  result.title = head.path.empty() ? "列" + std::to_string(column + 1) : head.path.back();
  for (std::size_t i = 0; i + 1 < head.path.size(); ++i) {
    if (i > 0) result.group += " / ";
    result.group += head.path[i];
  }
  result.unit = head.unit;
  return result;
}

/// Names of rows stay in view: the first column of words, when it stands near the left edge.
int frozen_columns(const Table& table) {
  for (int column = 0; column < std::min(table.columns, 3); ++column) {
    if (table.heads[static_cast<std::size_t>(column)].type == ColumnType::text) return column + 1;
  }
  return 0;
}

}  // namespace

bool has_data_sheet(const TableEntry& entry) {
  const Table& table = *entry.table;
  return !entry.form && !table.in_form && table.header_rows < table.rows && table.columns > 0 &&
         table.heads.size() == static_cast<std::size_t>(table.columns) &&
         table.meanings.size() == table.cells.size();
}

Grid data_grid(const Catalogue& catalogue, std::size_t index) {
  const TableEntry& entry = catalogue.tables[index];
  const Table& table = *entry.table;
  Grid grid;
  grid.name = entry.data_sheet;
  for (int column = 0; column < table.columns; ++column) {
    grid.columns.push_back(column_of(table.heads[static_cast<std::size_t>(column)], column));
  }
  grid.columns.push_back({"页码", "", 8});
  grid.columns.push_back({"位置（磅）", "", 22});
  grid.frozen_columns = frozen_columns(table);
  grid.caption = entry.name.empty() ? "" : entry.name + "  ";
  grid.caption += "来源：" + catalogue.files[entry.file].label;
  if (!table.pages.empty()) grid.caption += "  第 " + page_list(table.pages) + " 页";
  const auto rows = std::make_shared<const DataRows>(catalogue, index);
  grid.rows = [rows](const auto& receive) { rows->run(receive); };
  return grid;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets that show a table as printed.
#include <algorithm>
#include <cmath>

#include "export/messages.h"
#include "export/sheet_names.h"
#include "export/sheet_text.h"
#include "export/table_heading.h"
#include "export/workbook_sheets.h"

namespace biaoge {

namespace {

/// Widths of the columns in characters, in proportion to the paper: 5.25 points are a character of
/// the default font, and the text here is about as large as in print.
std::vector<double> column_widths(const Table& table) {
  constexpr double kPointsPerCharacter = 5.25;
  constexpr double kRoom = 1.1;
  constexpr double kNarrowest = 3;
  constexpr double kEven = 14;
  const auto columns = static_cast<std::size_t>(std::max(table.columns, 0));
  std::vector<double> widths(columns, kEven);
  if (table.column_edges.size() != columns + 1) return widths;
  for (std::size_t i = 0; i < columns; ++i) {
    const double points = table.column_edges[i + 1] - table.column_edges[i];
    widths[i] =
        std::clamp(std::round(points / kPointsPerCharacter * kRoom * 4) / 4, kNarrowest, 120.0);
  }
  return widths;
}

class TableWriter {
 public:
  TableWriter(SheetWriter& sheet, const Catalogue& catalogue, const TableEntry& entry)
      : sheet_(sheet),
        catalogue_(catalogue),
        entry_(entry),
        table_(*entry.table),
        widths_(column_widths(table_)) {
    // A form has labels all over, so its first row is no header.
    if (!entry.form && table_.header_rows < table_.rows) header_rows_ = table_.header_rows;
  }

  void run(const std::string& home) {
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      sheet_.column_width(static_cast<int>(i), widths_[i]);
    }
    write_origin(home);
    write_heading();
    write_cells();
    set_heights();
    if (header_rows_ > 0) sheet_.freeze(top_ + header_rows_, 0);
    sheet_.print_setup(is_landscape(), top_, header_rows_);
  }

 private:
  void write_origin(const std::string& home) {
    const CellStyle note{.role = Role::note};
    sheet_.link(0, 0, cell_reference(home, 0, 0), "← 返回「" + home + "」", note);
    std::string origin = "来源：" + catalogue_.files[entry_.file].label;
    if (!table_.pages.empty()) origin += "  第 " + page_list(table_.pages) + " 页";
    sheet_.text(1, 0, origin, note);
    top_ = kOriginRows;
  }

  void write_heading() {
    for (const TextLine& line : table_heading(table_)) {
      const bool title = table_.title && line.text == *table_.title;
      const CellStyle style{.role = title ? Role::title : Role::caption, .align = side_of(line)};
      sheet_.merge(top_, 0, top_, std::max(table_.columns - 1, 0), style);
      sheet_.text(top_, 0, line.text, style);
      const int lines = wrapped_lines(line.text, width_of(0, table_.columns) / (title ? 1.4 : 1));
      sheet_.row_height(top_, (title ? 1.4 : 1) * row_height(lines));
      ++top_;
    }
  }

  /// Where a line above the table stands in relation to it.
  Alignment side_of(const TextLine& line) const {
    if (table_.column_edges.size() < 2 || line.place.box.empty()) return Alignment::center;
    const double left = table_.column_edges.front();
    const double width = table_.column_edges.back() - left;
    const double middle = (line.place.box.center().x - left) / width;
    if (middle > 0.4 && middle < 0.6) return Alignment::center;
    return middle < 0.5 ? Alignment::left : Alignment::right;
  }

  void write_cells() {
    std::vector<bool> taken(static_cast<std::size_t>(std::max(table_.rows, 0)) * widths_.size());
    for (const Cell& cell : table_.cells) {
      // Two merged ranges that overlap make a workbook that Excel refuses.
      if (!take(taken, cell)) continue;
      write_cell(cell);
    }
  }

  bool take(std::vector<bool>& taken, const Cell& cell) const {
    if (cell.row < 0 || cell.column < 0 || cell.rowspan < 1 || cell.colspan < 1 ||
        cell.row_end() > table_.rows || cell.column_end() > table_.columns) {
      return false;
    }
    const auto place = [this](int row, int column) {
      return static_cast<std::size_t>(row) * widths_.size() + static_cast<std::size_t>(column);
    };
    for (int row = cell.row; row < cell.row_end(); ++row) {
      for (int column = cell.column; column < cell.column_end(); ++column) {
        if (taken[place(row, column)]) return false;
      }
    }
    for (int row = cell.row; row < cell.row_end(); ++row) {
      for (int column = cell.column; column < cell.column_end(); ++column) {
        taken[place(row, column)] = true;
      }
    }
    return true;
  }

  void write_cell(const Cell& cell) {
    const int row = top_ + cell.row;
    const auto number = parse_printed_number(cell.text);
    CellStyle style;
    style.role = cell.row < header_rows_ ? Role::header : Role::cell;
    style.align = cell.alignment;
    style.flagged = !cell.flags.empty();
    if (number) {
      style.decimals = number->value.scale();
      style.grouped = number->grouped;
    }
    sheet_.merge(row, cell.column, row + cell.rowspan - 1, cell.column_end() - 1, style);
    if (number) {
      sheet_.number(row, cell.column, number->value, style);
    } else {
      sheet_.text(row, cell.column, cell.text, style);
    }
    if (!cell.flags.empty()) add_note(cell, row);
  }

  void add_note(const Cell& cell, int row) {
    std::string note;
    for (const std::string& flag : cell.flags) {
      if (!note.empty()) note += "\n";
      note += flag_reason(flag);
    }
    sheet_.note(row, cell.column, note);
  }

  /// Neither Excel nor LibreOffice fits the height of a row to a merged cell.
  void set_heights() {
    std::vector<double> heights(static_cast<std::size_t>(std::max(table_.rows, 0)), row_height(1));
    const auto needed = [this](const Cell& cell) {
      return row_height(wrapped_lines(cell.text, width_of(cell.column, cell.column_end())));
    };
    const auto inside = [this](const Cell& cell) {
      return cell.row >= 0 && cell.rowspan > 0 && cell.row_end() <= table_.rows;
    };
    for (const Cell& cell : table_.cells) {
      if (!inside(cell) || cell.rowspan != 1) continue;
      double& height = heights[static_cast<std::size_t>(cell.row)];
      height = std::max(height, needed(cell));
    }
    for (const Cell& cell : table_.cells) {
      if (!inside(cell) || cell.rowspan == 1) continue;
      double height = 0;
      for (int row = cell.row; row < cell.row_end(); ++row) {
        height += heights[static_cast<std::size_t>(row)];
      }
      const double missing = (needed(cell) - height) / cell.rowspan;
      for (int row = cell.row; missing > 0 && row < cell.row_end(); ++row) {
        heights[static_cast<std::size_t>(row)] += missing;
      }
    }
    for (std::size_t row = 0; row < heights.size(); ++row) {
      sheet_.row_height(top_ + static_cast<int>(row), heights[row]);
    }
  }

  double width_of(int from, int to) const {
    double width = 0;
    for (int i = std::max(from, 0); i < to && i < table_.columns; ++i) {
      width += widths_[static_cast<std::size_t>(i)];
    }
    return width;
  }

  /// As the page it stands on.
  bool is_landscape() const {
    const auto& pages = catalogue_.files[entry_.file].document->pages;
    const auto page = std::find_if(pages.begin(), pages.end(), [this](const PageInfo& info) {
      return !table_.pages.empty() && info.number == table_.pages.front();
    });
    return page != pages.end() && page->width > page->height;
  }

  SheetWriter& sheet_;
  const Catalogue& catalogue_;
  const TableEntry& entry_;
  const Table& table_;
  std::vector<double> widths_;
  int header_rows_ = 0;
  int top_ = 0;  ///< Row of the sheet where the table begins.
};

}  // namespace

void write_table(SheetWriter& sheet, const Catalogue& catalogue, const TableEntry& table,
                 const std::string& home) {
  TableWriter(sheet, catalogue, table).run(home);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// One worksheet. Rows and columns count from 0, as in libxlsxwriter.
#pragma once

#include <xlsxwriter.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"
#include "core/geometry.h"
#include "core/picture.h"
#include "export/styles.h"

namespace biaoge {

/// Whatever the text says it stays text: never a formula, an address or a number. What
/// libxlsxwriter refuses is remembered in `error`.
class SheetWriter {
 public:
  SheetWriter(lxw_workbook* workbook, Styles& styles, const std::string& name);

  void text(int row, int column, std::string_view text, const CellStyle& style);
  /// `style.decimals` and `grouped` say how it looks. More than 15 digits, which Excel would round,
  /// are written as text.
  void number(int row, int column, const Decimal& value, CellStyle style);
  /// A date with at least a month; `style` gets its format.
  void date(int row, int column, const Date& date, CellStyle style);
  /// `place` is a reference as cell_reference gives it.
  void link(int row, int column, const std::string& place, std::string_view text, CellStyle style);
  /// A number that leads to a place.
  void number_link(int row, int column, const std::string& place, const Decimal& value,
                   CellStyle style);
  /// A formula of ours, beginning with "=", and what it comes to now: programs that do not
  /// calculate show that.
  void formula(int row, int column, const std::string& formula, std::string_view result,
               const CellStyle& style);
  void formula_number(int row, int column, const std::string& formula, const Decimal& result,
                      const CellStyle& style);
  void blank(int row, int column, const CellStyle& style);
  /// Merges a range whose first cell is then written as any other; one cell is left alone.
  void merge(int row, int column, int last_row, int last_column, const CellStyle& style);
  void note(int row, int column, std::string_view text);

  /// Shows a PNG or JPEG file inside a cell at an offset from its corner, all in points; it moves,
  /// shrinks and hides with the cell. Call once row heights and column widths are set.
  void picture(int row, int column, const EncodedPicture& picture, Point offset, double width);
  /// Offers `choices` in the cells from `row` to `last_row`. The first of them is marked as open,
  /// the others as done.
  void choices(int row, int last_row, int column, std::vector<std::string> choices);

  void column_width(int column, double characters, bool hidden = false);
  void row_height(int row, double points);
  void freeze(int rows, int columns);
  void filter(int row, int columns, int last_row);
  /// Cells of a range that say `good` become green, those that say `bad` red, as their text
  /// changes.
  void color_words(int row, int column, int last_row, int last_column, std::string_view good,
                   std::string_view bad);
  void tab_color(lxw_color_t color);
  /// A4, one page wide, page numbers, the first `repeated` rows from `first` on every page.
  void print_setup(bool landscape, int first, int repeated);

  const std::string& name() const { return name_; }
  lxw_error error() const { return error_; }
  /// Upper estimate of the size of what was written so far, uncompressed.
  long long bytes() const { return bytes_; }

 private:
  void check(lxw_error error);

  lxw_worksheet* sheet_;
  Styles& styles_;
  std::string name_;
  lxw_error error_ = LXW_NO_ERROR;
  long long bytes_ = 4096;
};

}  // namespace biaoge

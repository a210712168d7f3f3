// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets of rows under a header.
#include <algorithm>
#include <cmath>

#include "export/sheet_names.h"
#include "export/sheet_text.h"
#include "export/workbook_sheets.h"

namespace biaoge {

namespace {

/// Decimals a number is shown with; at least two for amounts.
int decimals_of(const GridCell& cell) {
  if (cell.style == NumberStyle::plain || cell.style == NumberStyle::share) return 0;
  const int printed = cell.number->scale();
  return cell.style == NumberStyle::amount ? std::max(2, printed) : printed;
}

bool is_grouped(const GridCell& cell) {
  return cell.style == NumberStyle::amount || cell.style == NumberStyle::printed;
}

CellStyle style_of(const GridCell& cell) {
  CellStyle style;
  style.align = cell.align;
  style.flagged = !cell.note.empty();
  style.indent = cell.level;
  if (cell.number) {
    style.decimals = decimals_of(cell);
    style.share = cell.style == NumberStyle::share;
    style.grouped = is_grouped(cell);
    style.suffix = cell.suffix;
  }
  return style;
}

void write_plain(SheetWriter& sheet, int row, int column, const GridCell& cell,
                 const CellStyle& style) {
  if (cell.date) {
    sheet.date(row, column, *cell.date, style);
  } else if (cell.number) {
    sheet.number(row, column, *cell.number, style);
  } else {
    sheet.text(row, column, cell.text, style);
  }
}

int number_width(const GridCell& cell) {
  const std::string plain = cell.number->to_string();
  const int integer = static_cast<int>(std::min(plain.find('.'), plain.size()));
  const int decimals = decimals_of(cell);
  return integer + (is_grouped(cell) ? integer / 3 : 0) + (decimals > 0 ? decimals + 1 : 0) +
         display_width(cell.suffix);
}

constexpr int kDateWidth = 10;

/// Contents of a column: texts and numbers in characters, pictures in points.
struct Extent {
  int text = 0;
  int number = 0;
  double picture = 0;
};

// Pictures of cells, in points: larger than printed, so that signs can be told apart, but no larger
// than a row may be.
constexpr double kPictureZoom = 1.25;
constexpr double kHighestPicture = 130;
constexpr double kPictureGap = 3;
constexpr double kPictureColumn = 62;  ///< Characters, at most.
constexpr double kPointsACharacter = 5.25;

/// Width at which a picture is shown where there is room for it.
double shown_width(const EncodedPicture& picture) {
  const double width = picture.width * 72 / picture.dpi * kPictureZoom;
  const double height = picture.height * 72 / picture.dpi * kPictureZoom;
  return width * std::min(1.0, kHighestPicture / height);
}

/// Short contents stay on one line, prose wraps to about six lines.
double prose_width(int longest) {
  constexpr double kOneLine = 30;
  constexpr double kWidest = 60;
  if (longest <= kOneLine) return longest + 2;
  return std::clamp(std::ceil(longest / 6.0), kOneLine, kWidest);
}

/// No wider than declared, unless a number would show as "####"; no wider than its contents and a
/// title on one line beside the button of the filter need.
double fitting_width(const GridColumn& column, const Extent& extent) {
  constexpr double kNarrowest = 6;
  constexpr double kWidestTitle = 22;
  if (column.input) return column.width;
  if (extent.picture > 0) {
    return std::min(kPictureColumn, (extent.picture + 2 * kPictureGap) / kPointsACharacter + 1);
  }
  double title = std::min(display_width(column.title) + 4.0, kWidestTitle);
  double contents = prose_width(extent.text);
  if (column.width > 0) {
    title = std::min(title, column.width);
    contents = std::min(extent.text + 2.0, column.width);
  }
  return std::max({contents, title, extent.number + 2.0, kNarrowest});
}

class GridWriter {
 public:
  GridWriter(SheetWriter& sheet, const Grid& grid, Places& places)
      : sheet_(sheet), grid_(grid), places_(places) {
    top_ = grid.caption.empty() ? 0 : 1;
    with_units_ = std::any_of(grid.columns.begin(), grid.columns.end(),
                              [](const GridColumn& column) { return !column.unit.empty(); });
    grouped_ = std::any_of(grid.columns.begin(), grid.columns.end(),
                           [](const GridColumn& column) { return !column.group.empty(); });
  }

  void run() {
    find_widths();
    if (top_ > 0) sheet_.text(0, 0, grid_.caption, {.role = Role::note});
    write_header();
    if (with_units_) write_units();
    row_ = body();
    grid_.rows([this](const GridRow& cells) { write_row(cells); });
    for (int i = 0; i < column_count(); ++i) {
      if (!at(i).choices.empty() && row_ > body()) {
        sheet_.choices(body(), row_ - 1, i, at(i).choices);
      }
    }
    sheet_.freeze(body(), grid_.frozen_columns);
    sheet_.filter(body() - 1, column_count(), std::max(row_ - 1, body()));
    sheet_.print_setup(true, top_, body() - top_);
  }

 private:
  /// Rows of the sheet down to the last one with titles, and to the first one of data.
  int header_rows() const { return top_ + (grouped_ ? 2 : 1); }
  int body() const { return header_rows() + (with_units_ ? 1 : 0); }
  int column_count() const { return static_cast<int>(grid_.columns.size()); }

  void find_widths() {
    std::vector<Extent> extents(grid_.columns.size());
    grid_.rows([&extents](const GridRow& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        for (const EncodedPicture* picture : cells[i].pictures) {
          extents[i].picture = std::max(extents[i].picture, shown_width(*picture));
        }
        const GridCell& cell = cells[i];
        int& longest = cell.number || cell.date ? extents[i].number : extents[i].text;
        const int width = cell.number ? number_width(cell)
                          : cell.date ? kDateWidth
                                      : widest_line(cell.text) + 2 * cell.level;
        longest = std::max(longest, width);
      }
    });
    for (std::size_t i = 0; i < grid_.columns.size(); ++i) {
      widths_.push_back(fitting_width(grid_.columns[i], extents[i]));
      sheet_.column_width(static_cast<int>(i), widths_.back(), grid_.columns[i].hidden);
    }
  }

  void write_header() {
    const CellStyle style{.role = Role::header, .align = Alignment::center};
    const int last = header_rows() - 1;
    int lines = 1;
    for (int i = 0; i < column_count(); ++i) {
      const GridColumn& column = at(i);
      lines = std::max(lines, wrapped_lines(column.title, width(i) + 0.5));
      if (grouped_ && column.group.empty()) {
        sheet_.merge(top_, i, last, i, style);
        sheet_.text(top_, i, column.title, style);
      } else {
        sheet_.text(last, i, column.title, style);
      }
    }
    if (grouped_) write_groups(style);
    for (int row = top_; row < last; ++row) sheet_.row_height(row, row_height(1) + 2);
    sheet_.row_height(last, row_height(lines) + 4);
  }

  void write_groups(const CellStyle& style) {
    for (int i = 0; i < column_count();) {
      const std::string& group = at(i).group;
      int end = i + 1;
      while (end < column_count() && at(end).group == group) ++end;
      if (!group.empty()) {
        sheet_.merge(top_, i, top_, end - 1, style);
        sheet_.text(top_, i, group, style);
      }
      i = end;
    }
  }

  void write_units() {
    const CellStyle style{.role = Role::unit, .align = Alignment::center};
    for (int i = 0; i < column_count(); ++i) sheet_.text(header_rows(), i, at(i).unit, style);
  }

  void write_row(const GridRow& cells) {
    int lines = 1;
    double pictures = 0;
    for (int i = 0; i < column_count(); ++i) {
      const GridCell& cell = cells[static_cast<std::size_t>(i)];
      pictures = std::max(pictures, pictures_height(i, cell));
      write_cell(i, cell);
      // The parts of one value share one note.
      const bool repeated = i > 0 && !cell.anchor.empty() &&
                            cells[static_cast<std::size_t>(i) - 1].anchor == cell.anchor;
      if (!cell.note.empty() && !repeated) sheet_.note(row_, i, cell.note);
      if (!cell.anchor.empty()) {
        places_.emplace(cell.anchor, cell_reference(sheet_.name(), row_, i));
      }
      if (!cell.number && !at(i).hidden) {
        lines = std::max(lines, wrapped_lines(cell.text, width(i)));
      }
    }
    sheet_.row_height(row_, std::max(row_height(lines), pictures));
    for (int i = 0; i < column_count(); ++i) {
      write_pictures(i, cells[static_cast<std::size_t>(i)]);
    }
    ++row_;
  }

  double picture_width(int column, const EncodedPicture& picture) const {
    const double room = (width(column) - 1) * kPointsACharacter;
    return std::min(shown_width(picture), room);
  }

  double pictures_height(int column, const GridCell& cell) const {
    double height = cell.pictures.empty() ? 0 : kPictureGap;
    for (const EncodedPicture* picture : cell.pictures) {
      height += picture_width(column, *picture) * picture->height / picture->width + kPictureGap;
    }
    return height;
  }

  void write_pictures(int column, const GridCell& cell) {
    Point offset{kPictureGap, kPictureGap};
    for (const EncodedPicture* picture : cell.pictures) {
      const double shown = picture_width(column, *picture);
      sheet_.picture(row_, column, *picture, offset, shown);
      offset.y += shown * picture->height / picture->width + kPictureGap;
    }
  }

  void write_cell(int column, const GridCell& cell) {
    CellStyle style = style_of(cell);
    style.input = at(column).input;
    if (cell.link.empty() || (!cell.number && cell.text.empty())) {
      write_plain(sheet_, row_, column, cell, style);
    } else if (cell.number) {
      sheet_.number_link(row_, column, cell.link, *cell.number, style);
    } else {
      sheet_.link(row_, column, cell.link, cell.text, style);
    }
  }

  const GridColumn& at(int column) const { return grid_.columns[static_cast<std::size_t>(column)]; }
  double width(int column) const { return widths_[static_cast<std::size_t>(column)]; }

  SheetWriter& sheet_;
  const Grid& grid_;
  Places& places_;
  int top_ = 0;  ///< Row of the sheet where the header begins.
  bool grouped_ = false;
  bool with_units_ = false;
  std::vector<double> widths_;
  int row_ = 0;
};

}  // namespace

void write_plain_cell(SheetWriter& sheet, int row, int column, const GridCell& cell) {
  write_plain(sheet, row, column, cell, style_of(cell));
}

void write_grid(SheetWriter& sheet, const Grid& grid, Places& places) {
  if (grid.columns.empty()) return;
  GridWriter(sheet, grid, places).run();
}

}  // namespace biaoge

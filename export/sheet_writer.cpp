// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sheet_writer.h"

#include <algorithm>
#include <utility>

#include "export/sheet_text.h"

namespace biaoge {

namespace {

constexpr int kExcelDigits = 15;
constexpr lxw_color_t kOpenFill = 0xFFEB9C;  // what a person has still to do
constexpr lxw_color_t kDoneFill = 0xC6EFCE;
constexpr std::string_view kCutMark = "…（内容过长，已截断）";

lxw_row_t row_number(int row) {
  return static_cast<lxw_row_t>(row);
}

lxw_col_t column_number(int column) {
  return static_cast<lxw_col_t>(column);
}

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// In a workbook "_x0041_" stands for "A", so a printed one gets its underscore escaped.
void escape_underscores(std::string& text) {
  for (std::size_t i = text.find("_x"); i != std::string::npos; i = text.find("_x", i + 1)) {
    const bool escape = i + 6 < text.size() && text[i + 6] == '_' &&
                        std::all_of(text.begin() + static_cast<long>(i) + 2,
                                    text.begin() + static_cast<long>(i) + 6, is_hex);
    if (!escape) continue;
    text.insert(i, "_x005F");
    i += 6;
  }
}

std::string cell_text(std::string_view text) {
  std::string legal = legal_text(text);
  if (legal.size() > kMaxCellUnits && utf16_length(legal) > kMaxCellUnits) {
    const std::size_t room = kMaxCellUnits - utf16_length(kCutMark);
    legal = std::string(utf16_prefix(legal, room)) + std::string(kCutMark);
  }
  escape_underscores(legal);
  return legal;
}

}  // namespace

SheetWriter::SheetWriter(lxw_workbook* workbook, Styles& styles, const std::string& name)
    : sheet_(workbook_add_worksheet(workbook, name.c_str())), styles_(styles), name_(name) {
  if (sheet_ == nullptr) {
    error_ = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return;
  }
  worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
  // Codes and numbers too long for Excel are meant to be text.
  worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
  worksheet_ignore_errors(sheet_, LXW_IGNORE_TWO_DIGIT_TEXT_YEAR, "A1:XFD1048576");
}

void SheetWriter::check(lxw_error error) {
  if (error_ == LXW_NO_ERROR) error_ = error;
}

void SheetWriter::text(int row, int column, std::string_view text, const CellStyle& style) {
  if (text.empty()) return blank(row, column, style);
  const std::string content = cell_text(text);
  bytes_ += 96 + 2 * static_cast<long long>(content.size());
  check(worksheet_write_string(sheet_, row_number(row), column_number(column), content.c_str(),
                               styles_.get(style)));
}

void SheetWriter::number(int row, int column, const Decimal& value, CellStyle style) {
  if (significant_digits(value) > kExcelDigits) {
    style.decimals = -1;
    return text(row, column, value.to_string(), style);
  }
  bytes_ += 96;
  check(worksheet_write_number(sheet_, row_number(row), column_number(column), value.to_double(),
                               styles_.get(style)));
}

void SheetWriter::date(int row, int column, const Date& date, CellStyle style) {
  style.date_parts = date.day > 0 ? 3 : 2;
  lxw_datetime when = {};
  when.year = date.year;
  when.month = date.month;
  when.day = std::max(1, date.day);
  bytes_ += 96;
  check(worksheet_write_datetime(sheet_, row_number(row), column_number(column), &when,
                                 styles_.get(style)));
}

void SheetWriter::link(int row, int column, const std::string& place, std::string_view text,
                       CellStyle style) {
  style.link = true;
  const std::string content = cell_text(text);
  bytes_ += 256 + 4 * static_cast<long long>(content.size() + place.size());
  const lxw_error error = worksheet_write_url_opt(sheet_, row_number(row), column_number(column),
                                                  ("internal:" + place).c_str(), styles_.get(style),
                                                  content.c_str(), nullptr);
  if (error == LXW_NO_ERROR) return;
  // A worksheet holds 65,530 links; the text matters more.
  style.link = false;
  this->text(row, column, text, style);
}

void SheetWriter::number_link(int row, int column, const std::string& place, const Decimal& value,
                              CellStyle style) {
  link(row, column, place, value.to_string(), style);
  style.link = true;
  number(row, column, value, style);
}

void SheetWriter::formula(int row, int column, const std::string& formula, std::string_view result,
                          const CellStyle& style) {
  bytes_ += 128 + 2 * static_cast<long long>(formula.size() + result.size());
  check(worksheet_write_formula_str(sheet_, row_number(row), column_number(column), formula.c_str(),
                                    styles_.get(style), std::string(result).c_str()));
}

void SheetWriter::formula_number(int row, int column, const std::string& formula,
                                 const Decimal& result, const CellStyle& style) {
  bytes_ += 128 + 2 * static_cast<long long>(formula.size());
  check(worksheet_write_formula_num(sheet_, row_number(row), column_number(column), formula.c_str(),
                                    styles_.get(style), result.to_double()));
}

void SheetWriter::blank(int row, int column, const CellStyle& style) {
  bytes_ += 64;
  check(worksheet_write_blank(sheet_, row_number(row), column_number(column), styles_.get(style)));
}

void SheetWriter::merge(int row, int column, int last_row, int last_column,
                        const CellStyle& style) {
  if (row == last_row && column == last_column) return;
  bytes_ += 64 * static_cast<long long>(last_row - row + 1) * (last_column - column + 1);
  check(worksheet_merge_range(sheet_, row_number(row), column_number(column), row_number(last_row),
                              column_number(last_column), "", styles_.get(style)));
}

void SheetWriter::note(int row, int column, std::string_view text) {
  constexpr int kColumns = 34;  // of the box's width
  constexpr int kLineHeight = 17;
  const std::string content = cell_text(utf16_prefix(text, kMaxCellUnits / 2));
  std::string author = "biaoge";  // the library takes, and copies, non-const text
  std::string font = kFontName;
  lxw_comment_options options = {};
  options.author = author.data();
  options.font_name = font.data();
  options.font_size = 9;
  options.width = 240;
  options.height =
      static_cast<uint16_t>(std::min(400, 14 + kLineHeight * wrapped_lines(content, kColumns)));
  bytes_ += 2048 + 2 * static_cast<long long>(content.size());
  check(worksheet_write_comment_opt(sheet_, row_number(row), column_number(column), content.c_str(),
                                    &options));
}

void SheetWriter::picture(int row, int column, const EncodedPicture& picture, Point offset,
                          double width) {
  constexpr double kPixels = 96.0 / 72;  // of a spreadsheet, a point
  std::string description;               // the library takes, and copies, non-const text
  lxw_image_options options = {};
  options.x_offset = static_cast<int32_t>(offset.x * kPixels);
  options.y_offset = static_cast<int32_t>(offset.y * kPixels);
  options.x_scale = width * kPixels / picture.width;
  options.y_scale = options.x_scale;
  options.object_position = LXW_OBJECT_MOVE_AND_SIZE;
  options.description = description.data();
  bytes_ += 1024 + 2 * static_cast<long long>(picture.bytes.size());
  check(worksheet_insert_image_buffer_opt(
      sheet_, row_number(row), column_number(column),
      reinterpret_cast<const unsigned char*>(picture.bytes.data()), picture.bytes.size(),
      &options));
}

void SheetWriter::choices(int row, int last_row, int column, std::vector<std::string> choices) {
  const auto first = row_number(row);
  const auto last = row_number(last_row);
  const auto place = column_number(column);
  std::vector<char*> list;  // the library takes, and copies, non-const text
  for (std::string& choice : choices) list.push_back(choice.data());
  list.push_back(nullptr);
  lxw_data_validation validation = {};
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  check(worksheet_data_validation_range(sheet_, first, place, last, place, &validation));
  for (const std::string& choice : choices) {
    std::string quoted = "\"" + choice + "\"";
    lxw_conditional_format rule = {};
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    rule.value_string = quoted.data();
    rule.format = styles_.shade(&choice == &choices.front() ? kOpenFill : kDoneFill);
    check(worksheet_conditional_format_range(sheet_, first, place, last, place, &rule));
  }
}

void SheetWriter::column_width(int column, double characters, bool hidden) {
  lxw_row_col_options options = {};
  options.hidden = hidden ? LXW_TRUE : LXW_FALSE;
  check(worksheet_set_column_opt(sheet_, column_number(column), column_number(column), characters,
                                 nullptr, &options));
}

void SheetWriter::row_height(int row, double points) {
  bytes_ += 64;
  check(worksheet_set_row(sheet_, row_number(row), points, nullptr));
}

void SheetWriter::freeze(int rows, int columns) {
  worksheet_freeze_panes(sheet_, row_number(rows), column_number(columns));
}

void SheetWriter::filter(int row, int columns, int last_row) {
  check(worksheet_autofilter(sheet_, row_number(row), 0, row_number(last_row),
                             column_number(columns - 1)));
}

void SheetWriter::color_words(int row, int column, int last_row, int last_column,
                              std::string_view good, std::string_view bad) {
  for (const auto& [word, color] :
       {std::pair(good, lxw_color_t{0xC6EFCE}), std::pair(bad, lxw_color_t{0xFFC7CE})}) {
    std::string text = "\"" + std::string(word) + "\"";
    lxw_conditional_format rule = {};
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    rule.value_string = text.data();
    rule.format = styles_.shade(color);
    check(worksheet_conditional_format_range(sheet_, row_number(row), column_number(column),
                                             row_number(last_row), column_number(last_column),
                                             &rule));
  }
}

void SheetWriter::tab_color(lxw_color_t color) {
  worksheet_set_tab_color(sheet_, color);
}

void SheetWriter::print_setup(bool landscape, int first, int repeated) {
  constexpr uint8_t kPaperA4 = 9;
  worksheet_set_paper(sheet_, kPaperA4);
  if (landscape) worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_set_margins(sheet_, 0.5, 0.5, 0.6, 0.6);
  worksheet_center_horizontally(sheet_);
  check(worksheet_set_footer(sheet_, "&C第 &P 页，共 &N 页"));
  if (repeated > 0) {
    check(worksheet_repeat_rows(sheet_, row_number(first), row_number(first + repeated - 1)));
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/styles.h"

#include <algorithm>
#include <string>

namespace biaoge {

namespace {

constexpr lxw_color_t kHeaderFill = 0xDCE6F1;
constexpr lxw_color_t kUnitFill = 0xF2F6FA;
constexpr lxw_color_t kHeaderText = 0x1F3864;
constexpr lxw_color_t kBorder = 0xA6A6A6;
constexpr lxw_color_t kFlagFill = 0xFFF200;
constexpr lxw_color_t kInputFill = 0xF2F8EC;
constexpr lxw_color_t kLinkText = 0x1155AA;
constexpr lxw_color_t kNoteText = 0x595959;
constexpr uint8_t kCharsetGb2312 = 134;
constexpr double kFontSize = 10;
constexpr double kTitleSize = 14;

uint8_t horizontal(Alignment align) {
  if (align == Alignment::center) return LXW_ALIGN_CENTER;
  return align == Alignment::right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT;
}

std::string number_format(const CellStyle& style) {
  if (style.share) return "0%";
  std::string format = style.grouped ? "#,##0" : "0";
  if (style.decimals > 0)
    format += "." + std::string(static_cast<std::size_t>(style.decimals), '0');
  if (!style.suffix.empty()) {
    format += '"';
    for (const char c : style.suffix) {
      if (c != '"') format += c;
    }
    format += '"';
  }
  return format;
}

void set_role(lxw_format* format, Role role) {
  switch (role) {
    case Role::unit:
      format_set_font_color(format, kNoteText);
      format_set_bg_color(format, kUnitFill);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, kBorder);
      break;
    case Role::header:
      format_set_bold(format);
      format_set_font_color(format, kHeaderText);
      format_set_bg_color(format, kHeaderFill);
      [[fallthrough]];
    case Role::cell:
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, kBorder);
      format_set_text_wrap(format);
      break;
    case Role::title:
      format_set_bold(format);
      format_set_font_size(format, kTitleSize);
      format_set_text_wrap(format);
      break;
    case Role::caption:
      format_set_text_wrap(format);
      break;
    case Role::note:
      format_set_font_color(format, kNoteText);
      break;
  }
}

}  // namespace

lxw_format* Styles::get(const CellStyle& style) {
  lxw_format*& format = formats_[style];
  if (format != nullptr) return format;
  format = workbook_add_format(workbook_);
  format_set_font_name(format, kFontName);
  format_set_font_charset(format, kCharsetGb2312);
  format_set_font_size(format, kFontSize);
  format_set_align(format, horizontal(style.align));
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  set_role(format, style.role);
  if (style.date_parts > 0) {
    format_set_num_format(format, style.date_parts == 3 ? "yyyy-mm-dd" : "yyyy\"年\"m\"月\"");
  }
  if (style.indent > 0) format_set_indent(format, static_cast<uint8_t>(std::min(style.indent, 15)));
  if (style.decimals >= 0) format_set_num_format(format, number_format(style).c_str());
  if (style.flagged) format_set_bg_color(format, kFlagFill);
  if (style.input) {
    format_set_bg_color(format, kInputFill);
    format_set_num_format(format, "@");  // 10.00 stays 10.00.
  }
  if (style.link) {
    format_set_font_color(format, kLinkText);
    format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }
  return format;
}

lxw_format* Styles::shade(lxw_color_t color) {
  lxw_format* format = workbook_add_format(workbook_);
  format_set_bg_color(format, color);
  return format;
}

double row_height(int lines) {
  constexpr double kLine = 14;
  constexpr double kPadding = 5;
  constexpr double kMost = 409;  // Excel's limit
  return std::min(kMost, kLine * lines + kPadding);
}

}  // namespace biaoge

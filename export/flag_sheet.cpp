// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/flag_sheet.h"

#include <cmath>
#include <map>

#include "export/messages.h"
#include "export/review_items.h"
#include "export/sheet_text.h"

namespace biaoge {

namespace {

/// How often each code occurs.
using Codes = std::map<std::string, int>;

void add_flags(Codes& codes, const Record& record) {
  for (const auto& [key, value] : record) {
    for (const std::string& flag : value.flags) ++codes[flag];
  }
}

Codes codes_of(const Catalogue& catalogue) {
  Codes codes;
  for (const FormEntry& entry : catalogue.forms) {
    add_flags(codes, entry.form->fields);
    for (const FormSection& section : entry.form->sections) {
      for (const Record& row : section.rows) add_flags(codes, row);
    }
    for (const Finding& finding : entry.form->findings) {
      if (is_known_flag(finding.rule)) codes.try_emplace(finding.rule, 1);
    }
  }
  for (const TableEntry& entry : catalogue.tables) {
    if (entry.form) continue;
    for (const Cell& cell : entry.table->cells) {
      for (const std::string& flag : cell.flags) ++codes[flag];
    }
  }
  return codes;
}

}  // namespace

Grid flag_grid(const Catalogue& catalogue, const std::string& name) {
  Grid grid;
  grid.name = name;
  grid.columns = {{"标记", "", 20}, {"处数", "", 8}, {"含义", "", 48}, {"处理办法", "", 56}};
  grid.rows = [codes = codes_of(catalogue)](const auto& receive) {
    for (const auto& [code, count] : codes) {
      receive({text_cell(code), count_cell(count), text_cell(flag_reason(code)),
               text_cell(flag_remedy(code))});
    }
  };
  return grid;
}

void add_readings(FormEntry& form) {
  constexpr std::size_t kUnits = 40;
  constexpr double kPercent = 100;
  for (auto& [path, note] : form.notes) {
    const Value* value = value_at(*form.form, path);
    if (value == nullptr || value->source != TextSource::ocr) continue;
    const std::string_view read = utf16_prefix(value->raw, kUnits);
    note += "\n识别为“" + std::string(read) + (read.size() < value->raw.size() ? "…" : "") +
            "”，把握 " + std::to_string(std::lround(kPercent * value->confidence)) + "%";
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/profile_check.h"

#include <algorithm>
#include <vector>

#include "cli/page_notes.h"
#include "cli/text.h"
#include "core/utf8.h"
#include "normalize/match.h"
#include "profiles/text_columns.h"

namespace biaoge {

namespace {

const std::vector<std::size_t> kWidths = {3, 20, 24, 46};  // Mark, key, name, value.
constexpr std::size_t kLongest = 60;                       // Code points of a value that are shown.

std::string shortened(const std::string& text) {
  std::u32string codes = from_utf8(text);
  std::replace(codes.begin(), codes.end(), U'\n', U' ');
  if (codes.size() > kLongest) codes = codes.substr(0, kLongest - 1) + U'…';
  return printable(to_utf8(codes));
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out.empty() ? "none" : out;
}

std::string value_text(const Value& value) {
  std::string text = value.text.empty() ? "(empty)" : shortened(value.text);
  if (value.quantity && !value.quantity->unit.empty() &&
      value.text.find(value.quantity->unit) == std::string::npos) {
    text += " [" + value.quantity->unit + "]";
  }
  if (!value.flags.empty()) text += "  ! " + joined(value.flags);
  return text;
}

/// "ok" for a value, "!" for a flagged one, "--" for none.
std::string mark_of(const Value* value) {
  if (value == nullptr || (value->text.empty() && value->boxes.empty())) return "--";
  return value->flags.empty() ? "ok" : "!";
}

std::string fields_text(const Profile& profile, const Form& form) {
  std::string out = "  Fields\n";
  for (const FieldRule& field : profile.fields) {
    const Value* value = find(form.fields, field.key);
    const bool found = value != nullptr && !(value->text.empty() && value->boxes.empty());
    std::string text = found ? value_text(*value) : "not found";
    if (!found && !field.labels.empty()) text += "; looked for " + joined(field.labels);
    out += table_row({mark_of(found ? value : nullptr), field.key, field.title, text}, kWidths);
  }
  return out;
}

std::string section_text(const SectionRule& rule, const Form& form) {
  const auto section = std::find_if(form.sections.begin(), form.sections.end(),
                                    [&](const FormSection& s) { return s.name == rule.name; });
  const std::size_t rows = section == form.sections.end() ? 0 : section->rows.size();
  std::string out = "  Rows of " + rule.name + " (" + rule.title + "): " + counted(rows, "row");
  if (rows > 0 && !section->unit.empty()) out += ", amounts in " + section->unit;
  out += "\n";
  for (const ColumnRule& column : rule.columns) {
    std::size_t filled = 0;
    std::size_t flagged = 0;
    std::string example;
    for (std::size_t r = 0; r < rows; ++r) {
      const Value* value = find(section->rows[r], column.key);
      if (value == nullptr || value->text.empty()) continue;
      if (++filled == 1) example = shortened(value->text);
      flagged += !value->flags.empty();
    }
    const bool found = rows > 0 && find(section->rows.front(), column.key) != nullptr;
    std::string text = "no such header; looked for " + joined(column.labels);
    if (found) text = counted(filled, "value") + (filled > 0 ? ", first " + example : "");
    if (flagged > 0) text += "; " + std::to_string(flagged) + " flagged";
    const char* mark = !found ? "--" : flagged > 0 ? "!" : "ok";
    out += table_row({mark, column.key, column.title, text}, kWidths);
  }
  return out;
}

std::string findings_text(const Form& form) {
  std::string out;
  for (const Finding& finding : form.findings) {
    const std::string place =
        finding.boxes.empty() ? "" : "page " + std::to_string(finding.boxes.front().page) + ": ";
    out += "    " + finding.rule + "  " + place + shortened(finding.message) + "\n";
  }
  return out.empty() ? "" : "  Findings\n" + out;
}

/// A table that is no form, with the labels that decide.
std::string table_text(const Profile& profile, const Table& table) {
  const TableMatch match = match_table(table, profile);
  std::string out = "Table on page " + page_ranges(table.pages) + ", " +
                    std::to_string(table.rows) + " x " + std::to_string(table.columns) +
                    ": not this form\n";
  out += match.other_titled ? "  the line above names another form\n"
         : match.titled     ? "  the line above names the form\n"
                            : "  no line above names the form\n";
  out += paragraph("has " + std::to_string(match.met.size()) + " of the " +
                       std::to_string(match.wanted) + " labels needed: " + joined(match.met),
                   2);
  if (!match.met.empty()) out += paragraph("lacks: " + joined(match.unmet), 2);
  return out;
}

bool has_value(const Record& record, const std::string& key) {
  const Value* value = find(record, key);
  return value != nullptr && !value->text.empty();
}

}  // namespace

std::string check_text(const Profile& profile, const Document& document, const std::string& file) {
  std::string out = file + " on " + printable(document.path) + ": " +
                    counted(document.forms.size(), "form") + ", " +
                    counted(document.tables.size(), "table") + "\n";
  int number = 0;
  for (const Form& form : document.forms) {
    out += "\nForm " + std::to_string(++number) + ", page " + page_ranges(form.pages) + "\n";
    out += fields_text(profile, form);
    for (const SectionRule& section : profile.sections) out += section_text(section, form);
    out += findings_text(form);
  }
  for (const Table& table : document.tables) {
    if (!table.in_form) out += "\n" + table_text(profile, table);
  }
  return out;
}

bool is_complete(const Profile& profile, const Document& document) {
  return !document.forms.empty() &&
         std::all_of(document.forms.begin(), document.forms.end(), [&](const Form& form) {
           const bool fields = std::all_of(
               profile.fields.begin(), profile.fields.end(), [&](const FieldRule& field) {
                 return !field.required || has_value(form.fields, field.key);
               });
           return fields &&
                  std::all_of(profile.sections.begin(), profile.sections.end(),
                              [&](const SectionRule& rule) {
                                return !rule.required ||
                                       std::any_of(form.sections.begin(), form.sections.end(),
                                                   [&](const FormSection& section) {
                                                     return section.name == rule.name &&
                                                            !section.rows.empty();
                                                   });
                              });
         });
}

}  // namespace biaoge

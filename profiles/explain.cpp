// SPDX-License-Identifier: GPL-3.0-or-later
// What `biaoge profiles NAME` prints, for people who do not program.
#include "profiles/loader.h"
#include "profiles/text_columns.h"

namespace biaoge {
namespace {

const std::vector<std::size_t> kRuleWidths = {14, 22, 32, 24};  // Key, name, place, checks.
const std::vector<std::size_t> kRowWidths = {22, 74};           // Name, other wordings.
const std::vector<std::size_t> kCheckWidths = {20, 20, 54};     // Name, title, message.
const std::vector<std::size_t> kSheetWidths = {15, 22, 57};     // Name, rows, columns.

std::string joined(const std::vector<std::string>& texts, const std::string& separator = ", ") {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : separator) + text;
  return out;
}

std::string one_of(const std::vector<std::string>& labels) {
  if (labels.size() < 2) return joined(labels);
  return joined({labels.begin(), labels.end() - 1}) + " or " + labels.back();
}

std::string heading(const std::string& text) {
  return "\n" + text + "\n" + std::string(columns_of(text), '-') + "\n";
}

/// What the type asks of a value; "" when it asks nothing.
std::string demand(ValueType type, const std::vector<std::string>& choices) {
  switch (type) {
    case ValueType::text:
      return "";
    case ValueType::number:
      return "a number or -";
    case ValueType::amount:
      return "an amount or -";
    case ValueType::percent:
      return "a percentage or -";
    case ValueType::quantity:
      return "a number with sign (≥) and unit, or words";
    case ValueType::year:
      return "four digits";
    case ValueType::choice:
      return "one of " + joined(choices, " ");
    case ValueType::checkbox:
      return "ticked: " + joined(choices, " ");
  }
  return "";
}

/// Of a field or a column.
template <typename Rule>
std::string checks(const Rule& rule) {
  const std::string wanted = demand(rule.type, rule.choices);
  const std::string presence = rule.required ? "required" : "may be empty";
  return wanted.empty() ? presence : wanted + "; " + presence;
}

std::string checks_of(const ColumnRule& column) {
  return checks(column) + (column.column_required ? "" : "; the column may be missing");
}

/// Which of several blocks side by side; "" when there is one only.
template <typename Rule>
std::string part_of(const Rule& rule) {
  if (rule.part == 0) return "";
  return ", number " + std::to_string(rule.part) + " in its row" +
         (rule.alone ? " or the only one" : "");
}

std::string place_of(const FieldRule& field, const Profile& profile) {
  switch (field.place) {
    case Place::heading:
      if (field.pattern.empty() && field.type == ValueType::year) {
        return "the year in a line above the table";
      }
      return field.pattern.empty() ? "the line above the table that names the form"
                                   : "a line above the table";
    case Place::right:
      return "the cell right of " + one_of(field.labels) + part_of(field);
    case Place::below:
      return "the cell below " + one_of(field.labels) + part_of(field);
    case Place::total:
      break;
  }
  const SectionRule& section = *profile.section(field.section);
  return "column " + section.column(field.column)->title + " of " + section.title + ", row " +
         one_of(field.labels);
}

std::string place_of(const ColumnRule& column) {
  std::string place =
      column.labels.empty() ? "the label at the left of the row" : "under " + one_of(column.labels);
  if (!column.under.empty()) place += ", itself under " + one_of(column.under);
  if (!column.prefix.empty()) place += "; before it what stands under " + one_of(column.prefix);
  if (!column.suffix.empty()) place += "; after it what stands under " + one_of(column.suffix);
  if (column.repeat_down) place += "; holds for all rows its cell spans";
  return place;
}

std::string explain_recognition(const Profile& profile) {
  const Recognition& rule = profile.recognition;
  // A title stands for half of the labels.
  const std::string with_title = std::to_string((rule.min_labels + 1) / 2);
  return heading("How it is recognised") +
         paragraph("A table is this form if it has at least " + std::to_string(rule.min_labels) +
                       " of these " + std::to_string(rule.labels.size()) + " labels:",
                   2) +
         paragraph(joined(rule.labels), 4) +
         paragraph(with_title + " are enough if a line above the table has one of these titles:",
                   2) +
         paragraph(joined(rule.titles), 4) +
         (rule.other_titles.empty()
              ? std::string()
              : paragraph("A table under one of these titles is another form:", 2) +
                    paragraph(joined(rule.other_titles), 4)) +
         paragraph(rule.start.empty() ? std::string("Each such table is a form.")
                                      : "A new form begins at each " +
                                            one_of(profile.field(rule.start)->labels) + ".",
                   2);
}

std::string explain_fields(const Profile& profile) {
  std::string out = heading("Values of the form");
  out += table_row({"key", "name", "read from", "checked"}, kRuleWidths);
  for (const FieldRule& field : profile.fields) {
    out +=
        table_row({field.key, field.title, place_of(field, profile), checks(field)}, kRuleWidths);
  }
  return out;
}

std::string explain_section(const SectionRule& section) {
  std::string out = heading("Rows: " + section.title + " (" + section.name + ")");
  out += paragraph("Its header is the row with at least " + std::to_string(section.min_headers) +
                       " of the headers below" + part_of(section) + ".",
                   2);
  if (!section.blocks.empty()) {
    out += paragraph(
        "It stands beside or under " + one_of(section.blocks) + ", if that is printed.", 2);
  }
  if (!section.required) out += paragraph("A form may lack it.", 2);
  if (!section.unit_labels.empty()) {
    out += paragraph(
        "The unit of its numbers stands in brackets behind " + one_of(section.unit_labels) + ".",
        2);
  }
  if (!section.rows.empty()) {
    out += paragraph(section.other_rows ? "It has these rows, and may have others:"
                                        : "It has these rows and no others, in this order:",
                     2);
    out += table_row({"row", "also printed as"}, kRowWidths);
    for (const RowRule& row : section.rows) {
      out += table_row({row.name() + (row.required ? "" : " (may be missing)"),
                        joined({row.labels.begin() + 1, row.labels.end()})},
                       kRowWidths);
    }
    out += "\n";
  }
  out += table_row({"key", "name", "read from", "checked"}, kRuleWidths);
  for (const ColumnRule& column : section.columns) {
    out += table_row({column.key, column.title, place_of(column), checks_of(column)}, kRuleWidths);
  }
  return out;
}

/// What a rule reads like: its message when it fails, where the figures are gaps.
std::string explain_rules(const Profile& profile) {
  if (profile.rules.empty()) return "";
  std::string out = heading("Rules between values");
  out += table_row({"rule", "name", "says when it fails"}, kCheckWidths);
  for (const CheckRule& rule : profile.rules) {
    out += table_row({rule.name, rule.title, rule.message}, kCheckWidths);
  }
  return out;
}

std::string explain_sheets(const Profile& profile) {
  std::string out = heading("Sheets of the workbook");
  out += table_row({"sheet", "one row for each", "columns"}, kSheetWidths);
  for (const SheetRule& sheet : profile.sheets) {
    std::vector<std::string> titles;
    for (const SheetColumn& column : sheet.columns) {
      titles.push_back(column.group.empty() ? column.title : column.group + "/" + column.title);
    }
    const std::string rows =
        sheet.section.empty() ? "form" : "row of " + profile.section(sheet.section)->title;
    out += table_row({sheet.name, rows, joined(titles)}, kSheetWidths);
  }
  return out;
}

}  // namespace

std::string explain(const Profile& profile) {
  std::string out = profile.name + ": " + profile.title + "\n";
  if (!profile.description.empty()) out += "\n" + paragraph(profile.description, 0);
  out += explain_recognition(profile) + explain_fields(profile);
  for (const SectionRule& section : profile.sections) out += explain_section(section);
  out += explain_rules(profile);
  out += explain_sheets(profile);
  out += "\n" + paragraph(
                    "A value that fails its check is kept as it stands and flagged for a "
                    "person to look at; it is never changed.",
                    0);
  return out;
}

}  // namespace biaoge

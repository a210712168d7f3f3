// SPDX-License-Identifier: GPL-3.0-or-later
// A form for the tests, 器材借用单 (a loan of equipment), with every kind of field and column, and
// its values as short texts.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/forms.h"
#include "profiles/loader.h"
#include "tests/normalize/table_text.h"

namespace biaoge {

inline const UnitTable& test_units() {
  static const UnitTable table = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt").value();
  return table;
}

inline FieldRule field(std::string key, std::string title, ValueType type, Place place,
                       std::vector<std::string> labels) {
  FieldRule rule;
  rule.key = std::move(key);
  rule.title = std::move(title);
  rule.type = type;
  rule.place = place;
  rule.labels = std::move(labels);
  return rule;
}

inline ColumnRule column(std::string key, ValueType type, std::vector<std::string> labels,
                         bool required = true) {
  ColumnRule rule;
  rule.key = std::move(key);
  rule.title = labels.empty() ? "项目" : labels.front();
  rule.type = type;
  rule.labels = std::move(labels);
  rule.required = required;
  return rule;
}

inline SectionRule payments_section() {
  SectionRule payments;
  payments.name = "payments";
  payments.title = "押金情况";
  payments.min_headers = 2;
  payments.unit_labels = {"押金情况"};
  payments.rows = {{{"押金总额"}}, {{"其中:现金", "现金"}}, {{"转账"}}};
  payments.row_labels = {"押金总额", "其中:现金", "现金", "转账"};
  ColumnRule label = column("label", ValueType::text, {});
  label.row_label = true;
  payments.columns = {label, column("due", ValueType::amount, {"应缴数"}),
                      column("paid", ValueType::amount, {"已缴数"}),
                      column("points", ValueType::number, {"扣分"}, false)};
  return payments;
}

inline SectionRule items_section() {
  SectionRule items;
  items.name = "items";
  items.title = "借用器材";
  items.min_headers = 3;
  ColumnRule kind = column("kind", ValueType::text, {"器材类别"});
  kind.repeat_down = true;
  kind.choices = {"测量器材", "照明器材", "其他测量器材"};
  ColumnRule group = column("group", ValueType::text, {"器材小类"});
  group.repeat_down = true;
  group.column_required = false;
  ColumnRule target = column("target", ValueType::quantity, {"借用数量"}, false);
  target.prefix = {"比较方式"};
  target.suffix = {"计量单位"};
  ColumnRule note = column("note", ValueType::text, {"备注"}, false);
  note.column_required = false;
  ColumnRule value = column("value", ValueType::amount, {"器材价值"}, false);
  value.column_required = false;
  ColumnRule rate = column("rate", ValueType::percent, {"完好率"}, false);
  rate.column_required = false;
  items.columns = {kind,  group, column("name", ValueType::text, {"器材名称"}), target,
                   value, rate,  column("points", ValueType::number, {"分值"}), note};
  return items;
}

inline Profile loan_profile() {
  Profile profile;
  profile.name = "loan";
  profile.title = "器材借用单";
  profile.recognition.titles = {"器材借用单"};
  profile.recognition.labels = {"借用单位", "负责人",   "用途说明",
                                "押金情况", "器材名称", "评价等次"};
  profile.recognition.min_labels = 4;
  profile.recognition.start = "borrower";
  profile.block_labels = {"借用器材"};
  FieldRule title = field("title", "表名", ValueType::text, Place::heading, {});
  title.required = false;
  FieldRule year = field("year", "年度", ValueType::year, Place::heading, {});
  year.pattern = "([0-9]{4}|二〇[〇一二三四五六七八九]{2})年";
  FieldRule grade = field("grade", "评价等次", ValueType::choice, Place::right, {"评价等次"});
  grade.choices = {"优", "良", "差"};
  FieldRule total = field("total", "总分值", ValueType::number, Place::total, {"合计"});
  total.section = "items";
  total.column = "points";
  profile.fields = {
      title,
      year,
      field("borrower", "借用单位", ValueType::text, Place::right, {"借用单位", "使用单位"}),
      field("head", "负责人", ValueType::text, Place::right, {"负责人"}),
      field("purpose", "用途说明", ValueType::text, Place::below, {"用途说明"}),
      total,
      grade};
  profile.sections = {payments_section(), items_section()};
  return profile;
}

/// A form without any fault, six columns wide. `kLoanRows` counts its rows.
inline std::vector<std::string> loan_lines() {
  return {"借用单位 | 青禾测绘队 | < | 负责人 | 李明 | <",
          "押金情况(万元) | | 应缴数 | 已缴数 | 扣分 | <",
          "^ | 押金总额 | 1,200.50 | 1,200.50 | 2 | <",
          "^ | 其中:现金 | 200.50 | 200.50 | - | <",
          "^ | 转账 | 1,000.00 | 1,000.00 | - | <",
          "用途说明 | < | < | < | < | <",
          "复测北岸水准点。 | < | < | < | < | <",
          "器材类别 | 器材名称 | 借用数量 | 完好率 | 分值 | 备注",
          "测量器材 | 水准仪 | ≥2(台) | 98.5 | 60 | ",
          "照明器材 | 头灯 | 10个 | 100% | 40 | 自备电池",
          "合计 | < | < | < | 100 | ",
          "评价等次 | 优 | < | < | < | <"};
}

inline Table loan_table() {
  return table_of(loan_lines(), {"器材借用单", "(2024年度)"});
}

/// loan_lines() with one line replaced.
inline std::vector<std::string> loan_lines_with(std::size_t row, const std::string& line) {
  std::vector<std::string> lines = loan_lines();
  lines.at(row) = line;
  return lines;
}

inline std::vector<Form> read_loans(std::vector<Table> tables) {
  return read_forms(tables, {loan_profile()}, test_units());
}

/// "text", and behind it its flags in braces: "优秀{unexpected-form}".
inline std::string shown(const Value* value) {
  if (value == nullptr) return "(none)";
  std::string out = value->text;
  for (const std::string& flag : value->flags) out += "{" + flag + "}";
  return out;
}

inline std::string shown(const Form& form, const std::string& key) {
  return shown(find(form.fields, key));
}

/// "≥2 台" of a value with a quantity, "-" of one without.
inline std::string quantity_of(const Value* value) {
  if (value == nullptr) return "(none)";
  if (!value->quantity) return "-";
  const Quantity& quantity = *value->quantity;
  std::string out = quantity.comparator + quantity.value.to_string();
  if (quantity.high) out += "~" + quantity.high->to_string();
  return quantity.unit.empty() ? out : out + " " + quantity.unit;
}

inline const FormSection& section_of(const Form& form, const std::string& name) {
  return *std::find_if(form.sections.begin(), form.sections.end(),
                       [&](const FormSection& section) { return section.name == name; });
}

/// The rows of a section as "text | text", these columns only.
inline std::vector<std::string> rows_of(const Form& form, const std::string& section,
                                        const std::vector<std::string>& keys) {
  std::vector<std::string> lines;
  for (const Record& row : section_of(form, section).rows) {
    std::string line;
    for (const std::string& key : keys) {
      if (&key != &keys.front()) line += " | ";
      line += shown(find(row, key));
    }
    lines.push_back(line);
  }
  return lines;
}

/// "rule where message" of each finding.
inline std::vector<std::string> findings_of(const Form& form) {
  std::vector<std::string> lines;
  for (const Finding& finding : form.findings) {
    lines.push_back(finding.rule + (finding.where.empty() ? "" : " " + finding.where.front()) +
                    " " + finding.message);
  }
  return lines;
}

/// Every flag in the form, "fields.key: flag".
inline std::vector<std::string> flags_of(const Form& form) {
  std::vector<std::string> flags;
  const auto add = [&](const std::string& path, const Record& record) {
    for (const auto& [key, value] : record) {
      for (const std::string& flag : value.flags) flags.push_back(path + "." + key + ": " + flag);
    }
  };
  add("fields", form.fields);
  for (const FormSection& section : form.sections) {
    for (std::size_t i = 0; i < section.rows.size(); ++i) {
      add(section.name + "[" + std::to_string(i) + "]", section.rows[i]);
    }
  }
  return flags;
}

using Lines = std::vector<std::string>;

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// A document built by hand: two forms with a finding and a flag, a general table, texts that a
// spreadsheet would misread.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/document.h"
#include "profiles/profile.h"
#include "tests/temporary_folder.h"

namespace biaoge {

inline FieldRule field_rule(std::string key, std::string title, ValueType type) {
  FieldRule rule;
  rule.key = std::move(key);
  rule.title = std::move(title);
  rule.type = type;
  return rule;
}

inline ColumnRule column_rule(std::string key, std::string title, ValueType type) {
  ColumnRule rule;
  rule.key = std::move(key);
  rule.title = std::move(title);
  rule.type = type;
  return rule;
}

inline SheetColumn column(std::string title, std::string source, Part part = Part::text) {
  return {std::move(title), "", std::move(source), part, 0};
}

inline SheetColumn grouped(std::string group, std::string title, std::string source) {
  return {std::move(title), std::move(group), std::move(source), Part::text, 0};
}

inline SectionRule budget_rule() {
  SectionRule section;
  section.name = "budget";
  section.title = "项目资金";
  section.columns = {column_rule("label", "资金来源", ValueType::text),
                     column_rule("initial", "年初预算数", ValueType::amount),
                     column_rule("revised", "全年预算数", ValueType::amount),
                     column_rule("executed", "全年执行数", ValueType::amount),
                     column_rule("weight", "分值", ValueType::number),
                     column_rule("rate", "执行率", ValueType::percent),
                     column_rule("score", "得分", ValueType::number)};
  section.columns.front().row_label = true;
  section.rows = {{{"年度资金总额"}}, {{"当年财政拨款"}}, {{"上年结转资金", "上年结转"}}};
  return section;
}

inline SectionRule indicator_rule() {
  SectionRule section;
  section.name = "indicators";
  section.title = "绩效指标";
  section.columns = {column_rule("level1", "一级指标", ValueType::text),
                     column_rule("level3", "三级指标", ValueType::text),
                     column_rule("target", "年度指标值", ValueType::quantity),
                     column_rule("weight", "分值", ValueType::number),
                     column_rule("score", "得分", ValueType::number)};
  section.columns.front().repeat_down = true;
  return section;
}

inline std::vector<SheetRule> sample_sheets() {
  SheetRule summary{
      "项目汇总",
      "",
      {column("序号", "@index"), column("项目名称", "project"), column("主管部门", "department"),
       column("实施单位", "unit"), column("年度", "year"), column("金额单位", "@unit")}};
  for (const auto& [row, keys] : {std::pair{"年度资金总额", 4}, {"当年财政拨款", 3}}) {
    const std::string source = std::string("budget/") + row + "/";
    summary.columns.push_back(grouped(row, "年初预算数", source + "initial"));
    summary.columns.push_back(grouped(row, "全年预算数", source + "revised"));
    summary.columns.push_back(grouped(row, "全年执行数", source + "executed"));
    if (keys == 4) summary.columns.push_back(grouped(row, "执行率(%)", source + "rate"));
  }
  for (const auto& [title, source] : {std::pair{"总分", "total_score"},
                                      {"评分等级", "grade"},
                                      {"待核项数", "@flags"},
                                      {"文件", "@file"},
                                      {"页码", "@pages"}}) {
    summary.columns.push_back(column(title, source));
  }
  SheetRule budget{
      "资金明细",
      "budget",
      {column("项目名称", "project"), column("资金来源", "label"), column("金额单位", "@unit"),
       column("年初预算数", "initial"), column("全年预算数", "revised"),
       column("全年执行数", "executed"), column("分值", "weight"), column("执行率(%)", "rate"),
       column("得分", "score")}};
  SheetRule indicators{
      "绩效指标",
      "indicators",
      {column("项目名称", "project"), column("一级指标", "level1"), column("三级指标", "level3"),
       column("年度指标值", "target"), column("比较符", "target", Part::comparator),
       column("数值", "target", Part::value), column("单位", "target", Part::unit),
       column("分值", "weight"), column("得分", "score"), column("页码", "@pages")}};
  SheetRule goals{"年度目标",
                  "",
                  {column("项目名称", "project"), column("预期目标", "goal_expected"),
                   column("核对结论", "@findings")}};
  return {summary, budget, indicators, goals};
}

inline Profile sample_profile() {
  Profile profile;
  profile.name = "sample";
  profile.title = "项目支出绩效自评表";
  profile.recognition.start = "project";
  profile.fields = {field_rule("project", "项目名称", ValueType::text),
                    field_rule("department", "主管部门", ValueType::text),
                    field_rule("unit", "实施单位", ValueType::text),
                    field_rule("year", "年度", ValueType::year),
                    field_rule("goal_expected", "预期目标", ValueType::text),
                    field_rule("total_score", "总分", ValueType::number),
                    field_rule("grade", "评分等级", ValueType::choice)};
  profile.sections = {budget_rule(), indicator_rule()};
  profile.sheets = sample_sheets();
  return profile;
}

/// A value on page `page`, one line of a notional table.
inline Value text_value(std::string text, int page = 1) {
  Value value;
  value.raw = text;
  value.text = std::move(text);
  value.boxes = {{page, {100, 200, 160.25, 214}}};
  return value;
}

/// `number` as it parses; `printed` as it stands.
inline Value number_value(std::string printed, const std::string& number, std::string unit = "",
                          std::string comparator = "") {
  Value value = text_value(std::move(printed));
  Quantity quantity;
  quantity.value = Decimal::parse(number).value();
  quantity.unit = std::move(unit);
  quantity.comparator = std::move(comparator);
  value.quantity = quantity;
  return value;
}

inline Record budget_row(std::string label, const std::string& amount, const std::string& plain) {
  return {{"label", text_value(std::move(label))},
          {"initial", number_value(amount, plain, "万元")},
          {"revised", number_value(amount, plain, "万元")},
          {"executed", number_value(amount, plain, "万元")},
          {"weight", number_value("10", "10")},
          {"rate", number_value("90.00%", "90.00", "%")},
          {"score", number_value("9.00", "9.00")}};
}

inline Record indicator_row(std::string name, Value target) {
  return {{"level1", text_value("产出指标")},
          {"level3", text_value(std::move(name))},
          {"target", std::move(target)},
          {"weight", number_value("20", "20")},
          {"score", number_value("18.125", "18.125")}};
}

inline Form sample_form(std::string project) {
  Form form;
  form.profile = "sample";
  form.pages = {1, 2};
  form.fields = {
      {"project", text_value(std::move(project))},
      {"department", text_value("@市财政局")},
      {"unit", text_value("+市信息中心")},
      {"year", number_value("2023", "2023")},
      {"goal_expected", text_value("完成平台升级改造，保障系统全年稳定运行。\n开展培训。")},
      {"total_score", number_value("92.13", "92.13")},
      {"grade", text_value("优")}};
  FormSection budget{"budget", "万元", {}};
  budget.rows.push_back(budget_row("年度资金总额：", "1,663.27", "1663.27"));
  budget.rows.push_back(budget_row("其中：当年财政拨款", "1,663.27", "1663.27"));
  budget.rows.back()[1].second = text_value("-");
  FormSection indicators{"indicators", "", {}};
  indicators.rows.push_back(
      indicator_row("系统可用率", number_value("=100.00(%)", "100.00", "%", "=")));
  indicators.rows.push_back(
      indicator_row("参训人数", number_value("≥60(人次)", "60", "人次", "≥")));
  indicators.rows.push_back(indicator_row("工作成效", text_value("及时")));
  Value range = number_value("1-3期", "1", "期");
  range.quantity->high = Decimal(3);
  indicators.rows.push_back(indicator_row("简报", range));
  form.sections = {budget, indicators};
  return form;
}

inline Cell cell(int row, int column, std::string text, int rowspan = 1, int colspan = 1) {
  Cell result;
  result.row = row;
  result.column = column;
  result.rowspan = rowspan;
  result.colspan = colspan;
  result.text = std::move(text);
  const double x = 50 + 100 * column;
  const double y = 100 + 20 * row;
  result.boxes = {{3, {x, y, x + 100 * colspan, y + 20 * rowspan}}};
  return result;
}

/// Three by three, with a merged header and texts that want care.
inline Table general_table() {
  Table table;
  table.pages = {3};
  table.title = "收入支出决算总表";
  table.heading = {{"收入支出决算总表", {3, {150, 60, 250, 74}}, 14},
                   {"单位：万元", {3, {300, 80, 350, 90}}, 9}};
  table.unit = "万元";
  table.rows = 3;
  table.columns = 3;
  table.header_rows = 1;
  table.evidence = "rulings of 2 rows and 2 columns";
  table.column_edges = {50, 150, 250, 350};
  table.cells = {cell(0, 0, "项目", 1, 2), cell(0, 2, "金额"),     cell(1, 0, "=1+1", 2, 1),
                 cell(1, 1, "007"),        cell(1, 2, "1,663.27"), cell(2, 1, "@备注"),
                 cell(2, 2, "-12.5")};
  for (Cell& each : table.cells) {
    if (each.column == 2) each.alignment = Alignment::right;
  }
  return table;
}

/// The table that `sample_form` stands in: its one cell covers the boxes of all values.
inline Table form_table() {
  Table table;
  table.pages = {1, 2};
  table.rows = 1;
  table.columns = 1;
  table.column_edges = {50, 550};
  table.cells = {cell(0, 0, "项目支出绩效自评表")};
  table.cells.front().boxes = {{1, {50, 100, 550, 700}}};
  return table;
}

inline PageInfo page_info(int number) {
  PageInfo page;
  page.number = number;
  page.width = 595.276;
  page.height = 841.89;
  page.kind = PageKind::text;
  page.evidence.glyphs = 321;
  return page;
}

/// One file, two forms, two tables. The first form has a finding about its grade and a flagged
/// target.
inline std::vector<Document> sample_documents() {
  Document document;
  document.path = "/data/in/报告.pdf";
  document.sha256 = std::string(64, 'a');
  document.pages = {page_info(1), page_info(2), page_info(3)};
  document.pages[1].refused = {{{10, 20, 30, 40}, "a list"}};
  document.tables = {form_table(), general_table()};
  document.forms = {sample_form("智慧平台运维"), sample_form("=HYPERLINK(\"http://x\")")};
  Form& first = document.forms.front();
  first.findings = {{"sum-mismatch",
                     Severity::error,
                     "总分与各项得分之和不符",
                     {"fields.total_score", "fields.grade"},
                     {{2, {10, 20, 30, 40}}}}};
  first.sections[1].rows[1][2].second.flags = {"low-confidence"};
  for (auto& [key, value] : document.forms.back().fields) value.boxes = {{9, {0, 0, 1, 1}}};
  return {document};
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

}  // namespace biaoge

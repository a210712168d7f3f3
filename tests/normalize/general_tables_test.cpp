// SPDX-License-Identifier: GPL-3.0-or-later
// What tables mean that no profile reads.
#include "normalize/general_tables.h"

#include <gtest/gtest.h>

#include "profiles/loader.h"
#include "tests/normalize/loan_form.h"

namespace biaoge {
namespace {

const TableWords& test_words() {
  static const TableWords words =
      load_table_words(BIAOGE_SOURCE_DIR "/profiles/tables.txt").value();
  return words;
}

Table understood(const std::vector<std::string>& lines,
                 const std::vector<std::string>& heading = {}) {
  std::vector<Table> tables = {table_of(lines, heading)};
  read_forms(tables, {}, test_units());
  read_general_tables(tables, test_words(), test_units());
  return tables.front();
}

const char* name_of(ColumnType type) {
  constexpr const char* kNames[] = {"text", "number", "percent", "date", "code"};
  return kNames[static_cast<int>(type)];
}

/// "路径/路径 type unit" of each column.
Lines heads_of(const Table& table) {
  Lines lines;
  for (const ColumnHead& head : table.heads) {
    std::string line;
    for (const std::string& text : head.path) line += (line.empty() ? "" : "/") + text;
    lines.push_back(line + " " + name_of(head.type) + (head.unit.empty() ? "" : " " + head.unit));
  }
  return lines;
}

/// The meaning of the cell at a place: "-1234.5 万元", "1~3 期", "2023-12", "" for none.
std::string meaning(const Table& table, int row, int column) {
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (!table.cells[i].covers(row, column)) continue;
    const CellMeaning& found = table.meanings[i];
    std::string text;
    if (found.quantity) {
      text = found.quantity->comparator + found.quantity->value.to_string();
      if (found.quantity->high) text += "~" + found.quantity->high->to_string();
      if (!found.quantity->unit.empty()) text += " " + found.quantity->unit;
    }
    if (found.date) {
      text += std::to_string(found.date->year);
      if (found.date->month > 0) text += "-" + std::to_string(found.date->month);
      if (found.date->day > 0) text += "-" + std::to_string(found.date->day);
    }
    return text + (found.mark.empty() ? "" : " " + found.mark);
  }
  return "no cell";
}

TEST(GeneralTables, AUnitPerSomethingInTheNameOfARowIsThatOfItsNumbers) {
  const Table table = understood(
      {"项目 | 本期 | 增减（%）", "净利润 | 1,200.00 | 5.00", "基本每股收益（元/股） | 0.36 | 4.10",
       "单位能耗（元/标准件） | 2.50 | 1.20", "其他（含税/不含税） | 7.00 | 2.00"},
      {"单位：元"});
  EXPECT_EQ(meaning(table, 1, 1), "1200.00 元");
  EXPECT_EQ(meaning(table, 2, 1), "0.36 元/股");
  EXPECT_EQ(meaning(table, 2, 2), "4.10 %");
  EXPECT_EQ(meaning(table, 3, 1), "2.50 元/标准件");
  EXPECT_EQ(meaning(table, 4, 1), "7.00 元");
}

TEST(GeneralTables, TheUnitStandsBeforeOtherEntriesOfItsLine) {
  const auto unit_of = [](const std::string& line) {
    const Table table = understood({"项目 | 期末 | 期初", "存货 | 12.00 | 11.00"}, {line});
    return table.unit.value_or("none") + " " + table.heads.at(1).unit;
  };
  EXPECT_EQ(unit_of("单位：元币种：人民币审计类型：未经审计"), "元 元");
  EXPECT_EQ(unit_of("编制单位：某某公司 单位：万元 币种：人民币"), "万元 万元");
  EXPECT_EQ(unit_of("金额单位：人民币万元"), "人民币万元 人民币万元");
  EXPECT_EQ(unit_of("编制单位：某某公司"), "none ");
  EXPECT_EQ(unit_of("单位为毫米"), "毫米 毫米");
  EXPECT_EQ(unit_of("本单位为预算单位"), "none ");
}

TEST(GeneralTables, HeaderRowsAreToldFromBodyRowsAndColumnsGetTheirPath) {
  const Table table =
      understood({"科目 | 预算 | < | 增长（%）", "^ | 年初 | 调整 | ^",
                  "教育 | 1,200.00 | 1,250.50 | 4.2", "卫生 | 800.00 | 790.00 | -1.3"},
                 {"表3 支出预算", "单位：万元"});
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(table.number, "表3");
  EXPECT_EQ(table.title, "表3 支出预算");
  EXPECT_EQ(table.unit, "万元");
  EXPECT_EQ(heads_of(table), (Lines{"科目 text", "预算/年初 number 万元", "预算/调整 number 万元",
                                    "增长（%） percent %"}));
  EXPECT_EQ(meaning(table, 2, 1), "1200.00 万元");
  EXPECT_EQ(meaning(table, 3, 3), "-1.3 %");
}

TEST(GeneralTables, YearsAndColumnNumbersBelongToTheHeader) {
  const Table table = understood(
      {"指标 | 2022 | 2023年", "栏次 | 1 | 2", "产量 | 12.5 | 13.1", "面积 | 3.0 | 3.2"});
  EXPECT_EQ(table.header_rows, 2);
  EXPECT_EQ(heads_of(table), (Lines{"指标 text", "2022 number", "2023年 number"}));
}

TEST(GeneralTables, ATableWithoutHeaderHasNone) {
  const Table table = understood({"教育 | 1,200.00", "卫生 | 800.00", "农业 | 35.10"});
  EXPECT_EQ(table.header_rows, 0);
  EXPECT_EQ(heads_of(table), (Lines{" text", " number"}));
}

TEST(GeneralTables, RowsWithoutNumbersBelowTheHeaderAreBody) {
  const Table table = understood(
      {"项目 | 金额（元）", "一、收入 | ", "税收 | 1,000.00", "二、支出 | ", "工资 | 900.00"});
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_EQ(heads_of(table), (Lines{"项目 text", "金额（元） number 元"}));
}

TEST(GeneralTables, NegativesAndMarksForNothing) {
  const Table table =
      understood({"项目 | 金额", "甲 | -1,234.5", "乙 | (1,234.5)", "丙 | △1,234.5", "丁 | ▲3",
                  "戊 | －0.50", "己 | —", "庚 | …", "辛 | /", "壬 | ×", "癸 | "},
                 {"单位：元"});
  const Lines wanted = {"-1234.5 元", "-1234.5 元", "-1234.5 元", "-3 元", "-0.50 元",
                        "",           "",           "",           "",      ""};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(meaning(table, static_cast<int>(i) + 1, 1), wanted[i]) << i;
  }
}

TEST(GeneralTables, CodesStayText) {
  const Table table = understood({"功能科目编码 | 名称 | 联系电话 | 年份 | 号",
                                  "2010301 | 行政运行 | 0791-86213344 | 2022 | 007",
                                  "208 | 社会保障 | 13900001111 | 2023 | 012",
                                  "2080505 | 养老 | 86213355 | 2024 | 113"});
  EXPECT_EQ(heads_of(table),
            (Lines{"功能科目编码 code", "名称 text", "联系电话 code", "年份 code", "号 code"}));
  EXPECT_EQ(meaning(table, 1, 0), "");
  EXPECT_EQ(meaning(table, 1, 3), "");
}

TEST(GeneralTables, DatesOfAllKinds) {
  const Table table = understood({"事项 | 完成日期", "甲 | 2023年12月", "乙 | 2023-12-31",
                                  "丙 | 二〇二三年十二月三十一日", "丁 | 2023.05", "戊 | 2023/2/30",
                                  "己 | 20240229", "庚 | 2024.1.5"});
  EXPECT_EQ(heads_of(table).back(), "完成日期 date");
  EXPECT_EQ(meaning(table, 1, 1), "2023-12");
  EXPECT_EQ(meaning(table, 2, 1), "2023-12-31");
  EXPECT_EQ(meaning(table, 3, 1), "2023-12-31");
  EXPECT_EQ(meaning(table, 4, 1), "2023-5");
  EXPECT_EQ(meaning(table, 5, 1), "");  // No such day.
  EXPECT_EQ(meaning(table, 6, 1), "2024-2-29");
  EXPECT_EQ(meaning(table, 7, 1), "2024-1-5");
}

TEST(GeneralTables, FootnoteMarksAreTakenOffAndKept) {
  const Table table = understood(
      {"项目 | 数量（件）", "甲 | 1,024①", "乙 | 12*", "丙 | 3.5[2]", "丁 | 10³", "戊 | 7"});
  EXPECT_EQ(meaning(table, 1, 1), "1024 件 ①");
  EXPECT_EQ(meaning(table, 2, 1), "12 件 *");
  EXPECT_EQ(meaning(table, 3, 1), "3.5 件 [2]");
  EXPECT_EQ(meaning(table, 4, 1), "");  // A power, not a footnote.
}

TEST(GeneralTables, AUnitForEachRowIsThatOfItsNumbers) {
  const Table table = understood({"指标 | 计量单位 | 数值 | 增长（%）", "产值 | 亿元 | 286.4 | 5.4",
                                  "人口 | 万人 | 31.2 | -0.5"},
                                 {"单位：万元"});
  EXPECT_EQ(meaning(table, 1, 2), "286.4 亿元");
  EXPECT_EQ(meaning(table, 2, 2), "31.2 万人");
  EXPECT_EQ(meaning(table, 2, 3), "-0.5 %");
  EXPECT_EQ(heads_of(table)[2], "数值 number");
}

TEST(GeneralTables, AUnitInTheNameOfARowIsThatOfItsNumbers) {
  const Table table = understood({"指标 | 2022年 | 2023年", "总产值（亿元） | 286.4 | 301.9",
                                  "常住人口（万人） | 31.20 | 31.05"});
  EXPECT_EQ(meaning(table, 1, 1), "286.4 亿元");
  EXPECT_EQ(meaning(table, 2, 2), "31.05 万人");
}

TEST(GeneralTables, TheUnitAboveIsNotThatOfRatesCountsAndLineNumbers) {
  const Table table =
      understood({"序号 | 单位名称 | 预算数 | 执行率 | 受益人数", "1 | 甲局 | 120.00 | 98.50 | 320",
                  "2 | 乙局 | 80.00 | 75.25 | 41"},
                 {"金额单位：万元"});
  EXPECT_EQ(heads_of(table), (Lines{"序号 number", "单位名称 text", "预算数 number 万元",
                                    "执行率 number", "受益人数 number"}));
}

TEST(GeneralTables, OfTwoUnitsAboveEachColumnTakesItsOwn) {
  const Table table = understood({"单位 | 职工 | 占比", "甲局 | 120 | 60.0", "乙局 | 80 | 40.0"},
                                 {"附表2 人员", "单位：人、%"});
  EXPECT_EQ(table.number, "附表2");
  EXPECT_EQ(heads_of(table), (Lines{"单位 text", "职工 number 人", "占比 percent %"}));
}

TEST(GeneralTables, TheOfficeThatMadeTheTableIsNoUnit) {
  const Table table =
      understood({"项目 | 金额", "工资 | 900.00"}, {"编制单位：财政局　　单位：千元"});
  EXPECT_EQ(table.unit, "千元");
}

TEST(GeneralTables, BannersInsideTheTableAreItsTitleAndUnit) {
  const Table table = understood({"收支情况 | < ", "单位：元 | <", "项目 | 金额", "工资 | 900.00"});
  EXPECT_EQ(table.header_rows, 3);
  EXPECT_EQ(table.unit, "元");
  EXPECT_EQ(heads_of(table), (Lines{"项目 text", "金额 number 元"}));
}

TEST(GeneralTables, RangesAndComparatorsAreKept) {
  const Table table = understood({"指标 | 标准（分）", "甲 | 60~80", "乙 | ≥90", "丙 | 75"});
  EXPECT_EQ(meaning(table, 1, 1), "60~80 分");
  EXPECT_EQ(meaning(table, 2, 1), "≥90 分");
}

TEST(GeneralTables, ATableOfWordsHasItsFirstRowAsHeader) {
  const Table table =
      understood({"姓名 | 职务 | 分工", "李明 | 组长 | 统筹", "王芳 | 组员 | 核对"});
  EXPECT_EQ(table.header_rows, 1);
  EXPECT_EQ(heads_of(table), (Lines{"姓名 text", "职务 text", "分工 text"}));
}

TEST(GeneralTables, NamesOfRowsAreIndentedInSteps) {
  std::vector<Table> tables = {
      table_of({"科目 | 金额", "收入 | 3.0", "税收 | 2.0", "增值税 | 1.0", "支出 | 4.0"})};
  const std::vector<double> insets = {0, 3, 21, 39, 3.4};
  for (Cell& cell : tables[0].cells) {
    if (cell.column == 0) cell.inset = insets[static_cast<std::size_t>(cell.row)];
  }
  read_general_tables(tables, test_words(), test_units());
  std::vector<int> levels;
  for (std::size_t i = 0; i < tables[0].cells.size(); ++i) {
    if (tables[0].cells[i].column == 0) levels.push_back(tables[0].meanings[i].level);
  }
  EXPECT_EQ(levels, (std::vector<int>{0, 0, 1, 2, 0}));
}

TEST(GeneralTables, NameThatFillsItsColumnIsIndentedAsOthersThatBeginThere) {
  std::vector<Table> tables = {
      table_of({"科目 | 金额", "收入 | 3.0", "税收 | 2.0", "国有资本经营 | 1.0", "合计 | 4.0"})};
  const std::vector<double> insets = {0, 3, 21, 21.2, 40};
  for (Cell& cell : tables[0].cells) {
    if (cell.column == 0) cell.inset = insets[static_cast<std::size_t>(cell.row)];
    // The long name fills its column; the last one is centred.
    if (cell.column == 0 && cell.row >= 3) cell.alignment = Alignment::center;
  }
  read_general_tables(tables, test_words(), test_units());
  std::vector<int> levels;
  for (std::size_t i = 0; i < tables[0].cells.size(); ++i) {
    if (tables[0].cells[i].column == 0) levels.push_back(tables[0].meanings[i].level);
  }
  EXPECT_EQ(levels, (std::vector<int>{0, 0, 1, 1, 0}));
}

TEST(GeneralTables, DoubtfulReadingsOfNumbersAreFlagged) {
  std::vector<Table> tables = {
      table_of({"项目 | 金额", "甲 | 12.50", "乙 | 1O.00", "丙 | 8B.x", "丁 | 7.25", "戊 | 6.10"})};
  for (Cell& cell : tables[0].cells) {
    cell.source = TextSource::ocr;
    cell.confidence = cell.text == "7.25" ? 0.5 : 0.99;
  }
  read_general_tables(tables, test_words(), test_units());
  const auto flags = [&](int row) { return tables[0].at(row, 1)->flags; };
  EXPECT_EQ(flags(1), Lines{});
  EXPECT_EQ(meaning(tables[0], 2, 1), "10.00");
  EXPECT_EQ(tables[0].at(2, 1)->text, "1O.00");
  EXPECT_EQ(flags(3), Lines{"unexpected-form"});
  EXPECT_EQ(flags(4), Lines{"low-confidence"});
}

TEST(GeneralTables, TablesOfFormsAreLeftAlone) {
  std::vector<Table> tables = {loan_table()};
  read_forms(tables, {loan_profile()}, test_units());
  ASSERT_TRUE(tables[0].in_form);
  read_general_tables(tables, test_words(), test_units());
  EXPECT_TRUE(tables[0].heads.empty());
}

}  // namespace
}  // namespace biaoge

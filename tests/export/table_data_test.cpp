// SPDX-License-Identifier: GPL-3.0-or-later
// A general table as a sheet of data.
#include "export/table_data.h"

#include <gtest/gtest.h>

#include "export/export.h"
#include "sample.h"
#include "workbook_reader.h"

namespace biaoge {
namespace {

using Json = nlohmann::json;

Quantity number(const char* value, const char* unit) {
  Quantity quantity;
  quantity.value = *Decimal::parse(value);
  quantity.unit = unit;
  return quantity;
}

/// 编码 | 名称 | 当年/金额 | 当年/增长 | 日期, with a merged name and a flag.
std::vector<Document> documents_with_data() {
  Document document;
  document.path = "统计.pdf";
  document.pages.push_back({});
  document.pages.front().number = 3;
  Table table;
  table.pages = {3};
  table.title = "表1 收支";
  table.rows = 4;
  table.columns = 5;
  table.header_rows = 1;
  table.column_edges = {50, 150, 250, 350, 450, 550};
  table.cells = {cell(0, 0, "编码"),       cell(0, 1, "名称"),      cell(0, 2, "金额"),
                 cell(0, 3, "增长"),       cell(0, 4, "日期"),      cell(1, 0, "007"),
                 cell(1, 1, "教育", 2, 1), cell(1, 2, "1,663.27①"), cell(1, 3, "5%"),
                 cell(1, 4, "2023-12-31"), cell(2, 0, "010"),       cell(2, 2, "12万元"),
                 cell(2, 3, "—"),          cell(2, 4, "2023年5月"), cell(3, 0, "011"),
                 cell(3, 1, "其中：小学"), cell(3, 2, "≥3"),        cell(3, 3, "-1.5%"),
                 cell(3, 4, "1899年1月")};
  table.heads = {{{"编码"}, ColumnType::code, ""},
                 {{"名称"}, ColumnType::text, ""},
                 {{"当年", "金额"}, ColumnType::number, "元"},
                 {{"当年", "增长"}, ColumnType::percent, "%"},
                 {{"日期"}, ColumnType::date, ""}};
  table.meanings.resize(table.cells.size());
  table.meanings[7].quantity = number("1663.27", "元");
  table.meanings[7].mark = "①";
  table.meanings[8].quantity = number("5", "%");
  table.meanings[9].date = Date{2023, 12, 31};
  table.meanings[11].quantity = number("12", "万元");
  table.meanings[13].date = Date{2023, 5, 0};
  table.meanings[15].level = 1;
  table.meanings[16].quantity = number("3", "元");
  table.meanings[16].quantity->comparator = "≥";
  table.meanings[17].quantity = number("-1.5", "%");
  table.meanings[18].date = Date{1899, 1, 0};
  table.cells[17].flags = {"low-confidence"};
  document.tables = {table};
  return {document};
}

Json data_sheet() {
  const TemporaryFolder folder;
  EXPECT_TRUE(write_workbook(documents_with_data(), {}, folder / "a.xlsx").ok());
  const Json book = read_workbook(folder / "a.xlsx");
  EXPECT_EQ(sheet_list(book), (std::vector<std::string>{"文件清单", "复核", "标记说明",
                                                        "数据1 表1 收支", "原表1 表1 收支"}));
  return sheet_named(book, "数据1 表1 收支");
}

TEST(TableData, NumbersOfAColumnWithSeveralUnitsShowThoseThatTheirRowDoesNot) {
  std::vector<Document> documents = documents_with_data();
  Table& table = documents[0].tables[0];
  table.heads[2].unit = "";
  table.cells[6] = cell(1, 1, "教育");
  table.cells[11] = cell(2, 2, "12");
  table.cells.push_back(cell(2, 1, "每户（万元）"));
  table.meanings.emplace_back();
  const TemporaryFolder folder;
  EXPECT_TRUE(write_workbook(documents, {}, folder / "a.xlsx").ok());
  const Json sheet = sheet_named(read_workbook(folder / "a.xlsx"), "数据1 表1 收支");
  EXPECT_EQ(sheet["cells"]["C5"]["format"], "#,##0.00\"元①\"");
  EXPECT_EQ(sheet["cells"]["C6"]["format"], "0");
}

TEST(TableData, HasAFrozenHeaderWithTheUnitsOfTheColumns) {
  const Json sheet = data_sheet();
  const Json& cells = sheet["cells"];
  EXPECT_EQ(cells["A1"]["value"], "表1 收支  来源：统计.pdf  第 3 页");
  EXPECT_EQ(cells["C2"]["value"], "当年");
  EXPECT_EQ(cells["C3"]["value"], "金额");
  EXPECT_EQ(cells["C4"]["value"], "元");
  EXPECT_EQ(cells["D4"]["value"], "%");
  EXPECT_EQ(sheet["freeze"], "C5");
  EXPECT_EQ(sheet["filter"], "A4:G7");
}

TEST(TableData, CellsAreTyped) {
  const Json cells = data_sheet()["cells"];
  EXPECT_EQ(cells["A5"]["value"], "007");
  EXPECT_EQ(cells["A5"]["type"], "s");
  EXPECT_EQ(cells["C5"]["value"], 1663.27);
  EXPECT_EQ(cells["C5"]["format"], "#,##0.00\"①\"");
  EXPECT_EQ(cells["D5"]["value"], 5);
  EXPECT_EQ(cells["E5"]["value"], "2023-12-31 00:00:00");
  EXPECT_EQ(cells["E5"]["format"], "yyyy-mm-dd");
  EXPECT_EQ(cells["C6"]["value"], 12);
  EXPECT_EQ(cells["C6"]["format"], "0\"万元\"");
  EXPECT_EQ(cells["D6"]["value"], "—");
  EXPECT_EQ(cells["E6"]["value"], "2023-05-01 00:00:00");
  EXPECT_EQ(cells["E6"]["format"], "yyyy\"年\"m\"月\"");
  EXPECT_EQ(cells["C7"]["value"], "≥3");
  EXPECT_EQ(cells["E7"]["value"], "1899年1月");  // Before Excel's calendar.
}

TEST(TableData, MergedNamesAreRepeatedAndDoubtIsShown) {
  const Json cells = data_sheet()["cells"];
  EXPECT_EQ(cells["B5"]["value"], "教育");
  EXPECT_EQ(cells["B6"]["value"], "教育");
  EXPECT_EQ(cells["D7"]["fill"], "FFFFF200");
  EXPECT_EQ(cells["D7"]["note"], "识别把握不足");
}

TEST(TableData, EachRowSaysWhereItStood) {
  const Json cells = data_sheet()["cells"];
  EXPECT_EQ(cells["F2"]["value"], "页码");
  EXPECT_EQ(cells["F5"]["value"], "3");
  EXPECT_EQ(cells["F5"]["link"], "'原表1 表1 收支'!A5");
  EXPECT_EQ(cells["G5"]["value"], "50, 120, 550, 140");
}

TEST(TableData, CsvHasTheUnitInTheTitle) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_csv(documents_with_data(), {}, folder.path()).ok());
  EXPECT_EQ(read_file(folder / "数据1 表1 收支.csv"),
            "\xEF\xBB\xBF编码,名称,当年_金额(元),当年_增长(%),日期,页码,位置（磅）\r\n"
            "007,教育,1663.27①,5,2023-12-31,3,\"50, 120, 550, 140\"\r\n"
            "010,教育,12万元,—,2023-05,3,\"50, 140, 550, 160\"\r\n"
            "011,其中：小学,≥3,-1.5,1899年1月,3,\"50, 160, 550, 180\"\r\n");
}

}  // namespace
}  // namespace biaoge

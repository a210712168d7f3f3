// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "export/export.h"
#include "export/png.h"
#include "export/sheet_text.h"
#include "sample.h"
#include "workbook_reader.h"

namespace biaoge {
namespace {

using Json = nlohmann::json;

Json written(const std::vector<Document>& documents) {
  const TemporaryFolder folder;
  const Status status = write_workbook(documents, {sample_profile()}, folder / "out.xlsx");
  EXPECT_TRUE(status.ok());
  EXPECT_EQ(folder.names(), std::vector<std::string>{"out.xlsx"});
  return read_workbook(folder / "out.xlsx");
}

TEST(Workbook, HasItsSheetsInOrder) {
  const Json book = written(sample_documents());
  EXPECT_EQ(
      sheet_list(book),
      (std::vector<std::string>{"项目汇总", "资金明细", "绩效指标", "年度目标", "复核", "标记说明",
                                "文件清单", "原表1 智慧平台运维", "原表2 收入支出决算总表"}));
  EXPECT_EQ(book["title"], "项目支出绩效自评表 数据汇总");
  EXPECT_EQ(book["creator"].get<std::string>().substr(0, 7), "biaoge ");
  EXPECT_EQ(book["created"], "2020-01-01 00:00:00");
}

TEST(Workbook, WritesNumbersAsNumbersAndMarksAsText) {
  const Json cells = sheet_named(written(sample_documents()), "项目汇总")["cells"];
  EXPECT_EQ(cells["G3"]["value"], 1663.27);
  EXPECT_EQ(cells["G3"]["type"], "n");
  EXPECT_EQ(cells["G3"]["format"], "#,##0.00");
  EXPECT_EQ(cells["J3"]["value"], 90.0);
  EXPECT_EQ(cells["J3"]["format"], "#,##0.00");
  EXPECT_EQ(cells["E3"]["value"], 2023);
  EXPECT_EQ(cells["E3"]["format"], "0");
  EXPECT_EQ(cells["K3"]["value"], "-");
  EXPECT_EQ(cells["K3"]["type"], "s");
  EXPECT_EQ(cells["K3"]["align"], "center");
  EXPECT_EQ(cells["F3"]["value"], "万元");
}

TEST(Workbook, SplitsQuantitiesAndKeepsPrintedDecimals) {
  const Json cells = sheet_named(written(sample_documents()), "绩效指标")["cells"];
  EXPECT_EQ(cells["D2"]["value"], "=100.00(%)");
  EXPECT_EQ(cells["D2"]["type"], "s");
  EXPECT_EQ(cells["E2"]["value"], "=");
  EXPECT_EQ(cells["F2"]["value"], 100);
  EXPECT_EQ(cells["F2"]["format"], "#,##0.00");
  EXPECT_EQ(cells["G2"]["value"], "%");
  EXPECT_EQ(cells["F3"]["format"], "#,##0");
  EXPECT_FALSE(cells.contains("F4"));
  EXPECT_EQ(cells["F5"]["value"], "1~3");
  EXPECT_EQ(cells["H2"]["format"], "#,##0.00");
  EXPECT_EQ(cells["I2"]["value"], 18.125);
  EXPECT_EQ(cells["I2"]["format"], "#,##0.000");
}

TEST(Workbook, NeverMakesAFormulaOrAnAddressOfAText) {
  const Json book = written(sample_documents());
  const Json summary = sheet_named(book, "项目汇总")["cells"];
  EXPECT_EQ(summary["B4"]["value"], "=HYPERLINK(\"http://x\")");
  EXPECT_EQ(summary["B4"]["type"], "s");
  EXPECT_EQ(summary["C4"]["value"], "@市财政局");
  EXPECT_EQ(summary["D4"]["value"], "+市信息中心");
  for (const auto& sheet : book["sheets"]) {
    for (const auto& cell : sheet["cells"]) EXPECT_NE(cell["type"], "f");
  }
}

TEST(Workbook, MarksFlaggedValuesWithTheReason) {
  const Json book = written(sample_documents());
  const Json summary = sheet_named(book, "项目汇总")["cells"];
  EXPECT_EQ(summary["N3"]["note"], "总分与各项得分之和不符");
  EXPECT_EQ(summary["N3"]["fill"], "FFFFF200");
  EXPECT_TRUE(summary["N4"]["fill"].is_null());
  EXPECT_EQ(summary["P3"]["value"], 2);
  EXPECT_EQ(summary["P3"]["link"], "复核!A1");
  const Json indicators = sheet_named(book, "绩效指标")["cells"];
  EXPECT_EQ(indicators["D3"]["note"], "识别把握不足");
  EXPECT_EQ(indicators["F3"]["fill"], "FFFFF200");
  EXPECT_TRUE(indicators["F3"]["note"].is_null());
  const Json review = sheet_named(book, "复核")["cells"];
  EXPECT_EQ(review["E3"]["value"], "绩效指标 第2行「参训人数」年度指标值");
  EXPECT_EQ(review["M3"]["link"], "绩效指标!D3");
}

/// A gray picture of 200 × 80 pixels at 180 dpi, as a PNG file.
EncodedPicture small_picture() {
  const TemporaryFolder folder;
  EXPECT_TRUE(write_png(make_raster(200, 80, 1, 200), folder / "a.png").ok());
  return {read_file(folder / "a.png"), 200, 80, 180};
}

TEST(Workbook, ShowsWhatToReviewBesideItsPicture) {
  auto documents = sample_documents();
  Value& target = documents[0].forms[0].sections[1].rows[1][2].second;
  target.boxes = {{1, {10, 10, 60, 24}}, {2, {10, 10, 60, 24}}};
  target.confidence = 0.634;
  for (const PlacedBox& place : target.boxes) {
    documents[0].cell_pictures.push_back({place, small_picture()});
  }
  documents[0].cell_pictures.push_back({{2, {0, 0, 1, 1}}, small_picture()});
  const Json sheet = sheet_named(written(documents), "复核");
  const Json& cells = sheet["cells"];
  const char* const titles[] = {"序号",   "文件", "页码", "表单",   "栏目", "原因", "级别",
                                "置信度", "原图", "读数", "更正值", "状态", "位置", "标识"};
  for (std::size_t i = 0; i < std::size(titles); ++i) {
    EXPECT_EQ(cells[std::string(1, static_cast<char>('A' + i)) + "1"]["value"], titles[i]);
  }
  EXPECT_EQ(cells["C3"]["value"], "1~2");
  EXPECT_EQ(cells["H3"]["value"], 0.63);
  EXPECT_EQ(cells["H3"]["format"], "0%");
  EXPECT_EQ(cells["J3"]["value"], "≥60(人次)");
  EXPECT_EQ(cells["L3"]["value"], "待复核");
  EXPECT_EQ(sheet["choices"].dump(), R"({"L2:L3":"\"待复核,无误,已更正\""})");
  EXPECT_EQ(sheet["marks"].dump(), R"({"L2:L3":3})");
  EXPECT_EQ(sheet["freeze"], "A2");
  // One below the other in one cell, 100 points wide.
  EXPECT_EQ(sheet["pictures"].dump(), R"(["I3","I3"])");
  EXPECT_GT(sheet["heights"]["3"], 80);
  EXPECT_LT(sheet["heights"]["2"], 50);
  EXPECT_GT(sheet["widths"]["I"], 19);
}

TEST(Workbook, LeadsFromAFormToItsTableAndBack) {
  const Json book = written(sample_documents());
  const Json summary = sheet_named(book, "项目汇总")["cells"];
  EXPECT_EQ(summary["B3"]["link"], "'原表1 智慧平台运维'!A1");
  EXPECT_EQ(summary["B3"]["value"], "智慧平台运维");
  EXPECT_TRUE(summary["C3"]["link"].is_null());
  const Json table = sheet_named(book, "原表2 收入支出决算总表")["cells"];
  EXPECT_EQ(table["A1"]["link"], "项目汇总!A1");
  EXPECT_EQ(table["A2"]["value"], "来源：报告.pdf  第 3 页");
  const Json index = sheet_named(book, "文件清单")["cells"];
  EXPECT_EQ(index["F3"]["link"], "'原表2 收入支出决算总表'!A1");
}

TEST(Workbook, ShowsATableAsPrinted) {
  const Json sheet = sheet_named(written(sample_documents()), "原表2 收入支出决算总表");
  EXPECT_EQ(sheet["merged"].dump(), R"(["A3:C3","A4:C4","A5:B5","A6:A7"])");
  const Json& cells = sheet["cells"];
  EXPECT_EQ(cells["A3"]["value"], "收入支出决算总表");
  EXPECT_EQ(cells["A4"]["align"], "right");
  EXPECT_EQ(cells["A6"]["value"], "=1+1");
  EXPECT_EQ(cells["A6"]["type"], "s");
  EXPECT_EQ(cells["B6"]["value"], "007");
  EXPECT_EQ(cells["B6"]["type"], "s");
  EXPECT_EQ(cells["C6"]["value"], 1663.27);
  EXPECT_EQ(cells["C6"]["format"], "#,##0.00");
  EXPECT_EQ(cells["C6"]["align"], "right");
  EXPECT_EQ(cells["C7"]["value"], -12.5);
  EXPECT_EQ(cells["C7"]["format"], "0.0");
  EXPECT_EQ(sheet["freeze"], "A6");
  EXPECT_EQ(sheet["titles"], "$5:$5");
  EXPECT_FALSE(sheet["landscape"]);
}

TEST(Workbook, LeavesProseBeforeATableOut) {
  auto documents = sample_documents();
  Table& table = documents[0].tables[1];
  table.title.reset();
  table.heading = {{"A paragraph as wide as the table.", {3, {50, 40, 345, 52}}, 9},
                   {"表1", {3, {180, 60, 220, 72}}, 9}};
  const Json cells = sheet_named(written(documents), "原表2")["cells"];
  EXPECT_EQ(cells["A3"]["value"], "表1");
  EXPECT_EQ(cells["A3"]["align"], "center");
  EXPECT_EQ(cells["A4"]["value"], "项目");
}

TEST(Workbook, IsReadyToReadAndPrint) {
  const Json sheet = sheet_named(written(sample_documents()), "项目汇总");
  EXPECT_EQ(sheet["freeze"], "C3");
  EXPECT_EQ(sheet["filter"], "A2:R4");
  EXPECT_EQ(sheet["titles"], "$1:$2");
  EXPECT_TRUE(sheet["landscape"]);
  EXPECT_EQ(sheet["paper"], 9);
  EXPECT_EQ(sheet["fit"].dump(), "[null,0]");  // one page wide, which is the default
  EXPECT_EQ(sheet["footer"], "第 &P 页，共 &N 页");
  EXPECT_EQ(sheet["cells"]["G1"]["value"], "年度资金总额");
  EXPECT_EQ(sheet["cells"]["H2"]["value"], "全年预算数");
  const auto merged = sheet["merged"].get<std::vector<std::string>>();
  EXPECT_NE(std::find(merged.begin(), merged.end(), "G1:J1"), merged.end());
  EXPECT_NE(std::find(merged.begin(), merged.end(), "A1:A2"), merged.end());
  EXPECT_GE(sheet["widths"]["B"], 24);  // 22 characters of the longest name
}

TEST(Workbook, GivesProseRoom) {
  auto documents = sample_documents();
  std::string prose;
  for (int i = 0; i < 30; ++i) prose += "保障系统全年稳定运行。";
  documents[0].forms[0].fields[4].second.text = prose;
  const Json sheet = sheet_named(written(documents), "年度目标");
  EXPECT_EQ(sheet["widths"]["B"], 60.7109375);  // 60 characters and Excel's padding
  EXPECT_GT(sheet["heights"]["2"], 150);        // 660 columns of text: twelve lines
  EXPECT_LT(sheet["heights"]["3"], 60);
}

TEST(Workbook, CutsTextThatExcelCannotHoldAndSaysSo) {
  auto documents = sample_documents();
  documents[0].forms[0].fields[1].second.text = std::string(40000, 'x');
  const Json book = written(documents);
  const std::string text = sheet_named(book, "项目汇总")["cells"]["C3"]["value"];
  EXPECT_EQ(utf16_length(text), kMaxCellUnits);
  EXPECT_TRUE(text.ends_with("…（内容过长，已截断）"));
  const Json review = sheet_named(book, "复核")["cells"];
  EXPECT_EQ(review["E4"]["value"], "主管部门");
}

TEST(Workbook, SurvivesControlCharactersAndEscapeLookalikes) {
  auto documents = sample_documents();
  documents[0].forms[0].fields[0].second.text = "a\x01\x1F_x0041_b";
  const Json cells = sheet_named(written(documents), "项目汇总")["cells"];
  EXPECT_EQ(cells["B3"]["value"], "a_x0041_b");
}

TEST(Workbook, WritesMoreThanFifteenDigitsAsText) {
  auto documents = sample_documents();
  documents[0].forms[0].fields[5].second = number_value("1234567890123456.7", "1234567890123456.7");
  const Json cells = sheet_named(written(documents), "项目汇总")["cells"];
  EXPECT_EQ(cells["N3"]["value"], "1234567890123456.7");
  EXPECT_EQ(cells["N3"]["type"], "s");
}

TEST(Workbook, ShowsAnAmountInAnotherUnitWithThatUnit) {
  auto documents = sample_documents();
  documents[0].forms[0].sections[0].rows[0][1].second = number_value("12", "12", "元");
  documents[0].forms[0].sections[0].rows[0][2].second = number_value("≤12万元", "12", "万元", "≤");
  const Json cells = sheet_named(written(documents), "项目汇总")["cells"];
  EXPECT_EQ(cells["G3"]["value"], "12元");
  EXPECT_EQ(cells["H3"]["value"], "≤12万元");
  EXPECT_EQ(cells["I3"]["value"], 1663.27);
}

TEST(Workbook, ListsFilesAndTroubleWhenThereIsNoForm) {
  Document failed;
  failed.path = "/data/坏.pdf";
  failed.status = DocumentStatus::failed;
  failed.error = Error{"not-a-pdf", "/data/坏.pdf: not a PDF", "Give a PDF."};
  Document scan;
  scan.path = "扫描.pdf";
  scan.status = DocumentStatus::partial;
  scan.pages = {page_info(1)};
  scan.pages[0].status = PageStatus::skipped;
  scan.pages[0].error = Error{"page-image-only", "no text", "OCR"};
  const Json book = written({failed, scan});
  EXPECT_EQ(sheet_list(book), (std::vector<std::string>{"文件清单", "处理情况"}));
  const Json index = sheet_named(book, "文件清单")["cells"];
  EXPECT_EQ(index["A2"]["value"], "坏.pdf");
  EXPECT_EQ(index["C2"]["value"], "处理失败");
  EXPECT_EQ(index["C3"]["value"], "未发现表格");
  const Json status = sheet_named(book, "处理情况")["cells"];
  EXPECT_EQ(status["D2"]["value"], "不是 PDF 文件，也不是 TIFF、PNG 或 JPEG 图像");
  EXPECT_EQ(status["F2"]["value"], "坏.pdf: not a PDF");
  EXPECT_EQ(status["B3"]["value"], "1");
  EXPECT_EQ(status["C3"]["value"], "跳过");
}

TEST(Workbook, NeverOverlapsMergedRanges) {
  auto documents = sample_documents();
  documents[0].tables[1].cells.push_back(cell(1, 0, "again", 1, 2));
  documents[0].tables[1].cells.push_back(cell(2, 2, "outside", 5, 5));
  const Json sheet = sheet_named(written(documents), "原表2 收入支出决算总表");
  EXPECT_EQ(sheet["merged"].dump(), R"(["A3:C3","A4:C4","A5:B5","A6:A7"])");
}

TEST(Workbook, AcceptsATableWithoutCells) {
  auto documents = sample_documents();
  Table empty;
  empty.title = "空表";
  documents[0].tables.push_back(empty);
  const Json cells = sheet_named(written(documents), "原表3 空表")["cells"];
  EXPECT_EQ(cells["A3"]["value"], "空表");
}

TEST(Workbook, IsTheSameEveryTimeAndNamesNoFolder) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_workbook(sample_documents(), {sample_profile()}, folder / "a.xlsx").ok());
  ASSERT_TRUE(write_workbook(sample_documents(), {sample_profile()}, folder / "b.xlsx").ok());
  EXPECT_EQ(read_file(folder / "a.xlsx"), read_file(folder / "b.xlsx"));
  const Json book = read_workbook(folder / "a.xlsx");
  EXPECT_EQ(book.dump().find("/data/in"), std::string::npos);
}

TEST(Workbook, ReportsAMissingFolder) {
  const Status status = write_workbook(sample_documents(), {}, "/nonexistent/out.xlsx");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "output-unwritable");
}

/// Limits the size of files while it lives, as a full disk does.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_ = {};
  void (*handler_)(int) = nullptr;
};

TEST(Workbook, NoticesThatThereIsNoRoomAndKeepsTheOldFile) {
  const TemporaryFolder folder;
  std::ofstream(folder / "out.xlsx") << "old";
  // Small enough for a part of the workbook to be cut, large enough for the finished file.
  Status status = success();
  {
    const FileSizeLimit limit(24000);
    status = write_workbook(sample_documents(), {sample_profile()}, folder / "out.xlsx");
  }
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "output-unwritable");
  EXPECT_EQ(status.error().remedy, "Free some space, or write to another disk.");
  EXPECT_EQ(read_file(folder / "out.xlsx"), "old");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"out.xlsx"});
}

}  // namespace
}  // namespace biaoge

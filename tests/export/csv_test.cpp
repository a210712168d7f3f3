// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "export/export.h"
#include "sample.h"

namespace biaoge {
namespace {

const std::string kMark = "\xEF\xBB\xBF";

TEST(Csv, WritesAFileASheetAndATable) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_csv(sample_documents(), {sample_profile()}, folder / "csv").ok());
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "csv")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"原表1 智慧平台运维.csv", "原表2 收入支出决算总表.csv",
                                             "复核.csv", "年度目标.csv", "文件清单.csv",
                                             "绩效指标.csv", "资金明细.csv", "项目汇总.csv"}));
}

TEST(Csv, KeepsTextExactAndNumbersPlain) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_csv(sample_documents(), {sample_profile()}, folder.path()).ok());
  EXPECT_EQ(read_file(folder / "原表2 收入支出决算总表.csv"),
            kMark + "项目,,金额\r\n=1+1,007,1663.27\r\n,@备注,-12.5\r\n");
  const std::string summary = read_file(folder / "项目汇总.csv");
  EXPECT_TRUE(summary.starts_with(kMark + "序号,项目名称,主管部门,实施单位,年度,金额单位,"
                                          "年度资金总额_年初预算数,"));
  EXPECT_NE(summary.find("\r\n2,\"=HYPERLINK(\"\"http://x\"\")\",@市财政局,+市信息中心,2023,万元,"
                         "1663.27,1663.27,1663.27,90.00,-,1663.27,"),
            std::string::npos);
  const std::string goals = read_file(folder / "年度目标.csv");
  EXPECT_NE(goals.find("\"完成平台升级改造，保障系统全年稳定运行。\n开展培训。\""),
            std::string::npos);
}

TEST(Csv, SplitsQuantities) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_csv(sample_documents(), {sample_profile()}, folder.path()).ok());
  const std::string rows = read_file(folder / "绩效指标.csv");
  for (const char* expected :
       {",系统可用率,=100.00(%),=,100.00,%,20,18.125,1~2\r\n", ",参训人数,≥60(人次),≥,60,人次,20,",
        ",工作成效,及时,,,,20,", ",简报,1-3期,,1~3,期,20,"}) {
    EXPECT_NE(rows.find(expected), std::string::npos) << expected;
  }
}

TEST(Csv, ListsWhatToCheckWithoutLinks) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_csv(sample_documents(), {sample_profile()}, folder.path()).ok());
  EXPECT_EQ(read_file(folder / "复核.csv"),
            kMark +
                "序号,文件,页码,表单,栏目,原因,级别,置信度,读数\r\n"
                "1,报告.pdf,2,智慧平台运维,\"总分\n评分等级\",总分与各项得分之和不符,错误,1.00,"
                "\"92.13\n优\"\r\n"
                "2,报告.pdf,1,智慧平台运维,绩效指标 第2行「参训人数」年度指标值,识别把握不足,警告,"
                "1.00,≥60(人次)\r\n");
}

TEST(Csv, RemovesItsOwnStaleFilesOnly) {
  const TemporaryFolder folder;
  for (const char* name :
       {"原表7 旧.csv", "原表8.csv", "处理情况.csv", "原表说明.csv", "笔记.csv"}) {
    std::ofstream(folder / name) << "x";
  }
  ASSERT_TRUE(write_csv({}, {sample_profile()}, folder.path()).ok());
  EXPECT_EQ(folder.names(), (std::vector<std::string>{"原表说明.csv", "文件清单.csv", "笔记.csv"}));
}

TEST(Csv, NeedsAFolder) {
  const TemporaryFolder folder;
  const Status missing = write_csv({}, {}, folder / "none/csv");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "output-unwritable");
  std::ofstream(folder / "file") << "x";
  const Status taken = write_csv({}, {}, folder / "file");
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.error().remedy, "Name a folder, not a file.");
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// The profiles that come with the program keep the promises of docs/output.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "profiles/loader.h"

namespace biaoge {
namespace {

using Texts = std::vector<std::string>;

const std::string kPath = std::string(BIAOGE_SOURCE_DIR) + "/profiles/fiscal-self-evaluation.yaml";

class FiscalSelfEvaluation : public testing::Test {
 protected:
  void SetUp() override {
    Result<Profile> result = load_profile(kPath);
    ASSERT_TRUE(result.ok()) << result.error().message;
    profile_ = std::move(result).value();
  }

  Texts columns_of(const std::string& section) const {
    Texts keys;
    for (const ColumnRule& column : profile_.section(section)->columns) keys.push_back(column.key);
    return keys;
  }

  static Texts titles_of(const SheetRule& sheet) {
    Texts titles;
    for (const SheetColumn& column : sheet.columns) {
      titles.push_back(column.group + (column.group.empty() ? "" : "/") + column.title);
    }
    return titles;
  }

  Profile profile_;
};

TEST_F(FiscalSelfEvaluation, HasThePromisedKeysInOrder) {
  Texts fields;
  for (const FieldRule& field : profile_.fields) fields.push_back(field.key);
  EXPECT_EQ(fields, (Texts{"title", "year", "project", "department", "unit", "goal_expected",
                           "goal_actual", "total_weight", "total_score", "grade"}));
  ASSERT_EQ(profile_.sections.size(), 2u);
  EXPECT_EQ(profile_.sections[0].name, "budget");
  EXPECT_EQ(columns_of("budget"),
            (Texts{"label", "initial", "revised", "executed", "weight", "rate", "score"}));
  EXPECT_EQ(profile_.sections[1].name, "indicators");
  EXPECT_EQ(columns_of("indicators"),
            (Texts{"level1", "level2", "level3", "target", "actual", "weight", "score", "note"}));
}

TEST_F(FiscalSelfEvaluation, KnowsTheFourBudgetLinesAsPrinted) {
  const SectionRule& budget = profile_.sections[0];
  ASSERT_EQ(budget.rows.size(), 4u);
  EXPECT_EQ(budget.row("年度资金总额："), &budget.rows[0]);
  EXPECT_EQ(budget.row("其中：当年财政拨款"), &budget.rows[1]);
  EXPECT_EQ(budget.row("上年结转资金"), &budget.rows[2]);
  EXPECT_EQ(budget.row("其他资金"), &budget.rows[3]);
}

TEST_F(FiscalSelfEvaluation, ReadsTotalsInTheColumnsOfTheIndicators) {
  for (const auto& [key, column] :
       {std::pair("total_weight", "weight"), std::pair("total_score", "score")}) {
    const FieldRule* field = profile_.field(key);
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->place, Place::total);
    EXPECT_EQ(field->section, "indicators");
    EXPECT_EQ(field->column, column);
    EXPECT_EQ(field->labels.front(), "总分");
  }
}

TEST_F(FiscalSelfEvaluation, AllowsEmptyCellsOnlyWhereTheFormHasThem) {
  const SectionRule& indicators = profile_.sections[1];
  for (const char* key : {"target", "actual", "note"}) {
    EXPECT_FALSE(indicators.column(key)->required) << key;
    EXPECT_TRUE(indicators.column(key)->column_required) << key;
  }
  for (const char* key : {"level1", "level2", "level3", "weight", "score"}) {
    EXPECT_TRUE(indicators.column(key)->required) << key;
  }
  for (const char* key : {"initial", "revised", "executed"}) {
    EXPECT_TRUE(profile_.sections[0].column(key)->required) << key;
  }
}

TEST_F(FiscalSelfEvaluation, RepeatsMergedLevelsWithoutRefusingUnknownOnes) {
  for (const char* key : {"level1", "level2"}) {
    const ColumnRule* column = profile_.sections[1].column(key);
    EXPECT_TRUE(column->repeat_down) << key;
    EXPECT_EQ(column->type, ValueType::text) << key;
    EXPECT_GE(column->choices.size(), 4u) << key;
  }
}

TEST_F(FiscalSelfEvaluation, IsNotRecognisedByALabelsOfAnApplication) {
  // 绩效目标申报表 shares these; the form must ask for more.
  const Texts application = {"项目名称", "主管部门", "实施单位", "项目资金",
                             "一级指标", "二级指标", "三级指标"};
  const Texts& known = profile_.recognition.labels;
  const auto shared = std::count_if(application.begin(), application.end(), [&](const auto& label) {
    return std::find(known.begin(), known.end(), label) != known.end();
  });
  EXPECT_EQ(shared, 7);
  EXPECT_GT(profile_.recognition.min_labels, shared);
  EXPECT_EQ(profile_.recognition.start, "project");
  EXPECT_EQ(profile_.recognition.titles.front(), "财政项目支出绩效自评表");
}

TEST_F(FiscalSelfEvaluation, GivesFourSheets) {
  ASSERT_EQ(profile_.sheets.size(), 4u);
  EXPECT_EQ(profile_.sheets[0].name, "项目汇总");
  EXPECT_EQ(profile_.sheets[0].section, "");
  EXPECT_EQ(titles_of(profile_.sheets[0]), (Texts{"序号",
                                                  "项目名称",
                                                  "主管部门",
                                                  "实施单位",
                                                  "年度",
                                                  "年度资金总额/年初预算数",
                                                  "年度资金总额/全年预算数",
                                                  "年度资金总额/全年执行数",
                                                  "当年财政拨款/年初预算数",
                                                  "当年财政拨款/全年预算数",
                                                  "当年财政拨款/全年执行数",
                                                  "上年结转资金/年初预算数",
                                                  "上年结转资金/全年预算数",
                                                  "上年结转资金/全年执行数",
                                                  "其他资金/年初预算数",
                                                  "其他资金/全年预算数",
                                                  "其他资金/全年执行数",
                                                  "金额单位",
                                                  "执行率(%)",
                                                  "预算得分",
                                                  "总分值",
                                                  "总得分",
                                                  "评分等级",
                                                  "待核项数",
                                                  "文件",
                                                  "页码"}));
  EXPECT_EQ(profile_.sheets[1].name, "资金明细");
  EXPECT_EQ(profile_.sheets[1].section, "budget");
  EXPECT_EQ(profile_.sheets[2].name, "绩效指标");
  EXPECT_EQ(profile_.sheets[2].section, "indicators");
  EXPECT_EQ(titles_of(profile_.sheets[2]),
            (Texts{"序号", "项目名称", "年度", "一级指标", "二级指标", "三级指标",
                   "年度指标值/原文", "年度指标值/比较符", "年度指标值/数值", "年度指标值/单位",
                   "实际完成值/原文", "实际完成值/比较符", "实际完成值/数值", "实际完成值/单位",
                   "分值", "得分", "偏差原因分析及改进措施", "文件", "页码"}));
  EXPECT_EQ(profile_.sheets[3].name, "年度目标");
  for (const SheetRule& sheet : profile_.sheets) {
    for (const SheetColumn& column : sheet.columns) {
      EXPECT_GT(column.width, 0) << sheet.name << " " << column.title;
    }
  }
}

TEST_F(FiscalSelfEvaluation, LoadsInAFewMilliseconds) {
  const std::clock_t start = std::clock();
  constexpr int kTimes = 10;
  for (int i = 0; i < kTimes; ++i) ASSERT_TRUE(load_profile(kPath).ok());
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kTimes;
  // 2 ms at -O2; the bound leaves room for sanitizers and slow machines.
  EXPECT_LT(seconds, 0.1);
}

TEST(ProfileDirectory, IsFoundFromABuildFolder) {
  const std::string directory = profile_directory();
  ASSERT_FALSE(directory.empty());
  EXPECT_TRUE(load_units(directory + "/units.txt").ok());
}

TEST(BuiltInProfiles, AreAllThatStandInTheFolderAndLoad) {
  const Texts paths = built_in_profiles();
  ASSERT_FALSE(paths.empty());
  EXPECT_TRUE(std::is_sorted(paths.begin(), paths.end()));
  bool has_fiscal = false;
  for (const std::string& path : paths) {
    EXPECT_FALSE(path.ends_with("/units.txt"));
    has_fiscal = has_fiscal || path.ends_with("/fiscal-self-evaluation.yaml");
    const Result<Profile> profile = load_profile(path);
    EXPECT_TRUE(profile.ok()) << profile.error().message;
  }
  EXPECT_TRUE(has_fiscal);
}

}  // namespace
}  // namespace biaoge

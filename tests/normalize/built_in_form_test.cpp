// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in profile of 财政项目支出绩效自评表 on the layouts that offices use.
#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

const Profile& built_in() {
  static const Profile profile =
      load_profile(BIAOGE_SOURCE_DIR "/profiles/fiscal-self-evaluation.yaml").value();
  return profile;
}

std::vector<Form> read(std::vector<Table> tables) {
  return read_forms(tables, {built_in()}, test_units());
}

/// The form as most offices print it, eight columns wide.
Lines standard_lines() {
  return {
      "项目名称 | 农村公路养护 | < | < | < | < | < | <",
      "主管部门 | 青禾县交通运输局 | < | < | 实施单位 | 青禾县公路养护中心 | < | <",
      "项目资金\n（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率（%） | 得分",
      "^ | 年度资金总额： | 1,650.00 | 1,663.27 | 1,620.53 | 10 | 97.43 | 9.74",
      "^ | 其中：当年财政拨款 | 1,650.00 | 1,663.27 | 1,620.53 | - | 97.43 | -",
      "^ | 上年结转资金 | 0.00 | 0.00 | 0.00 | - | - | -",
      "^ | 其他资金 | 0.00 | 0.00 | 0.00 | - | - | -",
      "年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <",
      "^ | 养护公路860公里。 | < | < | 养护公路872公里。 | < | < | <",
      "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
      "^ | 产出指标 | 数量指标 | 养护里程 | ≥860.00(公里) | 872.00(公里) | 50 | 50",
      "^ | ^ | 质量指标 | 路况优良率 | ⩾90（％） | 93.5（％） | 20 | 20",
      "^ | 满意度指标 | 服务对\n象满意\n度指标 | 群众满意度 | ≥85% | 80% | 20 | 18",
      "总分 | < | < | < | < | < | 100 | 97.74",
      "评分等级 | < | < | < | 优 | < | < | <"};
}

const Lines kHeading = {"财政项目支出绩效自评表", "（2024年度）"};
const Lines kIndicatorKeys = {"level1", "level2", "level3", "target", "actual", "weight", "score"};
const Lines kBudgetKeys = {"label", "initial", "revised", "executed", "weight", "rate", "score"};

/// Findings but for the column of remarks, which the standard lines leave out for width.
Lines findings_but_notes(const Form& form) {
  Lines findings = findings_of(form);
  std::erase_if(findings, [](const std::string& finding) {
    return finding.find("偏差原因分析及改进措施") != finding.npos;
  });
  return findings;
}

TEST(BuiltInForm, TheStandardLayoutIsReadWholeAndSilently) {
  const std::vector<Form> forms = read({table_of(standard_lines(), kHeading)});
  ASSERT_EQ(forms.size(), 1u);
  const Form& form = forms[0];
  Lines fields;
  for (const auto& [key, value] : form.fields) fields.push_back(key + ": " + value.text);
  EXPECT_EQ(fields, (Lines{"title: 财政项目支出绩效自评表", "year: 2024", "project: 农村公路养护",
                           "department: 青禾县交通运输局", "unit: 青禾县公路养护中心",
                           "goal_expected: 养护公路860公里。", "goal_actual: 养护公路872公里。",
                           "total_weight: 100", "total_score: 97.74", "grade: 优"}));
  EXPECT_EQ(rows_of(form, "budget", kBudgetKeys),
            (Lines{"年度资金总额： | 1,650.00 | 1,663.27 | 1,620.53 | 10 | 97.43 | 9.74",
                   "其中：当年财政拨款 | 1,650.00 | 1,663.27 | 1,620.53 | - | 97.43 | -",
                   "上年结转资金 | 0.00 | 0.00 | 0.00 | - | - | -",
                   "其他资金 | 0.00 | 0.00 | 0.00 | - | - | -"}));
  EXPECT_EQ(rows_of(form, "indicators", kIndicatorKeys),
            (Lines{"产出指标 | 数量指标 | 养护里程 | ≥860.00(公里) | 872.00(公里) | 50 | 50",
                   "产出指标 | 质量指标 | 路况优良率 | ≥90(%) | 93.5(%) | 20 | 20",
                   "满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥85% | 80% | 20 | 18"}));
  EXPECT_EQ(section_of(form, "budget").unit, "万元");
  const auto& budget = section_of(form, "budget").rows;
  EXPECT_EQ(quantity_of(find(budget[0], "revised")), "1663.27 万元");
  EXPECT_EQ(quantity_of(find(budget[0], "rate")), "97.43 %");
  EXPECT_EQ(quantity_of(find(budget[0], "score")), "9.74");
  EXPECT_EQ(quantity_of(find(budget[1], "score")), "-");
  EXPECT_EQ(quantity_of(find(section_of(form, "indicators").rows[0], "target")), "≥860.00 公里");
  EXPECT_EQ(findings_but_notes(form), Lines{});
  EXPECT_EQ(flags_of(form), Lines{});
}

TEST(BuiltInForm, LabelVariantsOfOffices) {
  Lines lines = standard_lines();
  lines[0] = "项目支出名称： | 农村公路养护 | < | < | < | < | < | <";
  lines[1] = "项目主管部门 | 青禾县交通运输局 | < | < | 项目实施单位 | 青禾县公路养护中心 | < | <";
  lines[2] =
      "项目资金（元） |  | 年初预算 | 全年预算数（A） | 全年执行数（B） | 分数 | 执行率（B/A） | "
      "得分";
  lines[9] = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分数 | 得分";
  lines[13] = "合计 | < | < | < | < | < | 100 | 97.74";
  lines[14] = "自评等级 | < | < | < | 优 | < | < | <";
  const std::vector<Form> forms = read({table_of(lines, {"２０２３年度", "项目支出绩效自评表"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "project"), "农村公路养护");
  EXPECT_EQ(shown(forms[0], "department"), "青禾县交通运输局");
  EXPECT_EQ(shown(forms[0], "unit"), "青禾县公路养护中心");
  EXPECT_EQ(shown(forms[0], "year"), "2023");
  EXPECT_EQ(shown(forms[0], "total_score"), "97.74");
  EXPECT_EQ(shown(forms[0], "grade"), "优");
  EXPECT_EQ(quantity_of(find(section_of(forms[0], "budget").rows.at(0), "executed")), "1620.53 元");
  EXPECT_EQ(rows_of(forms[0], "indicators", {"level3", "target", "weight"}).front(),
            "养护里程 | ≥860.00(公里) | 50");
  EXPECT_EQ(findings_but_notes(forms[0]), Lines{});
  EXPECT_EQ(flags_of(forms[0]), Lines{});
}

TEST(BuiltInForm, TheTargetMayBeSplitOverThreeColumns) {
  Lines lines = standard_lines();
  for (std::string& line : lines) line += " | < | <";
  lines[9] =
      "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 实际完成值 | "
      "分值 | "
      "得分";
  lines[10] = "^ | 产出指标 | 数量指标 | 养护里程 | ≥ | 860 | 公里 | 872公里 | 50 | 50";
  lines[11] = "^ | ^ | 质量指标 | 路况优良率 | ＝ | 90 | ％ | 93.5% | 20 | 20";
  lines[12] = "^ | 满意度指标 | 满意度指标 | 群众满意度 | 定性 | 满意 |  | 满意 | 20 | 18";
  lines[13] = "总分 | < | < | < | < | < | < | < | 100 | 97.74";
  const std::vector<Form> forms = read({table_of(lines, kHeading)});
  ASSERT_EQ(forms.size(), 1u);
  const auto& rows = section_of(forms[0], "indicators").rows;
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(quantity_of(find(rows[0], "target")), "≥860 公里");
  EXPECT_EQ(quantity_of(find(rows[1], "target")), "=90 %");
  EXPECT_EQ(quantity_of(find(rows[2], "target")), "-");
  EXPECT_EQ(shown(find(rows[1], "actual")), "93.5%");
  EXPECT_EQ(shown(forms[0], "total_score"), "97.74");
}

TEST(BuiltInForm, ALevelWithoutNameOfTheFormIsKeptAndAPieceOfOneIsFlagged) {
  Lines lines = standard_lines();
  lines[10] = "^ | 产出指标 | 数量指 | 养护里程 | ≥860 | 872 | 50 | 50";
  lines[11] = "^ | ^ | 特色指标 | 路况优良率 | ≥90% | 93.5% | 20 | 20";
  const std::vector<Form> forms = read({table_of(lines, kHeading)});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(rows_of(forms[0], "indicators", {"level2"}),
            (Lines{"数量指{unexpected-form}", "特色指标", "服务对象满意度指标"}));
}

TEST(BuiltInForm, AWrongGradeAndAWrongScoreAreFlagged) {
  Lines lines = standard_lines();
  lines[10] = "^ | 产出指标 | 数量指标 | 养护里程 | ≥860 | 872 | 50 | S0";
  lines[14] = "评分等级 | < | < | < | 伏 | < | < | <";
  const std::vector<Form> forms = read({table_of(lines, kHeading)});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(flags_of(forms[0]),
            (Lines{"fields.grade: unexpected-form", "indicators[0].score: unexpected-form"}));
}

/// Rules that fail where one text of the standard lines reads differently.
Lines rules_of_misread(const std::string& printed, const std::string& read_as, bool scanned) {
  Lines lines = standard_lines();
  for (std::string& line : lines) {
    if (const auto at = line.find(printed); at != line.npos) {
      line.replace(at, printed.size(), read_as);
    }
  }
  const Table table = table_of(lines, kHeading);
  const std::vector<Form> forms = read({scanned ? recognised(table) : table});
  Lines rules;
  for (const Finding& finding : forms.at(0).findings) {
    if (finding.rule.starts_with("target-")) rules.push_back(finding.rule);
  }
  return rules;
}

TEST(BuiltInForm, InPicturesTargetResultAndScoreAreExpectedToAgree) {
  EXPECT_EQ(rules_of_misread("无", "无", true), Lines{});
  EXPECT_EQ(rules_of_misread("≥860.00(公里)", "872.00(公里)", true), Lines{});
  EXPECT_EQ(rules_of_misread("≥860.00(公里)", "822.00(公里)", true), Lines{"target-missed"});
  EXPECT_EQ(rules_of_misread("≥860.00(公里)", "822.00(公里)", false), Lines{});
  EXPECT_EQ(rules_of_misread("≥85% | 80%", "≥85% | 90%", true), Lines{"target-reached"});
  EXPECT_EQ(rules_of_misread("≥85% | 80%", "≥85% | 90%", false), Lines{});
}

TEST(BuiltInForm, InPicturesThePointsComeToAHundred) {
  Lines lines = standard_lines();
  lines[10] = "^ | 产出指标 | 数量指标 | 养护里程 | ≥860 | 872 | 5000 | 50";
  for (std::string& line : lines) {
    if (const auto at = line.find("| 100 |"); line.starts_with("总分") && at != line.npos) {
      line.replace(at, 7, "| 5050 |");
    }
  }
  const auto told = [&](bool scanned) {
    const Table table = table_of(lines, kHeading);
    const std::vector<Form> forms = read({scanned ? recognised(table) : table});
    const auto& findings = forms.at(0).findings;
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.rule == "weight-hundred"; });
  };
  EXPECT_TRUE(told(true));
  EXPECT_FALSE(told(false)) << "printed so";
}

TEST(BuiltInForm, AFormWithoutTitleIsKnownByItsLabels) {
  const std::vector<Form> forms = read({table_of(standard_lines(), {"2024年度"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "title"), "");
  EXPECT_EQ(shown(forms[0], "project"), "农村公路养护");
}

TEST(BuiltInForm, RelativesOfTheFormAreGeneralTables) {
  const Lines application = {
      "项目名称 | 农村公路养护 | < | <", "主管部门 | 青禾县交通运输局 | 实施单位 | 养护中心",
      "项目资金（万元） | 年度资金总额 | 1,650.00 | <", "一级指标 | 二级指标 | 三级指标 | 指标值",
      "产出指标 | 数量指标 | 养护里程 | ≥860公里"};
  const Lines accounts = {"收入 | < | 支出 | <", "项目 | 决算数 | 项目 | 决算数",
                          "一般公共预算财政拨款收入 | 1,663.27 | 交通运输支出 | 1,663.27"};
  EXPECT_TRUE(read({table_of(application, {"项目支出绩效目标申报表", "（2024年度）"}),
                    table_of(accounts, {"收入支出决算总表", "单位：万元"}, 2)})
                  .empty());
}

TEST(BuiltInForm, TheDateOfAnOfficeIsNotTheYearOfTheForm) {
  const std::vector<Form> forms = read(
      {table_of(standard_lines(), {"2024年度财政项目支出绩效自评表", "填报日期：2025年3月1日"})});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "year"), "2024");
}

const Profile& final_accounts() {
  static const Profile profile =
      load_profile(BIAOGE_SOURCE_DIR "/profiles/final-accounts-summary.yaml").value();
  return profile;
}

/// What a report tells in passing of income and expenditure.
Lines short_accounts() {
  return {"收入 | < | < | 支出 | < | <",
          "项目 | 行次 | 决算数 | 项目 | 行次 | 决算数",
          "一、一般公共预算财政拨款收入 | 1 | 100.00 | 一、一般公共服务支出 | 6 | 70.00",
          "二、政府性基金预算财政拨款收入 | 2 | 20.00 | 二、教育支出 | 7 | 30.00",
          "三、事业收入 | 3 | 5.00 | 三、社会保障和就业支出 | 8 | 20.00",
          "四、其他收入 | 4 | 7.00 | 四、住房保障支出 | 9 | 12.00",
          "本年收入合计 | 5 | 132.00 | 本年支出合计 | 10 | 132.00"};
}

TEST(FinalAccounts, AreNotTakenFromASmallTableWithoutTheirTitle) {
  std::vector<Table> tables = {table_of(short_accounts(), {"2023年度部门决算公开说明"})};
  EXPECT_EQ(read_forms(tables, {final_accounts()}, test_units()).size(), 0u);
}

TEST(FinalAccounts, CountItemsOfAnyNumberAmongTheIncome) {
  std::vector<Table> tables = {table_of(short_accounts(), {"收入支出决算总表"})};
  const std::vector<Form> forms = read_forms(tables, {final_accounts()}, test_units());
  ASSERT_EQ(forms.size(), 1u);
  for (const Finding& finding : forms[0].findings) EXPECT_NE(finding.rule, "income-sum");
}

}  // namespace
}  // namespace biaoge

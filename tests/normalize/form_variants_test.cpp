// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in profiles on the wordings and arrangements of different offices.
#include <gtest/gtest.h>

#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

Form read_one(const std::string& profile, const Lines& lines, const Lines& heading) {
  const std::vector<Profile> profiles = {
      load_profile(BIAOGE_SOURCE_DIR "/profiles/" + profile + ".yaml").value()};
  std::vector<Table> tables = {table_of(lines, heading)};
  std::vector<Form> forms = read_forms(tables, profiles, test_units());
  EXPECT_EQ(forms.size(), 1u);
  return forms.empty() ? Form{} : std::move(forms.front());
}

std::string text_of(const Form& form, const std::string& key) {
  const Value* value = find(form.fields, key);
  return value ? value->text : "(none)";
}

const Lines kBudgetKeys = {"label", "revised", "executed", "weight", "rate", "score"};
const Lines kDepartmentEnd = {
    "年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <",
    "^ | 保障义务教育。 | < | < | 全部完成。 | < | < | <",
    "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 全年完成值 | 分值 | 得分",
    "^ | 产出指标 | 数量指标 | 学校 | ≥86所 | 86所 | 60 | 60",
    "^ | 效益指标 | 社会效益指标 | 入学率 | ≥99% | 99.5% | 30 | 30",
    "总分 | < | < | < | < | < | 100 | 99.76"};

TEST(FormVariants, FundsByTheirSourceAreRowsUnderTheHeadersOfTheBudget) {
  Lines lines = {"部门（单位）名称 | 清河县教育局 | < | < | < | < | < | <",
                 "预算执行情况（万元） | 资金来源 | 年初预算数 | 全年预算数（B） | 全年执行数（C） "
                 "| 分值 | 执行率（C/B） | 得分",
                 "^ | 年度资金总额 | 8,610.00 | 9,120.40 | 8,900.10 | 10 | 97.58% | 9.76",
                 "^ | 其中：一般公共预算 | 8,000.00 | 8,500.40 | 8,300.10 | — | 97.64% | —",
                 "^ | 其他资金 | 610.00 | 620.00 | 600.00 | — | 96.77% | —"};
  lines.insert(lines.end(), kDepartmentEnd.begin(), kDepartmentEnd.end());
  const Form form =
      read_one("department-self-evaluation", lines, {"部门（单位）整体绩效自评表", "（2023年度）"});
  EXPECT_EQ(rows_of(form, "budget", kBudgetKeys),
            (Lines{"年度资金总额 | 9,120.40 | 8,900.10 | 10 | 97.58% | 9.76",
                   "其中：一般公共预算 | 8,500.40 | 8,300.10 | — | 97.64% | —",
                   "其他资金 | 620.00 | 600.00 | — | 96.77% | —"}));
  EXPECT_EQ(text_of(form, "general_budget"), "");
  EXPECT_EQ(text_of(form, "department"), "清河县教育局");
  EXPECT_EQ(text_of(form, "goal_expected"), "保障义务教育。");
  EXPECT_EQ(flags_of(form), Lines{});
}

TEST(FormVariants, AmountBesideItsSourceIsAField) {
  Lines lines = {
      "预算单位名称 | < | 白石县林业局 | < | < | < | < | <",
      "年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
      "^ | 年度资金总额 | 1200.00 | 1350.50 | 1300.20 | 10 | 96.28% | 9.63",
      "^ | 按收入性质分： | < | < | 按支出性质分： | < | < | <",
      "^ | 其中：一般公共预算： | < | 1100.20 | 其中：基本支出： | < | 800.00 | <"};
  lines.insert(lines.end(), kDepartmentEnd.begin(), kDepartmentEnd.end());
  const Form form = read_one("department-self-evaluation", lines, {"部门整体支出绩效自评表"});
  EXPECT_EQ(text_of(form, "general_budget"), "1100.20");
  EXPECT_EQ(text_of(form, "basic_expenditure"), "800.00");
  EXPECT_EQ(rows_of(form, "budget", kBudgetKeys),
            (Lines{"年度资金总额 | 1350.50 | 1300.20 | 10 | 96.28% | 9.63"}));
}

TEST(FormVariants, ApplicationOfOneYearHasWeightsAndStandards) {
  const Form form = read_one(
      "project-goal-application",
      {"项目名称 | < | 监测平台运维 | < | 项目类别 | □一次性项目 ☑经常性项目 | < | <",
       "省级主管部门 | < | 水利厅 | < | 项目负责人及联系电话 | 李四 | < | <",
       "资金情况（万元） | 申请资金总额： | < | 126.50 | < | < | < | <",
       "^ | 其中：省级财政资金 | < | 120.00 | < | < | < | <",
       "^ | 上年结转资金 | < | 6.50 | < | < | < | <",
       "年度绩效目标 | < | 保障平台运行。 | < | < | < | < | <",
       "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 权重 | 指标内容 | 评（扣）分标准",
       "^ | 产出指标 | 数量指标 | 运维站点 | ≥46个 | 60 | 在线站点 | 每少1个扣1分"},
      {"省级部门预算项目支出绩效目标申报表", "（2024年度）"});
  EXPECT_EQ(text_of(form, "department"), "水利厅");
  EXPECT_EQ(text_of(form, "contact"), "李四");
  EXPECT_EQ(text_of(form, "kind"), "经常性项目");
  EXPECT_EQ(text_of(form, "fiscal_year"), "120.00");
  EXPECT_EQ(text_of(form, "carried_year"), "6.50");
  EXPECT_EQ(text_of(form, "goal_year"), "保障平台运行。");
  EXPECT_EQ(rows_of(form, "annual",
                    {"level1", "level3", "target", "year_weight", "year_content", "year_standard"}),
            (Lines{"产出指标 | 运维站点 | ≥46个 | 60 | 在线站点 | 每少1个扣1分"}));
  EXPECT_EQ(flags_of(form), Lines{});
}

TEST(FormVariants, AccountsWithBudgetsAndPartsOfWhatIsLeft) {
  const Form form = read_one(
      "final-accounts-summary",
      {"收入 | < | < | 支出 | < | <", "项目 | 年初预算数 | 决算数 | 项目 | 年初预算数 | 决算数",
       "一、一般公共预算财政拨款收入 | 90.00 | 100.00 | 一、一般公共服务支出 | 80.00 | 95.00",
       "八、其他收入 |  | 5.00 | 十九、住房保障支出 | 4.00 | 6.00",
       "本年收入合计 | 90.00 | 105.00 | 本年支出合计 | 84.00 | 101.00",
       "使用非财政拨款结余 |  |  | 结余分配 |  | 1.00",
       "年初结转和结余 |  | 7.00 | 年末结转和结余 |  | 10.00",
       "　　其中：项目支出结转和结余 |  | 7.00 | 　　其中：项目支出结转和结余 |  | 10.00",
       "收入总计 |  | 112.00 | 支出总计 |  | 112.00"},
      {"收入支出决算总表", "公开01表", "部门：青禾县水务局 2023年度 金额单位：万元"});
  EXPECT_EQ(text_of(form, "department"), "青禾县水务局");
  EXPECT_EQ(text_of(form, "year"), "2023");
  EXPECT_EQ(text_of(form, "total_income"), "112.00");
  EXPECT_EQ(text_of(form, "expenditure"), "101.00");
  const Lines rows = rows_of(form, "expenditures",
                             {"expenditure_item", "expenditure_initial", "expenditure_amount"});
  ASSERT_EQ(rows.size(), 7u);
  EXPECT_EQ(rows[0], "一、一般公共服务支出 | 80.00 | 95.00");
  EXPECT_EQ(flags_of(form), Lines{});
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks side by side and one below the other, columns under a common head, rows that may be
// missing: with a form of two ledgers.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "tests/normalize/loan_form.h"
#include "tests/profiles/temporary_file.h"

namespace biaoge {
namespace {

constexpr const char* kLedger = R"(
name: ledger
title: 往来簿
recognition:
  titles: [往来簿]
  other_titles: [客户往来簿]
  labels: [来, 往, 事由, 数额, 合计, 办理方式]
  min_labels: 4
  name: keeper
block_labels: [来, 往]
fields:
  - {key: keeper, title: 保管人, place: heading, pattern: '保管[:：]\s*(\S+)'}
  - {key: manner, title: 办理方式, type: checkbox, labels: [办理方式], choices: [现场, 网上], required: false}
  - {key: fee_in, title: 来件费, type: number, labels: [手续费], part: 1, required: false}
  - {key: fee_out, title: 往件费, type: number, labels: [手续费], part: 2, alone: true, required: false}
  - {key: sum_in, title: 来合计, type: number, place: total, labels: [合计], section: coming, column: in_amount}
  - {key: sum_out, title: 往合计, type: number, place: total, labels: [合计], section: going, column: out_amount}
sections:
  - name: coming
    title: 来
    part: 1
    required: false
    min_headers: 2
    blocks: [来件]
    skip_rows: [栏]
    other_rows: true
    rows: [{labels: [茶叶], required: false}, [合计]]
    columns:
      - {key: in_what, title: 事由, labels: [事由], row_label: true}
      - {key: in_line, title: 行, labels: [行], row_number: true, required: false, column_required: false}
      - {key: in_amount, title: 数额, type: number, labels: [数额], required: false}
  - name: going
    title: 往
    part: 2
    alone: true
    min_headers: 2
    blocks: [往件]
    skip_rows: [栏]
    end_rows: [附记]
    columns:
      - {key: out_what, title: 事由, labels: [事由]}
      - {key: out_line, title: 行, labels: [行], row_number: true, required: false, column_required: false}
      - {key: out_amount, title: 数额, type: number, labels: [数额], required: false, column_required: false}
      - {key: plan, title: 计划, type: number, labels: [件数], under: [计划], required: false, column_required: false}
      - {key: real, title: 实际, type: number, labels: [件数], under: [实际], required: false, column_required: false}
sheets:
  - {name: 簿, columns: [{title: 保管人, source: keeper}]}
)";

Profile ledger() {
  const TemporaryFile file(kLedger);
  auto profile = load_profile(file.path());
  EXPECT_TRUE(profile) << (profile ? "" : profile.error().message);
  return std::move(profile).value();
}

std::vector<Form> read_ledger(const Lines& lines, const Lines& heading = {"往来簿", "保管：王五"}) {
  std::vector<Table> tables = {table_of(lines, heading)};
  return read_forms(tables, {ledger()}, test_units());
}

const Lines kHalves = {"来 | < | < | 往 | < | <",        "事由 | 行 | 数额 | 事由 | 行 | 数额",
                       "栏 |  | 1 | 栏 |  | 2",          "茶叶 | 1 | 3.5 | 书籍 | 4 | 1.25",
                       "纸张 | 2 | 1.5 | 邮票 | 5 | 2",  " | 3 |  | 木材 | 6 | 0.75",
                       "合计 | 7 | 5.0 | 合计 |  | 4.00"};

TEST(Parts, HalvesSideBySideHaveTheirOwnRowsAndTotals) {
  const std::vector<Form> forms = read_ledger(kHalves);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "keeper"), "王五");
  EXPECT_EQ(rows_of(forms[0], "coming", {"in_what", "in_line", "in_amount"}),
            (Lines{"茶叶 | 1 | 3.5", "纸张 | 2 | 1.5", "合计 | 7 | 5.0"}));
  EXPECT_EQ(rows_of(forms[0], "going", {"out_what", "out_line", "out_amount"}),
            (Lines{"书籍 | 4 | 1.25", "邮票 | 5 | 2", "木材 | 6 | 0.75"}));
  EXPECT_EQ(shown(forms[0], "sum_in"), "5.0");
  EXPECT_EQ(shown(forms[0], "sum_out"), "4.00");
  EXPECT_EQ(findings_of(forms[0]), Lines{});
  EXPECT_EQ(flags_of(forms[0]), Lines{});
}

TEST(Parts, ABlockThatStandsAloneIsTheOneThatMayStandAlone) {
  const std::vector<Form> forms = read_ledger(
      {"往 | < | <", "事由 | 行 | 数额", "书籍 | 1 | 1.25", "手续费 | 2 | <", "合计 | 3 | 4"});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_TRUE(section_of(forms[0], "coming").rows.empty());
  EXPECT_EQ(rows_of(forms[0], "going", {"out_what", "out_amount"}), Lines{"书籍 | 1.25"});
  EXPECT_EQ(shown(forms[0], "fee_in"), "");
  EXPECT_EQ(shown(forms[0], "fee_out"), "2");
}

TEST(Parts, BlocksOneBelowTheOtherAreToldByTheirLabels) {
  const std::vector<Form> forms =
      read_ledger({"来件 | 事由 | 数额", "^ | 茶叶 | 3.5", "^ | 合计 | 3.5", "往件 | 事由 | 数额",
                   "^ | 书籍 | 1.25", "^ | 邮票 | 2", "附记 | 三月 | <"});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(rows_of(forms[0], "coming", {"in_what", "in_amount"}),
            (Lines{"茶叶 | 3.5", "合计 | 3.5"}));
  EXPECT_EQ(rows_of(forms[0], "going", {"out_what", "out_amount"}),
            (Lines{"书籍 | 1.25", "邮票 | 2"}));
}

TEST(Parts, OneLabelTwiceInARowAreTwoFieldsAndABoxIsTicked) {
  Lines lines = {"办理方式 | □现场 ☑网上 | < | < | < | <", "手续费 | 3 | < | 手续费 | 4 | <"};
  lines.insert(lines.end(), kHalves.begin(), kHalves.end());
  const std::vector<Form> forms = read_ledger(lines);
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(shown(forms[0], "manner"), "网上");
  EXPECT_EQ(find(forms[0].fields, "manner")->raw, "□现场 ☑网上");
  EXPECT_EQ(shown(forms[0], "fee_in"), "3");
  EXPECT_EQ(shown(forms[0], "fee_out"), "4");
}

TEST(Parts, ColumnsOfOneNameAreToldByWhatStandsAboveThem) {
  const std::vector<Form> forms =
      read_ledger({"往 | < | < | <", "事由 | 数额 | 计划 | 实际", "^ | ^ | 件数 | 件数",
                   "书籍 | 1.25 | 10 | 9", "合计 | 1.25 | 10 | 9"});
  ASSERT_EQ(forms.size(), 1u);
  EXPECT_EQ(rows_of(forms[0], "going", {"out_what", "plan", "real"}), Lines{"书籍 | 10 | 9"});
}

TEST(Parts, ATitleOfAnotherFormKeepsItsTableOut) {
  EXPECT_TRUE(read_ledger(kHalves, {"客户往来簿", "保管：王五"}).empty());
}

}  // namespace
}  // namespace biaoge

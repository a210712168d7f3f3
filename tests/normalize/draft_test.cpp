// SPDX-License-Identifier: GPL-3.0-or-later
// What a draft guesses of a form; that it loads and reads its sample is tested in tests/cli.
#include "normalize/draft.h"

#include <gtest/gtest.h>

#include "normalize/forms.h"
#include "normalize/general_tables.h"
#include "profiles/loader.h"
#include "tests/normalize/loan_form.h"

namespace biaoge {
namespace {

TEST(Draft, NumbersOfThingsAreTextAndAmountsAreNumbers) {
  const TableWords words = load_table_words(BIAOGE_SOURCE_DIR "/profiles/tables.txt").value();
  std::vector<Table> tables = {table_of({"申请部门|信息中心|申请日期|2024-05-06",  //
                                         "编号|型号|名称|原值",                    //
                                         "0012031|20240517|服务器|85,000.00",      //
                                         "0012044|20240518|交换机|12,600.00"},
                                        {"固定资产申请表"})};
  read_forms(tables, {}, test_units());
  read_general_tables(tables, words, test_units());
  const Profile profile = draft_profile(tables, {}, words, test_units());
  ASSERT_EQ(profile.sections.size(), 1u);
  std::vector<ValueType> types;
  for (const auto& column : profile.sections[0].columns) types.push_back(column.type);
  EXPECT_EQ(types, (std::vector<ValueType>{ValueType::text, ValueType::text, ValueType::text,
                                           ValueType::number}));
}

}  // namespace
}  // namespace biaoge

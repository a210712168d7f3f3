// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_names.h"

#include <gtest/gtest.h>

#include <set>

#include "cli/option_values.h"

namespace biaoge {
namespace {

TEST(OutputNames, FollowTheInputWithoutItsExtension) {
  EXPECT_EQ(wanted_name("report.pdf"), "report");
  EXPECT_EQ(wanted_name("2023/财政 自评.v2.PDF"), "2023/财政 自评.v2");
  EXPECT_EQ(wanted_name("no-extension"), "no-extension");
}

TEST(OutputNames, AreLegalEverywhereAndStayInTheFolder) {
  EXPECT_EQ(wanted_name("../../etc/a.pdf"), "__/__/etc/a");
  EXPECT_EQ(wanted_name("/abs/./a.pdf"), "abs/_/a");
  EXPECT_EQ(wanted_name("a\nb:c?.pdf"), "a_b_c_");
  EXPECT_EQ(wanted_name("\xFF.pdf"), "_");
  EXPECT_EQ(wanted_name("a\u202Efdp.pdf"), "a_fdp");
  EXPECT_EQ(wanted_name(".hidden"), "_hidden");
  EXPECT_EQ(wanted_name(""), "_");
  EXPECT_LE(wanted_name(std::string(500, 'x')).size(), 130u);
}

TEST(OutputNames, FoldersAreNotNamedAsOutputs) {
  EXPECT_EQ(wanted_name("a.xlsx/b.pdf"), "a.xlsx_/b");
  EXPECT_EQ(wanted_name("ledger.TMP/run.jsonl/b.pdf"), "ledger.TMP_/run.jsonl_/b");
  EXPECT_EQ(wanted_name("2023.10/a.xlsx"), "2023.10/a");
}

TEST(OutputNames, TakenAndReservedOnesGetDigitsThatFollowFromThePath) {
  std::set<std::string> taken{"a"};
  const auto is_taken = [&](const std::string& name) { return taken.contains(name); };
  EXPECT_EQ(free_name("b", "in/b.pdf", is_taken), "b");
  const std::string name = free_name("A", "in/A.tif", is_taken);
  EXPECT_EQ(name.size(), 10u);
  EXPECT_TRUE(name.starts_with("A-"));
  EXPECT_EQ(free_name("A", "in/A.tif", is_taken), name);
  EXPECT_NE(free_name("A", "in/A.png", is_taken), name);
  taken.insert(folded_name(name));
  EXPECT_NE(free_name("A", "in/A.tif", is_taken), name);
  EXPECT_TRUE(free_name("Summary", "in/Summary.pdf", is_taken).starts_with("Summary-"));
}

TEST(Since, IsADateOrANumberOfDays) {
  const auto noon = parse_since("2026-11-01T12:00");
  const auto morning = parse_since("2026-11-01");
  ASSERT_TRUE(noon && morning);
  EXPECT_EQ(*noon - *morning, 12LL * 3600 * 1'000'000'000);
  EXPECT_LT(*parse_since("7d"), *parse_since("0d"));
  EXPECT_FALSE(parse_since("soon"));
  EXPECT_FALSE(parse_since("2026-11-01x"));
  EXPECT_FALSE(parse_since("d"));
}

}  // namespace
}  // namespace biaoge

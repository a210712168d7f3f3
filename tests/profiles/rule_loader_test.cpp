// SPDX-License-Identifier: GPL-3.0-or-later
// Rules as trees, and every way to get one wrong.
#include <gtest/gtest.h>

#include <string>

#include "profiles/loader.h"
#include "tests/profiles/temporary_file.h"

namespace biaoge {
namespace {

std::string profile_with(const std::string& rules) {
  return R"(name: small
title: 小表
recognition: {titles: [小表], labels: [名称, 总数], min_labels: 2, start: title}
fields:
  - {key: title, title: 名称, labels: [名称]}
  - {key: total, title: 总数, type: number, labels: [总数]}
sections:
  - name: items
    title: 行
    min_headers: 1
    rows: [[甲], [乙]]
    columns:
      - {key: kind, title: 类, row_label: true}
      - {key: count, title: 数, type: number, labels: [数]}
rules:
)" + rules +
         "sheets:\n  - {name: 汇总, columns: [{title: 名称, source: title}]}\n";
}

std::string rule(const std::string& check, const std::string& more = "") {
  return "  - {name: one, title: 一, check: \"" + check + "\", message: 不符, flag: sum-mismatch" +
         more + "}\n";
}

Expression tree_of(const std::string& check, const std::string& more = "") {
  const TemporaryFile file(profile_with(rule(check, more)));
  const Result<Profile> profile = load_profile(file.path());
  EXPECT_TRUE(profile.ok()) << profile.error().message;
  return profile.ok() ? profile.value().rules.front().check : Expression{};
}

std::string error_of(const std::string& rules) {
  const TemporaryFile file(profile_with(rules));
  const Result<Profile> profile = load_profile(file.path());
  EXPECT_FALSE(profile.ok());
  if (profile.ok()) return "";
  return profile.error().message.substr(profile.error().message.find(": ") + 2);
}

TEST(Rules, BindAsInArithmetic) {
  const Expression tree = tree_of("total == 1 + 2 * 3 - 4 and not total > 5 or total < 1");
  EXPECT_EQ(tree.operation, Operation::either);
  const Expression& both = tree.arguments[0];
  EXPECT_EQ(both.operation, Operation::both);
  EXPECT_EQ(both.arguments[1].operation, Operation::negation);
  const Expression& difference = both.arguments[0].arguments[1];
  EXPECT_EQ(difference.operation, Operation::subtract);
  EXPECT_EQ(difference.arguments[0].operation, Operation::add);
  EXPECT_EQ(difference.arguments[0].arguments[1].operation, Operation::multiply);
  EXPECT_EQ(tree_of("total == (1 + 2) * 3").arguments[1].operation, Operation::multiply);
}

TEST(Rules, KnowFieldsColumnsAndRows) {
  const Expression row = tree_of("items[乙].count > 0.50").arguments[0];
  EXPECT_EQ(row.place.section + "/" + row.place.row + "/" + row.place.key, "items/乙/count");
  const Expression each = tree_of("count < total", ", each: items");
  EXPECT_EQ(each.arguments[0].place.section, "items");
  EXPECT_EQ(each.arguments[1].place.section, "");
  const Expression sum = tree_of("sum(items.count by kind) == 1", ", each: items").arguments[0];
  EXPECT_EQ(sum.keys, std::vector<std::string>{"kind"});
  EXPECT_EQ(tree_of("sum(items[甲].count, total) == 1").arguments[0].places.size(), 2u);
  EXPECT_EQ(tree_of("title in [某 局, b]").texts, (std::vector<std::string>{"某 局", "b"}));
}

TEST(Rules, SayWhatIsWrongWithThem) {
  EXPECT_NE(error_of(rule("totl == 1")).find("unknown field 'totl', did you mean 'total'?"),
            std::string::npos);
  EXPECT_NE(error_of(rule("sum(items.cuont) == 1")).find("did you mean 'count'?"),
            std::string::npos);
  EXPECT_NE(error_of(rule("items.count == 1")).find("can only stand in sum()"), std::string::npos);
  EXPECT_NE(error_of(rule("items[丙].count == 1")).find("'丙'"), std::string::npos);
  EXPECT_NE(error_of(rule("total ==")).find("expected a value, found the end"), std::string::npos);
  EXPECT_NE(error_of(rule("(total == 1")).find("expected ')', found the end"), std::string::npos);
  EXPECT_NE(error_of(rule("total == 1 2")).find("expected an operator or the end, found '2'"),
            std::string::npos);
  EXPECT_NE(error_of(rule("sun(total) == 1")).find("unknown function 'sun', did you mean 'sum'?"),
            std::string::npos);
  EXPECT_NE(error_of(rule("total # 1")).find("'#' has no meaning here"), std::string::npos);
  EXPECT_NE(error_of(rule("default(total) == 1")).find("takes 2 arguments"), std::string::npos);
  EXPECT_NE(error_of(rule("title in choices")).find("has none"), std::string::npos);
  EXPECT_NE(error_of(rule(std::string(200, '(') + "1")).find("too deep"), std::string::npos);
  EXPECT_NE(error_of(rule("total == 1", ", group: kind")).find("'group' needs 'each'"),
            std::string::npos);
  EXPECT_NE(error_of(rule("total == 1") + rule("total == 2")).find("'one' is used twice"),
            std::string::npos);
  const std::string flag =
      "  - {name: one, title: 一, check: total == 1, message: 不符, flag: sum}\n";
  EXPECT_NE(error_of(flag).find("flag 'sum'"), std::string::npos);
  const std::string message =
      "  - {name: one, title: 一, check: filled(title), message: '{left}', flag: sum-mismatch}\n";
  EXPECT_NE(error_of(message).find("needs a comparison"), std::string::npos);
}

}  // namespace
}  // namespace biaoge

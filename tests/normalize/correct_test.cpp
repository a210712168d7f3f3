// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/correct.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

const PlacedBox kPlace{1, {10, 10, 60, 24}};

Document document() {
  Document made;
  made.path = "a.pdf";
  Value score;
  score.text = "1O.00";
  score.raw = "1O.00";
  score.boxes = {kPlace};
  score.source = TextSource::ocr;
  score.confidence = 0.4;
  score.flags = {"unexpected-form", "low-confidence"};
  Form form;
  form.profile = "p";
  form.fields = {{"score", score}};
  form.findings = {{"missing", Severity::warning, "未找到", {"fields.score"}, {}}};
  made.forms = {form};
  Cell cell;
  cell.text = "1O.00";
  cell.boxes = {kPlace};
  cell.flags = {"low-confidence"};
  Table table;
  table.cells = {cell, Cell{}};
  made.tables = {table};
  return made;
}

std::vector<Profile> profiles() {
  Profile profile;
  profile.name = "p";
  FieldRule rule;
  rule.key = "score";
  rule.type = ValueType::number;
  profile.fields = {rule};
  return {profile};
}

Correction correction(const std::string& after) {
  Correction made;
  made.form = 0;
  made.path = "fields.score";
  made.decision = Decision::corrected;
  made.before = "1O.00";
  made.after = after;
  made.who = "张三";
  return made;
}

TEST(Correct, TypesAValueAnewAndLetsItsFlagsGo) {
  Document corrected = document();
  ASSERT_TRUE(apply_corrections(corrected, {correction("10.00")}, profiles(), {}).ok());
  const Value& value = corrected.forms[0].fields[0].second;
  EXPECT_EQ(value.text, "10.00");
  EXPECT_EQ(value.raw, "1O.00");
  ASSERT_TRUE(value.quantity);
  EXPECT_EQ(value.quantity->value.to_string(), "10.00");
  EXPECT_TRUE(value.flags.empty());
  EXPECT_EQ(value.confidence, 1);
  EXPECT_EQ(value.boxes, std::vector<PlacedBox>{kPlace});
  EXPECT_TRUE(corrected.forms[0].findings.empty());
  EXPECT_EQ(corrected.tables[0].cells[0].text, "10.00");
  EXPECT_TRUE(corrected.tables[0].cells[0].flags.empty());
  ASSERT_EQ(corrected.corrections.size(), 1u);
  EXPECT_EQ(corrected.corrections[0].who, "张三");
}

TEST(Correct, FlagsATextThatDoesNotFitItsPlace) {
  Document corrected = document();
  ASSERT_TRUE(apply_corrections(corrected, {correction("很多")}, profiles(), {}).ok());
  EXPECT_EQ(corrected.forms[0].fields[0].second.flags, std::vector<std::string>{"unexpected-form"});
}

TEST(Correct, BelievesWhatIsMarkedRight) {
  Document corrected = document();
  Correction right = correction("1O.00");
  right.decision = Decision::right;
  ASSERT_TRUE(apply_corrections(corrected, {right}, profiles(), {}).ok());
  EXPECT_EQ(corrected.forms[0].fields[0].second.text, "1O.00");
  EXPECT_TRUE(corrected.forms[0].fields[0].second.flags.empty());
}

TEST(Correct, ReachesCellsOfTables) {
  Document corrected = document();
  Correction cell = correction("11");
  cell.form.reset();
  cell.path = "tables[0].cells[0]";
  ASSERT_TRUE(apply_corrections(corrected, {cell}, {}, {}).ok());
  EXPECT_EQ(corrected.tables[0].cells[0].text, "11");
  EXPECT_EQ(corrected.forms[0].fields[0].second.text, "1O.00");
}

TEST(Correct, TakesAllOrNone) {
  Document kept = document();
  Correction wrong = correction("11");
  wrong.before = "10.00";
  const Status status = apply_corrections(kept, {correction("11"), wrong}, profiles(), {});
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "corrections-do-not-fit");
  EXPECT_EQ(kept.forms[0].fields[0].second.text, "1O.00");
  for (const char* path : {"fields.none", "", "rows.x[0].y", "tables[0].cells[0]"}) {
    Correction lost = correction("11");
    lost.path = path;
    EXPECT_FALSE(apply_corrections(kept, {lost}, profiles(), {}).ok()) << path;
  }
  Correction form = correction("11");
  form.form = 7;
  EXPECT_FALSE(apply_corrections(kept, {form}, profiles(), {}).ok());
  EXPECT_TRUE(kept.corrections.empty());
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sheet_names.h"

#include <gtest/gtest.h>

#include "export/sheet_text.h"

namespace biaoge {
namespace {

TEST(SheetNames, RemovesWhatExcelAndFileSystemsForbid) {
  SheetNames names;
  EXPECT_EQ(names.take("原表1 [甲]:乙*丙?/\\<>|\"丁\""), "原表1 甲 乙 丙 丁");
  EXPECT_EQ(names.take("'引号'"), "引号");
  EXPECT_EQ(names.take("  两\n行\t "), "两 行");
  EXPECT_EQ(names.take("句点.."), "句点");
}

TEST(SheetNames, GivesOtherNamesForReservedAndEmptyOnes) {
  SheetNames names;
  EXPECT_EQ(names.take("history"), "history_");
  EXPECT_EQ(names.take("[]"), "Sheet");
  EXPECT_EQ(names.take(""), "Sheet (2)");
}

TEST(SheetNames, TellsApartWhatDiffersOnlyInCase) {
  SheetNames names;
  EXPECT_EQ(names.take("Abc甲"), "Abc甲");
  EXPECT_EQ(names.take("aBC甲"), "aBC甲 (2)");
  EXPECT_EQ(names.take("ＡＢ"), "ＡＢ");
  EXPECT_EQ(names.take("ａｂ"), "ａｂ (2)");
}

TEST(SheetNames, CutsTo31UnitsAndStaysUniqueThen) {
  SheetNames names;
  std::string wanted;
  for (int i = 0; i < 40; ++i) wanted += i % 2 == 0 ? "长" : "𠀀";
  const std::string first = names.take(wanted);
  const std::string second = names.take(wanted);
  EXPECT_EQ(utf16_length(first), 31u);  // twenty characters and a half pair would be 32
  EXPECT_LE(utf16_length(second), 31u);
  EXPECT_NE(first, second);
  EXPECT_TRUE(second.ends_with(" (2)"));
}

TEST(SheetNames, WritesReferences) {
  EXPECT_EQ(cell_reference("原表1", 0, 0), "'原表1'!A1");
  EXPECT_EQ(cell_reference("绩效指标", 1, 2), "绩效指标!C2");
  EXPECT_EQ(cell_reference("a", 11, 25), "'a'!Z12");
  EXPECT_EQ(cell_reference("a", 0, 26), "'a'!AA1");
  EXPECT_EQ(cell_reference("a", 0, 701), "'a'!ZZ1");
  EXPECT_EQ(cell_reference("a", 0, 702), "'a'!AAA1");
}

}  // namespace
}  // namespace biaoge

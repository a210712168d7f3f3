// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a cell become its text. Text is set at 10 points in a cell with 100 points of room:
// ten ideographs or twenty letters a line.
#include "layout/cell_text.h"

#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

const Box kCell{100, 100, 206, 300};

enum class Set { left, center, right };

/// Lines below each other, by default at the left of the cell.
std::vector<Word> set_block(const std::string& lines, Set set = Set::left) {
  std::vector<Word> words;
  double y = kCell.y0 + kPadding;
  for (const std::string& line : split_lines(lines)) {
    const double room = kCell.width() - 2 * kPadding - text_width(line);
    const double x = kCell.x0 + kPadding +
                     (set == Set::left    ? 0
                      : set == Set::right ? room
                                          : room / 2);
    for (Word& word : set_words(line, x, y)) words.push_back(std::move(word));
    y += 15;
  }
  return words;
}

std::string text_of(const std::string& lines, Set set = Set::left) {
  return set_cell_text(set_block(lines, set), kCell).text;
}

/// Turns words set to the right so that they read in `direction`; the cell becomes `turned_cell`.
Box turn_back(const Box& box, Direction direction) {
  switch (direction) {
    case Direction::right:
      return box;
    case Direction::down:
      return {400 - box.y1, box.x0, 400 - box.y0, box.x1};
    case Direction::left:
      return {400 - box.x1, 400 - box.y1, 400 - box.x0, 400 - box.y0};
    case Direction::up:
      return {box.y0, 400 - box.x1, box.y1, 400 - box.x0};
  }
  return box;
}

CellText turned_text(const std::string& lines, Direction direction) {
  std::vector<Word> words = set_block(lines);
  for (Word& word : words) {
    word.direction = direction;
    word.box = turn_back(word.box, direction);
    for (Glyph& glyph : word.glyphs) glyph.box = turn_back(glyph.box, direction);
  }
  return set_cell_text(words, turn_back(kCell, direction));
}

TEST(CellText, EmptyCellHasNoText) {
  const CellText cell = set_cell_text({}, kCell);
  EXPECT_EQ(cell.text, "");
  EXPECT_EQ(cell.fit.em, 0);
  EXPECT_EQ(cell.fit.lines, 0);
  EXPECT_EQ(set_cell_text({Word{}}, kCell).text, "") << "a word without glyphs";
}

TEST(CellText, ChineseHasNoSpaces) {
  EXPECT_EQ(text_of("项 目 名 称"), "项目名称");
  EXPECT_EQ(text_of("社会 成本"), "社会成本");
  EXPECT_EQ(text_of("完成 3 项"), "完成3项");
}

TEST(CellText, WideGapBetweenChineseWordsIsKept) {
  EXPECT_EQ(text_of("合计    数量"), "合计 数量");
}

TEST(CellText, LatinHasOneSpace) {
  EXPECT_EQ(text_of("two   days"), "two days");
}

TEST(CellText, LetterSpacingIsNoSpace) {
  std::vector<Word> words = set_words("1,66", 103, 103);
  for (Word& word : set_words("3.27", 124.4, 103)) words.push_back(std::move(word));
  EXPECT_EQ(set_cell_text(words, kCell).text, "1,663.27");
}

TEST(CellText, WordsAreOrderedByPlaceNotByDrawing) {
  std::vector<Word> words = set_block("一二三四五六七八九十\n甲 乙 丙");
  std::reverse(words.begin(), words.end());
  EXPECT_EQ(set_cell_text(words, kCell).text, "一二三四五六七八九十甲乙丙");
}

TEST(CellText, SuperscriptStandsInItsLine) {
  std::vector<Word> words = set_words("100m", 103, 110);
  for (Word& word : set_words("2", 123, 107, 6)) words.push_back(std::move(word));
  EXPECT_EQ(set_cell_text(words, kCell).text, "100m²");
}

TEST(CellText, FullLineGoesOnInTheNext) {
  EXPECT_EQ(text_of("一二三四五六七八九十\n甲乙丙丁"), "一二三四五六七八九十甲乙丙丁");
}

TEST(CellText, LineThatEndsEarlyEndsAParagraph) {
  EXPECT_EQ(text_of("一二三四五六七八\n甲乙丙丁"), "一二三四五六七八\n甲乙丙丁");
}

TEST(CellText, ParagraphEndsBetweenFullLinesAreKept) {
  EXPECT_EQ(text_of("一二三四五六七八九十\n甲乙\n一二三四五六七八九十\n丙丁"),
            "一二三四五六七八九十甲乙\n一二三四五六七八九十丙丁");
}

TEST(CellText, WrappedNumberIsOneNumber) {
  EXPECT_EQ(text_of("其中当年财政拨155.1\n7"), "其中当年财政拨155.17");
  EXPECT_EQ(set_cell_text(set_words("155.1", 2, 0), {0, 0, 29, 30}).text, "155.1");
  std::vector<Word> words = set_words("155.1", 2, 2);
  for (Word& word : set_words("7", 2, 14)) words.push_back(std::move(word));
  EXPECT_EQ(set_cell_text(words, {0, 0, 29, 30}).text, "155.17");
}

TEST(CellText, NumberInFullWidthDigitsWrapsAsOne) {
  std::vector<Word> words = set_words("１０", 12, 0);
  for (Word& word : set_words("０．００", 2, 12)) words.push_back(std::move(word));
  EXPECT_EQ(set_cell_text(words, {0, 0, 44, 30}).text, "１００．００");
}

TEST(CellText, NumberOfThreeLinesIsOne) {
  std::vector<Word> words = set_words("37598", 2, 0);
  for (Word& word : set_words("14300", 2, 12)) words.push_back(std::move(word));
  for (Word& word : set_words(".00", 2, 24)) words.push_back(std::move(word));
  EXPECT_EQ(set_cell_text(words, {0, 0, 29, 40}).text, "3759814300.00");
}

TEST(CellText, TwoYearsBelowEachOtherStayTwo) {
  std::vector<Word> words = set_words("2023", 2, 0);
  for (Word& word : set_words("2024", 2, 12)) words.push_back(std::move(word));
  EXPECT_EQ(set_cell_text(words, {0, 0, 24, 30}).text, "2023\n2024");
}

TEST(CellText, WrappedLatinWordsHaveASpace) {
  EXPECT_EQ(text_of("answered every\nrequest within two\ndays"),
            "answered every request within two days");
}

TEST(CellText, LatinAndChineseHaveNoSpaceAtALineEnd) {
  EXPECT_EQ(text_of("完成OA系统升级接\n12345热线"), "完成OA系统升级接12345热线");
}

TEST(CellText, HyphenOfARangeIsKeptAtALineEnd) {
  EXPECT_EQ(text_of("全年开展各类检查10-\n12次"), "全年开展各类检查10-12次");
}

TEST(CellText, WhatMayNotBeBrokenExplainsAShortLine) {
  EXPECT_EQ(text_of("一二三四五六七\n2023年"), "一二三四五六七\n2023年") << "2023 had fitted";
  EXPECT_EQ(text_of("一二三四五六七八\n202312年"), "一二三四五六七八202312年");
  EXPECT_EQ(text_of("一二三四五六七八九\n十，甲乙"), "一二三四五六七八九十，甲乙")
      << "a comma may not begin a line";
  EXPECT_EQ(text_of("一二三四五六七八九\n（甲）乙"), "一二三四五六七八九（甲）乙")
      << "a bracket may not end a line";
}

TEST(CellText, CentredLinesAreOneParagraph) {
  const std::string lines = "上年结转资\n金和其他收\n入";
  const Box narrow{128, 100, 178, 300};
  const CellText cell = set_cell_text(set_block(lines, Set::center), narrow);
  EXPECT_EQ(cell.text, "上年结转资金和其他收入");
  EXPECT_EQ(cell.alignment, Alignment::center);
}

TEST(CellText, RightAlignedLinesAreOneParagraph) {
  const CellText cell = set_cell_text(set_block("一二三四五六七八九十\n甲乙", Set::right), kCell);
  EXPECT_EQ(cell.text, "一二三四五六七八九十甲乙");
}

TEST(CellText, IndentedLineAfterAFullOneBeginsAParagraph) {
  EXPECT_EQ(text_of("一二三四五六七八九十\n　　甲乙丙丁"), "一二三四五六七八九十\n甲乙丙丁");
}

TEST(CellText, StackedLabelIsOneWord) {
  EXPECT_EQ(text_of("产\n出\n指\n标"), "产出指标");
  EXPECT_EQ(text_of("产\n出\n指\n标", Set::center), "产出指标");
}

TEST(CellText, VerticalWritingReadsDown) {
  const CellText cell = set_cell_text({set_vertical("满意度指标", 103, 103)}, {100, 100, 116, 156});
  EXPECT_EQ(cell.text, "满意度指标");
}

TEST(CellText, VerticalColumnsFollowFromTheRight) {
  const CellText cell = set_cell_text(
      {set_vertical("对象", 103, 103), set_vertical("服务", 118, 103)}, {100, 100, 131, 126});
  EXPECT_EQ(cell.text, "服务对象");
}

TEST(CellText, TurnedTextReadsAsUprightText) {
  for (const Direction direction : {Direction::down, Direction::left, Direction::up}) {
    const CellText cell = turned_text("一二三四五六七八九十\n甲乙丙\n丁", direction);
    EXPECT_EQ(cell.text, "一二三四五六七八九十甲乙丙\n丁") << static_cast<int>(direction);
    EXPECT_EQ(cell.fit.lines, 3);
    EXPECT_NEAR(cell.fit.last_slack, 90, 0.01);
  }
}

TEST(CellText, RemarkInAnotherDirectionIsAParagraphOfItsOwn) {
  std::vector<Word> words = set_block("一二三四");
  words.push_back(set_vertical("甲乙", 180, 150));
  EXPECT_EQ(set_cell_text(words, kCell).text, "一二三四\n甲乙");
}

TEST(CellText, AlignmentFollowsTheMargins) {
  const auto alignment = [](const std::string& lines, Set set) {
    return set_cell_text(set_block(lines, set), kCell).alignment;
  };
  EXPECT_EQ(alignment("甲乙", Set::left), Alignment::left);
  EXPECT_EQ(alignment("甲乙", Set::center), Alignment::center);
  EXPECT_EQ(alignment("甲乙", Set::right), Alignment::right);
  EXPECT_EQ(alignment("一二三四五六七八九十\n甲乙", Set::left), Alignment::left);
  EXPECT_EQ(alignment("一二三四五六七八九十\n甲乙", Set::center), Alignment::center);
}

TEST(CellText, FitTellsTheRoomThatIsLeft) {
  const TextFit fit = set_cell_text(set_block("12345一二三四五六七\n甲乙丙5 "), kCell).fit;
  EXPECT_EQ(fit.em, 10);
  EXPECT_EQ(fit.lines, 2);
  EXPECT_NEAR(fit.first_chunk, 25, 0.01) << "a number is not broken";
  EXPECT_NEAR(fit.last_slack, 65, 0.01);
  EXPECT_TRUE(fit.starts_with_digit);
  EXPECT_TRUE(fit.ends_with_digit);
  EXPECT_TRUE(fit.space_after);
}

TEST(CellText, FirstChunkTakesPunctuationAlong) {
  const auto chunk = [](const std::string& line) {
    return set_cell_text(set_block(line), kCell).fit.first_chunk;
  };
  EXPECT_NEAR(chunk("甲乙丙"), 10, 0.01);
  EXPECT_NEAR(chunk("甲，乙"), 20, 0.01);
  EXPECT_NEAR(chunk("（甲）乙"), 30, 0.01);
  EXPECT_NEAR(chunk("（A4）乙"), 30, 0.01);
}

TEST(JoinWrapped, JoinsAsAtAFullLine) {
  EXPECT_EQ(join_wrapped("社会", "成本", false), "社会成本");
  EXPECT_EQ(join_wrapped("社会", "成本", true), "社会成本");
  EXPECT_EQ(join_wrapped("every", "request", false), "every request");
  EXPECT_EQ(join_wrapped("155.1", "7", false), "155.17");
  EXPECT_EQ(join_wrapped("(a)", "(b)", true), "(a) (b)");
  EXPECT_EQ(join_wrapped("(a)", "(b)", false), "(a)(b)");
  EXPECT_EQ(join_wrapped("", "成本", true), "成本");
  EXPECT_EQ(join_wrapped("社会", "", true), "社会");
}

TEST(SetLines, WordsOutsideTablesBecomeLinesFromTheTop) {
  std::vector<Word> words = set_words("单位：万元", 400, 80, 9);
  for (Word& word : set_words("绩效自评表", 200, 50, 16)) words.push_back(std::move(word));
  for (Word& word : set_words("2023 年度", 100, 80)) words.push_back(std::move(word));
  const std::vector<TextLine> lines = set_lines(words, 7);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text, "绩效自评表");
  EXPECT_EQ(lines[0].font_size, 16);
  EXPECT_EQ(lines[0].place.page, 7);
  EXPECT_EQ(lines[1].text, "2023年度 单位：万元");
  EXPECT_EQ(lines[1].font_size, 10);
  EXPECT_EQ(lines[1].place.box.x0, 100);
  EXPECT_EQ(lines[1].place.box.x1, 450 - 5);
}

TEST(SetLines, LineNeverHoldsALineEnd) {
  std::vector<Word> words = set_words("一二三四", 100, 80);
  words.push_back(set_vertical("甲", 200, 80));
  const std::vector<TextLine> lines = set_lines(words, 1);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].text, "一二三四 甲");
}

TEST(SetLines, NoWordsAreNoLines) {
  EXPECT_TRUE(set_lines({}, 1).empty());
}

TEST(CellText, IndentedLineBeginsAParagraph) {
  EXPECT_EQ(text_of("　　一二三四五六七八\n甲乙丙丁戊己庚辛壬癸\n　　一二三四五六七八\n甲乙丙"),
            "一二三四五六七八甲乙丙丁戊己庚辛壬癸\n一二三四五六七八甲乙丙");
}

}  // namespace

}  // namespace biaoge

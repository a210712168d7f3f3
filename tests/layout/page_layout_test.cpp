// SPDX-License-Identifier: GPL-3.0-or-later
// One page: words go to the cells they lie in.
#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

/// Two rows of cells of 100 × 30 points.
const std::vector<double> kXs{100, 200, 300};
const std::vector<double> kYs{50, 80, 110};

TableFragment only(const Page& page) {
  PageLayout layout = lay_out_page(page);
  EXPECT_EQ(layout.fragments.size(), 1u);
  return layout.fragments.empty() ? TableFragment{} : std::move(layout.fragments.front());
}

/// A grid of two rows and columns with a word per cell, and the words in it besides.
Page page_with(std::vector<Word> words) {
  Page page = make_page();
  page.rulings = full_grid(kXs, kYs);
  page.words = std::move(words);
  return page;
}

TEST(LayOutPage, TableIsWhatWasDrawn) {
  const Rows rows{
      {"项目资金", "<", "得分"}, {"年度资金总额", "3,800.00", "^"}, {"其他", "0.00", ""}};
  Page page = make_page(3);
  add_table(page, edges(100, 100, 3), edges(50, 30, 3), rows);
  const TableFragment fragment = only(page);
  EXPECT_EQ(described(fragment.table), rows);
  EXPECT_EQ(fragment.table.pages, std::vector<int>{3});
  EXPECT_EQ(fragment.table.column_edges, edges(100, 100, 3));
  EXPECT_EQ(fragment.fits.size(), fragment.table.cells.size());
  const Cell* score = fragment.table.at(1, 2);
  ASSERT_TRUE(score);
  EXPECT_EQ(score->rowspan, 2);
  ASSERT_EQ(score->boxes.size(), 1u);
  EXPECT_EQ(score->boxes[0].page, 3);
  EXPECT_EQ(score->boxes[0].box.x0, 300);
  EXPECT_EQ(score->boxes[0].box.y0, 50);
  EXPECT_EQ(score->boxes[0].box.y1, 110);
}

TEST(LayOutPage, FirstRowAndTheRowsBoundToItHaveHeights) {
  Page page = make_page();
  add_table(page, kXs, {50, 80, 120, 130}, {{"甲", "乙"}, {"^", "丙"}, {"丁", "戊"}});
  const TableFragment fragment = only(page);
  EXPECT_DOUBLE_EQ(fragment.first_row_height, 30);
  EXPECT_DOUBLE_EQ(fragment.first_block_height, 70);
  EXPECT_DOUBLE_EQ(fragment.bounds.y1, 130);
}

TEST(LayOutPage, OpenSidesAreToldOfTheFragment) {
  Page page = make_page();
  add_table(page, kXs, kYs, {{"甲", "乙"}, {"丙", "丁"}}, {.top = true, .bottom = false});
  const TableFragment fragment = only(page);
  EXPECT_FALSE(fragment.open_top);
  EXPECT_TRUE(fragment.open_bottom);
  EXPECT_EQ(described(fragment.table), (Rows{{"甲", "乙"}, {"丙", "丁"}}));
}

TEST(LayOutPage, WordAcrossABorderIsCutThere) {
  // The border at 200 runs between the digits.
  const TableFragment fragment = only(page_with(set_words("12345678", 180, 60)));
  EXPECT_EQ(described(fragment.table), (Rows{{"1234", "5678"}, {"", ""}}));
}

TEST(LayOutPage, TextThatOverranItsBorderStaysWhole) {
  // The border at 200 runs through the middle of the third ideograph.
  const TableFragment fragment = only(page_with(set_words("青禾县财", 175, 60)));
  EXPECT_EQ(described(fragment.table), (Rows{{"青禾县财", ""}, {"", ""}}));
  const TableFragment right = only(page_with(set_words("青禾县财政", 185, 60)));
  EXPECT_EQ(described(right.table), (Rows{{"", "青禾县财政"}, {"", ""}}));
}

TEST(LayOutPage, VerticalWordAcrossABorderIsCutThere) {
  const TableFragment fragment = only(page_with({set_vertical("产出指标", 140, 60)}));
  EXPECT_EQ(described(fragment.table), (Rows{{"产出", ""}, {"指标", ""}}));
}

TEST(LayOutPage, SpaceAfterACutWordBelongsToItsEnd) {
  Page page = page_with(set_words("1234 5678", 180, 60));
  page.words.resize(1);
  page.words[0].box = {};
  for (Glyph& glyph : page.words[0].glyphs) {
    glyph.box.x0 += 10;
    glyph.box.x1 += 10;
    page.words[0].box = unite(page.words[0].box, glyph.box);
  }
  const TableFragment fragment = only(page);
  EXPECT_EQ(described(fragment.table), (Rows{{"12", "34"}, {"", ""}}));
  EXPECT_FALSE(fragment.fits[0].space_after);
  EXPECT_TRUE(fragment.fits[1].space_after);
}

TEST(LayOutPage, PartOfAWordBeyondTheFrameIsALineOutside) {
  const PageLayout layout = lay_out_page(page_with(set_words("合计1234", 270, 60)));
  ASSERT_EQ(layout.fragments.size(), 1u);
  EXPECT_EQ(described(layout.fragments[0].table), (Rows{{"", "合计12"}, {"", ""}}));
  ASSERT_EQ(layout.lines.size(), 1u);
  EXPECT_EQ(layout.lines[0].text, "34");
}

TEST(LayOutPage, WordsOutsideTablesAreLines) {
  Page page = page_with(set_words("甲", 110, 60));
  add_text(page, "附件", 100, 700);
  add_text(page, "绩效自评表", 200, 20, 16);
  const PageLayout layout = lay_out_page(page);
  ASSERT_EQ(layout.lines.size(), 2u);
  EXPECT_EQ(layout.lines[0].text, "绩效自评表");
  EXPECT_EQ(layout.lines[1].text, "附件");
}

TEST(LayOutPage, WordsOfATableInACellAreItsOwn) {
  Page page = make_page();
  add_table(page, {50, 100, 400}, {50, 80, 300}, {{"甲", "乙"}, {"丙", ""}});
  add_table(page, {150, 200, 250}, {100, 130, 160}, {{"1", "2"}, {"3", "4"}});
  const PageLayout layout = lay_out_page(page);
  ASSERT_EQ(layout.fragments.size(), 2u);
  EXPECT_EQ(described(layout.fragments[0].table), (Rows{{"甲", "乙"}, {"丙", ""}}));
  EXPECT_EQ(described(layout.fragments[1].table), (Rows{{"1", "2"}, {"3", "4"}}));
}

TEST(LayOutPage, GridWithoutAnyWordIsNoTable) {
  EXPECT_TRUE(lay_out_page(page_with({})).fragments.empty());
}

TEST(LayOutPage, CellThatHidesItsTextIsMarkedOnce) {
  Page page = page_with(set_words("甲", 110, 60));
  page.overfull = {{101, 51, 199, 79}, {101, 51, 199, 79}, {400, 400, 450, 450}};
  const Table table = only(page).table;
  EXPECT_EQ(table.cells[0].flags, std::vector<std::string>{"clipped-text"});
  EXPECT_TRUE(table.cells[1].flags.empty());
}

/// A page as displayed whose text, when read, is `upright`.
Page turned(const Page& upright_page, Direction direction) {
  Page page = upright_page;
  const double w = page.info.width;
  const double h = page.info.height;
  const auto turn = [&](const Box& b) -> Box {
    switch (direction) {
      case Direction::down:
        return {h - b.y1, b.x0, h - b.y0, b.x1};
      case Direction::left:
        return {w - b.x1, h - b.y1, w - b.x0, h - b.y0};
      case Direction::up:
        return {b.y0, w - b.x1, b.y1, w - b.x0};
      case Direction::right:
        break;
    }
    return b;
  };
  const bool quarter = direction != Direction::left;
  if (quarter) std::swap(page.info.width, page.info.height);
  for (Word& word : page.words) {
    word.direction = direction;
    word.box = turn(word.box);
    for (Glyph& glyph : word.glyphs) glyph.box = turn(glyph.box);
  }
  for (Ruling& ruling : page.rulings) {
    const bool is_level = ruling.orientation == Orientation::horizontal;
    const Box box =
        turn(is_level ? Box{ruling.start, ruling.position, ruling.end, ruling.position}
                      : Box{ruling.position, ruling.start, ruling.position, ruling.end});
    ruling = box.width() > box.height() ? level(box.y0, box.x0, box.x1)
                                        : upright(box.x0, box.y0, box.y1);
  }
  for (Box& box : page.overfull) box = turn(box);
  return page;
}

TEST(LayOutPage, TurnedPageReadsAsAnUprightOne) {
  const Rows rows{{"项目资金", "<", "得分"}, {"年度资金总额", "3,800.00", "^"}};
  Page page = make_page();
  add_table(page, edges(100, 100, 3), edges(150, 30, 2), rows);
  add_text(page, "绩效自评表", 200, 120);
  page.overfull = {{101, 181, 199, 209}};
  for (const Direction direction : {Direction::down, Direction::left, Direction::up}) {
    const PageLayout layout = lay_out_page(turned(page, direction));
    EXPECT_EQ(layout.reading, direction);
    EXPECT_EQ(layout.width, 595);
    EXPECT_EQ(layout.height, 842);
    ASSERT_EQ(layout.fragments.size(), 1u);
    EXPECT_EQ(described(layout.fragments[0].table), rows);
    EXPECT_EQ(layout.fragments[0].table.at(1, 0)->flags.size(), 1u);
    ASSERT_EQ(layout.lines.size(), 1u);
    EXPECT_EQ(layout.lines[0].text, "绩效自评表");
  }
}

TEST(LayOutPage, BoxesOfATurnedPageTurnBackToThePageAsDisplayed) {
  Page page = make_page();
  add_table(page, kXs, kYs, {{"甲乙", "丙"}, {"丁", "戊"}});
  // The first cell, 100 × 30 points at (100, 50) of 595 × 842, as it lies on the turned paper.
  const std::vector<std::pair<Direction, Box>> places{{Direction::down, {762, 100, 792, 200}},
                                                      {Direction::left, {395, 762, 495, 792}},
                                                      {Direction::up, {50, 395, 80, 495}}};
  for (const auto& [direction, place] : places) {
    const std::vector<Table> tables = join_pages({lay_out_page(turned(page, direction))}, {});
    ASSERT_EQ(tables.size(), 1u);
    const Box box = tables[0].cells.at(0).boxes.at(0).box;
    EXPECT_EQ(tables[0].cells[0].text, "甲乙");
    EXPECT_NEAR(box.x0, place.x0, 1e-9) << static_cast<int>(direction);
    EXPECT_NEAR(box.y0, place.y0, 1e-9) << static_cast<int>(direction);
    EXPECT_NEAR(box.x1, place.x1, 1e-9) << static_cast<int>(direction);
    EXPECT_NEAR(box.y1, place.y1, 1e-9) << static_cast<int>(direction);
  }
}

TEST(LayOutPage, AFewTurnedWordsDoNotTurnThePage) {
  Page page = page_with(set_words("一二三四五六", 110, 60));
  Word label = set_vertical("产出", 210, 55);
  label.vertical = false;
  page.words.push_back(label);
  const PageLayout layout = lay_out_page(page);
  EXPECT_EQ(layout.reading, Direction::right);
  EXPECT_EQ(described(layout.fragments.at(0).table), (Rows{{"一二三四五六", "产出"}, {"", ""}}));
}

TEST(LayOutPage, PageOfVerticalWritingIsNotTurned) {
  EXPECT_EQ(lay_out_page(page_with({set_vertical("产出", 110, 55)})).reading, Direction::right);
}

/// One word as it was recognised, its last character with `confidence`.
Word recognised(std::string_view text, double x, double y, double confidence) {
  Word word = set_words(text, x, y).front();
  word.source = TextSource::ocr;
  for (Glyph& glyph : word.glyphs) glyph.confidence = 0.99;
  word.glyphs.back().confidence = confidence;
  return word;
}

TEST(LayOutPage, ATextIsAsSureAsItsLeastCertainCharacter) {
  const std::string_view text = "一二三四五六七八九十一二三四五六七八九";
  Page page = make_page();
  page.rulings = full_grid({100, 300, 400}, {50, 80, 110});
  page.words = {recognised(text, 103, 60, 0.6)};
  const TableFragment fragment = only(page);
  EXPECT_EQ(fragment.table.at(0, 0)->source, TextSource::ocr);
  EXPECT_EQ(fragment.table.at(0, 0)->confidence, 0.6);
}

TEST(LayOutPage, CellsAreUnderASealWhereItMadeACharacterHardToRead) {
  Page page = page_with({recognised("98.90", 110, 60, 0.7), recognised("99.90", 210, 60, 0.99),
                         recognised("10.00", 110, 90, 0.7)});
  page.seals = {{130, 55, 140, 75}, {205, 55, 240, 75}, {150, 85, 160, 105}};
  const TableFragment fragment = only(page);
  EXPECT_EQ(fragment.table.at(0, 0)->flags, std::vector<std::string>{"under-seal"});
  EXPECT_EQ(fragment.table.at(0, 1)->flags, std::vector<std::string>{}) << "read without doubt";
  EXPECT_EQ(fragment.table.at(1, 0)->flags, std::vector<std::string>{}) << "beside the text";
}

TEST(LayOutPage, OtherReadingsOfWordsThatWereReadTogetherAreOfTheirCell) {
  Word above = recognised("155.1", 110, 54, 0.9);
  Word below = recognised("7", 120, 66, 0.9);
  for (Word* word : {&above, &below}) word->alternatives = {{"155.7", 0.3}};
  const TableFragment together = only(page_with({above, below}));
  const Cell* cell = together.table.at(0, 0);
  ASSERT_TRUE(cell);
  ASSERT_EQ(cell->alternatives.size(), 1u);
  EXPECT_EQ(cell->alternatives[0].text, "155.7");

  below.alternatives = {{"1", 0.3}};
  const TableFragment apart = only(page_with({above, below}));
  cell = apart.table.at(0, 0);
  ASSERT_TRUE(cell);
  EXPECT_TRUE(cell->alternatives.empty());
}

}  // namespace

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Page numbers and running heads are told from text.
#include "layout/furniture.h"

#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

TextLine line(const std::string& text, double y, double size = 10) {
  return {text, {1, {100, y, 100 + text_width(text, size), y + size}}, size};
}

/// A line between head and foot of a page.
const TextLine kBody = line("经审核无误。", 400);

/// A page of 842 points height with a table whose text has 10 points. Margins are 126 points.
PageLayout page(std::vector<TextLine> lines) {
  PageLayout layout;
  layout.width = 595;
  layout.height = 842;
  layout.lines = std::move(lines);
  TableFragment fragment;
  fragment.fits.resize(1);
  fragment.fits[0].em = 10;
  layout.fragments.push_back(fragment);
  return layout;
}

using Marks = std::vector<std::vector<bool>>;

bool is_page_number(const std::string& text) {
  return find_furniture({page({line(text, 800)})}) == Marks{{true}};
}

TEST(FindFurniture, PageNumbersInTheirForms) {
  for (const char* text : {"3",
                           "- 3 -",
                           "—3—",
                           "– 3 –",
                           "― 3 ―",
                           "－3－",
                           "第 3 页",
                           "3/12",
                           "第3页共12页",
                           "第 3 页 / 共 12 页",
                           "共12页 第3页",
                           "第3页，共12页",
                           "第3页,共12页",
                           "共12页，第3页",
                           "共12页,第3页",
                           "Page 3",
                           "Page 3 of 12",
                           "3 of 12",
                           "·3·",
                           "3页",
                           "(3)",
                           "（３）",
                           "-3",
                           "１２"}) {
    EXPECT_TRUE(is_page_number(text)) << text;
  }
}

TEST(FindFurniture, OtherTextWithNumbersIsNoPageNumber) {
  for (const char* text : {"第3章", "2023年度", "3.5", "合计 3", "单位：3", ""}) {
    EXPECT_FALSE(is_page_number(text)) << text;
  }
}

TEST(FindFurniture, NumberInTheMiddleOfThePageIsText) {
  EXPECT_EQ(find_furniture({page({line("3", 400)})}), Marks{{false}});
}

TEST(FindFurniture, HeadThatComesBackIsFurniture) {
  const PageLayout first = page({line("青禾县财政局2023年度第1册", 30)});
  const PageLayout second = page({line("青禾县财政局 2023年度第 12册", 32)});
  EXPECT_EQ(find_furniture({first, second}), (Marks{{true}, {true}}));
}

TEST(FindFurniture, HeadThatWasMisreadOnAnotherPageIsFurniture) {
  const auto marks = [](const std::string& other, double y, TextSource source) {
    TextLine first = line("预算绩效管理资料汇编", 30);
    TextLine second = line(other, y);
    first.source = second.source = source;
    return find_furniture({page({first}), page({second})});
  };
  const Marks both{{true}, {true}};
  const Marks none{{false}, {false}};
  EXPECT_EQ(marks("预算绩效管理资料汇纺", 38, TextSource::ocr), both);
  EXPECT_EQ(marks("预算绩效管理资料汇纺", 38, TextSource::text), none);
  EXPECT_EQ(marks("预算绩效管理办法汇总", 30, TextSource::ocr), none);
  EXPECT_EQ(marks("预算绩效管理资料汇纺", 60, TextSource::ocr), none);
}

TEST(FindFurniture, HeadThatStandsOnceIsText) {
  EXPECT_EQ(find_furniture({page({line("青禾县财政局", 30)}), page({line("另一行", 30)})}),
            (Marks{{false}, {false}}));
}

TEST(FindFurniture, EqualTextElsewhereOnThePageIsText) {
  EXPECT_EQ(find_furniture({page({line("青禾县财政局", 30)}), page({line("青禾县财政局", 60)})}),
            (Marks{{false}, {false}}));
  EXPECT_EQ(find_furniture({page({line("青禾县财政局", 400)}), page({line("青禾县财政局", 400)})}),
            (Marks{{false}, {false}}));
}

TEST(FindFurniture, TitleThatComesBackInLargeTypeIsText) {
  const PageLayout form = page({line("项目支出绩效自评表", 60, 16)});
  EXPECT_EQ(find_furniture({form, form}), (Marks{{false}, {false}}));
}

TEST(FindFurniture, HeadAtThePapersEdgeMayBeLargerThanTheText) {
  const auto marks = [](double size) {
    const PageLayout form = page({line("青禾县财政局", 20, size), kBody});
    return find_furniture({form, form}).front();
  };
  EXPECT_EQ(marks(16), (std::vector<bool>{true, false}));
  EXPECT_EQ(marks(18), (std::vector<bool>{false, false}));
}

TEST(FindFurniture, YearBelowATitleIsText) {
  const PageLayout form = page({line("项目支出绩效自评表", 60, 16), line("(2023年度)", 85), kBody});
  const std::vector<bool> none(3, false);
  EXPECT_EQ(find_furniture({form, form}), (Marks{none, none}));
}

TEST(FindFurniture, HeadAboveATitleIsFurnitureAlone) {
  const PageLayout form =
      page({line("附件3", 30), line("绩效自评表", 60, 16), line("2023年", 85), kBody});
  const std::vector<bool> first{true, false, false, false};
  EXPECT_EQ(find_furniture({form, form}), (Marks{first, first}));
}

TEST(FindFurniture, FootersEndAtTheFirstTextFromBelow) {
  const PageLayout form = page({kBody, line("2023年", 730), line("填表人：", 745, 16),
                                line("内部资料", 780), line("- 1 -", 800)});
  const std::vector<bool> last_two{false, false, false, true, true};
  EXPECT_EQ(find_furniture({form, form}), (Marks{last_two, last_two}));
}

TEST(FindFurniture, WithoutTablesAnyRepeatedHeadIsFurniture) {
  PageLayout prose = page({line("绩效评价报告", 30, 16)});
  prose.fragments.clear();
  EXPECT_EQ(find_furniture({prose, prose}), (Marks{{true}, {true}}));
}

TEST(FindFurniture, PageWithoutLinesHasNone) {
  EXPECT_EQ(find_furniture({page({}), page({line("2", 800)})}), (Marks{{}, {true}}));
  EXPECT_TRUE(find_furniture({}).empty());
}

TEST(FindFurniture, YearUnderATitleThatComesBackIsNone) {
  const PageLayout form =
      page({line("项目支出绩效自评表", 60, 16), line("(2023年度)", 85), line("- 1 -", 800)});
  const std::vector<bool> last{false, false, true};
  EXPECT_EQ(find_furniture({form, form}), (Marks{last, last}));
}

TEST(FindFurniture, RecognisedHeadAboveATitleIsFurnitureHoweverLarge) {
  const auto marks = [](TextSource source, double title_size) {
    TextLine head = line("预算绩效管理资料汇编", 40, 18);
    head.source = source;
    TextLine title = line("项目支出绩效自评表", 70, title_size);
    title.source = source;
    const Marks marked = find_furniture({page({head, title}), page({head, kBody})});
    return static_cast<bool>(marked.back().front());
  };
  EXPECT_TRUE(marks(TextSource::ocr, 18));
  EXPECT_FALSE(marks(TextSource::ocr, 12));  // A title and the year below it.
  EXPECT_FALSE(marks(TextSource::text, 18));
}

TEST(FindFurniture, HeadsOfPhotographsLieFartherApart) {
  const auto marks = [](bool photograph) {
    TextLine first = line("2021年度部门决算公开", 45);
    TextLine second = line("2021年度部门决算公开", 93);
    first.source = second.source = TextSource::ocr;
    std::vector<PageLayout> pages{page({first}), page({second})};
    for (PageLayout& layout : pages) {
      if (photograph) layout.mesh = Mesh{};
    }
    return find_furniture(pages);
  };
  EXPECT_EQ(marks(true), (Marks{{true}, {true}}));
  EXPECT_EQ(marks(false), (Marks{{false}, {false}}));
}

}  // namespace

}  // namespace biaoge

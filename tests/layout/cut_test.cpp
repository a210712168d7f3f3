// SPDX-License-Identifier: GPL-3.0-or-later
// What a page end did to the row it met. Cells have room for ten ideographs a line.
#include "layout/cut.h"

#include <gtest/gtest.h>

#include "builder.h"

namespace biaoge {

namespace {

const char* const kFull = "一二三四五六七八九十";
const char* const kSentence = "巡查发现的问题当日登\n记。";

TableFragment draw(const Rows& rows, Sides sides = {}, double row_height = 40) {
  const std::size_t columns = rows.front().size();
  Page page = make_page();
  add_table(page, edges(40, 106, columns), edges(100, row_height, rows.size()), rows, sides);
  PageLayout layout = lay_out_page(page);
  EXPECT_EQ(layout.fragments.size(), 1u);
  return layout.fragments.empty() ? TableFragment{} : std::move(layout.fragments.front());
}

/// A cut between two parts; a part gets a row of its own away from the cut, so that it is a table.
struct Parts {
  TableFragment upper;
  TableFragment lower;
  JoinOptions options;

  Parts(const Rows& above, const Rows& below, std::unordered_set<std::string> labels = {},
        bool open = false)
      : upper(draw(above, {.top = true, .bottom = !open})),
        lower(draw(below, {.top = !open, .bottom = true})),
        options{std::move(labels)} {}

  Cut cut() const { return find_cut(upper, lower, options); }
  bool row_cut() const { return cut().row_cut; }

  /// Texts of the cells that go on, after they were joined.
  std::vector<std::string> continued() const {
    std::vector<std::string> texts;
    for (const CutPair& pair : cut().continued) texts.push_back(joined_text(upper, lower, pair));
    return texts;
  }
};

using Texts = std::vector<std::string>;

TEST(FindCut, CellsOfEqualColumnsFaceEachOtherFromTheLeft) {
  const Parts parts({{"1", "2", "3"}, {"甲", "乙", "<"}}, {{"丙", "丁", "<"}, {"4", "5", "6"}});
  const Cut cut = parts.cut();
  EXPECT_TRUE(cut.same_columns);
  ASSERT_EQ(cut.pairs.size(), 2u);
  EXPECT_EQ(parts.upper.table.cells[cut.pairs[1].upper].text, "乙");
  EXPECT_EQ(parts.lower.table.cells[cut.pairs[1].lower].text, "丁");
}

TEST(FindCut, RowsOfDifferentColumnsAreTwoRows) {
  const Parts parts({{kFull, "乙", "丙"}}, {{"续", "丁", "<"}, {"4", "5", "6"}});
  const Cut cut = parts.cut();
  EXPECT_FALSE(cut.same_columns);
  EXPECT_FALSE(cut.row_cut);
  EXPECT_EQ(cut.pairs.size(), 1u);
}

TEST(FindCut, FullLineGoesOnBelow) {
  const Parts parts({{kFull, "乙"}}, {{"十一", ""}});
  EXPECT_TRUE(parts.row_cut());
  EXPECT_EQ(parts.continued(), (Texts{"一二三四五六七八九十十一", "乙"}));
}

TEST(FindCut, LongerPartOfANumberBrokenIntoLinesGoesOnBesideEmptyCells) {
  const std::string digits(20, '1');
  const Rows below{{"", "", digits + "\n11"}};
  EXPECT_TRUE(Parts({{"合计", "甲", digits}}, below).row_cut());
  EXPECT_FALSE(Parts({{"合计", "甲", "11"}}, below).row_cut());
  EXPECT_FALSE(Parts({{"合计", "", digits}}, below).row_cut());
  EXPECT_FALSE(Parts({{"合计", "甲", digits}}, {{"其他", "", digits + "\n11"}}).row_cut());
  const Rows two{{"", "", ".11", digits + "\n11"}};
  EXPECT_TRUE(Parts({{"合计", "甲", digits, digits}}, two).row_cut());
  EXPECT_FALSE(Parts({{"合计", "甲", "11", digits}}, two).row_cut());
}

TEST(FindCut, LabelCutWithinItsUnitGoesOn) {
  Parts parts({{"资金（万", "当年财"}}, {{"元）", "政拨款"}});
  parts.options.known_labels = {"资金", "当年财政拨款"};
  EXPECT_TRUE(parts.row_cut());
  parts.upper.table.cells[0].text = "资金";
  EXPECT_FALSE(parts.row_cut());
}

TEST(FindCut, ShortLinesAreTwoTexts) {
  const Parts parts({{"甲甲", "乙乙"}}, {{"丙丙", "丁丁"}});
  EXPECT_FALSE(parts.row_cut());
  EXPECT_TRUE(parts.continued().empty());
}

TEST(FindCut, OneFinishedTextBesideAFullLineEndsTheRow) {
  EXPECT_FALSE(Parts({{"甲甲", kFull}}, {{"丙丙", "续"}}).row_cut());
}

TEST(FindCut, NextParagraphAloneIsTheSameRow) {
  const Parts parts({{"措施", kSentence}}, {{"", "责任单位应在三日内\n处置完毕。"}});
  EXPECT_TRUE(parts.row_cut());
  EXPECT_EQ(parts.continued(),
            (Texts{"措施", "巡查发现的问题当日登记。\n责任单位应在三日内处置完毕。"}));
}

TEST(FindCut, NextParagraphBesideANewTextIsANewRow) {
  EXPECT_FALSE(Parts({{"", kSentence}}, {{"措施", "责任单位应在三日内\n处置完毕。"}}).row_cut());
}

TEST(FindCut, ShortSentenceIsNoParagraph) {
  EXPECT_FALSE(Parts({{"措施", "已完成。"}}, {{"", "未完成。"}}).row_cut());
}

TEST(FindCut, TwoNumbersAreTwoRows) {
  const auto two_rows = [](const std::string& above, const std::string& below) {
    // A column as narrow as the upper number: no room to tell by.
    const double width = text_width(above) + 2 * kPadding;
    Page page = make_page();
    add_table(page, {40, 80, 80 + width}, {100, 140}, {{"", above}});
    add_table(page, {40, 80, 80 + width}, {300, 340}, {{"", below}});
    const PageLayout layout = lay_out_page(page);
    return !find_cut(layout.fragments.at(0), layout.fragments.at(1), {}).row_cut;
  };
  EXPECT_TRUE(two_rows("100.00", "98.50")) << "each has its point";
  EXPECT_TRUE(two_rows("1205", "3600")) << "a rest is shorter";
  EXPECT_TRUE(two_rows("90%", "85%")) << "a unit ends the first";
  EXPECT_TRUE(two_rows("12个", "≥3个")) << "a comparator begins the second";
  EXPECT_FALSE(two_rows("155.1", "7"));
  EXPECT_FALSE(two_rows("1,663", ".27"));
  EXPECT_FALSE(two_rows("1,663.", "27"));
  EXPECT_FALSE(two_rows("12345", "67"));
}

TEST(FindCut, RowWithTextOnOneSidePerColumnIsCut) {
  const Parts parts({{"甲", "", "丙"}}, {{"", "乙", ""}});
  EXPECT_TRUE(parts.row_cut());
  EXPECT_EQ(parts.continued(), (Texts{"甲", "乙", "丙"}));
}

TEST(FindCut, TwoColumnsSayTooLittleOfComplement) {
  EXPECT_FALSE(Parts({{"甲", ""}}, {{"", "乙"}}).row_cut());
}

TEST(FindCut, RestOfARemarkBelowAFilledRowIsTheSameRow) {
  const Parts parts({{"甲", "10", "20", "偏差原因。"}}, {{"", "", "", "改进措施"}});
  EXPECT_TRUE(parts.row_cut());
  EXPECT_EQ(parts.continued().back(), "偏差原因。\n改进措施");
}

TEST(FindCut, TextBelowTheFirstColumnIsNoRemark) {
  EXPECT_FALSE(Parts({{"甲甲", "10", "20", "30"}}, {{"乙乙", "", "", ""}}).row_cut());
}

TEST(FindCut, TwoTextsBelowAreNoRemark) {
  EXPECT_FALSE(Parts({{"甲", "10", "20", "偏差"}}, {{"", "", "30", "原因"}}).row_cut());
}

TEST(FindCut, RemarkNeedsARowThatIsMostlyFilled) {
  EXPECT_FALSE(Parts({{"甲", "", "", "偏差"}}, {{"", "", "", "原因"}}).row_cut());
}

TEST(FindCut, EmptyRowTooLowForTextIsTheRestOfACutOne) {
  const TableFragment upper = draw({{"头", "行"}, {"甲", "乙"}});
  Page page = make_page();
  add_table(page, edges(40, 106, 2), {100, 106, 146}, {{"", ""}, {"丙", "丁"}});
  const PageLayout lower = lay_out_page(page);
  EXPECT_TRUE(find_cut(upper, lower.fragments.at(0), {}).row_cut);

  Page foot = make_page();
  add_table(foot, edges(40, 106, 2), {100, 140, 146}, {{"甲", "乙"}, {"", ""}});
  EXPECT_TRUE(find_cut(lay_out_page(foot).fragments.at(0), upper, {}).row_cut);
}

TEST(FindCut, EmptyRowOfUsualHeightIsARow) {
  EXPECT_FALSE(Parts({{"甲", "乙"}}, {{"", ""}, {"丙", "丁"}}).row_cut());
  EXPECT_FALSE(Parts({{"甲", "乙"}, {"", ""}}, {{"丙", "丁"}}).row_cut());
}

TEST(FindCut, OpenEdgesAreACutRow) {
  const Parts parts({{"头", "行"}, {"甲", ""}}, {{"", "乙"}, {"丙", "丁"}}, {}, true);
  ASSERT_TRUE(parts.upper.open_bottom);
  ASSERT_TRUE(parts.lower.open_top);
  EXPECT_TRUE(parts.row_cut());
  EXPECT_TRUE(Parts({{"头", "行"}, {"甲", "乙"}}, {{"", ""}, {"丙", "丁"}}, {}, true).row_cut());
}

TEST(FindCut, OpenEdgesBetweenFinishedTextsAreTwoRows) {
  EXPECT_FALSE(Parts({{"头", "行"}, {"甲甲", "乙乙"}}, {{"丙丙", "丁丁"}, {"戊", "己"}}, {}, true)
                   .row_cut());
}

TEST(FindCut, KnownLabelCutInTwoIsOne) {
  const Parts parts({{"社会", "12"}}, {{"成本", ""}}, {"社会成本"});
  EXPECT_TRUE(parts.row_cut());
  EXPECT_EQ(parts.continued(), (Texts{"社会\n成本", "12"}));
}

TEST(FindCut, KnownLabelCutTwiceIsOneAsFarAsItGoes) {
  EXPECT_TRUE(Parts({{"社", "12"}}, {{"会成", ""}}, {"社会成本"}).row_cut());
}

TEST(FindCut, UnitInBracketsIsNoPartOfALabel) {
  EXPECT_TRUE(Parts({{"项目", "12"}}, {{"资金（万元）", ""}}, {"项目资金"}).row_cut());
}

TEST(FindCut, LabelAndItsUnitBelowAreOne) {
  EXPECT_TRUE(Parts({{"项目资金", "12"}}, {{"（万元）", ""}}, {"项目资金"}).row_cut());
  EXPECT_FALSE(Parts({{"项目资金", "12"}}, {{"万元", ""}}, {"项目资金"}).row_cut());
}

TEST(FindCut, ColonIsNoPartOfALabel) {
  EXPECT_TRUE(Parts({{"其中：当年", "12"}}, {{"财政拨款：", ""}}, {"其中当年财政拨款"}).row_cut());
}

TEST(FindCut, CompleteLabelsAreNotCut) {
  EXPECT_FALSE(Parts({{kFull, "甲"}}, {{"社会成本", ""}}, {"社会成本"}).row_cut());
}

TEST(FindCut, LabelBesideRowsGoesOnThoughTheRowWasNotCut) {
  const Parts parts({{"产出", "甲甲"}, {"^", "乙乙"}}, {{"指标", "丙丙"}, {"^", "丁丁"}},
                    {"产出指标"});
  EXPECT_FALSE(parts.row_cut());
  EXPECT_EQ(parts.continued(), Texts{"产出\n指标"});
}

TEST(FindCut, SpanningLabelWithNothingBelowGoesOn) {
  const Parts parts({{"产出指标", "甲甲"}, {"^", "乙乙"}}, {{"", "丙丙"}, {"^", "丁丁"}});
  EXPECT_EQ(parts.continued(), Texts{"产出指标"});
}

TEST(FindCut, KnownLabelBelowAnEmptyCellIsItsText) {
  const Parts parts({{"", "甲甲"}, {"^", "乙乙"}}, {{"产出指标", "丙丙"}, {"^", "丁丁"}},
                    {"产出指标"});
  EXPECT_EQ(parts.continued(), Texts{"产出指标"});
}

TEST(FindCut, UnknownTextBelowAnEmptyCellIsANewOne) {
  EXPECT_TRUE(Parts({{"", "甲甲"}, {"^", "乙乙"}}, {{"产出指标", "丙丙"}, {"^", "丁丁"}})
                  .continued()
                  .empty());
}

TEST(FindCut, TextBelowTheOnlyEmptyCellOfItsColumnIsItsText) {
  const Parts parts({{"项目", "头"}, {"甲", "甲甲"}, {"", "乙乙"}},
                    {{"产出指标", "丙丙"}, {"丁", "丁丁"}});
  EXPECT_EQ(parts.continued(), Texts{"产出指标"});
  const Parts often({{"项目", "头"}, {"", "甲甲"}, {"", "乙乙"}},
                    {{"产出指标", "丙丙"}, {"丁", "丁丁"}});
  EXPECT_TRUE(often.continued().empty());
}

TEST(FindCut, SpanningTextThatFillsItsCellToThePageEndGoesOn) {
  const std::string full = std::string(kFull) + "\n" + kFull;
  const Parts parts({{"甲", "甲甲"}, {full, "乙乙"}, {"^", "丙丙"}},
                    {{"十一", "丁丁"}, {"乙", "己己"}});
  // Two lines in the middle of two rows leave room below them.
  EXPECT_TRUE(parts.continued().empty());
  const std::string high =
      full + "\n" + kFull + "\n" + kFull + "\n" + kFull + "\n" + kFull + "\n" + kFull;
  const Rows above{{"甲", "甲甲"}, {high, "乙乙"}, {"^", "丙丙"}};
  const TableFragment upper = draw(above);
  const TableFragment lower = draw({{"十一", "丁丁"}, {"乙", "己己"}}, {}, 20);
  const Cut cut = find_cut(upper, lower, {});
  EXPECT_FALSE(cut.row_cut);
  ASSERT_EQ(cut.continued.size(), 1u);
  EXPECT_TRUE(cut.continued.front().unsure);
  const std::string text = joined_text(upper, lower, cut.continued.front());
  EXPECT_EQ(text.substr(text.size() - 12), "九十十一");
}

TEST(FindCut, LabelsNestFromTheLeft) {
  const Parts parts({{"产出指标", "数量", "甲甲"}, {"^", "^", "乙乙"}},
                    {{"", "", "丙丙"}, {"^", "^", "丁丁"}});
  EXPECT_EQ(parts.continued(), (Texts{"产出指标", "数量"}));
  const Parts new_outer({{"产出指标", "数量", "甲甲"}, {"^", "^", "乙乙"}},
                        {{"效益指标", "", "丙丙"}, {"^", "^", "丁丁"}});
  EXPECT_TRUE(new_outer.continued().empty());
}

TEST(JoinedText, FullLatinLineGoesOnAfterASpace) {
  const Parts parts({{"answered every daily", "甲"}}, {{"request", ""}});
  EXPECT_EQ(parts.continued(), (Texts{"answered every daily request", "甲"}));
}

TEST(FindCut, TwoNumbersBelowEachOtherAreNoRemark) {
  EXPECT_FALSE(Parts({{"甲", "10", "20", "30"}}, {{"", "", "", "60"}}).row_cut());
}

TEST(FindCut, FullIndentedLineGoesOn) {
  const Parts parts({{"措施", "　　一二三四五六七八"}}, {{"", "甲乙丙丁"}});
  EXPECT_EQ(parts.continued(), (Texts{"措施", "一二三四五六七八甲乙丙丁"}));
}

}  // namespace

}  // namespace biaoge

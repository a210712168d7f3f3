// SPDX-License-Identifier: GPL-3.0-or-later
// Recognised numbers: what is mended, what is kept with a flag.
#include "normalize/mend.h"

#include <gtest/gtest.h>

#include "normalize/doubt.h"
#include "normalize/quantity.h"
#include "normalize/quantity_doubt.h"
#include "normalize/same_texts.h"
#include "normalize/values.h"
#include "profiles/loader.h"
#include "tests/normalize/recognised_form.h"

namespace biaoge {
namespace {

std::string mended(const std::string& text) {
  const Mended result = mend_number(text);
  return result.text + (result.doubtful ? " ?" : "");
}

TEST(Mend, LettersAmongDigits) {
  EXPECT_EQ(mended("1O.00"), "10.00");
  EXPECT_EQ(mended("O.OO"), "0.00");
  EXPECT_EQ(mended("1l.5"), "11.5");
  EXPECT_EQ(mended("1I5"), "115");
  EXPECT_EQ(mended("l0.00"), "10.00 ?");
  EXPECT_EQ(mended("OK"), "OK");
}

TEST(Mend, SpacesInsideANumber) {
  EXPECT_EQ(mended("1,663. 27"), "1,663.27");
  EXPECT_EQ(mended("1, 663.27"), "1,663.27");
  EXPECT_EQ(mended("9 .74"), "9.74");
  EXPECT_EQ(mended("10 00"), "10 00") << "its point may be lost";
}

TEST(Mend, MarksAsTheGroupsOfDigitsAsk) {
  EXPECT_EQ(mended("1，663.27"), "1,663.27");
  EXPECT_EQ(mended("1、663。27"), "1,663.27");
  EXPECT_EQ(mended("1.663.27"), "1,663.27");
  EXPECT_EQ(mended("1,663,27"), "1,663.27");
  EXPECT_EQ(mended("10,00"), "10.00");
  EXPECT_EQ(mended("10。00"), "10.00");
  EXPECT_EQ(mended("1,663"), "1,663");
  EXPECT_EQ(mended("1,663.270"), "1,663.270");
  EXPECT_EQ(mended("16,63.27"), "16,63.27") << "no group says what it is";
  EXPECT_EQ(mended("1。663"), "1。663");
  EXPECT_EQ(mended("1000"), "1000");
}

TEST(Mend, RemainsOfRulings) {
  EXPECT_EQ(mended("| 10.00"), "10.00");
  EXPECT_EQ(mended("10.00_"), "10.00");
  EXPECT_EQ(mended("10.00."), "10.00");
  EXPECT_EQ(mended("|0.00"), "0.00 ?") << "or 10.00";
  EXPECT_EQ(mended("10."), "10.") << "or 10.5";
  EXPECT_EQ(mended("一"), "-");
  EXPECT_EQ(mended("-10.00"), "-10.00");
}

TEST(Mend, AQuantityKeepsItsLists) {
  EXPECT_EQ(mend_quantity("≥9O%").text, "≥90%");
  EXPECT_EQ(mend_quantity("≥90。00(%)").text, "≥90.00(%)");
  EXPECT_EQ(mend_quantity("1，663.27元").text, "1,663.27元");
  EXPECT_EQ(mend_quantity("2、3期").text, "2、3期");
  EXPECT_EQ(mend_quantity("CO2减排").text, "CO2减排");
}

Value value_of(const std::string& text, ValueType type, TextSource source = TextSource::ocr,
               double confidence = 0.97) {
  RawValue raw;
  raw.text = text;
  raw.source = source;
  raw.confidence = confidence;
  return make_value(raw, Expectation{type, nullptr, false, ""}, test_units());
}

TEST(Mend, APercentSignInPieces) {
  const auto quantity = [](const std::string& text) {
    const Mended result = mend_quantity(text);
    return result.text + (result.doubtful ? " ?" : "");
  };
  EXPECT_EQ(quantity("=100.00(%0)"), "=100.00(%)");
  EXPECT_EQ(quantity("90.00(q%)"), "90.00(%)");
  EXPECT_EQ(quantity("90.00(%))"), "90.00(%)");
  EXPECT_EQ(quantity("90.00(9)"), "90.00(%) ?");
  EXPECT_EQ(quantity("90.00(%)"), "90.00(%)");
  EXPECT_EQ(quantity("90.00(个)"), "90.00(个)");
  EXPECT_EQ(quantity("100%(2024)"), "100%(2024)");
}

TEST(Mend, OnlyRecognisedTextIsMended) {
  const Value ocr = value_of("1O.00", ValueType::number);
  EXPECT_EQ(shown(&ocr) + " " + quantity_of(&ocr), "10.00 10.00");
  EXPECT_EQ(ocr.raw, "1O.00");
  const Value text = value_of("1O.00", ValueType::number, TextSource::text);
  EXPECT_EQ(shown(&text), "1O.00{unexpected-form}");
}

TEST(Mend, DoubtfulReadingsAreFlagged) {
  const auto flagged = [](const std::string& text, ValueType type) {
    const Value value = value_of(text, type);
    return shown(&value) + " " + quantity_of(&value);
  };
  EXPECT_EQ(flagged("|0.00", ValueType::number), "0.00{ambiguous} 0.00");
  EXPECT_EQ(flagged("10 00", ValueType::number), "10 00{unexpected-form} -");
  EXPECT_EQ(flagged("十二", ValueType::amount), "十二{ambiguous} 12");
  EXPECT_EQ(flagged("一", ValueType::amount), "- -");
  EXPECT_EQ(flagged("一", ValueType::quantity), "- -");
  EXPECT_EQ(flagged("及时", ValueType::quantity), "及时 -");
  EXPECT_EQ(flagged("2l", ValueType::quantity), "21{ambiguous} 21") << "or two litres";
  EXPECT_EQ(flagged("≥9O%", ValueType::quantity), "≥90% ≥90 %");
}

TEST(Doubt, LowConfidenceDependsOnTheKindOfValue) {
  const auto flags = [](ValueType type, double confidence, TextSource source) {
    return value_of("98", type, source, confidence).flags;
  };
  const auto threshold = [&](ValueType type, double least) {
    EXPECT_EQ(flags(type, least, TextSource::ocr), Lines{});
    EXPECT_EQ(flags(type, least - 0.01, TextSource::ocr), Lines{"low-confidence"});
  };
  threshold(ValueType::number, kLeastNumberConfidence);
  threshold(ValueType::quantity, kLeastQuantityConfidence);
  threshold(ValueType::text, kLeastNameConfidence);
  Value prose;
  prose.text = std::string(500, 'x');
  EXPECT_EQ(least_confidence(prose, {}), kLeastProseConfidence);
  EXPECT_EQ(least_confidence(prose, {ValueType::quantity, nullptr, false, {}}),
            kLeastNameConfidence);
  const std::vector<std::string> known = {prose.text};
  EXPECT_EQ(least_confidence(prose, {ValueType::text, &known, false, {}}), kLeastLabelConfidence);
  prose.text += 'y';
  EXPECT_EQ(least_confidence(prose, {ValueType::text, &known, false, {}}), kLeastProseConfidence);
  EXPECT_EQ(flags(ValueType::number, 0.1, TextSource::text), Lines{});
}

/// Flags of the amounts due in a form that was read as these three.
Lines due_flags(const Lines& read, bool digital = false) {
  Lines lines = loan_lines();
  for (std::size_t i = 0; i < 3; ++i) {
    Lines cells = split_cells(lines[2 + i]);
    cells[2] = read[i];
    lines[2 + i] = "^ | " + cells[1] + " | " + cells[2] + " | 1.00 | - | <";
  }
  const Table table = table_of(lines, kLoanHeading);
  return flags_of(read_loans({digital ? table : recognised(table)}).at(0));
}

TEST(Doubt, AnAmountWithoutPointAmongOthersMayHaveLostIt) {
  EXPECT_EQ(due_flags({"1000", "10.00", "0.00"}), Lines{"payments[0].due: format-outlier"});
  EXPECT_EQ(due_flags({"10.00", "10.00", "0.00"}), Lines{});
  EXPECT_EQ(due_flags({"1000", "10", "0.00"}), Lines{}) << "no pattern";
  EXPECT_EQ(due_flags({"1000", "10.00", "0.00"}, true), Lines{}) << "printed so";
}

TEST(Doubt, WhatItsSurroundingsSpeakForIsSettled) {
  Form form;
  Profile profile;
  SectionRule rule;
  rule.name = "items";
  rule.columns = {{}, {}, {}, {}};
  rule.columns[0].key = "label";
  rule.columns[0].row_label = true;
  rule.columns[1].key = "target";
  rule.columns[2].key = "actual";
  rule.columns[1].type = rule.columns[2].type = ValueType::quantity;
  rule.columns[3].key = "score";
  rule.columns[3].type = ValueType::number;
  rule.rows = {{{"押金"}}, {{"租金"}}};
  profile.sections = {rule};
  const auto value = [](const std::string& text, const std::string& number, double confidence) {
    Value made;
    made.text = text;
    made.source = TextSource::ocr;
    made.confidence = confidence;
    made.flags = {"low-confidence"};
    if (!number.empty())
      made.quantity = Quantity{"", *Decimal::parse(number), {}, "%", {}, "1", {}};
    return made;
  };
  const auto row = [&](const std::string& label, const std::string& target,
                       const std::string& actual, const std::string& score, double confidence) {
    return Record{{"label", value(label, "", confidence)},
                  {"target", value(target, target, confidence)},
                  {"actual", value(actual, actual, confidence)},
                  {"score", value(score, score, confidence)}};
  };
  form.sections = {
      {"items",
       "",
       {row("押金:", "90.00", "95.50", "10.00", 0.85), row("租金", "90", "95", "20.00", 0.85),
        row("祖金", "90.0", "9500", "5", 0.85), row("租金", "90.00", "95.50", "10.00", 0.79)}}};
  settle_by_surroundings(form, profile);
  Lines doubtful;
  for (std::size_t i = 0; i < form.sections[0].rows.size(); ++i) {
    for (const auto& [key, found] : form.sections[0].rows[i]) {
      if (!found.flags.empty()) doubtful.push_back(std::to_string(i) + key);
    }
  }
  EXPECT_EQ(doubtful, (Lines{"1target", "1actual", "2label", "2target", "2actual", "2score",
                             "3label", "3target", "3actual", "3score"}));
}

TEST(Doubt, ADashInPlaceOfATargetIsDoubtedBesideAResult) {
  Profile profile;
  SectionRule rule;
  rule.name = "items";
  rule.columns = {{}, {}};
  rule.columns[0].key = "target";
  rule.columns[1].key = "actual";
  rule.columns[0].type = rule.columns[1].type = ValueType::quantity;
  profile.sections = {rule};
  const auto flags = [&](const std::string& target, const std::string& actual, TextSource source) {
    Value left;
    left.text = target;
    Value right;
    right.text = actual;
    left.source = right.source = source;
    Form form;
    form.sections = {{"items", "", {Record{{"target", left}, {"actual", right}}}}};
    flag_lost_quantities(form, profile);
    return form.sections[0].rows[0][0].second.flags;
  };
  EXPECT_EQ(flags("-", "98.00%", TextSource::ocr), Lines{"low-confidence"});
  EXPECT_EQ(flags("", "达成指标", TextSource::ocr), Lines{"low-confidence"});
  EXPECT_EQ(flags("-", "-", TextSource::ocr), Lines{}) << "nothing was read in the row";
  EXPECT_EQ(flags("及时", "98.00%", TextSource::ocr), Lines{});
  EXPECT_EQ(flags("有", "达成指标", TextSource::ocr), Lines{"low-confidence"}) << "of 有效";
  EXPECT_EQ(flags("有", "达成指标", TextSource::text), Lines{});
  EXPECT_EQ(flags("高", "高", TextSource::ocr), Lines{});
  EXPECT_EQ(flags("-", "98.00%", TextSource::text), Lines{});
}

TEST(Doubt, ATargetWithoutAComparatorAmongSuchThatHaveOneIsDoubtedUnlessItWasReadWell) {
  Profile profile;
  SectionRule rule;
  rule.name = "items";
  rule.columns = {{}};
  rule.columns[0].key = "target";
  rule.columns[0].type = ValueType::quantity;
  profile.sections = {rule};
  const auto last_flags = [&](const Lines& comparators, double confidence, TextSource source,
                              const std::string& number = "181") {
    Form form;
    form.sections = {{"items", "", {}}};
    for (const std::string& comparator : comparators) {
      Value value;
      value.text = comparator + number;
      value.quantity = Quantity{comparator, *Decimal::parse(number), {}, "", {}, "1", ""};
      value.source = source;
      value.confidence = confidence;
      form.sections[0].rows.push_back({{"target", value}});
    }
    flag_lost_comparators(form, profile);
    EXPECT_EQ(form.sections[0].rows[0][0].second.flags, Lines{});
    return form.sections[0].rows.back()[0].second.flags;
  };
  const TextSource ocr = TextSource::ocr;
  EXPECT_EQ(last_flags({"≥", "=", ">", ""}, 0.85, ocr), Lines{"low-confidence"});
  EXPECT_EQ(last_flags({"≥", "=", ">", ""}, 0.98, ocr), Lines{});
  EXPECT_EQ(last_flags({"≥", "=", ">", ""}, 0.85, TextSource::text), Lines{});
  EXPECT_EQ(last_flags({"≥", "=", ">", ""}, 0.98, ocr, "181.00"), Lines{"low-confidence"})
      << "written as those with a comparator are";
  EXPECT_EQ(last_flags({"≥", "=", ">", "", ""}, 0.98, ocr, "181.00"), Lines{});
  EXPECT_EQ(last_flags({"≥", "=", ""}, 0.85, ocr), Lines{}) << "too few to tell";
  EXPECT_EQ(last_flags({"≥", "=", ">", "", ""}, 0.85, ocr), Lines{}) << "some have none";
}

/// Flags of the rows' cells, "row key flag", of a form with these columns.
Lines odd_separators(const std::vector<std::pair<std::string, ValueType>>& columns,
                     const std::vector<Lines>& rows) {
  Profile profile;
  SectionRule rule;
  rule.name = "items";
  for (const auto& [key, type] : columns) {
    rule.columns.emplace_back();
    rule.columns.back().key = key;
    rule.columns.back().type = type;
  }
  profile.sections = {rule};
  const UnitTable units = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt").value();
  Form form;
  form.sections = {{"items", "", {}}};
  for (const Lines& texts : rows) {
    Record row;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      Value value;
      value.text = texts[i];
      value.source = TextSource::ocr;
      value.quantity = parse_quantity(texts[i], units);
      row.emplace_back(columns[i].first, value);
    }
    form.sections[0].rows.push_back(std::move(row));
  }
  flag_odd_separators(form, profile);
  Lines all;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const auto& [key, value] : form.sections[0].rows[r]) {
      for (const std::string& flag : value.flags) {
        all.push_back(std::to_string(r) + " " + key + " " + flag);
      }
    }
  }
  return all;
}

TEST(Doubt, OddSeparatorsAndLostUnits) {
  const ValueType amount = ValueType::amount;
  EXPECT_EQ(odd_separators({{"plan", amount}, {"spent", amount}},
                           {{"1,274.98", "1274.98"}, {"3,000.00", "260.10"}}),
            Lines{"0 spent format-outlier"});
  EXPECT_EQ(odd_separators({{"plan", amount}, {"spent", amount}},
                           {{"1274.98", "1274.98"}, {"3000.00", "260.10"}}),
            Lines{});
  const ValueType quantity = ValueType::quantity;
  EXPECT_EQ(odd_separators({{"goal", quantity}, {"done", quantity}},
                           {{"≥80.0000", "80.00%"}, {"2,209.00万元", "2,.20900万元"}}),
            (Lines{"0 goal ambiguous", "0 goal format-outlier", "1 done ambiguous"}));
  EXPECT_EQ(odd_separators({{"goal", quantity}, {"done", quantity}}, {{"≥85%", ".68%"}}),
            Lines{"0 done ambiguous"});
  EXPECT_EQ(odd_separators({{"goal", quantity}, {"done", quantity}},
                           {{"≥80.00", "80.00%"}, {"12个", "12.50"}}),
            Lines{"1 done format-outlier"});
}

TEST(Doubt, AColumnOfNumbersThatIsEmptyAllOverIsDoubted) {
  const Lines empty = misread({{"200.50 | - ", "200.50 |  "},
                               {"1,200.50 | 2 ", "1,200.50 |  "},
                               {"1,000.00 | - ", "1,000.00 |  "}});
  const Lines points = {"{low-confidence}", "{low-confidence}", "{low-confidence}"};
  EXPECT_EQ(rows_of(read_recognised(empty).at(0), "payments", {"points"}), points);
  EXPECT_EQ(rows_of(read_loans({table_of(empty, kLoanHeading)}).at(0), "payments", {"points"}),
            (Lines{"", "", ""}));
}

TEST(Doubt, SentencesEndAndMarksStandAlone) {
  EXPECT_TRUE(lacks_full_stop("进度较慢。今后按月通报进度."));
  EXPECT_TRUE(lacks_full_stop("原因:推迟\n措施:按月通报。"));
  EXPECT_TRUE(lacks_full_stop("统计口径变化。督"));
  EXPECT_FALSE(lacks_full_stop("原因:推迟。\n措施:按月通报。\n"));
  EXPECT_FALSE(lacks_full_stop("年中调整预算"));
  EXPECT_FALSE(lacks_full_stop("共两项：一是培训；\n二是“宣传。”"));
  EXPECT_TRUE(is_mark_with_dirt("无."));
  EXPECT_TRUE(is_mark_with_dirt("无--"));
  EXPECT_FALSE(is_mark_with_dirt("无"));
  EXPECT_FALSE(is_mark_with_dirt("--"));
  EXPECT_FALSE(is_mark_with_dirt("无污染"));
  EXPECT_FALSE(is_mark_with_dirt(""));
}

TEST(Doubt, AValueBesideTextThatNoColumnTookMayLackAPart) {
  const Lines lines = misread({{"备注", "灸-性质"}});
  EXPECT_EQ(flags_of(read_recognised(lines).at(0)), Lines{"items[1].points: unassigned-text"});
  EXPECT_EQ(flags_of(read_loans({table_of(lines, kLoanHeading)}).at(0)), Lines{}) << "printed so";
}

/// A total that took the place of another: its own stands beside it, in no column.
TEST(Doubt, ATotalBesideANumberThatNoColumnTookMayBeAnother) {
  const Lines lines = misread({{"备注", "灸-性质"}, {"100 | ", "100 | 96.5"}});
  const Form form = read_recognised(lines).at(0);
  EXPECT_EQ(shown(form, "total"), "100{unassigned-text}");
}

TEST(Doubt, AFieldBesideTextThatNothingTookMayLackAPart) {
  const Lines lines = misread({{"青禾测绘队 | <", "青禾测 | 绘队"}});
  EXPECT_EQ(flags_of(read_recognised(lines).at(0)), Lines{"fields.borrower: unassigned-text"});
  EXPECT_EQ(flags_of(read_loans({table_of(lines, kLoanHeading)}).at(0)), Lines{}) << "printed so";
}

TEST(Sections, ATableMayLackCellsAtItsRightEdge) {
  Table table = recognised(loan_table());
  std::erase_if(table.cells, [&](const Cell& cell) {
    return cell.row > 2 && cell.column + cell.colspan == table.columns;
  });
  EXPECT_EQ(read_loans({table}).size(), 1u);
}

TEST(Doubt, FlagsOfACellStayWithItsValue) {
  Table table = recognised(loan_table());
  for (Cell& cell : table.cells) {
    if (cell.text == "1,000.00") cell.flags = {"low-resolution"};
  }
  EXPECT_EQ(flags_of(read_loans({table}).at(0)),
            (Lines{"payments[2].due: low-resolution", "payments[2].paid: low-resolution"}));
}

TEST(Doubt, NumbersUnderASealAreDoubtedUnlessTheyWereReadWell) {
  Table table = recognised(loan_table());
  for (Cell& cell : table.cells) {
    if (cell.text == "1,000.00") cell.confidence = kSureUnderSeal;
    if (cell.text == "1,000.00") cell.flags = {"under-seal"};
  }
  EXPECT_EQ(flags_of(read_loans({table}).at(0)), Lines{});
  for (Cell& cell : table.cells) {
    if (cell.text == "1,000.00") cell.confidence = kSureUnderSeal - 0.01;
  }
  const Lines doubted = flags_of(read_loans({table}).at(0));
  ASSERT_FALSE(doubted.empty());
  EXPECT_NE(doubted.front().find("under-seal"), std::string::npos) << doubted.front();
}

TEST(Doubt, AnEmptyCellOfItsOwnAmongMergedOnesIsDoubted) {
  Lines lines = loan_lines();
  lines[9] = " | 头灯 | 10个 | 100% | 40 | 自备电池";
  lines.insert(lines.begin() + 10, "^ | 电筒 | 1个 | 100% | 0 | ");
  EXPECT_EQ(rows_of(read_recognised(lines).at(0), "items", {"kind"}),
            (Lines{"测量器材", "测量器材{low-confidence}", "测量器材{low-confidence}"}));
  EXPECT_EQ(rows_of(read_loans({table_of(lines, kLoanHeading)}).at(0), "items", {"kind"}),
            (Lines{"测量器材", "测量器材", "测量器材"}));
}

}  // namespace
}  // namespace biaoge

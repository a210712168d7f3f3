// SPDX-License-Identifier: GPL-3.0-or-later
// What failing rules do to a form: findings, flags, repairs. With the example of fixtures/rules.
#include "normalize/check_findings.h"

#include <gtest/gtest.h>

#include <string>

#include "normalize/doubt.h"
#include "normalize/edit.h"
#include "normalize/repair.h"
#include "normalize/same_texts.h"
#include "profiles/loader.h"

namespace biaoge {
namespace {

using Texts = std::vector<std::string>;

const Profile& profile() {
  static const Profile loaded = load_profile(BIAOGE_FIXTURES "/rules/examples.yaml").value();
  return loaded;
}

const UnitTable& units() {
  static const UnitTable table = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt").value();
  return table;
}

/// Two rows of scores and their total.
Form form_of(const Texts& scores, const std::string& total, TextSource source) {
  Form form;
  form.sections = {{"money", "", {}}, {"items", "", {}}};
  form.sections[1].rows.resize(scores.size());
  form.fields.emplace_back("total",
                           typed_value(form, "fields.total", total, source, profile(), units()));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    Record& row = form.sections[1].rows[i];
    row.emplace_back(
        "score", typed_value(form, "rows.items[0].score", scores[i], source, profile(), units()));
    row.back().second.source = source;
    row.back().second.boxes = {{1, {10, 20, 30, 40}}};
  }
  form.fields.back().second.source = source;
  return form;
}

Value& score(Form& form, std::size_t row) {
  return form.sections[1].rows[row].front().second;
}
Value& total(Form& form) {
  return form.fields.front().second;
}

void doubt(Value& value, double confidence, std::vector<Alternative> alternatives = {}) {
  value.confidence = confidence;
  value.flags = {"low-confidence"};
  value.alternatives = std::move(alternatives);
}

TEST(CheckFindings, TellTheDocumentsOwnInconsistency) {
  Form form = form_of({"50.00", "48.90"}, "99.90", TextSource::text);
  add_check_findings(form, profile());
  ASSERT_EQ(form.findings.size(), 1u);
  const Finding& finding = form.findings.front();
  EXPECT_EQ(finding.rule, "score-sum");
  EXPECT_EQ(finding.message, "得分合计 98.90 与总分 99.90 不符，相差 1.00");
  EXPECT_EQ(finding.where, (Texts{"rows.items[0].score", "rows.items[1].score", "fields.total"}));
  EXPECT_EQ(finding.boxes.size(), 2u);
  EXPECT_EQ(total(form).flags, Texts{"sum-mismatch"});
  EXPECT_EQ(score(form, 0).flags, Texts{});
  EXPECT_EQ(total(form).confidence, 1);
}

TEST(CheckFindings, DoubtEveryRecognisedValueOfARuleThatFails) {
  Form form = form_of({"50.00", "48.90"}, "99.90", TextSource::ocr);
  add_check_findings(form, profile());
  EXPECT_EQ(total(form).flags, Texts{"sum-mismatch"});
  EXPECT_EQ(score(form, 0).flags, Texts{"sum-mismatch"});
  EXPECT_EQ(score(form, 1).flags, Texts{"sum-mismatch"});
}

/// As form_of(), with a weight beside each score.
Form form_with_weights(const Texts& weights, const Texts& scores, const std::string& total) {
  Form form = form_of(scores, total, TextSource::ocr);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    Record& row = form.sections[1].rows[i];
    row.emplace_back("weight", typed_value(form, "rows.items[0].weight", weights[i],
                                           TextSource::ocr, profile(), units()));
    row.back().second.source = TextSource::ocr;
  }
  return form;
}

TEST(CheckFindings, DoNotDoubtWhatStandsTwiceInItsRow) {
  Form form = form_with_weights({"50.00", "50.00"}, {"50.00", "48.90"}, "99.90");
  add_check_findings(form, profile());
  EXPECT_EQ(total(form).flags, Texts{"sum-mismatch"});
  EXPECT_EQ(score(form, 0).flags, Texts{});
  EXPECT_EQ(score(form, 1).flags, Texts{"sum-mismatch"});
}

TEST(CheckFindings, DoubtItWhereEitherReadingWasInDoubt) {
  Form form = form_with_weights({"50.00", "50.00"}, {"50.00", "48.90"}, "99.90");
  form.sections[1].rows[0][1].second.confidence = 0.9;
  add_check_findings(form, profile());
  EXPECT_EQ(score(form, 0).flags, Texts{"sum-mismatch"});
}

TEST(CheckFindings, DoubtOnlyWhatWasMisreadWhereThatExplainsTheFailureOfARow) {
  const auto flags_of_weight = [](const Texts& score_flags) {
    Form form = form_with_weights({"6.00"}, {"600"}, "600");
    score(form, 0).flags = score_flags;
    add_check_findings(form, profile());
    return form.sections[1].rows[0][1].second.flags;
  };
  EXPECT_EQ(flags_of_weight({}), Texts{"range-mismatch"});
  EXPECT_EQ(flags_of_weight({"format-outlier"}), Texts{});
}

TEST(CheckFindings, ConfirmWhatAddsUp) {
  Form form = form_of({"50.00", "48.90"}, "98.90", TextSource::ocr);
  doubt(score(form, 1), 0.4);
  score(form, 0).flags = {"low-confidence", "under-seal", "format-outlier"};
  add_check_findings(form, profile());
  EXPECT_EQ(form.findings.size(), 0u);
  EXPECT_EQ(score(form, 1).flags, Texts{});
  EXPECT_EQ(score(form, 1).confidence, kConfirmedConfidence);
  EXPECT_EQ(score(form, 0).flags, Texts{"format-outlier"});
}

/// Two rows of money with these rates, which are right for them.
Form form_with_rates(const Texts& rates) {
  Form form;
  form.sections = {{"money", "", {}}, {"items", "", {}}};
  const std::vector<Texts> rows = {{"总额", "200.00", "150.00"}, {"拨款", "80.00", "20.00"}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    form.sections[0].rows.emplace_back();
    const auto add = [&](const std::string& key, const std::string& text) {
      Value value =
          typed_value(form, "rows.money[0]." + key, text, TextSource::ocr, profile(), units());
      value.source = TextSource::ocr;
      form.sections[0].rows[i].emplace_back(key, value);
    };
    add("kind", rows[i][0]);
    add("plan", rows[i][1]);
    add("spent", rows[i][2]);
    add("rate", rates[i]);
  }
  return form;
}

Value& rate(Form& form, std::size_t row) {
  return form.sections[0].rows[row].back().second;
}

TEST(CheckFindings, ConfirmARateThatComesOutOfItsAmounts) {
  Form form = form_with_rates({"75.00%", "25.00%"});
  doubt(rate(form, 0), 0.6);
  add_check_findings(form, profile());
  EXPECT_EQ(rate(form, 0).flags, Texts{});
  Form lost = form_with_rates({"75.00", "25.00%"});
  doubt(rate(lost, 0), 0.6);
  add_check_findings(lost, profile());
  EXPECT_EQ(rate(lost, 0).flags, Texts{"low-confidence"}) << "its sign may be lost";
  Form unsure = form_with_rates({"75.00%", "25.00%"});
  doubt(rate(unsure, 0), 0.6);
  unsure.sections[0].rows[0][1].second.flags = {"low-confidence"};
  add_check_findings(unsure, profile());
  EXPECT_EQ(rate(unsure, 0).flags, Texts{"low-confidence"});
}

TEST(CheckFindings, DoNotConfirmANumberThatLostAZero) {
  Form form = form_of({"50.00", "48.9"}, "98.90", TextSource::ocr);
  doubt(score(form, 0), 0.4);
  doubt(score(form, 1), 0.4);
  add_check_findings(form, profile());
  EXPECT_EQ(score(form, 0).flags, Texts{});
  EXPECT_EQ(score(form, 1).flags, Texts{"low-confidence"});
}

TEST(CheckFindings, CanBeMadeAgainAfterACorrection) {
  Form form = form_of({"50.00", "48.90"}, "99.90", TextSource::ocr);
  add_check_findings(form, profile());
  form.findings.push_back({"missing", Severity::warning, "x", {}, {}});
  total(form) = typed_value(form, "fields.total", "98.90", TextSource::text, profile(), units());
  remove_check_findings(form, profile());
  add_check_findings(form, profile());
  ASSERT_EQ(form.findings.size(), 1u);
  EXPECT_EQ(form.findings.front().rule, "missing");
  EXPECT_EQ(score(form, 0).flags, Texts{});
}

TEST(CheckFindings, ListWhatAReviewerMayWantToSee) {
  Form form = form_of({"50.00", "48.90"}, "98.90", TextSource::text);
  add_check_findings(form, profile());
  ASSERT_EQ(form.checks.size(), 2u);  // score-sum and difference
  EXPECT_EQ(form.checks.front().rule, "score-sum");
  EXPECT_EQ(form.checks.front().verdict, Verdict::holds);
  EXPECT_EQ(form.checks.front().left, "98.90");
  EXPECT_EQ(form.checks.front().difference, "0.00");
}

TEST(CheckFindings, ListWhatCannotBeSaidBeforeAValueIsCorrected) {
  Form form = form_of({"50.00", "四十八"}, "约", TextSource::text);
  add_check_findings(form, profile());
  EXPECT_EQ(form.checks.size(), 3u);  // score-sum, grade and difference
  EXPECT_EQ(form.checks.front().verdict, Verdict::skipped);
  Form doubted = form_of({"-", "-"}, "98.90", TextSource::ocr);
  score(doubted, 0).flags = {"low-confidence"};
  add_check_findings(doubted, profile());
  EXPECT_EQ(doubted.checks.size(), 1u);
}

TEST(Repair, TakesTheOnlyReadingThatAddsUp) {
  Form form = form_of({"50.00", "43.90"}, "98.90", TextSource::ocr);
  doubt(score(form, 1), 0.6, {{"46.90", 0.3}, {"48.90", 0.25}});
  repair_by_rules(form, profile(), units());
  add_check_findings(form, profile());
  EXPECT_EQ(score(form, 1).text, "48.90");
  EXPECT_EQ(score(form, 1).quantity->value.to_string(), "48.90");
  EXPECT_EQ(score(form, 1).raw, "43.90");
  EXPECT_EQ(score(form, 1).confidence, kConfirmedConfidence);
  EXPECT_EQ(score(form, 1).flags, Texts{"repaired"});
  EXPECT_EQ(score(form, 1).alternatives.front().text, "43.90");
  ASSERT_EQ(form.findings.size(), 1u);
  EXPECT_EQ(form.findings.front().message, "识别为“43.90”，按“得分合计”的勾稽关系改正为“48.90”");
}

TEST(Repair, TakesAPairWhereNoSingleReadingAddsUp) {
  Form form = form_of({"60.00", "43.90"}, "98.90", TextSource::ocr);
  doubt(score(form, 0), 0.6, {{"50.00", 0.3}});
  doubt(score(form, 1), 0.6, {{"48.90", 0.3}});
  repair_by_rules(form, profile(), units());
  EXPECT_EQ(score(form, 0).text + " " + score(form, 1).text, "50.00 48.90");
}

TEST(Repair, LeavesWhatMayBeSeveral) {
  Form form = form_of({"45.00", "43.90"}, "98.90", TextSource::ocr);
  doubt(score(form, 1), 0.6, {{"53.90", 0.3}});
  doubt(score(form, 0), 0.6, {{"55.00", 0.3}});
  repair_by_rules(form, profile(), units());
  EXPECT_EQ(score(form, 0).text + " " + score(form, 1).text, "45.00 43.90");
}

TEST(Repair, NeverInventsNorTouchesTextOfTheFile) {
  Form recognised = form_of({"50.00", "43.90"}, "98.90", TextSource::ocr);
  doubt(score(recognised, 1), 0.6, {{"46.90", 0.3}, {"48.90", 0.01}});
  repair_by_rules(recognised, profile(), units());
  EXPECT_EQ(score(recognised, 1).text, "43.90");
  Form digital = form_of({"50.00", "43.90"}, "98.90", TextSource::text);
  score(digital, 1).alternatives = {{"48.90", 0.9}};
  repair_by_rules(digital, profile(), units());
  EXPECT_EQ(score(digital, 1).text, "43.90");
  EXPECT_EQ(digital.findings.size(), 0u);
}

/// Forms with these offices, in field `office`.
std::vector<Form> forms_with(const Texts& offices, TextSource source) {
  std::vector<Form> forms(offices.size());
  for (std::size_t i = 0; i < offices.size(); ++i) {
    Value value;
    value.text = offices[i];
    value.source = source;
    forms[i].fields.emplace_back("office", value);
  }
  return forms;
}

/// How many of them are flagged, as a string: "001".
std::string doubted(std::vector<Form> forms) {
  std::vector<Form*> pointers;
  for (Form& form : forms) pointers.push_back(&form);
  flag_near_texts(pointers, profile());
  std::string out;
  for (const Form& form : forms) out += form.fields.front().second.flags.empty() ? '0' : '1';
  return out;
}

TEST(NearTexts, AreDoubtedWhereTheyAreTheFewer) {
  const std::string right = "青禾县交通运输局(本级)";
  const std::string wrong = "青禾县文通运输局（本级）";
  EXPECT_EQ(doubted(forms_with({right, right, wrong}, TextSource::ocr)), "001");
  EXPECT_EQ(doubted(forms_with({right, wrong}, TextSource::ocr)), "11");
  EXPECT_EQ(doubted(forms_with({right, right, wrong}, TextSource::text)), "000");
  EXPECT_EQ(doubted(forms_with({right, "青禾县民政局", "青禾县教育局"}, TextSource::ocr)), "000");
}

TEST(BrokenBrackets, AreThoseThatDoNotCloseOneAnother) {
  for (const char* text : {"局（本级)", "1)甲 2)乙", "《甲》（乙〈丙〉）", "", "甲"}) {
    EXPECT_FALSE(has_broken_brackets(text)) << text;
  }
  for (const char* text : {"局〈本级)", "局(本级", "《甲）》"}) {
    EXPECT_TRUE(has_broken_brackets(text)) << text;
  }
}

TEST(Edit, FindsAndTypesTheValueOfAPath) {
  Form form = form_of({"50.00"}, "50.00", TextSource::text);
  EXPECT_EQ(value_of_path(form, "rows.items[0].score")->text, "50.00");
  EXPECT_EQ(value_of_path(form, "fields.total")->text, "50.00");
  for (const char* path :
       {"rows.items[1].score", "rows.items[0].none", "rows.items", "fields.x", ""}) {
    EXPECT_EQ(value_of_path(form, path), nullptr) << path;
  }
  const Value words =
      typed_value(form, "fields.total", "约 五十", TextSource::text, profile(), units());
  EXPECT_EQ(words.flags, Texts{"unexpected-form"});
  const Value wide =
      typed_value(form, "rows.items[0].score", "４８．９０", TextSource::text, profile(), units());
  EXPECT_EQ(wide.text, "48.90");
  EXPECT_EQ(wide.quantity->value.to_string(), "48.90");
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "export/messages.h"
#include "export/review_items.h"
#include "sample.h"

namespace biaoge {
namespace {

TEST(Catalogue, LabelsFilesByTheShortestNameThatTellsThemApart) {
  std::vector<Document> documents(4);
  documents[0].path = "/home/me/甲/报告.pdf";
  documents[1].path = "/home/me/乙/报告.pdf";
  documents[2].path = "/home/me/其他.pdf";
  documents[3].path = "/srv/甲/报告.pdf";
  const Catalogue catalogue = make_catalogue(documents, {});
  EXPECT_EQ(catalogue.files[0].label, "甲/报告.pdf");
  EXPECT_EQ(catalogue.files[1].label, "乙/报告.pdf");
  EXPECT_EQ(catalogue.files[2].label, "其他.pdf");
  EXPECT_EQ(catalogue.files[3].label, "甲/报告.pdf (2)");
}

TEST(Catalogue, FindsTheTableOfAFormOnlyWhenCertain) {
  const auto documents = sample_documents();
  const std::vector<Profile> profiles = {sample_profile()};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  ASSERT_EQ(catalogue.forms.size(), 2u);
  EXPECT_EQ(catalogue.forms[0].table, 0u);
  EXPECT_EQ(catalogue.tables[0].form, 0u);
  EXPECT_FALSE(catalogue.tables[1].form);
  auto moved = documents;
  for (auto& section : moved[0].forms[0].sections) {
    for (Record& row : section.rows) {
      for (auto& [key, value] : row) value.boxes = {{2, {0, 0, 10, 10}}};
    }
  }
  EXPECT_FALSE(make_catalogue(moved, profiles).forms[0].table);
}

TEST(Catalogue, HasNoSheetOfASectionThatAllFormsMayLackAndDo) {
  auto documents = sample_documents();
  Profile profile = sample_profile();
  const auto sheets_of_budget = [&] {
    const std::vector<Profile> profiles = {profile};
    const Catalogue catalogue = make_catalogue(documents, profiles);
    return std::count_if(catalogue.sheets.begin(), catalogue.sheets.end(),
                         [](const DataSheet& sheet) { return sheet.rule->section == "budget"; });
  };
  SheetRule sheet;
  sheet.name = "预算";
  sheet.section = "budget";
  if (sheets_of_budget() == 0) profile.sheets.push_back(sheet);
  EXPECT_EQ(sheets_of_budget(), 1);
  profile.sections[0].required = false;
  EXPECT_EQ(sheets_of_budget(), 1);
  for (Document& document : documents) {
    for (Form& form : document.forms) form.sections[0].rows.clear();
  }
  EXPECT_EQ(sheets_of_budget(), 0);
  profile.sections[0].required = true;
  EXPECT_EQ(sheets_of_budget(), 1);
}

TEST(Catalogue, ListsPagesSoThatNoneLooksLikeADate) {
  EXPECT_EQ(page_list({3}), "3");
  EXPECT_EQ(page_list({1, 2, 3, 7, 9, 10}), "1~3、7、9~10");
  EXPECT_EQ(page_list({}), "");
}

TEST(ReviewItems, TellOnceWhatFindingAndFlagBothSay) {
  auto documents = sample_documents();
  documents[0].forms[0].fields[5].second.flags = {"sum-mismatch"};
  const std::vector<Profile> profiles = {sample_profile()};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  ASSERT_EQ(catalogue.review.size(), 2u);
  EXPECT_EQ(catalogue.forms[0].to_check, 2);
  EXPECT_EQ(catalogue.forms[0].notes.at("fields.total_score"), "总分与各项得分之和不符");
  EXPECT_EQ(catalogue.forms[0].notes.at("rows.indicators[1].target"), "识别把握不足");
  EXPECT_EQ(catalogue.review[1].path, "rows.indicators[1].target");
}

TEST(ReviewItems, DoNotCountInformation) {
  auto documents = sample_documents();
  documents[0].forms[0].findings[0].severity = Severity::info;
  const std::vector<Profile> profiles = {sample_profile()};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  EXPECT_EQ(catalogue.review.size(), 2u);
  EXPECT_EQ(catalogue.forms[0].to_check, 1);
}

TEST(ReviewItems, IncludeFlaggedCellsOfGeneralTables) {
  auto documents = sample_documents();
  documents[0].tables[0].cells[0].flags = {"ambiguous"};  // of a form: told by its value
  documents[0].tables[1].cells[5].flags = {"ambiguous", "new-code"};
  const std::vector<Profile> profiles = {sample_profile()};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  ASSERT_EQ(catalogue.review.size(), 3u);
  EXPECT_EQ(catalogue.review[2].subject, "第3行第2列");
  EXPECT_EQ(catalogue.review[2].reason, "存在多种读法；new-code");
  EXPECT_EQ(catalogue.review[2].pages, std::vector<int>{3});
}

TEST(ReviewItems, PutWhatMattersMostFirst) {
  auto documents = sample_documents();
  Form& form = documents[0].forms[0];
  form.findings[0].severity = Severity::info;
  const auto doubt = [](Value& value, double confidence) {
    value.flags = {"low-confidence"};
    value.confidence = confidence;
  };
  doubt(form.fields[0].second, 0.1);  // words
  doubt(form.fields[3].second, 0.7);  // a year
  doubt(form.sections[0].rows[0][1].second, 0.4);
  doubt(form.sections[1].rows[1][2].second, 0.5);
  form.sections[0].rows[0][1].second.boxes = {
      {2, {10, 10, 20, 20}}, {1, {0, 0, 5, 5}}, {2, {30, 10, 40, 25}}};
  const std::vector<Profile> profiles = {sample_profile()};
  const std::vector<ReviewItem> review = make_catalogue(documents, profiles).review;
  std::vector<std::string> paths;
  for (const ReviewItem& item : review) paths.push_back(item.path);
  EXPECT_EQ(paths,
            (std::vector<std::string>{"rows.budget[0].initial", "rows.indicators[1].target",
                                      "fields.year", "fields.project", "fields.total_score"}));
  EXPECT_EQ(review[0].places, (std::vector<PlacedBox>{{1, {0, 0, 5, 5}}, {2, {10, 10, 40, 25}}}));
  EXPECT_EQ(review[0].confidence, 0.4);
  EXPECT_TRUE(review[2].is_number);
  EXPECT_FALSE(review[3].is_number);
}

TEST(ReviewItems, ResolvePaths) {
  const Form form = sample_form("甲");
  const Profile profile = sample_profile();
  ASSERT_NE(value_at(form, "rows.indicators[1].target"), nullptr);
  EXPECT_EQ(value_at(form, "rows.indicators[1].target")->text, "≥60(人次)");
  EXPECT_EQ(value_at(form, "fields.grade")->text, "优");
  for (const char* wrong : {"", "fields.none", "rows.indicators[9].target", "rows.indicators[x].a",
                            "rows.indicators", "rows.none[0].a", "rows.indicators[0"}) {
    EXPECT_EQ(value_at(form, wrong), nullptr) << wrong;
  }
  EXPECT_EQ(path_title(form, &profile, "rows.budget[1].rate"),
            "项目资金 第2行「其中：当年财政拨款」执行率");
  EXPECT_EQ(path_title(form, &profile, "rows.indicators[0]"), "绩效指标 第1行「系统可用率」");
  EXPECT_EQ(path_title(form, &profile, "rows.indicators"), "绩效指标");
  EXPECT_EQ(path_title(form, &profile, "fields.none"), "none");
  EXPECT_EQ(path_title(form, nullptr, "fields.grade"), "fields.grade");
}

TEST(Messages, KeepTheEnglishOfUnknownCodes) {
  EXPECT_EQ(notice_of({"not-a-pdf", "x", "y"}).message,
            "不是 PDF 文件，也不是 TIFF、PNG 或 JPEG 图像");
  const Notice unknown = notice_of({"novel", "It broke.", "Mend it."});
  EXPECT_EQ(unknown.message, "It broke.");
  EXPECT_EQ(unknown.remedy, "Mend it.");
}

}  // namespace
}  // namespace biaoge

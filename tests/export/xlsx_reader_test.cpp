// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/xlsx_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "export/export.h"
#include "export/review_key.h"
#include "export/xml_events.h"
#include "export/zip_reader.h"
#include "tests/export/sample.h"

namespace biaoge {
namespace {

std::string path_of(const std::string& name) {
  return testing::TempDir() + "/biaoge-reader-" + name;
}

std::string sample_bytes() {
  EXPECT_TRUE(write_workbook(sample_documents(), {sample_profile()}, path_of("sample.xlsx")).ok());
  std::stringstream bytes;
  bytes << std::ifstream(path_of("sample.xlsx"), std::ios::binary).rdbuf();
  return bytes.str();
}

TEST(XlsxReader, FindsTheSheetWithATitleAndItsTexts) {
  sample_bytes();
  const auto book = read_sheet_with(path_of("sample.xlsx"), kKeyTitle);
  ASSERT_TRUE(book.has_value());
  EXPECT_EQ(book->sheet.name, "复核");
  EXPECT_EQ(book->sheet.rows.at(1).at(9), "读数");
  EXPECT_EQ(book->sheet.rows.at(2).at(0), "1");
  EXPECT_EQ(book->sheet.rows.at(3).at(9), "≥60(人次)");
  EXPECT_EQ(book->sheet.rows.at(3).at(11), "待复核");
  const auto key = parse_review_key(book->sheet.rows.at(3).at(13));
  ASSERT_TRUE(key.has_value());
  EXPECT_EQ(key->place.path, "rows.indicators[1].target");
  EXPECT_FALSE(read_sheet_with(path_of("sample.xlsx"), "没有这一栏").has_value());
}

TEST(XlsxReader, DamagedWorkbooksAreRefusedNotBelieved) {
  const std::string good = sample_bytes();
  ASSERT_GT(good.size(), 2000U);
  for (std::size_t at = 0; at < good.size(); at += 997) {
    std::ofstream(path_of("cut.xlsx"), std::ios::binary) << good.substr(0, at);
    EXPECT_FALSE(read_sheet_with(path_of("cut.xlsx"), kKeyTitle).has_value()) << at;
    std::string flipped = good;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
    std::ofstream(path_of("flipped.xlsx"), std::ios::binary) << flipped;
    const auto book = read_sheet_with(path_of("flipped.xlsx"), kKeyTitle);
    if (book) {
      EXPECT_EQ(book->sheet.rows.at(3).at(9), "≥60(人次)") << at;
    }
  }
}

TEST(XlsxReader, NothingIsExpanded) {
  int names = 0;
  XmlEvents events;
  events.begin = [&](const std::string&, const auto&) { ++names; };
  EXPECT_TRUE(read_xml("<x:a b='1'><c/></x:a>", events));
  EXPECT_EQ(names, 2);
  EXPECT_FALSE(read_xml("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", events));
  EXPECT_FALSE(ZipReader::open("PK").has_value());
}

TEST(ReviewKey, SaysAValueACellOrAFinding) {
  EXPECT_EQ(parse_review_key("abc|3|fields.grade")->place.form, 3U);
  EXPECT_FALSE(parse_review_key("abc||tables[2].cells[17]")->place.form.has_value());
  const auto finding = parse_review_key("abc|0|!score-sum|fields.total_score rows.budget[0].score");
  EXPECT_EQ(finding->place.rule, "score-sum");
  EXPECT_EQ(finding->place.where.size(), 2U);
  for (const char* wrong : {"", "abc", "abc|0|", "abc|x|fields.grade", "abc|0|fields.grade|more"}) {
    EXPECT_FALSE(parse_review_key(wrong).has_value()) << wrong;
  }
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/region_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "ocr/tesseract_reader.h"

namespace biaoge {
namespace {

void fill(Raster& picture, const PixelBox& box) {
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) picture.row(y)[x] = 0;
  }
}

// Says what it was told, spread over the picture, and counts how often it was asked.
class Told : public LineReader {
 public:
  explicit Told(std::u32string text) : text_(std::move(text)) {}

  LineReading read(const Raster& line, LineKind) override {
    ++asked;
    LineReading reading;
    const int count = static_cast<int>(text_.size());
    for (int i = 0; i < count; ++i) {
      reading.characters.push_back({text_[static_cast<std::size_t>(i)], 0.9, line.width * i / count,
                                    line.width * (i + 1) / count});
    }
    return reading;
  }

  int asked = 0;

 private:
  std::u32string text_;
};

TEST(RegionReader, AnEmptyCellAsksNoReader) {
  Told told(U"x");
  const Raster page = make_raster(200, 100, 1);
  EXPECT_TRUE(RegionReader(told).read(page, {0, 0, 200, 100}, true).empty());
  EXPECT_EQ(told.asked, 0);
}

TEST(RegionReader, ADashAsksNoReader) {
  Told told(U"x");
  Raster page = make_raster(200, 100, 1);
  fill(page, {90, 50, 103, 52});
  const std::vector<Word> words = RegionReader(told).read(page, {10, 10, 190, 90}, true);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text(), "-");
  EXPECT_EQ(words[0].source, TextSource::ocr);
  EXPECT_EQ(words[0].box.x0, 90);
  EXPECT_EQ(words[0].box.y1, 52);
  EXPECT_EQ(told.asked, 0);
}

TEST(RegionReader, ADashBesideTheEdgeOfItsCellIsDoubted) {
  Told told(U"x");
  const auto confidence = [&](int y) {
    Raster page = make_raster(200, 100, 1);
    fill(page, {90, y, 103, y + 2});
    return RegionReader(told).read(page, {10, 10, 190, 90}, true).at(0).glyphs.at(0).confidence;
  };
  EXPECT_GT(confidence(50), 0.9);
  EXPECT_LT(confidence(15), 0.5);
  EXPECT_LT(confidence(84), 0.5);
}

// A Chinese glyph as far as shape goes: a frame with strokes inside.
void draw_glyph(Raster& page, int x, int y) {
  fill(page, {x, y, x + 30, y + 3});
  fill(page, {x, y + 27, x + 30, y + 30});
  fill(page, {x, y, x + 3, y + 30});
  fill(page, {x + 27, y, x + 30, y + 30});
  fill(page, {x, y + 13, x + 30, y + 16});
  fill(page, {x + 13, y, x + 16, y + 30});
}

TEST(RegionReader, AVerticalLabelIsReadAtOnceAndPutBackInItsPlace) {
  Told told(U"产出指标");
  Raster page = make_raster(80, 220, 1);
  for (int i = 0; i < 4; ++i) draw_glyph(page, 25, 20 + 45 * i);
  const std::vector<Word> words = RegionReader(told).read(page, {0, 0, 80, 220}, true);
  EXPECT_EQ(told.asked, 1);
  ASSERT_EQ(words.size(), 4U);
  const char* expected[] = {"产", "出", "指", "标"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(words[i].text(), expected[i]);
    EXPECT_EQ(words[i].box.y0, 20 + 45 * static_cast<int>(i));
    EXPECT_EQ(words[i].box.y1, 50 + 45 * static_cast<int>(i));
    EXPECT_NEAR(words[i].font_size, 33, 1);
  }
}

TEST(RegionReader, BoxesAreOnThePageAndAWideGapEndsAWord) {
  Told told(U"年度金额");
  Raster page = make_raster(500, 200, 1);
  draw_glyph(page, 110, 100);
  draw_glyph(page, 145, 100);
  draw_glyph(page, 180, 100);
  draw_glyph(page, 215, 100);
  const std::vector<Word> words = RegionReader(told).read(page, {100, 80, 400, 150}, false);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].glyphs.size(), 4U);
  EXPECT_NEAR(words[0].glyphs[1].box.x0, 145, 12);
  EXPECT_EQ(words[0].box.y0, 100);
  EXPECT_EQ(words[0].box.y1, 130);
  EXPECT_NEAR(words[0].glyphs[3].confidence, 0.9, 1e-9);
}

TEST(RegionReader, PiecesOfOneDigitAreReadTogetherWhereTheyAreASureValue) {
  Raster page = make_raster(120, 90, 1);
  fill(page, {50, 20, 64, 23});
  fill(page, {50, 33, 64, 50});
  Told text(U"一口");
  Told sure(U"5");
  const std::vector<Word> words = RegionReader(text, &sure).read(page, {0, 0, 120, 90}, true);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text(), "5");
  EXPECT_EQ(words[0].box.y0, 20);
  EXPECT_EQ(words[0].box.y1, 50);
  EXPECT_EQ(text.asked, 0);
  EXPECT_EQ(sure.asked, 1);
  // What is no value is read as the lines that were found.
  Told unsure(U"※");
  const std::vector<Word> lines = RegionReader(text, &unsure).read(page, {0, 0, 120, 90}, true);
  EXPECT_EQ(lines.size(), 2U);
}

TEST(RegionReader, PiecesBesideInkThatWasTakenForDirtAreNoSureValue) {
  Raster page = make_raster(160, 90, 1);
  fill(page, {50, 20, 64, 23});
  fill(page, {50, 33, 64, 50});
  for (int i = 0; i < 8; ++i) fill(page, {95 + 6 * i, 35 + i % 3 * 4, 96 + 6 * i, 36 + i % 3 * 4});
  Told text(U"一口");
  Told sure(U"5");
  RegionReader(text, &sure).read(page, {0, 0, 160, 90}, true);
  EXPECT_EQ(sure.asked, 3) << "not at once as one line, but as lines, and once more with the dirt";
}

// Says one thing of narrow pictures and another of wide ones.
class ByWidth : public LineReader {
 public:
  ByWidth(std::u32string narrow, std::u32string wide)
      : narrow_(std::move(narrow)), wide_(std::move(wide)) {}

  LineReading read(const Raster& line, LineKind kind) override {
    return (line.width < 50 ? narrow_ : wide_).read(line, kind);
  }

 private:
  Told narrow_;
  Told wide_;
};

// A digit with specks before it, which may be what is left of a sign.
Raster digit_behind_specks() {
  Raster page = make_raster(160, 90, 1);
  fill(page, {70, 20, 90, 23});
  fill(page, {78, 23, 82, 50});
  for (int x = 50; x < 64; x += 4) fill(page, {x, 34, x + 1, 35});
  return page;
}

TEST(RegionReader, DirtThatMakesAnotherValueCastsDoubtOnTheOneReadWithoutIt) {
  Told text(U"7");
  ByWidth value(U"7", U"-7");
  const std::vector<Word> words =
      RegionReader(text, &value).read(digit_behind_specks(), {0, 0, 160, 90}, true);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text(), "7");
  EXPECT_NEAR(words[0].glyphs[0].confidence, 0.45, 1e-9);
  ASSERT_EQ(words[0].alternatives.size(), 1U);
  EXPECT_EQ(words[0].alternatives[0].text, "-7");
}

TEST(RegionReader, DirtThatSaysNothingElseCastsNoDoubt) {
  Told text(U"7");
  for (const auto& with_dirt : {U"7", U"※7"}) {
    ByWidth value(U"7", with_dirt);
    const std::vector<Word> words =
        RegionReader(text, &value).read(digit_behind_specks(), {0, 0, 160, 90}, true);
    ASSERT_EQ(words.size(), 1U);
    EXPECT_NEAR(words[0].glyphs[0].confidence, 0.9, 1e-9);
  }
}

TEST(RegionReader, WhatIsReadWithTheDirtStandsForGarbageInDoubt) {
  Told text(U"门");
  for (const auto& [narrow, expected] : {std::pair{U"/.", "-7"}, {U"7", "7"}}) {
    ByWidth value(narrow, U"-7");
    const std::vector<Word> words =
        RegionReader(text, &value).read(digit_behind_specks(), {0, 0, 160, 90}, true);
    ASSERT_EQ(words.size(), 1U);
    EXPECT_EQ(words[0].text(), expected);
    EXPECT_LT(words[0].glyphs[0].confidence, 0.7);
  }
}

TEST(RegionReader, PiecesFarApartAreOneLineWhereTwoWouldBeHigher) {
  Raster page = make_raster(120, 90, 1);
  fill(page, {50, 20, 64, 23});
  fill(page, {50, 38, 64, 48});
  Told text(U"一口");
  Told sure(U"5");
  const std::vector<Word> words = RegionReader(text, &sure).read(page, {0, 0, 120, 90}, true);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].text(), "5");
  EXPECT_EQ(words[0].box.height(), 28);
}

TEST(RegionReader, TwoWholeLinesAreNeverReadAsOne) {
  Raster page = make_raster(120, 90, 1);
  fill(page, {50, 10, 64, 30});
  fill(page, {50, 45, 64, 65});
  Told text(U"12");
  Told sure(U"5");
  const std::vector<Word> words = RegionReader(text, &sure).read(page, {0, 0, 120, 90}, true);
  for (const Word& word : words) EXPECT_NE(word.box.height(), 55) << word.text();
}

TEST(TesseractReader, AMissingLanguageNamesThePackage) {
  const auto reader = make_tesseract_reader({"no_such"});
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, "language-missing");
  EXPECT_NE(reader.error().remedy.find("tesseract-ocr-no-such"), std::string::npos);
}

TEST(TesseractReader, NothingIsReadFromAnEmptyPicture) {
  auto reader = make_tesseract_reader({"chi_sim"});
  ASSERT_TRUE(reader.ok());
  EXPECT_TRUE(reader.value()->read(make_raster(0, 0, 1), LineKind::text).characters.empty());
}

}  // namespace
}  // namespace biaoge

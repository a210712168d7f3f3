// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/orientation.h"

#include <gtest/gtest.h>

#include "ocr/resample.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 300;

/// Reads confidently what stands upright: its characters have a thick bar at the top.
class UprightReader : public LineReader {
 public:
  explicit UprightReader(double upright = 0.97, double other = 0.7)
      : upright_(upright), other_(other) {}
  UprightReader(std::u32string upright_text, std::u32string other_text)
      : upright_(0.99),
        other_(0.95),
        upright_text_(std::move(upright_text)),
        other_text_(std::move(other_text)) {}

  LineReading read(const Raster& line, LineKind) override {
    ++reads;
    LineReading reading;
    if (line.width < line.height) return reading;
    const bool bar_on_top = ink(line, 0, line.height / 2) > ink(line, line.height / 2, line.height);
    for (const char32_t code : bar_on_top ? upright_text_ : other_text_) {
      reading.characters.push_back({code, bar_on_top ? upright_ : other_, 0, 1});
    }
    return reading;
  }

  int reads = 0;

 private:
  static long ink(const Raster& line, int y0, int y1) {
    long dark = 0;
    for (int y = y0; y < y1; ++y) {
      for (int x = 0; x < line.width; ++x) dark += line.row(y)[x] < 128;
    }
    return dark;
  }

  double upright_;
  double other_;
  std::u32string upright_text_ = U"项项项项项项项项";
  std::u32string other_text_ = upright_text_;
};

Raster text_page() {
  Raster page = make_raster(1600, 1800, 1);
  for (int row = 0; row < 12; ++row) {
    for (int i = 0; i < 9; ++i) {
      const int x = 200 + 48 * i;
      const int y = 150 + 120 * row;
      fill_box(page, {x, y, x + 42, y + 16});
      fill_box(page, {x + 18, y + 16, x + 24, y + 42});
    }
  }
  return page;
}

TEST(FindTurn, AllFourWays) {
  const Raster page = text_page();
  UprightReader reader;
  EXPECT_EQ(find_turn(page, kDpi, reader), 0);
  EXPECT_EQ(find_turn(turned(page, 180), kDpi, reader), 180);
  EXPECT_EQ(find_turn(turned(page, 90), kDpi, reader), 270);
  EXPECT_EQ(find_turn(turned(page, 270), kDpi, reader), 90);
}

TEST(FindTurn, StopsReadingOnceSure) {
  UprightReader reader;
  find_turn(text_page(), kDpi, reader);
  EXPECT_LE(reader.reads, 2);
}

TEST(FindTurn, DoubtLeavesThePageAsItIs) {
  UprightReader reader(0.75, 0.72);
  EXPECT_EQ(find_turn(turned(text_page(), 180), kDpi, reader), 0);
  UprightReader illegible(0.3, 0.1);
  EXPECT_EQ(find_turn(turned(text_page(), 180), kDpi, illegible), 0);
}

TEST(FindTurn, WordsInLettersStayUpright) {
  UprightReader english(U"Net income of GDP", U"d人D jo euoSu! 人eN");
  EXPECT_EQ(find_turn(text_page(), kDpi, english), 0);
  EXPECT_EQ(find_turn(turned(text_page(), 180), kDpi, english), 180);
  EXPECT_EQ(find_turn(turned(text_page(), 90), kDpi, english), 270);
}

TEST(FindTurn, DigitsAndLettersAmongThemTellNothing) {
  UprightReader numbers(U"1986 5B20", U"0Z8S 9B6T");
  EXPECT_EQ(find_turn(turned(text_page(), 180), kDpi, numbers), 0);
  EXPECT_EQ(find_turn(text_page(), kDpi, numbers), 0);
}

TEST(FindTurn, LettersThatWornChineseReadsAsDoNotTurnIt) {
  UprightReader worn(U"项目aB资金xY", U"项项项项项项项项");
  EXPECT_EQ(find_turn(text_page(), kDpi, worn), 0);
}

TEST(FindTurn, BlankPage) {
  UprightReader reader;
  EXPECT_EQ(find_turn(make_raster(900, 900, 1), kDpi, reader), 0);
  EXPECT_EQ(reader.reads, 0);
}

}  // namespace
}  // namespace biaoge

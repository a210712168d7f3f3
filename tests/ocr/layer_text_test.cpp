// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/layer_text.h"

#include <gtest/gtest.h>

#include "ocr/layer_check.h"

namespace biaoge {
namespace {

constexpr int kEm = 30;
constexpr int kGlyphs = 15;
constexpr int kLines = 8;
constexpr int kStep = 60;  // From line to line.
const std::u32string kText = U"清理河道淤积修复沿岸步道排水沟";

void fill(Raster& page, int x0, int y0, int x1, int y1) {
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) page.row(y)[x] = 0;
  }
}

// Lines of frames with a stroke across: nothing that looks like a digit.
Raster drawn_page() {
  Raster page = make_raster(700, kStep * (kLines + 1), 1);
  for (int line = 0; line < kLines; ++line) {
    for (int i = 0; i < kGlyphs; ++i) {
      const int x = 40 + i * (kEm + 4);
      const int y = 20 + line * kStep;
      fill(page, x, y, x + kEm, y + 3);
      fill(page, x, y + kEm - 3, x + kEm, y + kEm);
      fill(page, x, y, x + 3, y + kEm);
      fill(page, x + kEm - 3, y, x + kEm, y + kEm);
      fill(page, x, y + 13, x + kEm, y + 16);
      fill(page, x + 13, y, x + 16, y + kEm);
    }
  }
  return page;
}

// The same lines as text, half as large: the page as displayed has two pixels a point.
std::vector<Word> layer_of(const std::u32string& text, double down = 0) {
  std::vector<Word> words;
  for (int line = 0; line < kLines; ++line) {
    Word word;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const double x = (40 + static_cast<double>(i) * (kEm + 4)) / 2;
      const double y = (20 + line * kStep) / 2.0 + down;
      word.glyphs.push_back({text[i], {x, y, x + kEm / 2.0, y + kEm / 2.0}, 1});
      word.box = unite(word.box, word.glyphs.back().box);
    }
    words.push_back(word);
  }
  return words;
}

Mesh as_displayed() {
  return {1000, 2, 2, {{0, 0}, {1000, 0}, {0, 1000}, {1000, 1000}}};
}

std::u32string text_at(const std::vector<Word>& words, int line) {
  const Raster page = drawn_page();
  const Mesh mesh = as_displayed();
  const LayerText layer(words, mesh, 0.5);
  const TextLines region = find_text_lines(page, {0, 0, page.width, page.height}, false, 300);
  const auto strips = make_strips(region, false);
  if (strips.size() != kLines) return U"?";
  const auto reading = layer.reading(region, strips[static_cast<std::size_t>(line)]);
  std::u32string text;
  if (reading) {
    for (const ReadCharacter& c : reading->characters) text += c.code;
  }
  return text;
}

TEST(LayerText, GivesTheTextInThePlaceOfALine) {
  for (const int line : {0, 3, 7}) EXPECT_EQ(text_at(layer_of(kText), line), kText);
  EXPECT_EQ(text_at({}, 0), U"");
}

TEST(LayerText, GivesNothingForLinesThatItDoesNotFill) {
  EXPECT_EQ(text_at(layer_of(kText.substr(0, 9)), 2), U"");
  EXPECT_EQ(text_at(layer_of(kText, 15), 2), U"");  // Between two lines.
}

TEST(LayerText, GivesNothingWhereItSaysADigit) {
  for (const char32_t digit : {U'3', U'３'}) {
    std::u32string text = kText;
    text[7] = digit;
    EXPECT_EQ(text_at(layer_of(text), 2), U"");
  }
}

TEST(LayerText, AgreementIsTheShareOfCharactersThatNeedNoChange) {
  EXPECT_EQ(agreement(U"清理河道", U"清理河道"), 1);
  EXPECT_EQ(agreement(U"清理,河 道", U"清理，河道"), 1);
  EXPECT_EQ(agreement(U"清理河道", U"清埋河道"), 0.75);
  EXPECT_EQ(agreement(U"清理河道", U"清河道"), 0.75);
  EXPECT_EQ(agreement(U"清理", U"修复沿岸步道"), 0);
  EXPECT_EQ(agreement(U"", U""), 1);
  EXPECT_EQ(agreement(U"", U"清"), 0);
}

// Says the same for each line, and counts how often it was asked.
class Told : public LineReader {
 public:
  explicit Told(std::u32string text) : text_(std::move(text)) {}
  LineReading read(const Raster& line, LineKind) override {
    ++asked;
    LineReading reading;
    const int count = static_cast<int>(text_.size());
    for (int i = 0; i < count; ++i) {
      reading.characters.push_back({text_[static_cast<std::size_t>(i)], 0.95,
                                    line.width * i / count, line.width * (i + 1) / count});
    }
    return reading;
  }
  int asked = 0;

 private:
  std::u32string text_;
};

LayerCheck check(const std::vector<Word>& words, Told& reader) {
  const Raster page = drawn_page();
  const Mesh mesh = as_displayed();
  const LayerText layer(words, mesh, 0.5);
  return check_layer(layer, page, 300, {{{0, 0, page.width, page.height}, false}}, reader);
}

TEST(LayerCheck, ReadsASampleAndTrustsWhatAgrees) {
  Told reader(kText);
  const LayerCheck result = check(layer_of(kText), reader);
  EXPECT_EQ(reader.asked, 4);
  EXPECT_EQ(result.compared, 4 * kGlyphs);
  EXPECT_EQ(result.agreement, 1);
  EXPECT_TRUE(result.trusted);
}

TEST(LayerCheck, OneWrongCharacterALineIsTooMuch) {
  Told reader(kText);
  std::u32string wrong = kText;
  wrong[4] = U'诅';
  const LayerCheck result = check(layer_of(wrong), reader);
  EXPECT_NEAR(result.agreement, 14.0 / 15, 1e-9);
  EXPECT_FALSE(result.trusted);
}

TEST(LayerCheck, ShiftedTextIsNotTrusted) {
  Told reader(kText);
  EXPECT_FALSE(check(layer_of(kText, 15), reader).trusted);
  EXPECT_FALSE(check({}, reader).trusted);
  EXPECT_EQ(reader.asked, 0);
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/lstm_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "core/utf8.h"
#include "ocr/lstm_network.h"
#include "ocr/tessdata.h"
#include "ocr/tesseract_reader.h"

namespace biaoge {
namespace {

namespace fs = std::filesystem;

void fill(Raster& picture, int x0, int y0, int x1, int y1) {
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) picture.row(y)[x] = 0;
  }
}

// Of straight strokes: 口, 日, 田, 工.
Raster drawn_line() {
  Raster line = make_raster(224, 60, 1);
  const auto frame = [&line](int x, int width) {
    fill(line, x, 12, x + width, 16);
    fill(line, x, 44, x + width, 48);
    fill(line, x, 12, x + 4, 48);
    fill(line, x + width - 4, 12, x + width, 48);
  };
  frame(14, 34);
  frame(72, 26);
  fill(line, 72, 28, 98, 32);
  frame(122, 36);
  fill(line, 122, 28, 158, 32);
  fill(line, 138, 12, 142, 48);
  fill(line, 178, 14, 212, 18);
  fill(line, 193, 14, 197, 46);
  fill(line, 174, 43, 216, 47);
  return line;
}

std::string text_of(const LineReading& reading) {
  std::u32string codes;
  for (const ReadCharacter& c : reading.characters) codes += c.code;
  return to_utf8(codes);
}

TEST(LstmReader, ReadsWhatTesseractReadsAndIsAsSure) {
  auto own = make_lstm_reader("chi_sim");
  auto tesseract = make_tesseract_reader({"chi_sim"});
  ASSERT_TRUE(own.ok() && tesseract.ok());
  const LineReading reading = own.value()->read(drawn_line(), LineKind::text);
  EXPECT_EQ(text_of(reading), "口日田工");
  const LineReading other = tesseract.value()->read(drawn_line(), LineKind::text);
  ASSERT_EQ(text_of(other), text_of(reading));
  for (std::size_t i = 0; i < 4; ++i) {
    // Words of its dictionary are surer to Tesseract.
    EXPECT_NEAR(reading.characters[i].confidence, other.characters[i].confidence, 0.02);
    EXPECT_GT(reading.characters[i].confidence, 0.9);
  }
}

TEST(LstmReader, CharactersStandWhereTheirInkIs) {
  auto reader = make_lstm_reader("chi_sim");
  ASSERT_TRUE(reader.ok());
  const LineReading reading = reader.value()->read(drawn_line(), LineKind::text);
  ASSERT_EQ(reading.characters.size(), 4U);
  const int middles[] = {31, 85, 140, 195};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_LT(reading.characters[i].x0, middles[i]);
    EXPECT_GT(reading.characters[i].x1, middles[i]);
  }
}

TEST(LstmReader, ReadsTheSameAgain) {
  auto reader = make_lstm_reader("chi_sim");
  ASSERT_TRUE(reader.ok());
  const LineReading first = reader.value()->read(drawn_line(), LineKind::text);
  reader.value()->read(make_raster(900, 40, 1), LineKind::text);
  const LineReading again = reader.value()->read(drawn_line(), LineKind::text);
  ASSERT_EQ(again.characters.size(), first.characters.size());
  for (std::size_t i = 0; i < first.characters.size(); ++i) {
    EXPECT_EQ(again.characters[i].confidence, first.characters[i].confidence);
  }
}

TEST(LstmReader, NothingIsReadFromAnEmptyOrTinyPicture) {
  auto reader = make_lstm_reader("chi_sim");
  ASSERT_TRUE(reader.ok());
  for (const auto& [width, height] : {std::pair{0, 0}, {1, 1}, {1, 200}, {300, 1}, {200, 50}}) {
    EXPECT_EQ(text_of(reader.value()->read(make_raster(width, height, 1), LineKind::text)), "");
  }
}

TEST(LstmReader, AMissingLanguageNamesThePackage) {
  const auto reader = make_lstm_reader("no_such");
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, "language-missing");
  EXPECT_NE(reader.error().remedy.find("tesseract-ocr-no-such"), std::string::npos);
}

std::string data_of(const std::string& language) {
  const auto folder = find_tessdata(language, "");
  if (!folder) return {};
  std::ifstream stream(folder.value() + "/" + language + ".traineddata", std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(LstmNetwork, KnowsTheDataOfDebian) {
  const std::string chinese = data_of("chi_sim");
  const std::string english = data_of("eng");
  const auto first = LstmNetwork::from(tessdata_part(chinese, TessdataPart::network));
  const auto second = LstmNetwork::from(tessdata_part(english, TessdataPart::network));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->height(), 48);
  EXPECT_EQ(second->height(), 36);
  EXPECT_EQ(first->columns_a_step(), 3);
  EXPECT_EQ(first->codes(), 224U);
}

TEST(LstmNetwork, RefusesDamagedDataWithoutReadingBeyondIt) {
  const std::string data = data_of("eng");
  const std::string whole(tessdata_part(data, TessdataPart::network));
  ASSERT_GT(whole.size(), 100000U);
  for (std::size_t size = 0; size + 16 < whole.size(); size += size < 1200 ? 1 : 9973) {
    EXPECT_FALSE(LstmNetwork::from(std::string_view(whole).substr(0, size))) << size;
  }
  // Any of the first bytes altered: it may be refused or not, but it may not crash.
  Raster line = make_raster(60, 36, 1);
  for (std::size_t i = 0; i < 200; ++i) {
    std::string altered = whole;
    altered[i] = static_cast<char>(altered[i] ^ 0x41);
    auto network = LstmNetwork::from(altered);
    if (network && network->height() == line.height) network->read(line);
  }
  EXPECT_TRUE(tessdata_part("", TessdataPart::network).empty());
  EXPECT_TRUE(tessdata_part(data.substr(0, 60), TessdataPart::network).empty());
}

TEST(LstmReader, ADamagedFileYieldsTheSignForUnreadable) {
  const fs::path folder = fs::temp_directory_path() / "biaoge-damaged-data";
  fs::create_directories(folder);
  std::ofstream(folder / "eng.traineddata", std::ios::binary) << data_of("eng").substr(0, 5000);
  auto reader = make_lstm_reader("eng", folder.string());
  ASSERT_TRUE(reader.ok());
  const LineReading reading = reader.value()->read(drawn_line(), LineKind::text);
  fs::remove_all(folder);
  ASSERT_EQ(reading.characters.size(), 1U);
  EXPECT_EQ(reading.characters[0].code, U'\uFFFD');
  EXPECT_EQ(reading.characters[0].confidence, 0);
}

}  // namespace
}  // namespace biaoge

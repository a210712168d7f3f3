// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "ocr/training/read_pgm.h"
#include "ocr/value_net.h"

namespace biaoge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLines = BIAOGE_FIXTURES "/value-lines/";

Raster line_of(const std::string& name) {
  std::ifstream file(kLines + name, std::ios::binary);
  Raster picture;
  EXPECT_TRUE(read_pgm(file, picture)) << name;
  return picture;
}

std::string text_of(const LineReading& reading) {
  std::u32string codes;
  for (const ReadCharacter& c : reading.characters) codes += c.code;
  return to_utf8(codes);
}

/// Rows of expected.txt, split at tabs.
std::vector<std::vector<std::string>> expected() {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(std::string(kLines) + "expected.txt");
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> fields;
    std::istringstream fields_of(line);
    for (std::string field; std::getline(fields_of, field, '\t');) fields.push_back(field);
    rows.push_back(fields);
  }
  return rows;
}

TEST(ValueReader, ReadsWhatIsPrinted) {
  const auto reader = make_value_reader();
  ASSERT_TRUE(reader) << reader.error().message;
  ASSERT_GE(expected().size(), 8U);
  for (const auto& row : expected()) {
    const LineReading reading = reader.value()->read(line_of(row[0]), LineKind::value);
    EXPECT_EQ(text_of(reading), row[1]);
    for (const ReadCharacter& c : reading.characters) EXPECT_GT(c.confidence, 0.9) << row[1];
  }
}

TEST(ValueReader, ItsArithmeticIsThatOfTheTraining) {
  const auto model = read_value_model(value_model_path());
  ASSERT_TRUE(model);
  const ValueNet net(model.value());
  for (const auto& row : expected()) {
    const Likelihoods found = net.likelihoods(make_value_input(line_of(row[0])));
    for (std::size_t i = 2; i < row.size(); ++i) {
      int column = 0;
      int sign = 0;
      double likelihood = 0;
      ASSERT_EQ(std::sscanf(row[i].c_str(), "%d:%d:%lf", &column, &sign, &likelihood), 3);
      ASSERT_LT(column, found.columns);
      // Torch scales pictures in 8 bits, the program in floating point.
      EXPECT_NEAR(static_cast<double>(found.at(column)[sign]), likelihood, 0.15)
          << row[1] << " column " << column;
    }
  }
}

TEST(ValueReader, CharactersStandWhereTheirInkIs) {
  const auto reader = make_value_reader();
  ASSERT_TRUE(reader);
  for (const auto& row : expected()) {
    const Raster line = line_of(row[0]);
    const LineReading reading = reader.value()->read(line, LineKind::value);
    int before = 0;
    for (const ReadCharacter& c : reading.characters) {
      EXPECT_LT(c.x0, c.x1);
      EXPECT_GE(c.x0, before - 1);
      before = c.x1;
    }
    EXPECT_LE(before, line.width + line.height / 2);
  }
}

TEST(ValueReader, WhitePaperIsNothing) {
  const auto reader = make_value_reader();
  ASSERT_TRUE(reader);
  EXPECT_TRUE(reader.value()->read(make_raster(90, 40, 1), LineKind::value).characters.empty());
  EXPECT_TRUE(reader.value()->read(make_raster(0, 0, 1), LineKind::value).characters.empty());
}

TEST(ValueModel, EveryDamageIsNoticed) {
  std::ifstream file(value_model_path(), std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  ASSERT_GT(content.size(), 100000U);
  ASSERT_LT(content.size(), 2000000U);
  const std::string path = testing::TempDir() + "damaged.net";
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    const auto model = read_value_model(path);
    return !model && model.error().code == "value-reader-unusable";
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused("biaoge value net"));
  EXPECT_TRUE(refused(content.substr(0, content.size() - 1)));
  EXPECT_TRUE(refused(content + "x"));
  for (const std::size_t at : {0U, 17U, 21U, 30U, 5000U, 99999U}) {
    std::string changed = content;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    EXPECT_TRUE(refused(changed)) << at;
  }
  fs::remove(path);
  EXPECT_FALSE(read_value_model(path));
}

}  // namespace
}  // namespace biaoge

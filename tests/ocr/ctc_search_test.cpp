// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ctc_search.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace biaoge {
namespace {

// Signs: space, 甲 = code 1, 乙 = codes 2 3, 丙 = codes 2 4, and the null, code 5.
constexpr std::size_t kCodes = 6;
constexpr std::size_t kNull = 5;

std::string number(std::int32_t value) {
  std::string bytes(sizeof value, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(value >> (8 * i));
  return bytes;
}

std::string code_table() {
  std::string table = number(5);
  const std::vector<std::vector<int>> signs = {{0}, {1}, {2, 3}, {2, 4}, {static_cast<int>(kNull)}};
  for (const std::vector<int>& codes : signs) {
    table += '\1' + number(static_cast<std::int32_t>(codes.size()));
    for (const int code : codes) table += number(code);
  }
  return table;
}

const char* const kSigns = "5\nNULL 0\n甲 1 0,255\n乙 1\n丙 1\n|Broken|0|1 f\n";

std::optional<Recoder> made() {
  return Recoder::from(kSigns, code_table());
}

// A step: mostly `code`, the rest spread evenly.
void add(std::vector<float>& shares, std::size_t code, float share) {
  for (std::size_t i = 0; i < kCodes; ++i) {
    shares.push_back(i == code ? share : (1 - share) / static_cast<float>(kCodes - 1));
  }
}

std::u32string read(const Recoder& recoder, const std::vector<std::size_t>& codes) {
  std::vector<float> shares;
  for (const std::size_t code : codes) add(shares, code, 0.95F);
  std::u32string text;
  CtcSearch search(recoder, kCodes, kNull);
  for (const FoundSign& sign : search.read(shares, codes.size())) text += recoder.text(sign.sign);
  return text;
}

TEST(Recoder, KnowsSignsOfOneAndOfMoreCodes) {
  const auto recoder = made();
  ASSERT_TRUE(recoder);
  EXPECT_EQ(recoder->longest(), 2);
  EXPECT_EQ(recoder->code_range(), 6);
  EXPECT_EQ(recoder->text(Recoder::kSpace), U" ");
  EXPECT_EQ(recoder->step(Recoder::kRoot, 1).sign, 1);
  const Recoder::Step half = recoder->step(Recoder::kRoot, 2);
  EXPECT_EQ(half.sign, Recoder::kNone);
  EXPECT_EQ(recoder->text(recoder->step(half.node, 4).sign), U"丙");
  EXPECT_EQ(recoder->step(Recoder::kRoot, 3).sign, Recoder::kNone);
}

TEST(Recoder, RefusesTablesThatAreCutShortOrDoNotFit) {
  const std::string table = code_table();
  for (std::size_t size = 0; size < table.size(); ++size) {
    EXPECT_FALSE(Recoder::from(kSigns, table.substr(0, size))) << size;
  }
  EXPECT_FALSE(Recoder::from("3\nNULL 0\na 1\nb 1\n", table));
  EXPECT_FALSE(Recoder::from("", table));
  EXPECT_FALSE(Recoder::from(kSigns, number(5) + '\1' + number(-1)));
}

TEST(CtcSearch, FoldsRepeatsUnlessANullPartsThem) {
  const auto recoder = made();
  ASSERT_TRUE(recoder);
  EXPECT_EQ(read(*recoder, {5, 1, 1, 1, 5}), U"甲");
  EXPECT_EQ(read(*recoder, {1, 5, 1}), U"甲甲");
  EXPECT_EQ(read(*recoder, {5, 5, 5}), U"");
  EXPECT_EQ(read(*recoder, {1, 0, 1}), U"甲 甲");
}

TEST(CtcSearch, PutsSignsOfSeveralCodesTogether) {
  const auto recoder = made();
  ASSERT_TRUE(recoder);
  EXPECT_EQ(read(*recoder, {5, 2, 2, 3, 5, 2, 5, 4, 4}), U"乙丙");
  EXPECT_EQ(read(*recoder, {1, 2, 3, 3, 1}), U"甲乙甲");
}

TEST(CtcSearch, TellsWhereSignsStandAndHowSureTheyAre) {
  const auto recoder = made();
  ASSERT_TRUE(recoder);
  std::vector<float> shares;
  for (const std::size_t code : {5U, 1U, 5U, 5U, 2U}) add(shares, code, 0.99F);
  add(shares, 3, 0.6F);
  CtcSearch search(*recoder, kCodes, kNull);
  const std::vector<FoundSign> signs = search.read(shares, 6);
  ASSERT_EQ(signs.size(), 2U);
  EXPECT_EQ(signs[0].first, 0U);
  EXPECT_EQ(signs[0].last, signs[1].first);
  EXPECT_GE(signs[1].first, 2U);
  EXPECT_EQ(signs[1].last, 6U);
  EXPECT_NEAR(signs[0].certainty, 2.25 * (std::log(0.99) - 0.085), 0.02);
  EXPECT_LT(signs[1].certainty, 2.25 * (std::log(0.69) - 0.085));
  EXPECT_TRUE(search.read({}, 0).empty());
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/second_look.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "ocr/training/read_pgm.h"

namespace biaoge {
namespace {

Raster line_of(const std::string& name) {
  std::ifstream file(std::string(BIAOGE_FIXTURES "/value-lines/") + name, std::ios::binary);
  Raster picture;
  EXPECT_TRUE(read_pgm(file, picture)) << name;
  return picture;
}

class SecondLook : public testing::Test {
 protected:
  SecondLook() : model_(read_value_model(value_model_path())) {}

  void SetUp() override { ASSERT_TRUE(model_); }

  std::string text(const ValueNet& net, const FoundText& found) const {
    std::u32string codes;
    for (const int sign : found.signs) codes += net.sign(sign);
    return to_utf8(codes);
  }

  Result<ValueModel> model_;
};

TEST_F(SecondLook, WhatAllLooksAgreeOnStaysLikely) {
  const ValueNet net(model_.value());
  const Raster line = line_of("0.pgm");
  const Likelihoods first = net.likelihoods(make_value_input(line));
  const std::vector<FoundText> once = search_texts(first, 4);
  const std::vector<FoundText> again = look_again(net, line, first, once, 4);
  ASSERT_FALSE(again.empty());
  EXPECT_EQ(text(net, again[0]), text(net, once[0]));
  EXPECT_GT(again[0].likelihood, 0.9);
}

TEST_F(SecondLook, AFirstLookThatIsAloneLoses) {
  const ValueNet net(model_.value());
  const Raster line = line_of("0.pgm");
  // A first look that saw something else: no more than a quarter of the likelihood is its own.
  const Likelihoods other = net.likelihoods(make_value_input(line_of("1.pgm")));
  const std::vector<FoundText> once = search_texts(other, 4);
  const std::vector<FoundText> again = look_again(net, line, other, once, 4);
  ASSERT_GE(again.size(), 2U);
  EXPECT_NE(text(net, again[0]), text(net, once[0]));
  EXPECT_EQ(text(net, again[0]),
            text(net, search_texts(net.likelihoods(make_value_input(line)), 1)[0]));
  EXPECT_NEAR(again[0].likelihood, 0.75, 0.05);
  double all = 0;
  for (const FoundText& found : again) all += found.likelihood;
  EXPECT_LE(all, 1 + 1e-6);
  for (std::size_t i = 1; i < again.size(); ++i) {
    EXPECT_LE(again[i].likelihood, again[i - 1].likelihood);
  }
}

TEST_F(SecondLook, NoMoreTextsThanWanted) {
  const ValueNet net(model_.value());
  const Raster line = line_of("2.pgm");
  const Likelihoods first = net.likelihoods(make_value_input(line));
  EXPECT_EQ(look_again(net, line, first, search_texts(first, 4), 1).size(), 1U);
}

TEST(ValueSetting, ShiftsAndScalesTheInk) {
  Raster line = make_raster(60, 40, 1);
  for (int y = 8; y < 32; ++y) std::fill(line.row(y) + 20, line.row(y) + 40, std::uint8_t{0});
  const auto rows_of_ink = [](const ValueInput& input) {
    int rows = 0;
    for (int y = 0; y < kValueRows; ++y) {
      rows += input.tones[static_cast<std::size_t>(y * input.columns + input.columns / 2)] > 0.5F;
    }
    return rows;
  };
  EXPECT_EQ(rows_of_ink(make_value_input(line)), 26);
  EXPECT_EQ(rows_of_ink(make_value_input(line, {22, 0, 0})), 22);
  const ValueInput usual = make_value_input(line);
  const ValueInput right = make_value_input(line, {26, 2, 0});
  const ValueInput up = make_value_input(line, {26, 0, 1});
  ASSERT_EQ(right.columns, usual.columns);
  EXPECT_LT(right.left, usual.left);
  for (int y = 0; y < kValueRows; ++y) {
    const auto at = [&](const ValueInput& input, int row, int x) {
      return input.tones[static_cast<std::size_t>(row * input.columns + x)];
    };
    for (int x = 0; x + 2 < usual.columns; ++x) {
      EXPECT_NEAR(at(right, y, x + 2), at(usual, y, x), 0.01) << x << " " << y;
      EXPECT_NEAR(at(up, std::max(0, y - 1), x), at(usual, std::max(1, y), x), 0.01);
    }
  }
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/squash.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace biaoge {
namespace {

constexpr std::size_t kCount = 2048;

struct Numbers {
  std::vector<std::int32_t> sums = std::vector<std::int32_t>(kCount);
  std::vector<float> scale = std::vector<float>(kCount, 0.02F);
  Numbers() { std::iota(sums.begin(), sums.end(), -1024); }  // -20 to 20
};

TEST(Squash, IsTheSigmoidAndTheHyperbolicTangent) {
  const Numbers numbers;
  std::vector<float> sigmoid(kCount);
  std::vector<float> tangent(kCount);
  std::vector<std::int8_t> codes(kCount);
  squash_sigmoid(numbers.sums.data(), numbers.scale.data(), sigmoid.data(), kCount);
  squash_tanh(numbers.sums.data(), numbers.scale.data(), tangent.data(), kCount);
  squash_tanh_codes(numbers.sums.data(), numbers.scale.data(), codes.data(), kCount);
  for (std::size_t i = 0; i < kCount; ++i) {
    const double x = numbers.sums[i] * 0.02;
    ASSERT_NEAR(sigmoid[i], 1 / (1 + std::exp(-x)), 1e-6) << x;
    ASSERT_NEAR(tangent[i], std::tanh(x), 1e-6) << x;
    ASSERT_EQ(codes[i], std::lround(static_cast<double>(tangent[i]) * 127)) << x;
  }
}

TEST(Squash, ExtremesStayWithinBounds) {
  const std::vector<std::int32_t> sums = {-2000000, 2000000, 0, 1, -1, 50, -50, 7};
  const std::vector<float> scale(8, 1);
  std::vector<float> values(8);
  squash_tanh(sums.data(), scale.data(), values.data(), 8);
  EXPECT_EQ(values[0], -1);
  EXPECT_EQ(values[1], 1);
  EXPECT_EQ(values[2], 0);
  squash_sigmoid(sums.data(), scale.data(), values.data(), 8);
  EXPECT_NEAR(values[0], 0, 1e-30);
  EXPECT_EQ(values[1], 1);
  EXPECT_EQ(values[2], 0.5F);
}

TEST(Squash, AStepOfAnLstmForgetsTakesInAndSays) {
  constexpr std::size_t kStates = 8;
  std::vector<float> gates(4 * kStates, 0);
  std::vector<float> states(kStates, 0.5F);
  std::vector<std::int8_t> codes(kStates);
  gates[0] = 0.8F;                // Cell,
  gates[kStates] = 0.5F;          // in,
  gates[2 * kStates] = 0.25F;     // forget,
  gates[3 * kStates] = 1;         // out.
  gates[2 * kStates + 1] = 1000;  // A state that grows beyond all bounds,
  gates[3 * kStates + 1] = -1;
  step_lstm(gates.data(), states.data(), codes.data(), kStates);
  EXPECT_NEAR(states[0], 0.5 * 0.25 + 0.8 * 0.5, 1e-6);
  EXPECT_EQ(codes[0], std::lround(127 * std::tanh(0.525)));
  EXPECT_EQ(states[1], 100);
  EXPECT_EQ(codes[1], -127);
  EXPECT_EQ(codes[2], 0);
}

TEST(Squash, SharesAreLikelihoodsOfTheWantedOnes) {
  const std::vector<std::int32_t> sums = {1, 2, 3, 4, 1000, 1000, 1000, 1000};
  const std::vector<float> scale(8, 0.5F);
  std::vector<float> values(8);
  softmax(sums.data(), scale.data(), values.data(), 8, 4);
  const double total = std::exp(0.5) + std::exp(1) + std::exp(1.5) + std::exp(2);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(values[i], std::exp(0.5 * static_cast<double>(i + 1)) / total, 1e-6);
  }
}

}  // namespace
}  // namespace biaoge

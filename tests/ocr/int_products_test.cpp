// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/int_products.h"

#include <gtest/gtest.h>

#include <random>

namespace biaoge {
namespace {

// Sizes that fill blocks and groups, and sizes that do not.
TEST(IntProducts, AreTheSumsOfProductsAndBiases) {
  std::minstd_rand random(7);
  const auto number = [&random] {
    return static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  };
  for (const std::size_t outputs : {1U, 16U, 32U, 110U, 128U, 224U, 300U}) {
    for (const std::size_t inputs : {1U, 4U, 9U, 192U, 611U}) {
      std::vector<std::int8_t> weights(outputs * (inputs + 1));
      for (std::int8_t& weight : weights) weight = number();
      const IntMatrix matrix(outputs, inputs, weights.data());
      ASSERT_GE(matrix.input_room(), inputs);
      ASSERT_GE(matrix.output_room(), outputs);
      std::vector<std::int8_t> input(matrix.input_room(), 0);
      for (std::size_t i = 0; i < inputs; ++i) input[i] = number();
      std::vector<std::int32_t> output(matrix.output_room(), -1);
      matrix.multiply(input.data(), output.data());
      for (std::size_t o = 0; o < matrix.output_room(); ++o) {
        std::int32_t sum = 0;
        if (o < outputs) {
          const std::int8_t* row = weights.data() + o * (inputs + 1);
          for (std::size_t i = 0; i < inputs; ++i) sum += row[i] * input[i];
          sum += 127 * row[inputs];
        }
        ASSERT_EQ(output[o], sum) << outputs << " x " << inputs << ", output " << o;
      }
    }
  }
}

TEST(IntProducts, TheLargestNumbersDoNotOverflow) {
  for (const int sign : {1, -1}) {
    const std::vector<std::int8_t> weights(609, static_cast<std::int8_t>(127 * sign));
    const IntMatrix matrix(1, 608, weights.data());
    const std::vector<std::int8_t> input(608, 127);
    std::vector<std::int32_t> output(matrix.output_room());
    matrix.multiply(input.data(), output.data());
    EXPECT_EQ(output[0], sign * 609 * 127 * 127);
  }
}

}  // namespace
}  // namespace biaoge

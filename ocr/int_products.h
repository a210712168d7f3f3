// SPDX-License-Identifier: GPL-3.0-or-later
// Products of a matrix and a vector of 8-bit numbers: where reading spends most of its time. The
// fastest instructions that the processor has are chosen at run time; sums are exact, so all of
// them give the same. Private to ocr.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace biaoge {

/// Weights laid out for the product: blocks of kBlock outputs, in each of them groups of kGroup
/// inputs, in each of them the weights of one output after the other.
class IntMatrix {
 public:
  static constexpr std::size_t kBlock = 32;
  static constexpr std::size_t kGroup = 4;

  IntMatrix() = default;
  /// `weights`: `outputs` rows of `inputs` numbers and a bias, which counts 127 times.
  IntMatrix(std::size_t outputs, std::size_t inputs, const std::int8_t* weights);

  /// Sizes of what multiply() takes and fills: rounded up, with zeros behind the real inputs.
  std::size_t input_room() const { return input_room_; }
  std::size_t output_room() const { return bias_.size(); }

  /// `input` must lie between -127 and 127.
  void multiply(const std::int8_t* input, std::int32_t* output) const;

 private:
  std::size_t input_room_ = 0;
  std::vector<std::int8_t> weights_;
  std::vector<std::int32_t> bias_;
  std::vector<std::int32_t> raised_bias_;  ///< For inputs that are raised by 128.
};

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// The curves that keep the numbers of a network within bounds. Private to ocr.
#pragma once

#include <cstddef>
#include <cstdint>

namespace biaoge {

/// All lengths below are multiples of this.
inline constexpr std::size_t kLanes = 8;

/// Sums of products times `scale` become 1 / (1 + exp(-x)), or tanh x.
void squash_sigmoid(const std::int32_t* sums, const float* scale, float* values, std::size_t count);
void squash_tanh(const std::int32_t* sums, const float* scale, float* values, std::size_t count);

/// The same; -1 to 1 becomes -127 to 127, half away from zero.
void squash_tanh_codes(const std::int32_t* sums, const float* scale, std::int8_t* codes,
                       std::size_t count);

/// One step of an LSTM: new states from the old, and outputs as codes. The gates are those of the
/// cell, input, forget and output, `count` values each, one gate after the other.
void step_lstm(const float* gates, float* states, std::int8_t* codes, std::size_t count);

/// exp x over the sum of the first `wanted`.
void softmax(const std::int32_t* sums, const float* scale, float* values, std::size_t count,
             std::size_t wanted);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/sign_net.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace biaoge {

namespace {

#include "ocr/signs/weights.inc"

// In the order of SIGNS in ocr/signs/make_glyphs.py; 0 is anything else.
constexpr char32_t kSigns[] =
    U"\0"
    U"0123456789"
    U"≥≤=><±×-%()+/~*.,:";
constexpr std::size_t kSignCount = std::size(kSigns) - 1;
constexpr std::size_t kHidden1 = std::size(kBias1);
constexpr std::size_t kHidden2 = std::size(kBias2);
static_assert(std::size(kBias3) == kSignCount);
static_assert(std::size(kWeights1) == kHidden1 * kSignFeatures);

// One layer: weights of 8 bits, row by row of the outputs, with a scale for each.
template <std::size_t In, std::size_t Out>
std::array<float, Out> apply(const std::array<float, In>& input, const std::int8_t* weights,
                             const float* scale, const float* bias) {
  std::array<float, Out> output{};
  for (std::size_t o = 0; o < Out; ++o) {
    float sum = 0;
    for (std::size_t i = 0; i < In; ++i) sum += input[i] * static_cast<float>(weights[i]);
    weights += In;
    output[o] = sum * scale[o] + bias[o];
  }
  return output;
}

template <std::size_t N>
void rectify(std::array<float, N>& values) {
  for (float& value : values) value = std::max(value, 0.0F);
}

template <std::size_t N>
void normalise(std::array<float, N>& values) {
  const float most = *std::max_element(values.begin(), values.end());
  float sum = 0;
  for (float& value : values) sum += value = std::exp(value - most);
  for (float& value : values) value /= sum;
}

}  // namespace

SignGuess classify_sign(const SignFeatures& features) {
  auto first = apply<kSignFeatures, kHidden1>(features, kWeights1, kScale1, kBias1);
  rectify(first);
  auto second = apply<kHidden1, kHidden2>(first, kWeights2, kScale2, kBias2);
  rectify(second);
  auto shares = apply<kHidden2, kSignCount>(second, kWeights3, kScale3, kBias3);
  normalise(shares);
  const auto best = std::max_element(shares.begin(), shares.end());
  SignGuess guess;
  guess.code = kSigns[best - shares.begin()];
  guess.confidence = static_cast<double>(*best);
  *best = -1;
  const auto next = std::max_element(shares.begin(), shares.end());
  guess.second = kSigns[next - shares.begin()];
  guess.second_confidence = static_cast<double>(*next);
  return guess;
}

}  // namespace biaoge

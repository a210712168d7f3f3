// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/int_products.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define BIAOGE_X86
#endif

namespace biaoge {

namespace {

constexpr std::size_t kBlock = IntMatrix::kBlock;
constexpr std::size_t kGroup = IntMatrix::kGroup;

/// Of a matrix: `bias` fits the way the inputs are taken.
struct Product {
  const std::int8_t* weights;
  const std::int32_t* bias;
  std::size_t inputs;
  std::size_t outputs;
};

void multiply_plainly(const Product& product, const std::int8_t* input, std::int32_t* output) {
  const std::int8_t* weight = product.weights;
  for (std::size_t block = 0; block < product.outputs; block += kBlock) {
    std::int32_t* sums = output + block;
    for (std::size_t o = 0; o < kBlock; ++o) sums[o] = product.bias[block + o];
    for (std::size_t i = 0; i < product.inputs; i += kGroup) {
      for (std::size_t o = 0; o < kBlock; ++o, weight += kGroup) {
        for (std::size_t g = 0; g < kGroup; ++g) sums[o] += weight[g] * input[i + g];
      }
    }
  }
}

#ifdef BIAOGE_X86

int group_at(const std::int8_t* input) {
  int group = 0;
  __builtin_memcpy(&group, input, sizeof group);
  return group;
}

__attribute__((target("avx2"))) void multiply_avx2(const Product& product, const std::int8_t* input,
                                                   std::int32_t* output) {
  constexpr std::size_t kRegisters = kBlock * sizeof(std::int32_t) / sizeof(__m256i);
  const __m256i ones = _mm256_set1_epi16(1);
  auto weight = reinterpret_cast<const __m256i*>(product.weights);
  for (std::size_t block = 0; block < product.outputs; block += kBlock) {
    auto bias = reinterpret_cast<const __m256i*>(product.bias + block);
    __m256i sums[kRegisters];
    for (std::size_t r = 0; r < kRegisters; ++r) sums[r] = _mm256_loadu_si256(bias + r);
    for (std::size_t i = 0; i < product.inputs; i += kGroup) {
      const __m256i signed_input = _mm256_set1_epi32(group_at(input + i));
      const __m256i positive = _mm256_abs_epi8(signed_input);
      for (std::size_t r = 0; r < kRegisters; ++r) {
        // One factor must be unsigned, so its sign goes over to the other; two products fit 16
        // bits.
        const __m256i turned = _mm256_sign_epi8(_mm256_loadu_si256(weight++), signed_input);
        const __m256i pairs = _mm256_maddubs_epi16(positive, turned);
        sums[r] = _mm256_add_epi32(sums[r], _mm256_madd_epi16(pairs, ones));
      }
    }
    auto place = reinterpret_cast<__m256i*>(output + block);
    for (std::size_t r = 0; r < kRegisters; ++r) _mm256_storeu_si256(place + r, sums[r]);
  }
}

/// `kBlocks` blocks side by side: one sum after the other would wait for each other.
template <std::size_t kBlocks>
__attribute__((target("avx512f,avx512vnni"))) void multiply_blocks_vnni(const Product& product,
                                                                        std::size_t first,
                                                                        const std::int8_t* input,
                                                                        std::int32_t* output) {
  constexpr std::size_t kRegisters = kBlock * sizeof(std::int32_t) / sizeof(__m512i);
  const __m512i* weights[kBlocks];
  __m512i sums[kBlocks][kRegisters];
  for (std::size_t b = 0; b < kBlocks; ++b) {
    const std::size_t block = first + b * kBlock;
    weights[b] = reinterpret_cast<const __m512i*>(product.weights + block * product.inputs);
    for (std::size_t r = 0; r < kRegisters; ++r) {
      sums[b][r] = _mm512_loadu_si512(product.bias + block + r * sizeof(__m512i) / 4);
    }
  }
  const __m512i raise = _mm512_set1_epi32(static_cast<int>(0x80808080U));
  for (std::size_t i = 0; i < product.inputs; i += kGroup) {
    const __m512i raised = _mm512_xor_si512(_mm512_set1_epi32(group_at(input + i)), raise);
    for (std::size_t b = 0; b < kBlocks; ++b) {
      for (std::size_t r = 0; r < kRegisters; ++r) {
        sums[b][r] = _mm512_dpbusd_epi32(sums[b][r], raised, _mm512_loadu_si512(weights[b]++));
      }
    }
  }
  for (std::size_t b = 0; b < kBlocks; ++b) {
    for (std::size_t r = 0; r < kRegisters; ++r) {
      _mm512_storeu_si512(output + first + b * kBlock + r * sizeof(__m512i) / 4, sums[b][r]);
    }
  }
}

void multiply_vnni(const Product& product, const std::int8_t* input, std::int32_t* output) {
  constexpr std::size_t kMany = 4;
  std::size_t block = 0;
  for (; block + kMany * kBlock <= product.outputs; block += kMany * kBlock) {
    multiply_blocks_vnni<kMany>(product, block, input, output);
  }
  for (; block < product.outputs; block += kBlock) {
    multiply_blocks_vnni<1>(product, block, input, output);
  }
}

#endif

enum class Instructions { plain, avx2, vnni };

Instructions best_instructions() {
#ifdef BIAOGE_X86
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512f")) {
    return Instructions::vnni;
  }
  if (__builtin_cpu_supports("avx2")) return Instructions::avx2;
#endif
  return Instructions::plain;
}

const Instructions kInstructions = best_instructions();

std::size_t rounded_up(std::size_t count, std::size_t step) {
  return (count + step - 1) / step * step;
}

}  // namespace

IntMatrix::IntMatrix(std::size_t outputs, std::size_t inputs, const std::int8_t* weights)
    : input_room_(rounded_up(inputs, kGroup)),
      weights_(input_room_ * rounded_up(outputs, kBlock), 0),
      bias_(rounded_up(outputs, kBlock), 0),
      raised_bias_(bias_.size(), 0) {
  const std::size_t row = inputs + 1;
  for (std::size_t o = 0; o < outputs; ++o) {
    const std::size_t block = o / kBlock * kBlock * input_room_;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs; ++i) {
      const std::int8_t weight = weights[o * row + i];
      weights_[block + (i / kGroup * kBlock + o % kBlock) * kGroup + i % kGroup] = weight;
      sum += weight;
    }
    bias_[o] = 127 * weights[o * row + inputs];
    raised_bias_[o] = bias_[o] - 128 * sum;
  }
}

void IntMatrix::multiply(const std::int8_t* input, std::int32_t* output) const {
  Product product{weights_.data(), bias_.data(), input_room_, bias_.size()};
#ifdef BIAOGE_X86
  if (kInstructions == Instructions::vnni) {
    product.bias = raised_bias_.data();
    return multiply_vnni(product, input, output);
  }
  if (kInstructions == Instructions::avx2) return multiply_avx2(product, input, output);
#endif
  multiply_plainly(product, input, output);
}

}  // namespace biaoge

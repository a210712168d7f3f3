// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/squash.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace biaoge {

namespace {

// Vectors of the compiler (GCC and Clang): the same source for processors with registers of 32
// bytes and those with 16. Products are not fused with sums, so both give the same numbers.
typedef float Floats __attribute__((vector_size(kLanes * sizeof(float))));
typedef std::int32_t Ints __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
typedef std::int8_t Codes __attribute__((vector_size(kLanes)));

#define BIAOGE_INLINE __attribute__((always_inline)) inline

constexpr float kStateLimit = 100;

template <typename Vector, typename Number>
BIAOGE_INLINE void load(const Number* from, Vector& to) {
  std::memcpy(&to, from, sizeof to);
}

template <typename Vector, typename Number>
BIAOGE_INLINE void store(const Vector& from, Number* to) {
  std::memcpy(to, &from, sizeof from);
}

BIAOGE_INLINE void limit(Floats& x, float most) {
  const Floats high = Floats{} + most;
  x = x > high ? high : x;
  x = x < -high ? -high : x;
}

/// exp x to within 2e-7 of its value: 2^n times a polynomial (Cephes, expf).
BIAOGE_INLINE void exponentiate(Floats& x) {
  constexpr float kMost = 87;
  constexpr float kToWhole = 12582912;  // 1.5 * 2^23: adding it rounds to a whole number.
  limit(x, kMost);
  const Floats shifted = x * 1.44269504088896341F + kToWhole;
  const Floats n = shifted - kToWhole;
  const Floats r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  Floats p = r * 1.9875691500e-4F + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  Ints power;
  store(shifted, &power);
  power = (power - std::bit_cast<std::int32_t>(kToWhole) + 127) << 23;
  load(&power, x);
  x *= p;
}

BIAOGE_INLINE void sigmoid(Floats& x) {
  x = -x;
  exponentiate(x);
  x = 1.0F / (x + 1.0F);
}

BIAOGE_INLINE void hyperbolic(Floats& x) {
  x *= -2.0F;
  exponentiate(x);
  x = 2.0F / (x + 1.0F) - 1.0F;
}

BIAOGE_INLINE void scaled(const std::int32_t* sums, const float* scale, Floats& x) {
  Ints whole;
  Floats factor;
  load(sums, whole);
  load(scale, factor);
  x = __builtin_convertvector(whole, Floats) * factor;
}

BIAOGE_INLINE void store_codes(const Floats& values, std::int8_t* codes) {
  const Floats x = values * 127.0F;
  const Floats half = Floats{} + 0.5F;
  const Ints whole = __builtin_convertvector(x + (x < 0.0F ? -half : half), Ints);
  store(__builtin_convertvector(whole, Codes), codes);
}

struct Sigmoid {
  const std::int32_t* sums;
  const float* scale;
  float* values;
  BIAOGE_INLINE void operator()(std::size_t i) const {
    Floats x;
    scaled(sums + i, scale + i, x);
    sigmoid(x);
    store(x, values + i);
  }
};

struct Tanh {
  const std::int32_t* sums;
  const float* scale;
  float* values;
  BIAOGE_INLINE void operator()(std::size_t i) const {
    Floats x;
    scaled(sums + i, scale + i, x);
    hyperbolic(x);
    store(x, values + i);
  }
};

struct TanhCodes {
  const std::int32_t* sums;
  const float* scale;
  std::int8_t* codes;
  BIAOGE_INLINE void operator()(std::size_t i) const {
    Floats x;
    scaled(sums + i, scale + i, x);
    hyperbolic(x);
    store_codes(x, codes + i);
  }
};

struct Exponential {
  float* values;
  float most;
  BIAOGE_INLINE void operator()(std::size_t i) const {
    Floats x;
    load(values + i, x);
    x -= most;
    exponentiate(x);
    store(x, values + i);
  }
};

struct StepLstm {
  const float* gates;
  float* states;
  std::int8_t* codes;
  std::size_t count;
  BIAOGE_INLINE void operator()(std::size_t i) const {
    Floats cell;
    Floats in;
    Floats forget;
    Floats out;
    Floats state;
    load(gates + i, cell);
    load(gates + count + i, in);
    load(gates + 2 * count + i, forget);
    load(gates + 3 * count + i, out);
    load(states + i, state);
    state = state * forget + cell * in;
    limit(state, kStateLimit);
    store(state, states + i);
    hyperbolic(state);
    store_codes(state * out, codes + i);
  }
};

template <typename Loop>
void run_narrow(const Loop& loop, std::size_t count) {
  for (std::size_t i = 0; i < count; i += kLanes) loop(i);
}

#if defined(__x86_64__)
template <typename Loop>
__attribute__((target("avx2"))) void run_wide(const Loop& loop, std::size_t count) {
  for (std::size_t i = 0; i < count; i += kLanes) loop(i);
}

const bool kWide = __builtin_cpu_supports("avx2") != 0;
#endif

template <typename Loop>
void run(const Loop& loop, std::size_t count) {
#if defined(__x86_64__)
  if (kWide) return run_wide(loop, count);
#endif
  run_narrow(loop, count);
}

}  // namespace

void squash_sigmoid(const std::int32_t* sums, const float* scale, float* values,
                    std::size_t count) {
  run(Sigmoid{sums, scale, values}, count);
}

void squash_tanh(const std::int32_t* sums, const float* scale, float* values, std::size_t count) {
  run(Tanh{sums, scale, values}, count);
}

void squash_tanh_codes(const std::int32_t* sums, const float* scale, std::int8_t* codes,
                       std::size_t count) {
  run(TanhCodes{sums, scale, codes}, count);
}

void step_lstm(const float* gates, float* states, std::int8_t* codes, std::size_t count) {
  run(StepLstm{gates, states, codes, count}, count);
}

void softmax(const std::int32_t* sums, const float* scale, float* values, std::size_t count,
             std::size_t wanted) {
  for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<float>(sums[i]) * scale[i];
  run(Exponential{values, *std::max_element(values, values + wanted)}, count);
  float total = 0;
  for (std::size_t i = 0; i < wanted; ++i) total += values[i];
  for (std::size_t i = 0; i < wanted; ++i) values[i] /= total;
}

}  // namespace biaoge

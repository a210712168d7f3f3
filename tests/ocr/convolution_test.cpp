// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/convolution.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace biaoge {
namespace {

/// Numbers without a pattern, between -1 and 1.
std::vector<float> noise(std::size_t count, unsigned seed) {
  std::vector<float> found;
  for (std::size_t i = 0; i < count; ++i) {
    seed = seed * 1664525U + 1013904223U;
    found.push_back(static_cast<float>(seed >> 8) / static_cast<float>(1U << 23) - 1.0F);
  }
  return found;
}

FeatureMap map_of(int rows, int columns, int channels) {
  return {rows, columns, channels, noise(static_cast<std::size_t>(rows * columns * channels), 7)};
}

ModelLayer layer_of(LayerKind kind, int in, int out, int rows, int columns, int distance) {
  ModelLayer layer;
  layer.kind = kind;
  layer.in = in;
  layer.out = out;
  layer.rows = rows;
  layer.columns = columns;
  layer.rows_above = rows % 2 == 1 ? rows / 2 : 0;
  layer.distance = distance;
  layer.bias = noise(static_cast<std::size_t>(out), 3);
  layer.weights = noise(static_cast<std::size_t>(rows * columns * in * out), 5);
  return layer;
}

/// The definition of a convolution, one number at a time.
double expected(const ModelLayer& l, const FeatureMap& in, int row, int column, int channel) {
  double sum = static_cast<double>(l.bias[static_cast<std::size_t>(channel)]);
  std::size_t weight = static_cast<std::size_t>(channel);
  for (int r = 0; r < l.rows; ++r) {
    for (int c = 0; c < l.columns; ++c) {
      for (int i = 0; i < l.in; ++i, weight += static_cast<std::size_t>(l.out)) {
        const int y = row + r - l.rows_above;
        const int x = column + (c - l.columns / 2) * l.distance;
        if (y < 0 || y >= in.rows || x < 0 || x >= in.columns) continue;
        sum += static_cast<double>(l.weights[weight]) * static_cast<double>(in.at(y, x)[i]);
      }
    }
  }
  return sum;
}

TEST(Convolution, ScoresAreSumsOfInputsTimesWeights) {
  const ModelLayer layer = layer_of(LayerKind::scores, 5, 21, 1, 1, 1);
  const FeatureMap in = map_of(1, 13, 5);
  const FeatureMap out = Convolution(layer).apply(in);
  ASSERT_EQ(out.columns, 13);
  ASSERT_EQ(out.channels, 21);
  for (int x = 0; x < 13; ++x) {
    for (int c = 0; c < 21; ++c) {
      EXPECT_NEAR(static_cast<double>(out.at(0, x)[c]), expected(layer, in, 0, x, c), 1e-4);
    }
  }
}

TEST(Convolution, OfABlockTheGreatestStays) {
  ModelLayer layer = layer_of(LayerKind::scan, 3, 18, 3, 3, 1);
  layer.block_rows = 2;
  layer.block_columns = 2;
  const FeatureMap in = map_of(6, 8, 3);
  const FeatureMap out = Convolution(layer).apply(in);
  ASSERT_EQ(out.rows, 3);
  ASSERT_EQ(out.columns, 4);
  for (int y = 0; y < 3; ++y) {
    for (int x = 0; x < 4; ++x) {
      for (int c = 0; c < 18; ++c) {
        double greatest = 0;
        for (const int dy : {0, 1}) {
          for (const int dx : {0, 1}) {
            greatest = std::max(greatest, expected(layer, in, 2 * y + dy, 2 * x + dx, c));
          }
        }
        EXPECT_NEAR(static_cast<double>(out.at(y, x)[c]), greatest, 1e-4);
      }
    }
  }
}

TEST(Convolution, AKernelOfEvenHeightTakesOnlyWholeRows) {
  const ModelLayer layer = layer_of(LayerKind::scan, 4, 16, 2, 3, 1);
  const FeatureMap in = map_of(2, 7, 4);
  const FeatureMap out = Convolution(layer).apply(in);
  ASSERT_EQ(out.rows, 1);
  for (int x = 0; x < 7; ++x) {
    EXPECT_NEAR(static_cast<double>(out.at(0, x)[9]), std::max(0.0, expected(layer, in, 0, x, 9)),
                1e-4);
  }
}

TEST(Convolution, AlongTheLineTheInputIsAdded) {
  const ModelLayer layer = layer_of(LayerKind::along, 16, 16, 1, 3, 4);
  const FeatureMap in = map_of(1, 11, 16);
  const FeatureMap out = Convolution(layer).apply(in);
  for (int x = 0; x < 11; ++x) {
    for (int c = 0; c < 16; ++c) {
      EXPECT_NEAR(static_cast<double>(out.at(0, x)[c]),
                  static_cast<double>(in.at(0, x)[c]) + std::max(0.0, expected(layer, in, 0, x, c)),
                  1e-4);
    }
  }
}

}  // namespace
}  // namespace biaoge

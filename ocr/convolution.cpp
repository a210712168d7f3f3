// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/convolution.h"

#include <algorithm>
#include <array>
#include <utility>

namespace biaoge {

namespace {

/// Channels computed together, and columns of the picture: as many sums as fit into the registers.
constexpr int kGroup = 16;
constexpr int kTile = 6;

// GCC and Clang compile arithmetic on it for whatever the processor has.
using Lanes = float __attribute__((vector_size(kGroup * sizeof(float)), aligned(alignof(float))));

/// Where the inputs of a tile lie: `runs` stretches of `length` numbers each, for each column of
/// the tile `column_step` further.
struct Stretches {
  const float* const* starts = nullptr;
  int runs = 0;
  int length = 0;
  int column_step = 0;
};

/// Sums for kTile columns and kGroup channels: bias plus inputs times weights. Compiled for three
/// generations of processors; the one at hand picks at start-up.
__attribute__((target_clones("default", "avx2,fma", "avx512f"))) void sum_tile(const Stretches& in,
                                                                               const float* weights,
                                                                               const float* bias,
                                                                               float* out) {
  Lanes sums[kTile];
  const Lanes first = *reinterpret_cast<const Lanes*>(bias);
  for (Lanes& sum : sums) sum = first;
  for (int run = 0; run < in.runs; ++run) {
    const float* from = in.starts[run];
    for (int i = 0; i < in.length; ++i, weights += kGroup) {
      const Lanes weight = *reinterpret_cast<const Lanes*>(weights);
      for (int column = 0; column < kTile; ++column) {
        sums[column] += weight * from[column * in.column_step + i];
      }
    }
  }
  for (int column = 0; column < kTile; ++column) {
    *reinterpret_cast<Lanes*>(out + column * kGroup) = sums[column];
  }
}

int whole_tiles(int columns) {
  return (columns + kTile - 1) / kTile * kTile;
}

/// The picture with zeros around it, as wide as whole tiles need.
FeatureMap with_border(const FeatureMap& in, int above, int below, int beside, int columns) {
  FeatureMap out{in.rows + above + below, columns + 2 * beside, in.channels, {}};
  out.values.assign(static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns) *
                        static_cast<std::size_t>(out.channels),
                    0.0F);
  for (int row = 0; row < in.rows; ++row) {
    const float* from = in.at(row, 0);
    std::copy(from, from + static_cast<std::ptrdiff_t>(in.columns) * in.channels,
              out.at(row + above, beside));
  }
  return out;
}

/// The greatest of each block of pixels; what is below 0 becomes 0.
FeatureMap greatest(const FeatureMap& in, int block_rows, int block_columns) {
  FeatureMap out{in.rows / block_rows, in.columns / block_columns, in.channels, {}};
  out.values.assign(static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns) *
                        static_cast<std::size_t>(out.channels),
                    0.0F);
  for (int row = 0; row < out.rows * block_rows; ++row) {
    for (int column = 0; column < out.columns * block_columns; ++column) {
      const float* from = in.at(row, column);
      float* to = out.at(row / block_rows, column / block_columns);
      for (int c = 0; c < in.channels; ++c) to[c] = std::max(to[c], from[c]);
    }
  }
  return out;
}

void add_positive(const FeatureMap& what, FeatureMap& to) {
  for (std::size_t i = 0; i < to.values.size(); ++i) {
    to.values[i] += std::max(0.0F, what.values[i]);
  }
}

}  // namespace

Convolution::Convolution(const ModelLayer& layer)
    : layer_(layer), groups_((layer.out + kGroup - 1) / kGroup) {
  layer_.weights.clear();
  const auto out = static_cast<std::size_t>(layer.out);
  const std::size_t inputs = layer.weights.size() / out;
  bias_.assign(static_cast<std::size_t>(groups_ * kGroup), 0.0F);
  std::copy(layer.bias.begin(), layer.bias.end(), bias_.begin());
  weights_.assign(bias_.size() * inputs, 0.0F);
  for (std::size_t i = 0; i < inputs; ++i) {
    for (std::size_t o = 0; o < out; ++o) {
      weights_[(o / kGroup * inputs + i) * kGroup + o % kGroup] = layer.weights[i * out + o];
    }
  }
}

FeatureMap Convolution::apply(const FeatureMap& in) const {
  const ModelLayer& l = layer_;
  const int beside = l.columns / 2 * l.distance;
  const bool all_rows = l.rows % 2 == 1;  // Else the rows are only those where the kernel fits.
  const int above = all_rows ? l.rows_above : 0;
  const int rows = all_rows ? in.rows : in.rows - l.rows + 1;
  const FeatureMap wide =
      with_border(in, above, all_rows ? l.rows - 1 - above : 0, beside, whole_tiles(in.columns));
  FeatureMap out{rows, in.columns, l.out, {}};
  out.values.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(in.columns) *
                    static_cast<std::size_t>(l.out));
  // Columns of the kernel that stand side by side are one stretch.
  const int stretches = l.distance == 1 ? 1 : l.columns;
  const int length = l.columns / stretches * l.in;
  const std::size_t group_size =
      static_cast<std::size_t>(l.rows * l.columns * l.in) * static_cast<std::size_t>(kGroup);
  std::vector<const float*> starts(static_cast<std::size_t>(l.rows * stretches));
  std::array<float, kTile * kGroup> sums;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < in.columns; column += kTile) {
      for (int k = 0; k < l.rows * stretches; ++k) {
        starts[static_cast<std::size_t>(k)] =
            wide.at(row + k / stretches, column + k % stretches * l.distance);
      }
      const int here = std::min(kTile, in.columns - column);
      for (int group = 0; group < groups_; ++group) {
        sum_tile({starts.data(), static_cast<int>(starts.size()), length, l.in},
                 weights_.data() + static_cast<std::size_t>(group) * group_size,
                 bias_.data() + group * kGroup, sums.data());
        const int channels = std::min(kGroup, l.out - group * kGroup);
        for (int i = 0; i < here; ++i) {
          std::copy_n(sums.data() + i * kGroup, channels, out.at(row, column + i) + group * kGroup);
        }
      }
    }
  }
  if (l.kind == LayerKind::scan) return greatest(out, l.block_rows, l.block_columns);
  if (l.kind == LayerKind::along) {
    FeatureMap sum = in;
    add_positive(out, sum);
    return sum;
  }
  return out;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of the network for values. Private to ocr.
#pragma once

#include <cstddef>
#include <vector>

#include "ocr/value_model.h"

namespace biaoge {

/// Rows × columns × channels of numbers, the channels of a pixel together.
struct FeatureMap {
  int rows = 0;
  int columns = 0;
  int channels = 0;
  std::vector<float> values;

  const float* at(int row, int column) const {
    return values.data() + (static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                            static_cast<std::size_t>(column)) *
                               static_cast<std::size_t>(channels);
  }
  float* at(int row, int column) {
    return const_cast<float*>(static_cast<const FeatureMap&>(*this).at(row, column));
  }
};

/// A layer with its weights as the processor wants them.
class Convolution {
 public:
  explicit Convolution(const ModelLayer& layer);

  FeatureMap apply(const FeatureMap& in) const;

 private:
  ModelLayer layer_;            // Without its weights.
  int groups_ = 0;              // Of channels out that are computed together.
  std::vector<float> weights_;  // For each group, row, column and channel in: one number a channel.
  std::vector<float> bias_;     // Filled up to whole groups.
};

}  // namespace biaoge

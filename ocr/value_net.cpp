// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_net.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace biaoge {

namespace {

void softmax(const float* scores, int count, float temperature, float* out) {
  const float greatest = *std::max_element(scores, scores + count);
  float sum = 0;
  for (int i = 0; i < count; ++i) {
    out[i] = std::exp((scores[i] - greatest) / temperature);
    sum += out[i];
  }
  for (int i = 0; i < count; ++i) out[i] /= sum;
}

}  // namespace

ValueNet::ValueNet(const ValueModel& model)
    : signs_(model.signs), temperature_(static_cast<float>(model.temperature)) {
  for (const ModelLayer& layer : model.layers) layers_.emplace_back(layer);
}

Likelihoods ValueNet::likelihoods(const ValueInput& input) const {
  Likelihoods found;
  found.signs = static_cast<int>(signs_.size()) + 1;
  if (input.columns == 0) return found;
  // A last column that is not whole is filled up with white.
  const int columns = (input.columns + kValueColumn - 1) / kValueColumn * kValueColumn;
  FeatureMap map{kValueRows, columns, 1, {}};
  map.values.assign(static_cast<std::size_t>(kValueRows) * static_cast<std::size_t>(columns), 0.0F);
  for (int row = 0; row < kValueRows; ++row) {
    const float* from = input.tones.data() + static_cast<std::ptrdiff_t>(row) * input.columns;
    std::copy_n(from, input.columns, map.at(row, 0));
  }
  for (const Convolution& layer : layers_) map = layer.apply(map);
  found.columns = map.columns;
  found.values.resize(map.values.size());
  for (int column = 0; column < map.columns; ++column) {
    softmax(map.at(0, column), found.signs, temperature_,
            found.values.data() +
                static_cast<std::size_t>(column) * static_cast<std::size_t>(found.signs));
  }
  return found;
}

}  // namespace biaoge

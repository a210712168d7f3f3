// SPDX-License-Identifier: GPL-3.0-or-later
// The file with the network for values, made by ocr/training/model_file.py. Private to ocr.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace biaoge {

enum class LayerKind : std::uint8_t {
  scan,    ///< Convolution, what is below 0 cut off, then the greatest of each block of pixels.
  along,   ///< The same along the line, without blocks; added to what came in.
  scores,  ///< Convolution alone.
};

/// A convolution. Outside of the picture everything is 0.
struct ModelLayer {
  LayerKind kind = LayerKind::scan;
  int in = 0;   ///< Channels.
  int out = 0;  ///< Channels.
  int rows = 1;
  int columns = 1;
  int rows_above = 0;  ///< Rows of the kernel above the pixel that it is for.
  int distance = 1;    ///< Between two columns of the kernel.
  int block_rows = 1;
  int block_columns = 1;
  std::vector<float> bias;     ///< `out` of them.
  std::vector<float> weights;  ///< For each row, column and channel in: `out` of them.
};

struct ValueModel {
  double temperature = 1;  ///< The scores are divided by it, so that likelihoods come true.
  std::u32string signs;    ///< Score 0 is "no sign here", score i + 1 is for signs[i].
  std::vector<ModelLayer> layers;
};

/// Reads and checks a whole file. Error code: "value-reader-unusable".
Result<ValueModel> read_value_model(const std::string& path);

/// Where the file lies: ../share/biaoge/ocr as seen from the program, or ocr/models in the sources
/// that it was built from; "" when there is none.
std::string value_model_path();

}  // namespace biaoge

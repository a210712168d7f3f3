// SPDX-License-Identifier: GPL-3.0-or-later
// A line as the network for values sees it. Private to ocr; the same as
// ocr/training/input_picture.py.
#pragma once

#include <vector>

#include "core/raster.h"

namespace biaoge {

/// Rows of the network's input.
inline constexpr int kValueRows = 32;

/// The ink of a line scaled to one height, its darkest tone 1, white 0, with some white around.
/// Empty where there is no ink.
struct ValueInput {
  int columns = 0;
  std::vector<float> tones;  ///< kValueRows rows of `columns`.
  double left = 0;           ///< Column of the picture at which column 0 begins.
  double across = 1;         ///< Columns of the input for one of the picture.
};

/// How a line is set into the input. Pixels are those of the input.
struct ValueSetting {
  double ink_rows = 26;  ///< Rows that the ink takes.
  double right = 0;      ///< Pixels further to the right.
  double up = 0;         ///< Pixels further up.
};

/// `line`: gray, dark text on white. The network was trained with the usual setting.
ValueInput make_value_input(const Raster& line, const ValueSetting& setting = {});

}  // namespace biaoge

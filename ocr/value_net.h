// SPDX-License-Identifier: GPL-3.0-or-later
// The network for values at work. Private to ocr.
#pragma once

#include <string>
#include <vector>

#include "ocr/convolution.h"
#include "ocr/value_input.h"
#include "ocr/value_model.h"

namespace biaoge {

/// Columns of the input for one column of likelihoods.
inline constexpr int kValueColumn = 4;

/// How likely each sign stands in each column: rows of `signs` numbers that add up to 1. Number 0
/// is "no sign here".
struct Likelihoods {
  int columns = 0;
  int signs = 0;
  std::vector<float> values;

  const float* at(int column) const {
    return values.data() + static_cast<std::size_t>(column) * static_cast<std::size_t>(signs);
  }
};

class ValueNet {
 public:
  explicit ValueNet(const ValueModel& model);

  /// The same input always gives the same numbers on the same kind of processor.
  Likelihoods likelihoods(const ValueInput& input) const;

  /// The sign of a number above 0.
  char32_t sign(int number) const { return signs_[static_cast<std::size_t>(number - 1)]; }

 private:
  std::vector<Convolution> layers_;
  std::u32string signs_;
  float temperature_ = 1;
};

}  // namespace biaoge

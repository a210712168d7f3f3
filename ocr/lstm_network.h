// SPDX-License-Identifier: GPL-3.0-or-later
// A network out of a Tesseract data file: from the picture of a line to how likely each sign stands
// at each place of it. Private to ocr.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/raster.h"
#include "ocr/lstm_layers.h"

namespace biaoge {

class LstmNetwork {
 public:
  /// `component`: the part "lstm" of a data file. Nothing where it is damaged, has floating-point
  /// weights or layers of other kinds than those that Debian's data for Chinese and English have.
  static std::optional<LstmNetwork> from(std::string_view component);

  /// Height of the pictures it takes, and how many of their columns one step covers.
  int height() const { return height_; }
  int columns_a_step() const { return columns_; }
  std::size_t codes() const { return codes_; }
  std::size_t null_code() const { return null_code_; }

  /// `line`: gray, height() pixels high. The shares of the result (one row of steps) are
  /// likelihoods of codes; it is valid until the next call.
  const Activations& read(const Raster& line);

 private:
  bool take_layers(ByteCursor& bytes, int depth);
  bool take_turned(ByteCursor& bytes, Reading reading);
  bool take_lstm(ByteCursor& bytes, std::size_t states, Reading reading);

  int height_ = 0;
  int columns_ = 1;
  int rows_ = 0;           ///< Of the layers taken so far: places one above the other,
  std::size_t depth_ = 0;  ///< and numbers at each place.
  std::size_t codes_ = 0;
  std::size_t null_code_ = 0;
  std::uint64_t seed_ = 0;
  std::vector<std::unique_ptr<Layer>> layers_;
  Activations first_;
  Activations second_;
};

}  // namespace biaoge

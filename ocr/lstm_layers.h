// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of Tesseract's networks with integer weights, run forwards. What they compute is that
// of Tesseract 5.3 (src/lstm), number by number. Private to ocr.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include "ocr/byte_cursor.h"
#include "ocr/int_products.h"

namespace biaoge {

/// Numbers between -127 and 127 at each place of a picture, row by row; or, at the end of a
/// network, likelihoods.
struct Activations {
  std::size_t height = 0;
  std::size_t width = 0;
  std::size_t depth = 0;
  std::vector<std::int8_t> codes;
  std::vector<float> shares;  ///< Of a softmax, in place of codes.

  /// Keeps its memory.
  void reshape(std::size_t rows, std::size_t columns, std::size_t numbers);
  const std::int8_t* at(std::size_t y, std::size_t x) const {
    return codes.data() + (y * width + x) * depth;
  }
  std::int8_t* at(std::size_t y, std::size_t x) { return codes.data() + (y * width + x) * depth; }
};

/// What stands outside of a picture is noise, the same for each picture.
using Noise = std::minstd_rand;

class Layer {
 public:
  virtual ~Layer() = default;
  virtual void forward(const Activations& in, Noise& noise, Activations& out) = 0;
};

/// Weights with a factor for each output. From a file; empty where they are not integers.
struct ScaledMatrix {
  std::size_t outputs = 0;
  std::size_t inputs = 0;
  IntMatrix matrix;
  std::vector<float> scale;  ///< Of output_room(); zero behind the real outputs.
};

/// Fails the cursor where `count` matrices one below the other cannot be read.
ScaledMatrix take_matrix(ByteCursor& bytes, std::size_t count);

/// Each place gets the numbers of a window around it, column by column.
class WindowLayer : public Layer {
 public:
  WindowLayer(int half_width, int half_height) : half_x_(half_width), half_y_(half_height) {}
  void forward(const Activations& in, Noise& noise, Activations& out) override;

 private:
  int half_x_;
  int half_y_;
};

/// The greatest of each number over windows that do not overlap.
class PoolLayer : public Layer {
 public:
  PoolLayer(std::size_t across, std::size_t down) : across_(across), down_(down) {}
  void forward(const Activations& in, Noise& noise, Activations& out) override;

 private:
  std::size_t across_;
  std::size_t down_;
};

enum class Curve { tanh, softmax };

/// A product at each place.
class DenseLayer : public Layer {
 public:
  DenseLayer(ScaledMatrix weights, Curve curve) : weights_(std::move(weights)), curve_(curve) {}
  void forward(const Activations& in, Noise& noise, Activations& out) override;

 private:
  ScaledMatrix weights_;
  Curve curve_;
};

enum class Reading {
  right,  ///< Along each row.
  left,
  down,  ///< Down each column; only what it says at the foot is kept.
};

class LstmLayer : public Layer {
 public:
  LstmLayer(ScaledMatrix gates, std::size_t states, Reading reading);
  void forward(const Activations& in, Noise& noise, Activations& out) override;

 private:
  void start();
  /// Leaves what it says in said().
  void step(const std::int8_t* input);
  const std::int8_t* said() const { return source_.data() + inputs_; }

  ScaledMatrix gates_;
  std::size_t states_;
  std::size_t inputs_;
  Reading reading_;
  std::vector<std::int8_t> source_;  ///< The input, then what was said the step before.
  std::vector<std::int32_t> sums_;
  std::vector<float> opened_;
  std::vector<float> state_;
};

}  // namespace biaoge

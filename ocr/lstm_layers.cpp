// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/lstm_layers.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "ocr/squash.h"

namespace biaoge {

namespace {

constexpr std::uint8_t kIntegerWeights = 1;
constexpr std::uint8_t kDoubleScales = 128;
constexpr std::size_t kMostWeights = std::size_t{1} << 26;
constexpr double kWhole = 127;

void add_noise(Noise& noise, std::int8_t* codes, std::size_t count) {
  constexpr double kMost = std::numeric_limits<std::int32_t>::max();
  for (std::size_t i = 0; i < count; ++i) {
    const double number = 2 * kWhole * static_cast<double>(noise()) / kMost - kWhole;
    codes[i] = static_cast<std::int8_t>(std::lround(number));
  }
}

}  // namespace

void Activations::reshape(std::size_t rows, std::size_t columns, std::size_t numbers) {
  height = rows;
  width = columns;
  depth = numbers;
  codes.resize(rows * columns * numbers);
}

ScaledMatrix take_matrix(ByteCursor& bytes, std::size_t count) {
  ScaledMatrix found;
  std::vector<std::int8_t> weights;
  std::vector<float> scale;
  for (std::size_t m = 0; m < count; ++m) {
    const auto mode = bytes.take<std::uint8_t>();
    const auto rows = bytes.take<std::uint32_t>();
    const auto columns = bytes.take<std::uint32_t>();
    bytes.take<std::int8_t>();
    const bool integers = (mode & kIntegerWeights) != 0 && (mode & kDoubleScales) != 0;
    if (!integers || rows == 0 || columns < 2 || rows > kMostWeights / columns ||
        (m > 0 && columns != found.inputs + 1)) {
      bytes.fail();
    }
    const std::string_view data = bytes.take_bytes(bytes.good() ? std::size_t{rows} * columns : 0);
    // Files written on other machines hold more scales than rows.
    const auto scales = bytes.take<std::uint32_t>();
    if (!bytes.good() || scales < rows) bytes.fail();
    for (std::uint32_t i = 0; i < scales && bytes.good(); ++i) {
      const auto value = static_cast<float>(bytes.take<double>() / kWhole);
      if (i < rows) scale.push_back(value);
    }
    if (!bytes.good()) return {};
    weights.insert(weights.end(), data.begin(), data.end());
    found.outputs += rows;
    found.inputs = columns - 1;
  }
  found.matrix = IntMatrix(found.outputs, found.inputs, weights.data());
  scale.resize(found.matrix.output_room(), 0);
  found.scale = std::move(scale);
  return found;
}

void WindowLayer::forward(const Activations& in, Noise& noise, Activations& out) {
  const int rows = static_cast<int>(in.height);
  const int columns = static_cast<int>(in.width);
  const std::size_t down = static_cast<std::size_t>(2 * half_y_ + 1);
  out.reshape(in.height, in.width, in.depth * down * static_cast<std::size_t>(2 * half_x_ + 1));
  std::int8_t* place = out.codes.data();
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns; ++x) {
      for (int other = x - half_x_; other <= x + half_x_; ++other) {
        if (other < 0 || other >= columns) {
          add_noise(noise, place, down * in.depth);
          place += down * in.depth;
          continue;
        }
        for (int row = y - half_y_; row <= y + half_y_; ++row, place += in.depth) {
          if (row < 0 || row >= rows) {
            add_noise(noise, place, in.depth);
          } else {
            std::copy_n(in.at(static_cast<std::size_t>(row), static_cast<std::size_t>(other)),
                        in.depth, place);
          }
        }
      }
    }
  }
}

void PoolLayer::forward(const Activations& in, Noise& /*noise*/, Activations& out) {
  out.reshape(in.height / down_, in.width / across_, in.depth);
  for (std::size_t y = 0; y < out.height; ++y) {
    for (std::size_t x = 0; x < out.width; ++x) {
      std::int8_t* const most = out.at(y, x);
      std::copy_n(in.at(y * down_, x * across_), in.depth, most);
      for (std::size_t row = y * down_; row < (y + 1) * down_; ++row) {
        const std::int8_t* codes = in.at(row, x * across_);
        for (std::size_t i = 0; i < across_ * in.depth; i += in.depth) {
          for (std::size_t d = 0; d < in.depth; ++d) most[d] = std::max(most[d], codes[i + d]);
        }
      }
    }
  }
}

void DenseLayer::forward(const Activations& in, Noise& /*noise*/, Activations& out) {
  const std::size_t places = in.height * in.width;
  const std::size_t room = weights_.matrix.output_room();
  std::vector<std::int8_t> input(weights_.matrix.input_room(), 0);
  std::vector<std::int32_t> sums(room);
  std::vector<float> values(room);
  out.reshape(in.height, in.width, weights_.outputs);
  if (curve_ == Curve::softmax) out.shares.resize(places * weights_.outputs);
  for (std::size_t p = 0; p < places; ++p) {
    std::memcpy(input.data(), in.codes.data() + p * in.depth, in.depth);
    weights_.matrix.multiply(input.data(), sums.data());
    if (curve_ == Curve::softmax) {
      softmax(sums.data(), weights_.scale.data(), values.data(), room, weights_.outputs);
      std::copy_n(values.begin(), weights_.outputs,
                  out.shares.begin() + static_cast<std::ptrdiff_t>(p * weights_.outputs));
    } else {
      squash_tanh_codes(sums.data(), weights_.scale.data(), out.codes.data() + p * weights_.outputs,
                        weights_.outputs);
    }
  }
}

LstmLayer::LstmLayer(ScaledMatrix gates, std::size_t states, Reading reading)
    : gates_(std::move(gates)),
      states_(states),
      inputs_(gates_.inputs - states),
      reading_(reading),
      source_(gates_.matrix.input_room(), 0),
      sums_(gates_.matrix.output_room()),
      opened_(gates_.matrix.output_room()),
      state_(states) {}

void LstmLayer::start() {
  std::fill(source_.begin(), source_.end(), std::int8_t{0});
  std::fill(state_.begin(), state_.end(), 0.0F);
}

void LstmLayer::step(const std::int8_t* input) {
  std::memcpy(source_.data(), input, inputs_);
  gates_.matrix.multiply(source_.data(), sums_.data());
  squash_tanh(sums_.data(), gates_.scale.data(), opened_.data(), states_);
  squash_sigmoid(sums_.data() + states_, gates_.scale.data() + states_, opened_.data() + states_,
                 3 * states_);
  step_lstm(opened_.data(), state_.data(), source_.data() + inputs_, states_);
}

void LstmLayer::forward(const Activations& in, Noise& /*noise*/, Activations& out) {
  if (reading_ == Reading::down) {
    out.reshape(1, in.width, states_);
    for (std::size_t x = 0; x < in.width; ++x) {
      start();
      for (std::size_t y = 0; y < in.height; ++y) step(in.at(y, x));
      std::memcpy(out.at(0, x), said(), states_);
    }
    return;
  }
  out.reshape(in.height, in.width, states_);
  for (std::size_t y = 0; y < in.height; ++y) {
    start();
    for (std::size_t i = 0; i < in.width; ++i) {
      const std::size_t x = reading_ == Reading::right ? i : in.width - 1 - i;
      step(in.at(y, x));
      std::memcpy(out.at(y, x), said(), states_);
    }
  }
}

}  // namespace biaoge

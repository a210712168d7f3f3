// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/lstm_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "ocr/squash.h"

namespace biaoge {

namespace {

constexpr int kDeepest = 8;  // Of layers within layers; files that claim more are damaged.
constexpr std::uint32_t kMostLayers = 64;
constexpr std::int32_t kLayersHaveRates = 64;
constexpr std::uint64_t kSeedFactor = 0x10000001;
constexpr std::size_t kGates = 4;

/// What begins each layer in the file.
struct Head {
  std::string type;
  std::int32_t flags = 0;
  std::int32_t outputs = 0;
};

Head take_head(ByteCursor& bytes) {
  Head head;
  if (bytes.take<std::int8_t>() != 0) bytes.fail();  // Types by number are older than this data.
  head.type = bytes.take_bytes(bytes.take<std::uint32_t>());
  bytes.take<std::int8_t>();  // In training?
  bytes.take<std::int8_t>();
  head.flags = bytes.take<std::int32_t>();
  bytes.take<std::int32_t>();  // Inputs: known from the weights.
  head.outputs = bytes.take<std::int32_t>();
  bytes.take<std::int32_t>();                     // Number of weights.
  bytes.take_bytes(bytes.take<std::uint32_t>());  // Name.
  if (head.outputs < 0) bytes.fail();
  return head;
}

/// The tone that `share` of the counted ones do not exceed, interpolated.
float tone_at(const std::array<int, 256>& count, double share) {
  int total = 0;
  for (const int n : count) total += n;
  const double wanted = std::clamp(share * total, 1.0, static_cast<double>(total));
  int sum = 0;
  std::size_t tone = 0;
  while (tone < count.size() && sum < wanted) sum += count[tone++];
  return static_cast<float>(static_cast<double>(tone) - (sum - wanted) / count[tone - 1]);
}

/// Black and white of a line, from the ups and downs of the row through its middle.
std::pair<float, float> find_tones(const Raster& line) {
  std::array<int, 256> lows{};
  std::array<int, 256> highs{};
  const std::uint8_t* row = line.row(line.height / 2);
  bool low = false;
  bool high = false;
  for (int x = 1; x + 1 < line.width; ++x) {
    const int before = row[x - 1];
    const int here = row[x];
    const int after = row[x + 1];
    if ((here < before && here <= after) || (here <= before && here < after)) {
      ++lows[static_cast<std::size_t>(here)];
      low = true;
    }
    if ((here > before && here >= after) || (here >= before && here > after)) {
      ++highs[static_cast<std::size_t>(here)];
      high = true;
    }
  }
  if (!low) ++lows[0];
  if (!high) ++highs[255];
  return {tone_at(lows, 0.25), tone_at(highs, 0.75)};
}

/// Pixels as numbers, black at -127 and white at 127.
void set_pixels(const Raster& line, Activations& out) {
  const auto [black, white] = find_tones(line);
  float contrast = (white - black) / 2;
  if (contrast <= 0) contrast = 1;
  std::array<std::int8_t, 256> codes{};
  for (std::size_t tone = 0; tone < codes.size(); ++tone) {
    const float number = (static_cast<float>(tone) - black) / contrast - 1;
    codes[tone] = static_cast<std::int8_t>(std::clamp(std::lround(128 * number), -127L, 127L));
  }
  out.reshape(static_cast<std::size_t>(line.height), static_cast<std::size_t>(line.width), 1);
  std::transform(line.pixels.begin(), line.pixels.end(), out.codes.begin(),
                 [&](std::uint8_t pixel) { return codes[pixel]; });
}

}  // namespace

bool LstmNetwork::take_lstm(ByteCursor& bytes, std::size_t states, Reading reading) {
  const auto width = static_cast<std::size_t>(bytes.take<std::int32_t>());
  ScaledMatrix gates = take_matrix(bytes, kGates);
  if (!bytes.good() || gates.inputs != width || gates.outputs != kGates * states ||
      width != states + depth_ || states % kLanes != 0) {
    return false;
  }
  depth_ = states;
  if (reading == Reading::down) rows_ = 1;
  layers_.push_back(std::make_unique<LstmLayer>(std::move(gates), states, reading));
  return true;
}

bool LstmNetwork::take_turned(ByteCursor& bytes, Reading reading) {
  if (bytes.take<std::uint32_t>() != 1) return false;
  const Head head = take_head(bytes);
  const bool fits = reading == Reading::down ? head.type == "SummLSTM" : head.type == "LSTM";
  return fits && take_lstm(bytes, static_cast<std::size_t>(head.outputs), reading);
}

bool LstmNetwork::take_layers(ByteCursor& bytes, int depth) {
  if (depth > kDeepest) return false;
  const Head head = take_head(bytes);
  if (!bytes.good()) return false;
  const auto outputs = static_cast<std::size_t>(head.outputs);
  bool taken = true;
  if (head.type == "Series") {
    const auto count = bytes.take<std::uint32_t>();
    if (count > kMostLayers) return false;
    for (std::uint32_t i = 0; i < count && taken; ++i) taken = take_layers(bytes, depth + 1);
  } else if (head.type == "Input") {
    bytes.take<std::int32_t>();
    height_ = bytes.take<std::int32_t>();
    bytes.take<std::int32_t>();
    taken = bytes.take<std::int32_t>() == 1 && height_ > 1;  // One number a pixel: gray.
    bytes.take<std::int32_t>();
    rows_ = height_;
    depth_ = 1;
  } else if (head.type == "Convolve") {
    const auto across = bytes.take<std::int32_t>();
    const auto down = bytes.take<std::int32_t>();
    if (across < 0 || across >= kDeepest || down < 0 || down >= kDeepest) return false;
    layers_.push_back(std::make_unique<WindowLayer>(across, down));
    depth_ *= static_cast<std::size_t>((2 * across + 1) * (2 * down + 1));
  } else if (head.type == "Maxpool") {
    const auto across = bytes.take<std::int32_t>();
    const auto down = bytes.take<std::int32_t>();
    taken = across > 0 && across < kDeepest && down > 0 && down < kDeepest;
    if (taken) {
      layers_.push_back(std::make_unique<PoolLayer>(static_cast<std::size_t>(across),
                                                    static_cast<std::size_t>(down)));
      columns_ *= across;
      rows_ /= down;
    }
  } else if (head.type == "XYTranspose") {
    taken = take_turned(bytes, Reading::down);
  } else if (head.type == "RTLReversed") {
    taken = take_turned(bytes, Reading::left);
  } else if (head.type == "LSTM") {
    taken = take_lstm(bytes, outputs, Reading::right);
  } else if (head.type == "Tanh" || head.type == "Softmax") {
    ScaledMatrix weights = take_matrix(bytes, 1);
    const bool last = head.type == "Softmax";
    taken = bytes.good() && weights.inputs == depth_ &&
            (last ? rows_ == 1 : weights.outputs % kLanes == 0);
    depth_ = weights.outputs;
    if (last) codes_ = weights.outputs;
    if (taken) {
      layers_.push_back(
          std::make_unique<DenseLayer>(std::move(weights), last ? Curve::softmax : Curve::tanh));
    }
  } else {
    return false;
  }
  const bool holds_layers =
      head.type == "Series" || head.type == "XYTranspose" || head.type == "RTLReversed";
  const bool rates = holds_layers && (head.flags & kLayersHaveRates) != 0;
  if (rates) bytes.take_bytes(bytes.take<std::uint32_t>() * sizeof(float));
  return taken && bytes.good();
}

std::optional<LstmNetwork> LstmNetwork::from(std::string_view component) {
  ByteCursor bytes(component);
  LstmNetwork network;
  if (!network.take_layers(bytes, 0)) return std::nullopt;
  bytes.take_bytes(bytes.take<std::uint32_t>());  // The network in words.
  bytes.take<std::int32_t>();                     // How it was trained, and how long.
  bytes.take<std::int32_t>();
  network.seed_ = static_cast<std::uint64_t>(bytes.take<std::int32_t>()) * kSeedFactor;
  network.null_code_ = static_cast<std::size_t>(bytes.take<std::int32_t>());
  const bool whole = bytes.good() && network.height_ > 0 && network.null_code_ < network.codes_;
  if (!whole) return std::nullopt;
  return network;
}

const Activations& LstmNetwork::read(const Raster& line) {
  set_pixels(line, first_);
  Noise noise(static_cast<Noise::result_type>(seed_ % Noise::modulus));
  noise();
  Activations* in = &first_;
  Activations* out = &second_;
  for (const std::unique_ptr<Layer>& layer : layers_) {
    layer->forward(*in, noise, *out);
    std::swap(in, out);
  }
  return *in;
}

}  // namespace biaoge

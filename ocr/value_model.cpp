// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_model.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

namespace biaoge {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFile = "biaoge_value.net";
constexpr std::string_view kMagic = "biaoge value net";
constexpr std::uint32_t kVersion = 1;
// No network of ours comes near: a file that says more is damaged.
constexpr std::uint32_t kMostSigns = 20000;
constexpr std::uint32_t kMostChannels = 1024;
constexpr std::uint32_t kMostLayers = 64;
constexpr std::uint32_t kWidestKernel = 16;

/// CRC-32 of ISO 3309, as zlib computes it.
std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
  }
  return ~crc;
}

/// Little-endian numbers one after the other. After a number that is missing or too large it is
/// broken and yields nothing but zeros.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return !broken_; }
  bool at_end() const { return bytes_.empty(); }
  std::string_view rest() const { return bytes_; }

  std::uint32_t number(std::uint32_t most) {
    std::uint32_t value = 0;
    std::array<char, 4> raw{};
    if (!take(raw.data(), raw.size())) return 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(raw[i])) << (8 * i);
    }
    if (value > most) broken_ = true;
    return broken_ ? 0 : value;
  }

  float real() {
    const std::uint32_t bits = number(0xFFFFFFFF);
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }

  std::vector<float> reals(std::size_t count) {
    std::vector<float> found;
    for (std::size_t i = 0; i < count && ok(); ++i) found.push_back(real());
    return found;
  }

  std::string_view raw(std::size_t count) {
    if (broken_ || bytes_.size() < count) {
      broken_ = true;
      return {};
    }
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

 private:
  bool take(char* to, std::size_t count) {
    const std::string_view taken = raw(count);
    if (broken_) return false;
    std::memcpy(to, taken.data(), count);
    return true;
  }

  std::string_view bytes_;
  bool broken_ = false;
};

ModelLayer read_layer(Bytes& bytes) {
  ModelLayer layer;
  layer.kind = static_cast<LayerKind>(bytes.number(2));
  for (int* field : {&layer.in, &layer.out}) *field = static_cast<int>(bytes.number(kMostChannels));
  for (int* field : {&layer.rows, &layer.columns, &layer.rows_above, &layer.distance,
                     &layer.block_rows, &layer.block_columns}) {
    *field = static_cast<int>(bytes.number(kWidestKernel));
  }
  const auto out = static_cast<std::size_t>(layer.out);
  const auto inputs = static_cast<std::size_t>(layer.rows * layer.columns * layer.in);
  layer.bias = bytes.reals(out);
  const std::vector<float> scales = bytes.reals(out);
  const std::string_view weights = bytes.raw(inputs * out);
  if (!bytes.ok()) return {};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    layer.weights.push_back(static_cast<float>(static_cast<signed char>(weights[i])) *
                            scales[i % out]);
  }
  return layer;
}

/// Whether each layer takes what the one before it gives, and the last gives the scores.
bool fits_together(const ValueModel& model) {
  int channels = 1;
  for (const ModelLayer& layer : model.layers) {
    if (layer.in != channels || layer.out == 0 || layer.rows == 0 || layer.columns % 2 == 0 ||
        layer.distance == 0 || layer.block_rows == 0 || layer.block_columns == 0 ||
        layer.rows_above >= layer.rows) {
      return false;
    }
    if (layer.kind == LayerKind::along && (layer.rows != 1 || layer.in != layer.out)) return false;
    channels = layer.out;
  }
  return !model.layers.empty() && model.layers.back().kind == LayerKind::scores &&
         channels == static_cast<int>(model.signs.size()) + 1 && model.temperature > 0;
}

Error damaged(const std::string& path, const std::string& how) {
  return {"value-reader-unusable", path + " " + how, "Install biaoge again."};
}

}  // namespace

Result<ValueModel> read_value_model(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  if (!file || !content.starts_with(kMagic)) return damaged(path, "is no reader of values");
  Bytes header(std::string_view(content).substr(kMagic.size()));
  const std::uint32_t version = header.number(0xFFFFFFFF);
  const std::uint32_t sum = header.number(0xFFFFFFFF);
  if (version != kVersion) return damaged(path, "is of another version of biaoge");
  if (!header.ok() || crc32(header.rest()) != sum) return damaged(path, "is damaged");

  Bytes bytes(header.rest());
  ValueModel model;
  model.temperature = static_cast<double>(bytes.real());
  for (std::uint32_t left = bytes.number(kMostSigns); left > 0 && bytes.ok(); --left) {
    model.signs += static_cast<char32_t>(bytes.number(0x10FFFF));
  }
  for (std::uint32_t left = bytes.number(kMostLayers); left > 0 && bytes.ok(); --left) {
    model.layers.push_back(read_layer(bytes));
  }
  if (!bytes.ok() || !bytes.at_end() || !fits_together(model)) return damaged(path, "is damaged");
  return model;
}

std::string value_model_path() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  fs::path folder = program.parent_path();
  const fs::path installed = folder.parent_path() / "share" / "biaoge" / "ocr" / kFile;
  if (fs::is_regular_file(installed, error)) return installed.string();
  // A program in a build folder lies a few folders below the sources, or below a link to the models
  // (as profile_directory() finds the profiles).
  constexpr int kHighest = 4;
  for (int level = 0; level <= kHighest && !folder.empty(); ++level) {
    const fs::path built = folder / "ocr" / "models" / kFile;
    if (fs::is_regular_file(built, error)) return built.string();
    folder = folder == folder.root_path() ? fs::path() : folder.parent_path();
  }
  return {};
}

}  // namespace biaoge

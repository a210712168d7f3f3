// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/lstm_reader.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "ocr/ctc_search.h"
#include "ocr/lstm_network.h"
#include "ocr/pix.h"
#include "ocr/recoder.h"
#include "ocr/tessdata.h"
#include "ocr/tesseract_reader.h"

namespace biaoge {

namespace {

// Tesseract's: percent lost for each unit of a logarithm.
constexpr double kConfidenceStep = 0.05;

/// One language: how lines become signs, and what the signs are.
struct Model {
  LstmNetwork network;
  std::unique_ptr<Recoder> recoder;  // The search refers to it.
  CtcSearch search;
};

std::unique_ptr<Model> load_model(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(stream)), {});
  auto recoder = Recoder::from(tessdata_part(file, TessdataPart::characters),
                               tessdata_part(file, TessdataPart::codes));
  auto network = LstmNetwork::from(tessdata_part(file, TessdataPart::network));
  if (!recoder || !network) return nullptr;
  auto kept = std::make_unique<Recoder>(std::move(*recoder));
  CtcSearch search(*kept, network->codes(), network->null_code());
  return std::unique_ptr<Model>(new Model{std::move(*network), std::move(kept), std::move(search)});
}

PixPtr to_pix(const Raster& gray) {
  PixPtr pix(pixCreateNoInit(gray.width, gray.height, 8));
  if (!pix) return pix;
  for (int y = 0; y < gray.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    const std::uint8_t* row = gray.row(y);
    for (int x = 0; x < gray.width; ++x) SET_DATA_BYTE(line, x, row[x]);
  }
  return pix;
}

Raster to_raster(Pix* pix) {
  Raster gray = make_raster(pixGetWidth(pix), pixGetHeight(pix), 1);
  for (int y = 0; y < gray.height; ++y) {
    const l_uint32* line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    std::uint8_t* row = gray.row(y);
    for (int x = 0; x < gray.width; ++x) {
      row[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
  }
  return gray;
}

/// Scaled to a height as Tesseract does it. Nothing where the line is too small.
std::optional<Raster> scaled_to(const Raster& line, int height) {
  const PixPtr pix = to_pix(line);
  const float factor = static_cast<float>(height) / static_cast<float>(line.height);
  const PixPtr scaled(pix ? pixScale(pix.get(), factor, factor) : nullptr);
  if (!scaled) return std::nullopt;
  // Its own rounding may leave the height a pixel off.
  const float rest = static_cast<float>(height) / static_cast<float>(pixGetHeight(scaled.get()));
  if (pixGetHeight(scaled.get()) == height) return to_raster(scaled.get());
  const PixPtr again(pixScale(scaled.get(), rest, rest));
  if (!again || pixGetHeight(again.get()) != height) return std::nullopt;
  return to_raster(again.get());
}

class LstmReader : public LineReader {
 public:
  LstmReader(std::string language, std::string folder)
      : language_(std::move(language)), folder_(std::move(folder)) {}

  LineReading read(const Raster& line, LineKind kind) override {
    if (line.pixels.empty()) return {};
    if (!loaded_) load();
    if (other_) return other_->read(line, kind);
    LstmNetwork& network = model_->network;
    const std::optional<Raster> scaled = scaled_to(line, network.height());
    if (!scaled || scaled->width < network.columns_a_step()) return {};
    const Activations& shares = network.read(*scaled);
    const double step = static_cast<double>(network.columns_a_step()) *
                        static_cast<double>(line.height) / network.height();
    return reading_of(model_->search.read(shares.shares, shares.width), step, line.width);
  }

 private:
  void load() {
    loaded_ = true;
    model_ = load_model(folder_ + "/" + language_ + ".traineddata");
    if (model_) return;
    auto reader = make_tesseract_reader({language_, folder_});
    if (reader) other_ = std::move(reader).value();
  }

  // Spaces stand only between Latin words.
  LineReading reading_of(const std::vector<FoundSign>& signs, double step, int width) const {
    LineReading reading;
    bool space = false;
    for (const FoundSign& sign : signs) {
      if (sign.sign == Recoder::kSpace) {
        space = true;
        continue;
      }
      const auto x0 = static_cast<int>(std::floor(static_cast<double>(sign.first) * step));
      const auto x1 = static_cast<int>(std::ceil(static_cast<double>(sign.last) * step));
      const double confidence = std::clamp(1 + kConfidenceStep * sign.certainty, 0.0, 1.0);
      for (const char32_t code : model_->recoder->text(sign.sign)) {
        std::vector<ReadCharacter>& found = reading.characters;
        if (space && !found.empty() && !is_cjk(found.back().code) && !is_cjk(code)) {
          found.push_back({U' ', found.back().confidence, x0, x0});
        }
        space = false;
        found.push_back({code, confidence, std::min(x0, width), std::min(x1, width)});
      }
    }
    return reading;
  }

  std::string language_;
  std::string folder_;
  bool loaded_ = false;
  std::unique_ptr<Model> model_;
  std::unique_ptr<LineReader> other_;
};

}  // namespace

Result<std::unique_ptr<LineReader>> make_lstm_reader(const std::string& language,
                                                     const std::string& folder) {
  Result<std::string> found = find_tessdata(language, folder);
  if (!found) return found.error();
  return std::unique_ptr<LineReader>(
      std::make_unique<LstmReader>(language, std::move(found).value()));
}

}  // namespace biaoge

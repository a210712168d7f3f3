// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/tesseract_reader.h"

#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "ocr/tessdata.h"

namespace biaoge {

namespace {

// Tesseract puts spaces between Chinese characters; they stand only between Latin words.
void add_space(LineReading& reading, int x) {
  if (reading.characters.empty() || is_cjk(reading.characters.back().code)) return;
  reading.characters.push_back({U' ', reading.characters.back().confidence, x, x});
}

void drop_space_before_wide(LineReading& reading, char32_t next) {
  if (!reading.characters.empty() && reading.characters.back().code == U' ' && is_cjk(next)) {
    reading.characters.pop_back();
  }
}

class TesseractReader : public LineReader {
 public:
  explicit TesseractReader(TesseractData data) : data_(std::move(data)) {}

  LineReading read(const Raster& line, LineKind /*kind*/) override {
    LineReading reading;
    if (line.pixels.empty()) return reading;
    // Tesseract asks for four threads by name, so only forbidding parallel regions keeps it to one.
    const int levels = omp_get_max_active_levels();
    omp_set_max_active_levels(0);
    if (!loaded_) load();
    if (broken_) {
      reading.characters.push_back({0xFFFD, 0, 0, line.width});
    } else {
      api_.SetPageSegMode(tesseract::PSM_RAW_LINE);
      api_.SetImage(line.pixels.data(), line.width, line.height, 1, line.width);
      if (api_.Recognize(nullptr) == 0) collect(reading);
    }
    omp_set_max_active_levels(levels);
    return reading;
  }

 private:
  void load() {
    loaded_ = true;
    const std::vector<std::string> names = {
        "debug_file",     "user_defined_dpi", "tessedit_do_invert", "load_system_dawg",
        "load_freq_dawg", "load_punc_dawg",   "load_number_dawg",   "load_unambig_dawg"};
    const std::vector<std::string> values = {"/dev/null", "300", "0", "0", "0", "0", "0", "0"};
    broken_ = api_.Init(data_.folder.c_str(), data_.languages.c_str(), tesseract::OEM_LSTM_ONLY,
                        nullptr, 0, &names, &values, false) != 0;
  }

  void collect(LineReading& reading) {
    const std::unique_ptr<tesseract::ResultIterator> it(api_.GetIterator());
    if (it == nullptr || it->Empty(tesseract::RIL_SYMBOL)) return;
    do {
      const std::unique_ptr<const char[]> text(it->GetUTF8Text(tesseract::RIL_SYMBOL));
      if (text == nullptr) continue;
      int x0 = 0;
      int y0 = 0;
      int x1 = 0;
      int y1 = 0;
      it->BoundingBox(tesseract::RIL_SYMBOL, &x0, &y0, &x1, &y1);
      const std::u32string codes = from_utf8(text.get());
      const double confidence = std::clamp(it->Confidence(tesseract::RIL_SYMBOL) / 100.0, 0.0, 1.0);
      if (it->IsAtBeginningOf(tesseract::RIL_WORD)) add_space(reading, x0);
      for (const char32_t code : codes) {
        if (code == U' ') continue;
        drop_space_before_wide(reading, code);
        reading.characters.push_back({code, confidence, x0, x1});
      }
    } while (it->Next(tesseract::RIL_SYMBOL));
  }

  TesseractData data_;
  tesseract::TessBaseAPI api_;
  bool loaded_ = false;
  bool broken_ = false;
};

}  // namespace

Result<std::unique_ptr<LineReader>> make_tesseract_reader(TesseractData data) {
  Result<std::string> folder = find_tessdata(data.languages, data.folder);
  if (!folder) return folder.error();
  data.folder = std::move(folder).value();
  return std::unique_ptr<LineReader>(std::make_unique<TesseractReader>(std::move(data)));
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/bilingual_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/utf8.h"

namespace biaoge {

namespace {

constexpr double kDoubtWhereBothDiffer = 0.5;

bool has_chinese(const LineReading& reading) {
  return std::any_of(reading.characters.begin(), reading.characters.end(),
                     [](const ReadCharacter& c) { return is_cjk(c.code) && c.code != U'一'; });
}

double lowest_confidence(const LineReading& reading) {
  double lowest = reading.characters.empty() ? 0 : 1;
  for (const ReadCharacter& c : reading.characters) lowest = std::min(lowest, c.confidence);
  return lowest;
}

std::string text_of(const LineReading& reading) {
  std::u32string codes;
  for (const ReadCharacter& c : reading.characters) codes += c.code;
  return to_utf8(codes);
}

class BilingualReader : public LineReader {
 public:
  BilingualReader(LineReader& chinese, LineReader& latin) : chinese_(chinese), latin_(latin) {}

  LineReading read(const Raster& line, LineKind kind) override {
    LineReading reading = chinese_.read(line, kind);
    if (has_chinese(reading)) return reading;
    LineReading other = latin_.read(line, kind);
    if (lowest_confidence(other) > lowest_confidence(reading)) std::swap(reading, other);
    const std::string text = text_of(other);
    if (!text.empty() && text != text_of(reading)) {
      reading.alternatives.push_back({text, kDoubtWhereBothDiffer * lowest_confidence(other)});
    }
    return reading;
  }

 private:
  LineReader& chinese_;
  LineReader& latin_;
};

}  // namespace

std::unique_ptr<LineReader> make_bilingual_reader(LineReader& chinese, LineReader& latin) {
  return std::make_unique<BilingualReader>(chinese, latin);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads line pictures with the program's own reader or a stock one, for bench/evaluate_reader.
//
// usage: read_lines READER FILE.pgm...   READER: value, or languages of Tesseract (chi_sim+eng)
// A row for each file: reading, lowest confidence, whether it fits the grammar of values (1 or 0),
// milliseconds of CPU; split by tabs.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>

#include "core/raster.h"
#include "core/utf8.h"
#include "ocr/tesseract_reader.h"
#include "ocr/value_grammar.h"
#include "ocr/value_reader.h"

using namespace biaoge;

namespace {

Raster read_pgm(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::string magic;
  int width = 0;
  int height = 0;
  int most = 0;
  file >> magic >> width >> height >> most;
  file.get();
  Raster picture = make_raster(width, height, 1);
  file.read(reinterpret_cast<char*>(picture.pixels.data()),
            static_cast<std::streamsize>(picture.pixels.size()));
  return picture;
}

double milliseconds() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const std::string name = arguments[1];
  auto reader = name == "value" ? make_value_reader() : make_tesseract_reader({name});
  if (!reader) {
    std::fprintf(stderr, "%s\n", reader.error().message.c_str());
    return 1;
  }
  // The first reading loads the data.
  Raster bar = make_raster(60, 40, 1);
  std::fill_n(bar.row(20) + 20, 20, std::uint8_t{0});
  reader.value()->read(bar, LineKind::value);
  for (int i = 2; i < count; ++i) {
    const Raster line = read_pgm(arguments[i]);
    const double begin = milliseconds();
    const LineReading reading = reader.value()->read(line, LineKind::value);
    const double spent = milliseconds() - begin;
    std::u32string text;
    double least = reading.characters.empty() ? 0 : 1;
    for (const ReadCharacter& c : reading.characters) {
      if (c.code != U' ') text += c.code;
      least = std::min(least, c.confidence);
    }
    std::printf("%s\t%.4f\t%d\t%.3f\n", to_utf8(text).c_str(), least, fits_value(text) ? 1 : 0,
                spent);
  }
}

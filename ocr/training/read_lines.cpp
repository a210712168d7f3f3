// SPDX-License-Identifier: GPL-3.0-or-later
// Reads line pictures with the program's own reader or a stock one, for bench/evaluate_reader.
//
// usage: read_lines READER FILE.pgm...   READER: value; cell, which is all that the program does
// with a cell (value, checks against the ink, chi_sim where in doubt); or languages of Tesseract
// (chi_sim+eng)
// A row for each file: reading, lowest confidence, whether it fits the grammar of values (1 or 0),
// milliseconds of CPU; split by tabs.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

#include "core/raster.h"
#include "core/utf8.h"
#include "ocr/crop.h"
#include "ocr/lstm_reader.h"
#include "ocr/region_reader.h"
#include "ocr/tesseract_reader.h"
#include "ocr/training/read_pgm.h"
#include "ocr/value_grammar.h"
#include "ocr/value_reader.h"

using namespace biaoge;

namespace {

using Read = std::function<LineReading(const Raster&)>;
using Made = Result<std::unique_ptr<LineReader>>;

// A picture of a line of usual size is so many points high: dots an inch from pixels.
constexpr double kPoints = 72.0 / 16;

double milliseconds() {
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

std::shared_ptr<LineReader> working(Made made) {
  if (!made) stop(made.error().message);
  return std::move(made.value());
}

/// The line with the white around it that a line has in its cell.
Raster in_a_cell(const Raster& line) {
  const int beside = line.height / 2;
  Raster cell = make_raster(line.width + 2 * beside, 2 * line.height, 1);
  paste(line, cell, beside, beside);
  return cell;
}

Read reader_called(const std::string& name) {
  if (name != "cell") {
    const auto reader =
        working(name == "value" ? make_value_reader() : make_tesseract_reader({name}));
    return [reader](const Raster& line) { return reader->read(line, LineKind::value); };
  }
  return [value = working(make_value_reader()),
          text = working(make_lstm_reader("chi_sim"))](const Raster& line) {
    const Raster cell = in_a_cell(line);
    RegionReader reader(*text, value.get(), kPoints * line.height);
    LineReading all;
    for (const Word& word : reader.read(cell, {0, 0, cell.width, cell.height}, true)) {
      for (const Glyph& glyph : word.glyphs) {
        all.characters.push_back({glyph.code, glyph.confidence, 0, 0});
      }
    }
    return all;
  };
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const Read read = reader_called(arguments[1]);
  // The first reading loads the data.
  Raster bar = make_raster(60, 40, 1);
  std::fill_n(bar.row(20) + 20, 20, std::uint8_t{0});
  read(bar);
  for (int i = 2; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    Raster line;
    if (!read_pgm(file, line)) stop(std::string(arguments[i]) + " is no PGM picture");
    const double begin = milliseconds();
    const LineReading reading = read(line);
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

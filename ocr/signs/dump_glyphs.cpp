// SPDX-License-Identifier: GPL-3.0-or-later
// For training: reads PGM pictures of lines from standard input and writes the glyphs that the
// program finds in them, as binary numbers of this machine: for each picture their count (int32),
// then for each glyph x0, x1, y0, y1 in the picture (int32) and its features (float32).
#include <cstdint>
#include <iostream>
#include <vector>

#include "ocr/glyph_signs.h"
#include "ocr/strip.h"
#include "ocr/text_lines.h"
#include "ocr/training/read_pgm.h"

namespace {

template <typename T>
void write(const T& value) {
  std::cout.write(reinterpret_cast<const char*>(&value), sizeof value);
}

struct Found {
  std::int32_t place[4];
  biaoge::SignFeatures features;
};

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  biaoge::Raster picture;
  while (biaoge::read_pgm(std::cin, picture)) {
    const biaoge::TextLines lines =
        biaoge::find_text_lines(picture, {0, 0, picture.width, picture.height}, true);
    std::vector<Found> found;
    for (const biaoge::InkLine& line : lines.lines) {
      const biaoge::Strip strip = biaoge::make_strip(lines, line);
      const std::vector<biaoge::PixelBox> glyphs = biaoge::group_glyphs(strip.parts);
      const int dx = strip.pieces.front().dx;
      const int dy = strip.pieces.front().dy;
      for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const biaoge::PixelBox& box = glyphs[i];
        found.push_back({{box.x0 - dx, box.x1 - dx, box.y0 - dy, box.y1 - dy},
                         biaoge::sign_features(strip, glyphs, i)});
      }
    }
    write(static_cast<std::int32_t>(found.size()));
    for (const Found& glyph : found) {
      write(glyph.place);
      write(glyph.features);
    }
  }
}

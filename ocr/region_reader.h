// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a cell, or anywhere else on a page: lines are found and read. Private to ocr.
#pragma once

#include <vector>

#include "core/page.h"
#include "core/raster.h"
#include "ocr/layer_text.h"
#include "ocr/line_reader.h"
#include "ocr/pixel_box.h"
#include "ocr/text_lines.h"

namespace biaoge {

class RegionReader {
 public:
  /// Both readers must outlive it. `value` reads what looks like a number, a target or a mark and
  /// may be null: `text` then reads everything.
  /// `dpi`: of the pages.
  explicit RegionReader(LineReader& text, LineReader* value = nullptr, double dpi = 300)
      : text_(text), value_(value), dpi_(dpi) {}

  /// Lines that `layer` has a text for are taken from it, not read. It must outlive the reader.
  void use(const LayerText& layer) { layer_ = &layer; }

  /// `page`: gray, upright, its background white (255), rulings removed. Boxes and font sizes of
  /// the words are in pixels of the page; a word has the alternatives of the line it stands in.
  /// An empty region costs no reading.
  std::vector<Word> read(const Raster& page, const PixelBox& region, bool is_cell);

 private:
  /// What was read of a cell, held against a reading of all of its ink as one line.
  std::vector<Word> look_at_all(TextLines& lines, std::vector<Word> words);

  LineReader& text_;
  LineReader* value_;
  double dpi_;
  const LayerText* layer_ = nullptr;
};

}  // namespace biaoge

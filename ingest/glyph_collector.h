// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the codes of drawn glyphs into characters. Private to ingest.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ingest/canvas.h"

namespace biaoge {

class GlyphCollector {
 public:
  explicit GlyphCollector(std::vector<DrawnGlyph>& glyphs) : glyphs_(glyphs) {}

  /// Adds a glyph with the characters it stands for: a ligature becomes several that share its box;
  /// one without usable characters becomes U+FFFD.
  void add(const DrawnGlyph& like, const std::u32string& characters);

  /// Between the two calls the glyphs drawn stand for `text` (ActualText of the PDF).
  void begin_replacement(std::u32string text);
  void end_replacement();

 private:
  std::vector<DrawnGlyph>& glyphs_;
  std::optional<std::u32string> replacement_;
  std::size_t replacement_begin_ = 0;
};

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/glyph_collector.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"

namespace biaoge {

namespace {

bool is_private_use(char32_t code) {
  return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

bool is_usable(char32_t code) {
  return code >= 0x20 && !(code >= 0x7F && code < 0xA0) && code != 0xFFFD && code <= 0x10FFFF &&
         !(code >= 0xD800 && code <= 0xDFFF) && !is_private_use(code);
}

bool is_invisible(char32_t code) {
  return code == 0xAD || code == 0x200B || code == 0xFEFF;
}

/// Part `i` of `n` of a box, along the direction of the text.
Box share(const Box& box, Direction direction, std::size_t i, std::size_t n) {
  Box part = box;
  const auto from = static_cast<double>(i) / static_cast<double>(n);
  const auto to = static_cast<double>(i + 1) / static_cast<double>(n);
  if (direction == Direction::right || direction == Direction::left) {
    part.x0 = box.x0 + from * box.width();
    part.x1 = box.x0 + to * box.width();
  } else {
    part.y0 = box.y0 + from * box.height();
    part.y1 = box.y0 + to * box.height();
  }
  return part;
}

}  // namespace

void GlyphCollector::add(const DrawnGlyph& like, const std::u32string& characters) {
  DrawnGlyph glyph = like;
  if (characters.empty()) {
    glyph.code = U'\uFFFD';
    glyphs_.push_back(glyph);
    return;
  }
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t code = characters[i];
    if (is_invisible(code)) continue;
    glyph.code = is_space(code) ? U' ' : code;
    if (!is_space(code) && !is_usable(code)) {
      glyph.code = U'\uFFFD';
    }
    if (characters.size() > 1) glyph.box = share(like.box, like.direction, i, characters.size());
    glyphs_.push_back(glyph);
  }
}

void GlyphCollector::begin_replacement(std::u32string text) {
  replacement_ = std::move(text);
  replacement_begin_ = glyphs_.size();
}

void GlyphCollector::end_replacement() {
  if (!replacement_) return;
  const std::u32string text = *std::exchange(replacement_, std::nullopt);
  // A picture drawn meanwhile may have taken glyphs away.
  const auto begin = std::min(replacement_begin_, glyphs_.size());
  const auto first = glyphs_.begin() + static_cast<std::ptrdiff_t>(begin);
  if (first == glyphs_.end() || text.empty()) return;
  // Text drawn one to one keeps its own boxes.
  if (static_cast<std::size_t>(glyphs_.end() - first) == text.size()) {
    std::size_t i = 0;
    for (auto glyph = first; glyph != glyphs_.end(); ++glyph, ++i) {
      if (!is_usable(text[i])) continue;
      glyph->code = is_space(text[i]) ? U' ' : text[i];
    }
    return;
  }
  DrawnGlyph whole = *first;
  for (auto glyph = first; glyph != glyphs_.end(); ++glyph) {
    whole.box = unite(whole.box, glyph->box);
  }
  glyphs_.erase(first, glyphs_.end());
  add(whole, text);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/layer_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "core/utf8.h"
#include "ocr/glyph_signs.h"

namespace biaoge {

namespace {

// In heights of the line: a shorter one may be a value or a label.
constexpr double kShortestProse = 10;
// In heights of the line: running text is set so close.
constexpr double kLeastStep = 0.6;
constexpr double kMostStep = 1.5;
// Words must lie in the line by this share of their width, and together begin and end within
// kOpenEnd of the line's ends: other programs place their text by their own faces.
constexpr double kWordInside = 0.6;
constexpr double kOpenEnd = 0.12;
// A glyph that is surely a digit.
constexpr double kDigit = 0.97;
constexpr double kDigitHeight = 0.55;  // Of the line.

std::u32string folded(std::u32string_view text) {
  std::u32string result;
  for (char32_t code : text) {
    if (code == U' ' || code == U'\u3000') continue;
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (code == U'“' || code == U'”') code = U'"';
    if (code == U'‘' || code == U'’') code = U'\'';
    result += code;
  }
  return result;
}

bool shows_digits(const Strip& strip) {
  for (const SignGuess& guess : guess_signs(strip)) {
    if (is_digit(guess.code) && guess.confidence >= kDigit &&
        guess.box.height() >= kDigitHeight * strip.ink_box.height()) {
      return true;
    }
  }
  return false;
}

}  // namespace

LayerText::LayerText(const std::vector<Word>& words, const Mesh& upright, double points)
    : words_(words), upright_(upright), points_(points) {}

std::vector<LayerText::Placed> LayerText::characters_in(const Box& line) const {
  const double middle = (line.y0 + line.y1) / 2;
  const auto on_page = [this](double x, double y) {
    return upright_.at({x * points_, y * points_});
  };
  const Point left = on_page(line.x0, middle);
  const Point right = on_page(line.x1, middle);
  const Point foot = on_page(line.x0, middle + line.height() / 2);
  const Point across{right.x - left.x, right.y - left.y};
  const Point down{foot.x - left.x, foot.y - left.y};
  const double length = across.x * across.x + across.y * across.y;
  const double height = down.x * down.x + down.y * down.y;
  std::vector<Placed> found;
  if (length <= 0 || height <= 0) return found;
  const auto along = [&](Point p) {
    return ((p.x - left.x) * across.x + (p.y - left.y) * across.y) / length;
  };
  for (const Word& word : words_) {
    const Point centre = word.box.center();
    const double off = ((centre.x - left.x) * down.x + (centre.y - left.y) * down.y) / height;
    if (std::abs(off) > 1 || word.glyphs.empty()) continue;
    const double first = along(word.glyphs.front().box.center());
    const double last = along(word.glyphs.back().box.center());
    const double inside = overlap(std::min(first, last), std::max(first, last), 0, 1);
    if (inside < kWordInside * std::abs(last - first)) continue;
    for (const Glyph& glyph : word.glyphs) {
      if (glyph.code > U' ') found.push_back({glyph.code, along(glyph.box.center())});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Placed& a, const Placed& b) { return a.along < b.along; });
  return found;
}

std::optional<LineReading> LayerText::reading(const TextLines& region, const Strip& strip) const {
  if (strip.pieces.size() != 1) return std::nullopt;
  const PixelBox& line = strip.pieces.front().line->box;
  if (line.width() < kShortestProse * line.height()) return std::nullopt;
  const Box place{
      static_cast<double>(line.x0 + region.left), static_cast<double>(line.y0 + region.top),
      static_cast<double>(line.x1 + region.left), static_cast<double>(line.y1 + region.top)};
  const std::vector<Placed> found = characters_in(place);
  if (found.size() < 2 || std::abs(found.front().along) > kOpenEnd ||
      std::abs(1 - found.back().along) > kOpenEnd) {
    return std::nullopt;
  }
  const double step = place.width() / static_cast<double>(found.size());
  if (step < kLeastStep * line.height() || step > kMostStep * line.height()) return std::nullopt;
  const bool digits = std::any_of(found.begin(), found.end(), [](const Placed& c) {
    return is_digit(folded({&c.code, 1})[0]);
  });
  if (digits || shows_digits(strip)) return std::nullopt;
  // The first and the last character stand at the ends, the others between them as in the layer.
  LineReading reading;
  const double left = line.x0 + strip.pieces.front().dx;
  const double scale = (line.width() - step) / (found.back().along - found.front().along);
  for (const Placed& character : found) {
    const double x0 = left + (character.along - found.front().along) * scale;
    reading.characters.push_back({character.code, confidence_, static_cast<int>(std::lround(x0)),
                                  static_cast<int>(std::lround(x0 + step))});
  }
  return reading;
}

double agreement(std::u32string_view own, std::u32string_view other) {
  const std::u32string a = folded(own);
  const std::u32string b = folded(other);
  if (a.empty()) return b.empty() ? 1 : 0;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  const double share = static_cast<double>(row.back()) / static_cast<double>(a.size());
  return std::max(0.0, 1 - share);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/region_reader.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "ocr/strip.h"
#include "ocr/text_lines.h"
#include "ocr/value_line.h"

namespace biaoge {

namespace {

// In ems: a wider gap ends a word.
constexpr double kWordGap = 1.2;
// Ink heights of an em square: of Chinese glyphs, and of digits and capitals.
constexpr double kChineseHeight = 0.9;
constexpr double kDigitHeight = 0.72;

double em_of(const InkLine& line, bool chinese) {
  int height = 0;
  for (const PixelBox& part : line.parts) height = std::max(height, part.height());
  // Few Chinese glyphs hang together from top to bottom, so the line says more than its parts.
  return chinese ? line.box.height() / kChineseHeight : height / kDigitHeight;
}

Word start_word(double em) {
  Word word;
  word.font_size = em;
  word.source = TextSource::ocr;
  return word;
}

class WordSetter {
 public:
  WordSetter(const TextLines& region, const Strip& strip, const LineReading& reading)
      : region_(region), strip_(strip), reading_(reading) {}

  std::vector<Word> set() {
    std::size_t next = 0;
    for (std::size_t i = 0; i < strip_.pieces.size(); ++i) {
      const std::size_t first = next;
      while (next < reading_.characters.size() && piece_of(reading_.characters[next]) <= i) ++next;
      set_line(strip_.pieces[i], first, next);
    }
    return std::move(words_);
  }

 private:
  // The line whose place in the strip the middle of a character is nearest to.
  std::size_t piece_of(const ReadCharacter& character) const {
    const int middle = (character.x0 + character.x1) / 2;
    std::size_t i = 0;
    while (i + 1 < strip_.pieces.size()) {
      const int end = strip_.pieces[i].line->box.x1 + strip_.pieces[i].dx;
      const int start = strip_.pieces[i + 1].line->box.x0 + strip_.pieces[i + 1].dx;
      if (2 * middle < end + start) break;
      ++i;
    }
    return i;
  }

  void set_line(const StripPiece& piece, std::size_t first, std::size_t last) {
    const auto begin = reading_.characters.begin();
    const bool chinese = std::any_of(begin + static_cast<std::ptrdiff_t>(first),
                                     begin + static_cast<std::ptrdiff_t>(last),
                                     [](const ReadCharacter& c) { return is_cjk(c.code); });
    const double em = em_of(*piece.line, chinese);
    Word word = start_word(em);
    for (std::size_t i = first; i < last; ++i) {
      const ReadCharacter& c = reading_.characters[i];
      if (c.code == U' ') {
        word.space_after = true;
        finish(word, em);
        continue;
      }
      const Box box = place(c, piece);
      if (!word.glyphs.empty() && box.x0 - word.box.x1 > kWordGap * em) finish(word, em);
      word.glyphs.push_back({c.code, box, c.confidence});
      word.box = unite(word.box, box);
    }
    finish(word, em);
  }

  // On the page.
  Box place(const ReadCharacter& c, const StripPiece& piece) const {
    const PixelBox& line = piece.line->box;
    const double x0 = std::clamp(c.x0 - piece.dx, line.x0, line.x1);
    const double x1 = std::clamp(c.x1 - piece.dx, line.x0, line.x1);
    return {x0 + region_.left, static_cast<double>(line.y0) + region_.top, x1 + region_.left,
            static_cast<double>(line.y1) + region_.top};
  }

  void finish(Word& word, double em) {
    if (!word.glyphs.empty()) {
      word.alternatives = reading_.alternatives;
      words_.push_back(std::move(word));
    }
    word = start_word(em);
  }

  const TextLines& region_;
  const Strip& strip_;
  const LineReading& reading_;
  std::vector<Word> words_;
};

// Lines of a cell that may be pieces of one, as the bar of a 5 and the rest of it are: together
// they are not as high as two.
constexpr double kOneLine = 1.9;   // Of the highest.
constexpr double kStrayInk = 0.2;  // Pixels beside them, for each of their rows.

/// The lines of a cell as one; nullopt where they can be nothing but several.
std::optional<InkLine> as_one_line(const TextLines& lines) {
  if (lines.lines.size() < 2) return std::nullopt;
  InkLine one;
  int highest = 0;
  for (const InkLine& line : lines.lines) {
    one.box = unite(one.box, line.box);
    one.parts.insert(one.parts.end(), line.parts.begin(), line.parts.end());
    highest = std::max(highest, line.box.height());
  }
  if (one.box.height() > kOneLine * highest) return std::nullopt;
  std::sort(one.parts.begin(), one.parts.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
  return one;
}

/// True where ink on the rows of a line was taken for dirt: it may be the rest of the line. `page`:
/// as it was before dirt was painted out.
bool lacks_ink(const Raster& page, const TextLines& lines, const PixelBox& line) {
  // Along the sides of a cell lie the remains of its rulings.
  const int side = line.height() / 4;
  int dark = 0;
  for (int y = line.y0; y < line.y1; ++y) {
    const std::uint8_t* row = page.row(y + lines.top) + lines.left;
    for (int x = side; x < lines.picture.width - side; ++x) {
      const bool beside = x < line.x0 - 1 || x > line.x1;
      dark += beside && row[x] < lines.ink;
    }
  }
  return dark > kStrayInk * line.height();
}

}  // namespace

std::vector<Word> RegionReader::read(const Raster& page, const PixelBox& region, bool is_cell) {
  std::vector<Word> words;
  const TextLines lines = find_text_lines(page, region, is_cell, dpi_);
  if (const auto one = is_cell && value_ != nullptr ? as_one_line(lines) : std::nullopt) {
    const Strip strip = make_strip(lines, *one);
    const auto reading = read_sure_value(strip, *value_);
    if (reading && !lacks_ink(page, lines, one->box)) {
      return WordSetter(lines, strip, *reading).set();
    }
  }
  for (const Strip& strip : make_strips(lines, is_cell)) {
    std::optional<LineReading> known;
    if (layer_ != nullptr) known = layer_->reading(lines, strip);
    const LineReading reading = known ? *known : read_strip(strip, text_, value_);
    for (Word& word : WordSetter(lines, strip, reading).set()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace biaoge

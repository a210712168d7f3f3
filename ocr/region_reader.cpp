// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/region_reader.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "ocr/end_check.h"
#include "ocr/full_stops.h"
#include "ocr/strip.h"
#include "ocr/text_lines.h"
#include "ocr/value_grammar.h"
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
constexpr double kOneLine = 1.9;     // Of the highest.
constexpr double kSurelyOne = 0.14;  // Inches: two lines of the smallest print are higher.
constexpr double kStrayInk = 0.2;    // Pixels beside them, for each of their rows.

// Inches from the edge of a cell within which no dash is printed: half a line of small print.
constexpr double kBesideEdge = 0.04;
constexpr double kDoubt = 0.5;  // Factor of the confidence of one that stands there.

/// The lines of a cell as one; nullopt where they can be nothing but several.
std::optional<InkLine> as_one_line(const TextLines& lines, double dpi) {
  if (lines.lines.size() < 2) return std::nullopt;
  InkLine one;
  int highest = 0;
  for (const InkLine& line : lines.lines) {
    one.box = unite(one.box, line.box);
    one.parts.insert(one.parts.end(), line.parts.begin(), line.parts.end());
    highest = std::max(highest, line.box.height());
  }
  if (one.box.height() > std::max(kOneLine * highest, kSurelyOne * dpi)) return std::nullopt;
  std::sort(one.parts.begin(), one.parts.end(),
            [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
  return one;
}

/// A dash beside the upper or lower edge of its cell is more likely what is left of a ruling.
void doubt_dash_at_edge(const TextLines& lines, const InkLine& line, double dpi,
                        LineReading& reading) {
  if (reading.characters.size() != 1 || reading.characters.front().code != U'-') return;
  const int middle = (line.box.y0 + line.box.y1) / 2;
  const int edge = std::min(middle, lines.picture.height - middle);
  if (edge < kBesideEdge * dpi) reading.characters.front().confidence *= kDoubt;
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

// A reading of all the ink of a cell counts from this confidence on: where its lines are a value
// too, and where they are nothing that is known.
constexpr double kContradicts = 0.9;
constexpr double kReplaces = 0.6;
constexpr double kSureWords = 0.8;
// Factors of the confidence of such a reading, and of what it speaks against.
constexpr double kWithDirt = 0.75;
constexpr double kContradicted = 0.5;
// Of the line's height: its length, and how far beside it dirt is looked at.
constexpr double kLongest = 12;
constexpr double kBeside = 0.8;
constexpr double kAbove = 0.25;

/// The ink of a cell as one line, with what was taken for dirt. nullopt where nothing was, and
/// where it can be nothing but several lines.
std::optional<InkLine> with_dirt(const TextLines& lines, double dpi) {
  if (lines.lines.empty()) return std::nullopt;
  const bool one = lines.lines.size() == 1;
  if (one && lines.with_dirt.width == 0) return std::nullopt;
  std::optional<InkLine> all = one ? lines.lines.front() : as_one_line(lines, dpi);
  if (!all || all->box.width() > kLongest * all->box.height()) return std::nullopt;
  const PixelBox every = unite(all->box, lines.with_dirt_box);
  if (every.height() <= kSurelyOne * dpi) all->box = every;
  const int beside = static_cast<int>(kBeside * all->box.height());
  const int above = static_cast<int>(kAbove * all->box.height());
  const PixelBox near{all->box.x0 - beside, all->box.y0 - above, all->box.x1 + beside,
                      all->box.y1 + above};
  all->box = intersect(near, {0, 0, lines.picture.width, lines.picture.height});
  return all;
}

double lowest_confidence(const std::vector<Word>& words) {
  double lowest = 1;
  for (const Word& word : words) {
    for (const Glyph& glyph : word.glyphs) lowest = std::min(lowest, glyph.confidence);
  }
  return lowest;
}

std::u32string text_of(const std::vector<Word>& words) {
  std::u32string text;
  for (const Word& word : words) {
    for (const Glyph& glyph : word.glyphs) text += glyph.code;
  }
  return text;
}

/// Its shape and place tell, not a reading.
constexpr double kSureOfStop = 0.98;

/// A full stop that has a line of its own.
Word stop_word(const TextLines& lines, const PixelBox& stop, double em) {
  Word word = start_word(em);
  word.box = {static_cast<double>(stop.x0) + lines.left, static_cast<double>(stop.y0) + lines.top,
              static_cast<double>(stop.x1) + lines.left, static_cast<double>(stop.y1) + lines.top};
  word.glyphs.push_back({U'。', word.box, kSureOfStop});
  return word;
}

}  // namespace

std::vector<Word> RegionReader::look_at_all(TextLines& lines, std::vector<Word> words) {
  const std::optional<InkLine> all = with_dirt(lines, dpi_);
  if (!all) return words;
  if (lines.with_dirt.width > 0) std::swap(lines.picture, lines.with_dirt);
  const Strip strip = make_strip(lines, *all);
  LineReading reading = value_->read(strip.picture, LineKind::value);
  const std::u32string seen = codes_without_spaces(reading);
  const std::u32string known = text_of(words);
  if (!fits_value(seen) || seen == known) return words;
  const double sure = lowest_confidence(reading);
  const double before = lowest_confidence(words);
  const auto chinese = std::count_if(known.begin(), known.end(), is_cjk);
  const bool words_known =
      2 * chinese >= static_cast<long>(known.size()) && before >= kSureWords && !known.empty();
  const bool value = fits_value(known) && before >= kContradicted;
  if (!value && sure >= kReplaces && !words_known) {
    for (ReadCharacter& c : reading.characters) c.confidence *= kWithDirt;
    return WordSetter(lines, strip, reading).set();
  }
  if (!fits_value(known) || sure < kContradicts) return words;
  for (Word& word : words) {
    for (Glyph& glyph : word.glyphs) glyph.confidence *= kContradicted;
    word.alternatives.insert(word.alternatives.begin(), {to_utf8(seen), sure});
  }
  return words;
}

std::vector<Word> RegionReader::read(const Raster& page, const PixelBox& region, bool is_cell) {
  std::vector<Word> words;
  TextLines lines = find_text_lines(page, region, is_cell, dpi_);
  if (const auto one = is_cell && value_ != nullptr ? as_one_line(lines, dpi_) : std::nullopt) {
    const Strip strip = make_strip(lines, *one);
    const auto reading = read_sure_value(strip, *value_);
    if (reading && !lacks_ink(page, lines, one->box)) {
      return WordSetter(lines, strip, *reading).set();
    }
  }
  for (const Strip& strip : make_strips(lines, is_cell)) {
    std::optional<LineReading> known;
    if (layer_ != nullptr) known = layer_->reading(lines, strip);
    LineReading reading = known ? *known : read_strip(strip, text_, value_);
    if (is_cell) doubt_dash_at_edge(lines, *strip.pieces.front().line, dpi_, reading);
    if (is_cell && strip.pieces.size() == 1) {
      const StripPiece& piece = strip.pieces.front();
      check_ends(lines, piece, reading);
      if (!known) read_missed_stops(lines.rings, piece.line->box, piece.dx, reading);
    }
    for (Word& word : WordSetter(lines, strip, reading).set()) words.push_back(std::move(word));
  }
  if (is_cell && value_ != nullptr && lines.stops.empty()) {
    return look_at_all(lines, std::move(words));
  }
  const double em = words.empty() ? 0 : words.front().font_size;
  for (const PixelBox& stop : lines.stops) words.push_back(stop_word(lines, stop, em));
  return words;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/seams.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// So many lines at least, and this share of the lines of several pieces, show a seam.
constexpr std::size_t kFewest = 3;
constexpr double kShare = 0.4;
/// The ends of the amounts lie this close together (em); a character may reach so far over them.
constexpr double kSameEnd = 0.3;
constexpr double kReach = 0.12;
/// The same of recognised characters.
constexpr double kSameReadEnd = 0.9;
/// A code has so many digits.
constexpr std::size_t kCode = 5;
/// One line in so many may cross a seam: a heading over both columns.
constexpr std::size_t kCrossing = 8;
/// Words that begin this close together (em) stand at one stop, if as many lines have one there and
/// what is before them ends in places this far apart (em).
constexpr double kStop = 0.06;
constexpr double kStopShare = 0.75;
constexpr double kRagged = 0.5;
/// What follows a number is a unit when it is no longer than this.
constexpr std::size_t kUnit = 3;

/// Where an amount meets a text in a line.
struct Meeting {
  double x;
  double em;
  bool read;            ///< Recognised.
  std::u32string text;  ///< What follows.
};

bool is_part_of_number(char32_t code) {
  return is_digit(code) || code == U'.' || code == U',' || code == U'%';
}

/// A number with decimals or grouped digits ends at glyphs[end - 1].
bool ends_amount(const std::vector<Glyph>& glyphs, std::size_t end) {
  std::size_t begin = end;
  bool point = false;
  while (begin > 0 && is_part_of_number(glyphs[begin - 1].code)) {
    point = point || glyphs[begin - 1].code == U'.' || glyphs[begin - 1].code == U',';
    --begin;
  }
  return point && end - begin > 3 && is_digit(glyphs[begin].code);
}

/// A code, digits of which there are many, is all that stands before glyphs[end].
bool ends_code(const std::vector<Glyph>& glyphs, std::size_t end) {
  return end >= kCode &&
         std::all_of(glyphs.begin(), glyphs.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Glyph& glyph) { return is_digit(glyph.code); });
}

void find_meetings(const TextPiece& piece, std::vector<Meeting>& meetings) {
  std::vector<Glyph> glyphs;
  for (const Word* word : piece.words) {
    glyphs.insert(glyphs.end(), word->glyphs.begin(), word->glyphs.end());
  }
  for (std::size_t i = 1; i < glyphs.size(); ++i) {
    if (!is_cjk(glyphs[i].code) || !is_part_of_number(glyphs[i - 1].code)) continue;
    if (!ends_amount(glyphs, i) && !ends_code(glyphs, i)) continue;
    const bool read = piece.words.front()->source == TextSource::ocr;
    Meeting meeting{(glyphs[i - 1].box.x1 + glyphs[i].box.x0) / 2, piece.em, read, {}};
    for (std::size_t k = i; k < glyphs.size(); ++k) meeting.text.push_back(glyphs[k].code);
    meetings.push_back(std::move(meeting));
  }
}

/// True when the texts that follow are no units: most are longer, and they differ.
bool are_names(const std::vector<const Meeting*>& meetings) {
  std::size_t longer = 0;
  std::size_t different = 0;
  for (const Meeting* meeting : meetings) {
    longer += meeting->text.size() > kUnit;
    different += meeting->text != meetings.front()->text;
  }
  return 2 * longer > meetings.size() && 2 * different > meetings.size();
}

/// Lines of values that have a character at `x`.
std::size_t count_crossing(const Run& run, double x) {
  return static_cast<std::size_t>(std::count_if(run.begin(), run.end(), [&](const Line& line) {
    return is_tabular(line) &&
           std::any_of(line.pieces.begin(), line.pieces.end(), [&](const TextPiece& piece) {
             return std::any_of(piece.words.begin(), piece.words.end(), [&](const Word* word) {
               return std::any_of(word->glyphs.begin(), word->glyphs.end(),
                                  [&](const Glyph& glyph) {
                                    const double reach = kReach * piece.em;
                                    return glyph.box.x0 < x - reach && glyph.box.x1 > x + reach;
                                  });
             });
           });
  }));
}

/// A word that begins at a place where those of many lines do.
struct Beginning {
  double x;
  double em;
  double end;                    ///< Of the text it begins.
  std::optional<double> before;  ///< Where the word to its left ends.
  bool inner;                    ///< No wide gap parts the two.
  bool after_code;  ///< The word to its left is the line's first and has nothing but digits.
};

/// A number, code or date: digits, and two at least.
bool is_code(const Word& word) {
  const auto digits = std::count_if(word.glyphs.begin(), word.glyphs.end(),
                                    [](const Glyph& glyph) { return is_digit(glyph.code); });
  return digits > 1 && std::all_of(word.glyphs.begin(), word.glyphs.end(), [](const Glyph& glyph) {
           return is_digit(glyph.code) || glyph.code == U'/' || glyph.code == U'-';
         });
}

/// The words of lines of several pieces, from left to right.
std::vector<Beginning> find_beginnings(const Run& run) {
  std::vector<Beginning> beginnings;
  for (const Line& line : run) {
    if (!is_tabular(line)) continue;
    const Word* before = nullptr;
    for (const TextPiece& piece : line.pieces) {
      for (const Word* word : piece.words) {
        Beginning next{word->box.x0, piece.em, piece.box.x1, std::nullopt, false, false};
        if (before) {
          next.before = before->box.x1;
          next.inner = word != piece.words.front();
          next.after_code = before == line.pieces.front().words.front() && is_code(*before);
        }
        beginnings.push_back(next);
        before = word;
      }
    }
  }
  std::sort(beginnings.begin(), beginnings.end(),
            [](const Beginning& a, const Beginning& b) { return a.x < b.x; });
  return beginnings;
}

/// Lines of several pieces that have a word on both sides of `x`.
std::size_t count_words_over(const Run& run, double x) {
  return static_cast<std::size_t>(std::count_if(run.begin(), run.end(), [&](const Line& line) {
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const TextPiece& piece) {
      const double reach = kReach * piece.em;
      return std::any_of(piece.words.begin(), piece.words.end(), [&](const Word* word) {
        return word->box.x0 < x - reach && word->box.x1 > x + reach;
      });
    });
  }));
}

/// Where words begin below each other although what stands to their left ends here and there, or
/// is a code in each line: columns so close that their texts make one piece in some lines.
void find_stops(const Run& run, std::size_t tabular, std::vector<double>& seams) {
  const std::vector<Beginning> all = find_beginnings(run);
  for (std::size_t i = 0; i < all.size();) {
    const double x = all[i].x;
    std::size_t count = 0;
    std::size_t inner = 0;
    std::size_t followed = 0;
    std::size_t codes = 0;
    double nearest = -1e9;
    double farthest = 1e9;
    double left_end = 1e9;
    double right_end = -1e9;
    for (; i < all.size() && all[i].x <= x + kStop * all[i].em; ++i) {
      ++count;
      left_end = std::min(left_end, all[i].end);
      right_end = std::max(right_end, all[i].end);
      if (!all[i].before) continue;
      ++followed;
      inner += all[i].inner;
      codes += all[i].after_code;
      nearest = std::max(nearest, *all[i].before);
      farthest = std::min(farthest, *all[i].before);
    }
    const double em = all[i - 1].em;
    const bool coded = 10 * codes >= 8 * followed;
    if (right_end - left_end < kRagged * em) continue;  // Set flush right.
    if (inner < kFewest || nearest > x || (!coded && nearest - farthest < kRagged * em)) continue;
    if (static_cast<double>(count) < kStopShare * static_cast<double>(tabular)) continue;
    if (count_words_over(run, x) == 0) seams.push_back((nearest + x) / 2);
  }
}

/// The glyphs [first, last) of a word as a word of their own.
Word part_of(const Word& word, std::size_t first, std::size_t last) {
  Word part = word;
  part.glyphs.assign(word.glyphs.begin() + static_cast<std::ptrdiff_t>(first),
                     word.glyphs.begin() + static_cast<std::ptrdiff_t>(last));
  part.box = {};
  for (const Glyph& glyph : part.glyphs) part.box = unite(part.box, glyph.box);
  part.box.y0 = word.box.y0;
  part.box.y1 = word.box.y1;
  return part;
}

/// The first glyph to the right of `x`; 0 where a character stands there. The places of recognised
/// characters are rough: such a word is cut where a text follows a number near `x`, or, at a
/// ruling, of which remains may have been read as a character, between the middles of two.
std::size_t place_to_cut(const Word& word, double x, bool ruled) {
  const std::vector<Glyph>& glyphs = word.glyphs;
  const double reach = kReach * word.font_size;
  const bool read = word.source == TextSource::ocr;
  for (std::size_t i = 1; read && i < glyphs.size(); ++i) {
    const double meeting = (glyphs[i - 1].box.x1 + glyphs[i].box.x0) / 2;
    const bool near = std::abs(meeting - x) < kSameReadEnd * word.font_size;
    if (near && is_cjk(glyphs[i].code) && is_part_of_number(glyphs[i - 1].code)) return i;
  }
  const auto first = std::find_if(glyphs.begin(), glyphs.end(), [&](const Glyph& glyph) {
    return read && ruled ? glyph.box.center().x > x : glyph.box.x1 > x + reach;
  });
  if (first == glyphs.end()) return glyphs.size();
  const bool crossed = first->box.x0 < x - reach && !(read && ruled);
  return crossed ? 0 : static_cast<std::size_t>(first - glyphs.begin());
}

/// Puts the parts of a word to the left and to the right of `x`; as a whole where a character
/// stands there.
void deal(const Word& word, double x, bool ruled, std::vector<const Word*>& left,
          std::vector<const Word*>& right, std::list<Word>& cut_words) {
  const double reach = kReach * word.font_size;
  if (word.box.x1 <= x + reach) {
    left.push_back(&word);
    return;
  }
  if (word.box.x0 >= x - reach) {
    right.push_back(&word);
    return;
  }
  const std::size_t at = place_to_cut(word, x, ruled);
  if (at == 0 || at == word.glyphs.size()) {
    (word.box.center().x < x ? left : right).push_back(&word);
    return;
  }
  cut_words.push_back(part_of(word, 0, at));
  left.push_back(&cut_words.back());
  cut_words.push_back(part_of(word, at, word.glyphs.size()));
  cut_words.back().space_after = word.space_after;
  right.push_back(&cut_words.back());
}

}  // namespace

std::vector<double> find_seams(const Run& run) {
  std::vector<Meeting> meetings;
  std::size_t tabular = 0;
  for (const Line& line : run) {
    tabular += is_tabular(line);
    for (const TextPiece& piece : line.pieces) find_meetings(piece, meetings);
  }
  std::sort(meetings.begin(), meetings.end(),
            [](const Meeting& a, const Meeting& b) { return a.x < b.x; });
  std::vector<double> seams;
  for (std::size_t i = 0; i < meetings.size();) {
    std::vector<const Meeting*> group;
    const bool read = meetings[i].read;
    const double limit = meetings[i].x + (read ? kSameReadEnd : kSameEnd) * meetings[i].em;
    while (i < meetings.size() && meetings[i].x <= limit) group.push_back(&meetings[i++]);
    const bool often = group.size() >= kFewest &&
                       static_cast<double>(group.size()) >= kShare * static_cast<double>(tabular);
    if (!often || !are_names(group)) continue;
    const double x = group[group.size() / 2]->x;
    if (read || kCrossing * count_crossing(run, x) <= tabular) seams.push_back(x);
  }
  find_stops(run, tabular, seams);
  std::sort(seams.begin(), seams.end());
  return seams;
}

void cut_at(Run& run, double x, bool ruled, std::list<Word>& cut_words) {
  for (Line& line : run) {
    std::vector<TextPiece> pieces;
    for (TextPiece& piece : line.pieces) {
      std::vector<const Word*> left;
      std::vector<const Word*> right;
      for (const Word* word : piece.words) deal(*word, x, ruled, left, right, cut_words);
      if (left.empty() || right.empty()) {
        pieces.push_back(std::move(piece));
        continue;
      }
      for (std::vector<const Word*>* side : {&left, &right}) {
        pieces.push_back(make_piece(std::move(*side)));
        pieces.back().prose = piece.prose;
      }
      pieces.back().leader = piece.leader;
    }
    line.pieces = std::move(pieces);
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/cut.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "layout/two_values.h"

namespace biaoge {

namespace {

/// Bytes of the shortest text that may be a sentence.
constexpr std::size_t kSentence = 24;
/// Less room (em) than this holds no further line.
constexpr double kLineRoom = 0.9;

/// Without white space, colons, and a bracket at its end (a unit): as labels are known.
std::string label_part(const std::string& text) {
  std::string result;
  for (const char32_t code : from_utf8(text)) {
    if (is_opening_punctuation(code) && !result.empty()) break;
    if (!is_space(code) && code != U':' && code != U'：') append_utf8(result, code);
  }
  return result;
}

bool ends_sentence(const std::string& text) {
  const std::u32string codes = from_utf8(text);
  return !codes.empty() && is_sentence_end(codes.back());
}

/// True when the upper text left so much of its last line free that the lower one, had it belonged
/// to it, would have begun there. A number goes on in the next line digit by digit.
bool had_room(const TextFit& upper, const TextFit& lower) {
  const bool number = upper.ends_with_digit && lower.starts_with_digit;
  const double wanted = number ? 0.5 * upper.em : lower.first_chunk;
  return wanted + 0.3 * upper.em < upper.last_slack;
}

/// True for a known label and for the beginning of one (it may be cut more than once).
bool begins_label(const std::string& text, const JoinOptions& options) {
  return std::any_of(options.known_labels.begin(), options.known_labels.end(),
                     [&](const std::string& label) { return label.starts_with(text); });
}

/// How many characters end `above` and begin `below`, where both together are a label with these
/// once and `above` alone is none: the page end went through a line, and both pages show it.
std::size_t printed_twice(const std::string& above, const std::string& below,
                          const JoinOptions& options) {
  const std::u32string first = from_utf8(label_part(above));
  const std::u32string second = from_utf8(label_part(below));
  if (options.known_labels.contains(to_utf8(first))) return 0;
  for (std::size_t size = std::min(first.size(), second.size()); size > 0; --size) {
    if (!first.ends_with(second.substr(0, size))) continue;
    if (options.known_labels.contains(to_utf8(first + second.substr(size)))) return size;
  }
  return 0;
}

/// `text` without its first `count` characters that are not white space.
std::string without_first(const std::string& text, std::size_t count) {
  std::u32string codes = from_utf8(text);
  std::size_t begin = 0;
  while (begin < codes.size() && (count > 0 || is_space(codes[begin]))) {
    count -= is_space(codes[begin]) ? 0 : 1;
    ++begin;
  }
  return to_utf8(codes.substr(begin));
}

/// The last bracket opens.
bool leaves_open(const std::string& text) {
  const std::u32string codes = from_utf8(text);
  const auto last = codes.find_last_of(U"（()）");
  return last != codes.npos && (codes[last] == U'（' || codes[last] == U'(');
}

/// The first bracket closes.
bool closes(const std::string& text) {
  const std::u32string codes = from_utf8(text);
  const auto first = codes.find_first_of(U"（()）");
  return first != codes.npos && (codes[first] == U'）' || codes[first] == U')');
}

enum class Verdict {
  none,       ///< Text on one side only, or none.
  continued,  ///< One text cut in two.
  paragraph,  ///< A sentence ended above; below may stand the next paragraph, or another text.
  finished    ///< Two texts.
};

/// Whether two facing texts are one text cut in two.
Verdict judge(const TableFragment& upper, const TableFragment& lower, const CutPair& pair,
              const JoinOptions& options) {
  const std::string above = label_part(upper.table.cells[pair.upper].text);
  const std::string below = label_part(lower.table.cells[pair.lower].text);
  if (above.empty() || below.empty()) return Verdict::none;
  if (pair.twice > 0) return Verdict::continued;
  if (begins_label(above + below, options)) return Verdict::continued;
  const auto& known = options.known_labels;
  // The unit of a label: 项目资金 | （万元）.
  const bool bracket = is_opening_punctuation(from_utf8(below).front());
  if (bracket && known.contains(above)) return Verdict::continued;
  // The same, cut within its unit.
  if (leaves_open(upper.table.cells[pair.upper].text) && closes(below) && known.contains(above)) {
    return Verdict::continued;
  }
  if (known.contains(above) || known.contains(below)) return Verdict::finished;
  if (are_two_values(from_utf8(above), from_utf8(below))) return Verdict::finished;
  const TextFit& fit = upper.fits[pair.upper];
  // The rest of a broken number is the shorter part; a longer one is the next row's.
  const bool digits = fit.ends_with_digit && lower.fits[pair.lower].starts_with_digit;
  if (digits && below.size() >= above.size()) return Verdict::finished;
  if (!had_room(fit, lower.fits[pair.lower])) return Verdict::continued;
  const bool sentence = ends_sentence(above) && above.size() >= kSentence;
  return sentence ? Verdict::paragraph : Verdict::finished;
}

std::vector<std::size_t> last_row(const Table& table) {
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (table.cells[i].row_end() == table.rows) cells.push_back(i);
  }
  return cells;
}

std::vector<std::size_t> first_row(const Table& table) {
  std::vector<std::size_t> cells;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (table.cells[i].row == 0) cells.push_back(i);
  }
  return cells;
}

bool all_empty(const Table& table, const std::vector<std::size_t>& cells) {
  return std::all_of(cells.begin(), cells.end(),
                     [&](std::size_t i) { return table.cells[i].text.empty(); });
}

double last_row_height(const TableFragment& fragment, const std::vector<std::size_t>& cells) {
  double height = 1e9;
  for (const std::size_t i : cells) {
    height = std::min(height, fragment.table.cells[i].boxes.back().box.height());
  }
  return height;
}

/// A row too low for text is the remnant of a cut one.
bool is_sliver(double height, const std::vector<TextFit>& fits) {
  double em = 0;
  for (const TextFit& fit : fits) em = std::max(em, fit.em);
  return height < 0.9 * em;
}

/// True when each column has text on one side of the cut only, and both sides have some: a row
/// whose cells are set at different heights.
bool is_complementary(const Table& upper, const Table& lower, const std::vector<CutPair>& pairs) {
  int above = 0;
  int below = 0;
  for (const CutPair& pair : pairs) {
    const bool first = !upper.cells[pair.upper].text.empty();
    const bool second = !lower.cells[pair.lower].text.empty();
    if (first == second && first) return false;
    above += first;
    below += second;
  }
  return pairs.size() >= 3 && above > 0 && below > 0;
}

/// True when all that stands below is one text, not in the first column, in a row of at least four
/// cells of which most are filled above: the rest of a remark.
bool is_remark(const Table& upper, const Table& lower, const std::vector<CutPair>& pairs) {
  std::size_t filled = 0;
  std::size_t emptied = 0;
  for (const CutPair& pair : pairs) {
    const bool first = !upper.cells[pair.upper].text.empty();
    const bool second = !lower.cells[pair.lower].text.empty();
    filled += second;
    emptied += first && !second;
    if (!second) continue;
    if (!first || upper.cells[pair.upper].column == 0) return false;
    const std::u32string above = from_utf8(label_part(upper.cells[pair.upper].text));
    const std::u32string below = from_utf8(label_part(lower.cells[pair.lower].text));
    if (are_two_values(above, below) || are_like_numbers(above, below)) {
      return false;
    }
  }
  return pairs.size() >= 4 && filled == 1 && 2 * emptied > pairs.size();
}

/// Some text of the column has several lines: one that fills its column may go on.
bool wraps(const TableFragment& fragment, int column) {
  for (std::size_t i = 0; i < fragment.fits.size(); ++i) {
    const Cell& cell = fragment.table.cells[i];
    if (cell.column == column && cell.colspan == 1 && fragment.fits[i].lines > 1) return true;
  }
  return false;
}

/// Of a table without borders: texts go on, none is finished, and what goes on is no row of its
/// own, as beside it texts stand on one side only.
bool is_text_row_cut(const TableFragment& upper, const TableFragment& lower, const Cut& cut,
                     const JoinOptions& options) {
  int continued = 0;
  int one_sided = 0;
  for (const CutPair& pair : cut.pairs) {
    const Cell& above = upper.table.cells[pair.upper];
    const bool below = !lower.table.cells[pair.lower].text.empty();
    one_sided += above.text.empty() == below;
    if (above.text.empty() || !below) continue;
    if (judge(upper, lower, pair, options) != Verdict::continued) return false;
    if (ends_sentence(above.text)) return false;
    if (!wraps(upper, above.column) && !wraps(lower, above.column)) return false;
    ++continued;
  }
  return continued > 0 && (one_sided > 0 || continued > 2);
}

bool decide_row_cut(const TableFragment& upper, const TableFragment& lower, const Cut& cut,
                    const JoinOptions& options) {
  if (!cut.same_columns) return false;
  if (lower.by_text) return is_text_row_cut(upper, lower, cut, options);
  const std::vector<std::size_t> above = last_row(upper.table);
  const std::vector<std::size_t> below = first_row(lower.table);
  const bool open = upper.open_bottom && lower.open_top;
  if (all_empty(lower.table, below) && (open || is_sliver(lower.first_row_height, upper.fits))) {
    return true;
  }
  if (all_empty(upper.table, above) &&
      (open || is_sliver(last_row_height(upper, above), lower.fits))) {
    return true;
  }
  std::array<int, 4> verdicts{};
  for (const CutPair& pair : cut.pairs) {
    ++verdicts[static_cast<std::size_t>(judge(upper, lower, pair, options))];
  }
  const int continued = verdicts[static_cast<std::size_t>(Verdict::continued)];
  const int paragraphs = verdicts[static_cast<std::size_t>(Verdict::paragraph)];
  const int finished = verdicts[static_cast<std::size_t>(Verdict::finished)];
  if (open) return continued >= finished;
  if (finished > 0) return is_remark(upper.table, lower.table, cut.pairs);
  if (continued > 0) return true;
  const auto filled = std::count_if(below.begin(), below.end(), [&](std::size_t i) {
    return !lower.table.cells[i].text.empty();
  });
  // Next paragraphs and nothing else: a new row would have more to it.
  if (paragraphs > 0) return filled == paragraphs;
  return is_complementary(upper.table, lower.table, cut.pairs);
}

/// A text that fills its last line and its cell, down to the page end, and one that begins at the
/// head of the page: a complete text seldom does.
bool fills_to_the_end(const TextFit& upper, const TextFit& lower) {
  return !had_room(upper, lower) && upper.lines > 1 && upper.room_above < kLineRoom * upper.em &&
         upper.room_below < kLineRoom * upper.em && lower.room_above < kLineRoom * lower.em &&
         !upper.ends_with_digit;
}

/// Every other cell of the column has a text: an empty one is the rest of its neighbour.
bool is_filled_column(const Table& table, const Cell& except) {
  int texts = 0;
  for (const Cell& cell : table.cells) {
    if (cell.column != except.column || &cell == &except) continue;
    if (cell.text.empty()) return false;
    ++texts;
  }
  return texts > 0;
}

/// In a row that was not cut, a cell that spans rows goes on when its text is plainly broken or
/// stands on one side only: a known label, beside a cell that spans rows on its own page too, or
/// the only empty one of its column. Such cells nest from the left: outer labels span inner ones.
std::vector<CutPair> spanning(const TableFragment& upper, const TableFragment& lower,
                              const std::vector<CutPair>& pairs, const JoinOptions& options) {
  std::vector<CutPair> continued;
  int column = 0;
  for (const CutPair& pair : pairs) {
    const Cell& above = upper.table.cells[pair.upper];
    const Cell& below = lower.table.cells[pair.lower];
    if (above.column != column) break;
    const std::string first = label_part(above.text);
    const std::string second = label_part(below.text);
    const bool spans = above.rowspan > 1 || below.rowspan > 1;
    const bool known = options.known_labels.contains(first + second);
    const bool alone = column == 0 && first.empty() != second.empty() &&
                       is_filled_column(upper.table, above) && is_filled_column(lower.table, below);
    const bool one_sided =
        first.empty() ? known || alone : second.empty() && (known || spans || alone);
    const bool label =
        options.known_labels.contains(first) || options.known_labels.contains(second);
    const bool both = !first.empty() && !second.empty();
    const bool broken = both && (pair.twice > 0 || begins_label(first + second, options));
    const bool fills = both && !broken && spans && !label &&
                       fills_to_the_end(upper.fits[pair.upper], lower.fits[pair.lower]);
    if (!one_sided && !broken && !fills) break;
    continued.push_back(pair);
    continued.back().unsure = fills;
    column = above.column_end();
  }
  return continued;
}

}  // namespace

void drop_remnant(TableFragment& upper, const TableFragment& lower) {
  Table& table = upper.table;
  const int last = table.rows - 1;
  const auto begins = [last](const Cell& cell) { return cell.row == last; };
  if (last < 1 || std::count_if(table.cells.begin(), table.cells.end(), begins) != 1) return;
  const auto rest = std::find_if(table.cells.begin(), table.cells.end(), begins);
  const std::vector<std::size_t> below = first_row(lower.table);
  const auto divided = std::count_if(below.begin(), below.end(), [&](std::size_t i) {
    const Cell& cell = lower.table.cells[i];
    return cell.column >= rest->column && cell.column_end() <= rest->column_end() &&
           !cell.text.empty();
  });
  if (!rest->text.empty() || divided < 2) return;
  upper.fits.erase(upper.fits.begin() + (rest - table.cells.begin()));
  table.cells.erase(rest);
  for (Cell& cell : table.cells) cell.rowspan -= cell.row_end() > last;
  table.rows = last;
}

Cut find_cut(const TableFragment& upper, const TableFragment& lower, const JoinOptions& options) {
  Cut cut;
  const std::vector<std::size_t> above = last_row(upper.table);
  const std::vector<std::size_t> below = first_row(lower.table);
  for (const std::size_t a : above) {
    for (const std::size_t b : below) {
      const Cell& first = upper.table.cells[a];
      const Cell& second = lower.table.cells[b];
      if (first.column == second.column && first.colspan == second.colspan) {
        cut.pairs.push_back({a, b, printed_twice(first.text, second.text, options), false});
      }
    }
  }
  std::sort(cut.pairs.begin(), cut.pairs.end(), [&](const CutPair& a, const CutPair& b) {
    return upper.table.cells[a.upper].column < upper.table.cells[b.upper].column;
  });
  cut.same_columns = cut.pairs.size() == above.size() && cut.pairs.size() == below.size();
  cut.row_cut = decide_row_cut(upper, lower, cut, options);
  cut.continued = cut.row_cut ? cut.pairs : spanning(upper, lower, cut.pairs, options);
  for (CutPair& pair : cut.continued) {
    // Nothing but how full the lines are tells that a row without borders goes on.
    pair.unsure = pair.unsure || (lower.by_text && !upper.table.cells[pair.upper].text.empty() &&
                                  !lower.table.cells[pair.lower].text.empty());
  }
  return cut;
}

std::string joined_text(const TableFragment& upper, const TableFragment& lower,
                        const CutPair& pair) {
  const std::string& above = upper.table.cells[pair.upper].text;
  const std::string below = without_first(lower.table.cells[pair.lower].text, pair.twice);
  if (above.empty() || below.empty()) return above + below;
  const TextFit& fit = upper.fits[pair.upper];
  if (pair.twice == 0 && had_room(fit, lower.fits[pair.lower])) return above + "\n" + below;
  return join_wrapped(above, below, fit.space_after);
}

}  // namespace biaoge

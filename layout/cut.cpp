// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/cut.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "layout/cut_text.h"
#include "layout/two_values.h"

namespace biaoge {

namespace {

/// Less room (em) than this holds no further line.
constexpr double kLineRoom = 0.9;

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

/// The lower text is the rest of a number that its narrow column broke into lines, be it longer
/// than what stands above.
bool continues_number(const TextFit& upper, const TextFit& lower) {
  return upper.ends_with_digit && lower.starts_with_digit && lower.lines > 1 &&
         !had_room(upper, lower);
}

/// True when all that stands below are rests of texts, one a long one of a number: a row of its own
/// would have a label.
bool are_rests_of_numbers(const TableFragment& upper, const TableFragment& lower,
                          const std::vector<CutPair>& pairs, const JoinOptions& options) {
  int numbers = 0;
  int emptied = 0;
  for (const CutPair& pair : pairs) {
    const bool above = !upper.table.cells[pair.upper].text.empty();
    const bool below = !lower.table.cells[pair.lower].text.empty();
    emptied += above && !below;
    if (!below) continue;
    if (!above) return false;
    const bool number = continues_number(upper.fits[pair.upper], lower.fits[pair.lower]);
    if (!number && judge(upper, lower, pair, options) != Verdict::continued) return false;
    numbers += number;
  }
  return numbers > 0 && emptied > 1;
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
  if (finished > 0) {
    return is_remark(upper.table, lower.table, cut.pairs) ||
           are_rests_of_numbers(upper, lower, cut.pairs, options);
  }
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

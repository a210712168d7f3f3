// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/page_list.h"

#include <algorithm>
#include <optional>

#include "core/utf8.h"

namespace biaoge {

namespace {

constexpr int kLeastLines = 6;
constexpr int kLeastEntries = 8;
/// Numbers of a contents list that look like years make it a list of years.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
/// Entries whose labels stand this close (points) are in one column of the index.
constexpr double kSameColumn = 40;

/// "12", "8, 12", "13–14": the pages. Empty when it is anything else.
std::vector<int> pages_in(std::u32string_view text) {
  std::vector<int> pages;
  bool open = true;
  for (const char32_t code : text) {
    if (is_digit(code)) {
      if (open) pages.push_back(0);
      open = false;
      pages.back() = pages.back() * 10 + static_cast<int>(code - U'0');
      if (pages.back() > 9999) return {};
    } else if (is_space(code) || code == U',' || code == U'-' || code == U'–') {
      open = true;
    } else {
      return {};
    }
  }
  return pages;
}

/// 2.1, 2.1.1, A.3, 第三章: a heading of a deeper level or a chapter, as lists of rows have not.
bool is_heading_number(std::u32string_view text) {
  if (text.starts_with(U'第')) {
    return text.substr(0, 6).find_first_of(U"章节篇") != std::u32string_view::npos;
  }
  if (text.size() < 3 || !(is_digit(text[0]) || (text[0] >= U'A' && text[0] <= U'Z'))) return false;
  std::size_t i = 1;
  while (i < text.size() && is_digit(text[i])) ++i;
  return i + 1 < text.size() && text[i] == U'.' && is_digit(text[i + 1]);
}

/// Leaders to whole numbers, whatever white the run has.
bool leads_to_pages(const std::vector<Line>& lines, int columns) {
  int led = 0;
  int falls = 0;
  int numbers = 0;
  int pairs = 0;
  int before = -1;
  for (const Line& line : lines) {
    pairs += line.pieces.size() < 3;
    led += std::any_of(line.pieces.begin(), line.pieces.end(),
                       [](const TextPiece& piece) { return piece.leader; });
    const std::vector<int> pages = pages_in(text_of(line.pieces.back()));
    if (pages.size() != 1) continue;
    ++numbers;
    falls += pages[0] < before;
    before = pages[0];
  }
  const int count = static_cast<int>(lines.size());
  const bool narrow = columns <= 3 || 10 * pairs >= 9 * count;
  return narrow && 2 * led >= count && 2 * numbers >= count && 10 * falls <= numbers;
}

bool has_numbered_headings(const std::vector<Line>& lines) {
  int numbers = 0;
  int headings = 0;
  int falls = 0;
  int years = 0;
  int before = -1;
  for (const Line& line : lines) {
    if (line.pieces.size() < 2) continue;
    const std::vector<int> pages = pages_in(text_of(line.pieces.back()));
    if (pages.size() != 1) continue;
    ++numbers;
    headings += std::any_of(line.pieces.begin(), line.pieces.end() - 1, [](const TextPiece& piece) {
      return is_heading_number(text_of(piece));
    });
    falls += pages[0] < before;
    years += pages[0] >= kFirstYear && pages[0] <= kLastYear;
    before = pages[0];
  }
  const int count = static_cast<int>(lines.size());
  return numbers >= kLeastLines && 10 * numbers >= 7 * count && 2 * headings >= numbers &&
         20 * falls <= numbers && 2 * years < numbers;
}

/// The first letter or digit, small.
char32_t initial(const TextPiece& piece) {
  for (char32_t code : text_of(piece)) {
    if (code >= U'A' && code <= U'Z') code += 32;
    if (is_digit(code) || (code >= U'a' && code <= U'z') || is_cjk(code)) return code;
  }
  return 0;
}

struct Entry {
  double x = 0;
  char32_t initial = 0;
};

bool is_index(const std::vector<Line>& lines, int page) {
  int led = 0;
  int to_pages = 0;
  int ordered = 0;
  int compared = 0;
  std::vector<Entry> last;  // One a column of entries.
  for (const Line& line : lines) {
    for (std::size_t i = 0; i + 1 < line.pieces.size(); ++i) {
      const TextPiece& label = line.pieces[i];
      if (!label.leader) continue;
      ++led;
      const std::vector<int> pages = pages_in(text_of(line.pieces[i + 1]));
      to_pages += !pages.empty() &&
                  std::all_of(pages.begin(), pages.end(), [page](int one) { return one <= page; });
      const Entry entry{label.box.x0, initial(label)};
      if (entry.initial == 0) continue;
      const auto above = std::find_if(last.begin(), last.end(), [&](const Entry& other) {
        return std::abs(other.x - entry.x) < kSameColumn;
      });
      if (above == last.end()) {
        last.push_back(entry);
        continue;
      }
      ++compared;
      ordered += above->initial <= entry.initial;
      above->initial = entry.initial;
    }
  }
  return led >= kLeastEntries && 2 * led >= static_cast<int>(lines.size()) &&
         10 * to_pages >= 9 * led && 10 * ordered >= 9 * compared;
}

}  // namespace

std::string page_list(const std::vector<Line>& lines, int columns, int page) {
  if (leads_to_pages(lines, columns) || has_numbered_headings(lines)) return "a table of contents";
  return is_index(lines, page) ? "an index" : "";
}

}  // namespace biaoge

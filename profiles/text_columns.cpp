// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/text_columns.h"

#include <algorithm>

#include "core/utf8.h"

namespace biaoge {
namespace {

// Below U+2E80 is_cjk also has dashes and quotes, which terminals show narrow.
std::size_t width_of(char32_t code) {
  return code >= 0x2E80 && is_cjk(code) ? 2 : 1;
}

std::size_t width_of(std::u32string_view text) {
  std::size_t width = 0;
  for (const char32_t code : text) width += width_of(code);
  return width;
}

std::vector<std::u32string> words_of(std::u32string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t code : text) {
    if (code != U' ') {
      words.back().push_back(code);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

/// How many characters of `word` fit into `width` columns; at least one.
std::size_t fitting(std::u32string_view word, std::size_t width) {
  std::size_t count = 0;
  for (std::size_t used = 0; count < word.size(); ++count) {
    used += width_of(word[count]);
    if (used > width) break;
  }
  return std::max<std::size_t>(1, count);
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  return width_of(from_utf8(text));
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::u32string line;
  for (std::u32string word : words_of(from_utf8(text))) {
    if (!line.empty() && width_of(line) + 1 + width_of(word) > width) {
      lines.push_back(to_utf8(line));
      line.clear();
    }
    if (!line.empty()) line.push_back(U' ');
    while (width_of(word) > width) {
      const std::size_t count = fitting(word, width);
      lines.push_back(to_utf8(word.substr(0, count)));
      word.erase(0, count);
    }
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(to_utf8(line));
  return lines;
}

std::string paragraph(std::string_view text, std::size_t indent) {
  std::string out;
  for (const std::string& line : wrap(text, kTerminalWidth - indent)) {
    out += std::string(indent, ' ') + line + '\n';
  }
  return out;
}

std::string table_row(const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> wrapped;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    wrapped.push_back(wrap(cells[i], widths[i]));
    height = std::max(height, wrapped.back().size());
  }
  std::string out;
  for (std::size_t row = 0; row < height; ++row) {
    std::string line;
    std::size_t end = 0;  // Where the columns so far end, in terminal columns.
    for (std::size_t i = 0; i < cells.size(); ++i) {
      end += 2 + widths[i];
      if (row >= wrapped[i].size() || wrapped[i][row].empty()) continue;
      line.append(end - widths[i] - columns_of(line), ' ');
      line += wrapped[i][row];
    }
    out += line + '\n';
  }
  return out;
}

}  // namespace biaoge

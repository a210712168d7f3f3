// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/cut_text.h"

#include <algorithm>

#include "core/utf8.h"
#include "layout/two_values.h"

namespace biaoge {

namespace {

/// Bytes of the shortest text that may be a sentence.
constexpr std::size_t kSentence = 24;

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

}  // namespace

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

bool had_room(const TextFit& upper, const TextFit& lower) {
  const bool number = upper.ends_with_digit && lower.starts_with_digit;
  const double wanted = number ? 0.5 * upper.em : lower.first_chunk;
  return wanted + 0.3 * upper.em < upper.last_slack;
}

bool begins_label(const std::string& text, const JoinOptions& options) {
  return std::any_of(options.known_labels.begin(), options.known_labels.end(),
                     [&](const std::string& label) { return label.starts_with(text); });
}

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

std::string without_first(const std::string& text, std::size_t count) {
  std::u32string codes = from_utf8(text);
  std::size_t begin = 0;
  while (begin < codes.size() && (count > 0 || is_space(codes[begin]))) {
    count -= is_space(codes[begin]) ? 0 : 1;
    ++begin;
  }
  return to_utf8(codes.substr(begin));
}

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

}  // namespace biaoge

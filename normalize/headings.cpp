// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/headings.h"

#include <algorithm>

#include "core/utf8.h"
#include "normalize/mend.h"
#include "normalize/text.h"
#include "normalize/title_match.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

RawValue raw_value(const TextLine& line, const std::string& text) {
  RawValue value;
  value.text = text;
  value.boxes = {line.place};
  value.source = line.source;
  value.confidence = line.confidence;
  value.flags = line.flags;
  return value;
}

}  // namespace

std::optional<RawValue> find_in_heading(const std::vector<TextLine>& heading,
                                        const LinePattern& pattern) {
  for (auto line = heading.rbegin(); line != heading.rend(); ++line) {
    if (const auto text = pattern.find(clean_text(line->text))) {
      return raw_value(*line, *text);
    }
  }
  return std::nullopt;
}

namespace {

bool is_year_digit(char32_t code) {
  return is_digit(code) ||
         std::u32string_view(U"〇○零一二三四五六七八九").find(code) != std::u32string_view::npos;
}

/// True when a month follows: the year is part of a date.
bool is_date(const std::u32string& line, std::size_t after) {
  while (after < line.size() && (is_space(line[after]) || is_digit(line[after]))) ++after;
  return after < line.size() && line[after] == U'月';
}

std::optional<std::string> year_in(const std::u32string& line) {
  for (std::size_t at = line.find(U'年'); at != line.npos; at = line.find(U'年', at + 1)) {
    std::size_t end = at;
    while (end > 0 && is_space(line[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && is_year_digit(line[begin - 1])) --begin;
    const bool century = end - begin == 4 && (line[begin] == U'1' || line[begin] == U'2' ||
                                              line[begin] == U'一' || line[begin] == U'二');
    if (century && !is_date(line, at + 1)) return to_utf8(line.substr(begin, 4));
  }
  return std::nullopt;
}

}  // namespace

std::optional<RawValue> find_year(const std::vector<TextLine>& heading) {
  for (auto line = heading.rbegin(); line != heading.rend(); ++line) {
    const std::string text = clean_text(line->text);
    const bool recognised = line->source == TextSource::ocr;
    if (const auto year = year_in(from_utf8(recognised ? mend_digits(text) : text))) {
      return raw_value(*line, *year);
    }
  }
  return std::nullopt;
}

std::optional<RawValue> find_title(const std::vector<TextLine>& heading,
                                   const std::vector<std::string>& titles) {
  for (auto line = heading.rbegin(); line != heading.rend(); ++line) {
    const std::optional<TitleMatch> match = match_title(*line, titles);
    if (!match) continue;
    RawValue value = raw_value(*line, line->text);
    value.label = match->text;
    value.snapped = match->edits;
    return value;
  }
  return std::nullopt;
}

namespace {

/// What follows each 单位 and a colon, up to a space or a sign; at most 8 characters.
std::vector<std::string> units_in(const std::u32string& line, const UnitTable* units) {
  std::vector<std::string> found;
  constexpr std::u32string_view kWord = U"单位";
  for (std::size_t at = line.find(kWord); at != line.npos; at = line.find(kWord, at + 1)) {
    std::size_t begin = at + kWord.size();
    while (begin < line.size() && is_space(line[begin])) ++begin;
    if (begin == line.size() || (line[begin] != U':' && line[begin] != U'：')) continue;
    ++begin;
    while (begin < line.size() && is_space(line[begin])) ++begin;
    const std::size_t end = std::min(line.find_first_of(U" \n,，;；()（）:：", begin), line.size());
    if (end == begin || end - begin > 8) continue;
    std::u32string_view unit = std::u32string_view(line).substr(begin, end - begin);
    const bool before_colon = end < line.size() && (line[end] == U':' || line[end] == U'：');
    if (units != nullptr) unit = without_label(unit, before_colon, *units);
    found.push_back(to_utf8(unit));
  }
  return found;
}

}  // namespace

std::optional<std::string> find_unit(const std::vector<TextLine>& heading, const UnitTable* units) {
  std::optional<std::string> unknown;
  for (auto line = heading.rbegin(); line != heading.rend(); ++line) {
    for (const std::string& unit : units_in(from_utf8(clean_text(line->text)), units)) {
      if (units == nullptr || units->find(unit)) return unit;
      if (!unknown) unknown = unit;
    }
  }
  return unknown;
}

namespace {

constexpr std::size_t kTitleWords = 12;

/// Latin letters, a capital first, and neither a sentence nor part of one.
bool is_latin_title(const std::u32string& text) {
  if (text.empty() || text.front() < U'A' || text.front() > U'Z') return false;
  if (text.back() == U'.' || text.back() == U',' || text.back() == U':') return false;
  const auto words =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_space)) + 1;
  const auto letters = std::count_if(text.begin(), text.end(), [](char32_t code) {
    return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
  });
  return words <= kTitleWords && letters > 3;
}

}  // namespace

std::optional<std::string> guess_title(const std::vector<TextLine>& heading) {
  const TextLine* best = nullptr;
  for (const TextLine& line : heading) {
    if (find_unit({line})) continue;
    const std::u32string text = from_utf8(line.text);
    const auto letters = std::count_if(text.begin(), text.end(), [](char32_t code) {
      return !is_digit(code) && !is_space(code) && is_cjk(code) && !is_closing_punctuation(code);
    });
    if (letters < 2) continue;
    if (!best || line.font_size >= best->font_size) best = &line;
  }
  if (best) return clean_text(best->text);
  // English: what stands right above.
  if (heading.empty() || !is_latin_title(from_utf8(clean_text(heading.back().text)))) {
    return std::nullopt;
  }
  return clean_text(heading.back().text);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/same_texts.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "core/utf8.h"
#include "normalize/label_match.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace biaoge {

namespace {

/// Shorter names differ by a sign with good reason.
constexpr std::size_t kShortest = 6;
/// Code points; a text with commas that is longer is a sentence.
constexpr std::size_t kLongSentence = 30;
/// One sign in so many may be misread.
constexpr std::size_t kSignsPerEdit = 6;

bool is_near(const std::u32string& a, const std::u32string& b) {
  const std::size_t length = std::min(a.size(), b.size());
  if (length < kShortest) return false;
  const auto edits = static_cast<std::size_t>(label_distance(a, b).edits);
  return edits > 0 && edits <= std::max<std::size_t>(1, length / kSignsPerEdit);
}

/// The same name with other brackets or punctuation is the same name.
std::u32string name_of(const Value& value) {
  return from_utf8(label_key(without_space(value.text)));
}

void flag_key(const std::vector<Form*>& forms, const std::string& key) {
  std::map<std::u32string, std::vector<Value*>> names;
  for (Form* form : forms) {
    for (auto& [name, value] : form->fields) {
      if (name == key && !value.text.empty()) names[name_of(value)].push_back(&value);
    }
  }
  for (const auto& [text, values] : names) {
    const bool doubtful = std::any_of(
        names.begin(), names.end(), [&, &own = text, &mine = values](const auto& other) {
          return mine.size() < 2 * other.second.size() && is_near(own, other.first);
        });
    if (!doubtful) continue;
    for (Value* value : values) {
      if (value->source == TextSource::ocr) add_flags(*value, {"text-mismatch"});
    }
  }
}

}  // namespace

void flag_near_texts(std::vector<Form*>& forms, const Profile& profile) {
  for (const FieldRule& field : profile.fields) {
    const bool name = field.type == ValueType::text && field.place == Place::right &&
                      field.key != profile.recognition.start;
    if (name) flag_key(forms, field.key);
  }
}

namespace {

/// Two others must end with a sign before one like it is doubted.
constexpr std::size_t kFewestEndings = 2;

bool are_alike(char32_t a, char32_t b) {
  const Distance distance = label_distance(std::u32string(1, a), std::u32string(1, b));
  return a != b && distance.cost < label_distance(U"a", U"b").cost;
}

/// Names of a column by their last sign.
using Endings = std::map<char32_t, std::vector<Value*>>;

void add_endings(Endings& endings, FormSection& section, const std::string& key) {
  for (Record& row : section.rows) {
    for (auto& [name, value] : row) {
      const std::u32string text = from_utf8(value.text);
      if (name == key && text.size() > 1) endings[text.back()].push_back(&value);
    }
  }
}

bool is_odd(const Endings& endings, char32_t sign, std::size_t count) {
  return std::any_of(endings.begin(), endings.end(), [&](const auto& other) {
    return are_alike(sign, other.first) && other.second.size() >= kFewestEndings &&
           other.second.size() > count;
  });
}

}  // namespace

void flag_odd_endings(std::vector<Form*>& forms, const Profile& profile) {
  for (std::size_t s = 0; s < profile.sections.size(); ++s) {
    for (const ColumnRule& column : profile.sections[s].columns) {
      if (column.type != ValueType::text || column.repeat_down) continue;
      Endings endings;
      for (Form* form : forms) add_endings(endings, form->sections[s], column.key);
      for (const auto& [sign, values] : endings) {
        if (!is_odd(endings, sign, values.size())) continue;
        for (Value* value : values) {
          if (value->source == TextSource::ocr) add_flags(*value, {"ambiguous"});
        }
      }
    }
  }
}

bool lacks_full_stop(const std::string& text) {
  static const std::u32string kEnds = U"。；;！？!?：:”\"’』）)】…";
  const std::u32string all = from_utf8(text);
  // A list of sentences has stops, and so has a long one.
  const bool list = all.starts_with(U"1.") && all.find(U"\n2.") != std::u32string::npos;
  const bool is_long =
      all.size() >= kLongSentence && all.find_first_of(U"，,") != std::u32string::npos;
  if (all.find(U'。') == std::u32string::npos && !list && !is_long) return false;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(U'\n', at), all.size());
    const std::size_t last = all.find_last_not_of(U" \t\r", end == 0 ? 0 : end - 1);
    const bool filled = end > at && last != std::u32string::npos && last >= at;
    if (filled && kEnds.find(all[last]) == std::u32string::npos) return true;
    at = end + 1;
  }
  return false;
}

bool is_mark_with_dirt(const std::string& text) {
  static const std::u32string kMarks = U"无-—―─－/\\*×.。,，、_|~";
  const std::u32string all = from_utf8(without_space(text));
  return !all.empty() && all.find_first_not_of(kMarks) == std::u32string::npos &&
         !is_not_applicable(text);
}

bool has_broken_brackets(const std::string& text) {
  static const std::pair<char32_t, char32_t> kPairs[] = {
      {U'(', U')'},   {U'[', U']'},   {U'{', U'}'},  {U'（', U'）'},
      {U'〈', U'〉'}, {U'《', U'》'}, {U'【', U'】'}};
  std::u32string open;
  for (char32_t code : from_utf8(text)) {
    if (code == U'（') code = U'(';
    if (code == U'）') code = U')';
    for (const auto& [opening, closing] : kPairs) {
      if (code == opening) open.push_back(closing);
      if (code != closing) continue;
      // 1) and 一) number paragraphs.
      if (open.empty()) continue;
      if (open.back() != closing) return true;
      open.pop_back();
    }
  }
  return !open.empty();
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/column_types.h"

#include <algorithm>

#include "core/utf8.h"
#include "normalize/cell_value.h"
#include "normalize/fold.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongCode = 9;  // digits without separators: telephone numbers, identities

bool is_latin(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
}

bool ends_with_word(const std::u32string& key, const std::u32string& word) {
  if (!key.ends_with(word)) return false;
  return key.size() == word.size() || !is_latin(word.front()) ||
         !is_latin(key[key.size() - word.size() - 1]);
}

/// What a code may be made of: digits, letters and joints.
bool is_code_text(std::string_view text) {
  bool digit = false;
  for (const char c : text) {
    digit = digit || (c >= '0' && c <= '9');
    const bool fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '-' || c == '/' || c == '.' || c == ' ' || c == '(' || c == ')';
    if (!fits) return false;
  }
  return digit;
}

struct Counts {
  int values = 0;
  int numbers = 0;
  int percents = 0;
  int dates = 0;
  int years = 0;
  int digits = 0;
  int long_digits = 0;
  int leading_zeros = 0;
  int codes = 0;
};

Counts count(const std::vector<std::string>& texts, bool date_column, const TableWords& words) {
  Counts all;
  for (const std::string& text : texts) {
    if (is_null(text, words)) continue;
    ++all.values;
    all.codes += is_code_text(text);
    if (printed_date(text, date_column)) {
      ++all.dates;
    }
    if (const auto value = printed_value(text)) {
      ++all.numbers;
      all.percents += !value->sign.empty();
      all.years += is_year_number(*value);
      all.digits += value->digits;
      all.long_digits += value->digits && text.size() >= kLongCode;
      all.leading_zeros += value->digits && value->leading_zero;
    } else {
      all.numbers += is_bounded_value(text);
    }
  }
  return all;
}

}  // namespace

bool head_says(const std::vector<std::string>& path, TableWord kind, const TableWords& words) {
  if (path.empty()) return false;
  const std::u32string key = from_utf8(label_key(path.back()));
  const auto& list = words.of(kind);
  return std::any_of(list.begin(), list.end(), [&](const std::string& word) {
    return ends_with_word(key, from_utf8(label_key(word)));
  });
}

ColumnType column_type(const std::vector<std::string>& path, const std::vector<std::string>& texts,
                       const TableWords& words) {
  const bool dated = head_says(path, TableWord::date, words);
  const Counts all = count(texts, dated, words);
  if (all.values == 0) return ColumnType::text;
  const auto most = [&](int number) { return 5 * number >= 4 * all.values; };
  if (head_says(path, TableWord::code, words) && 2 * all.codes >= all.values) {
    return ColumnType::code;
  }
  if (all.leading_zeros > 0 && most(all.digits)) return ColumnType::code;
  if (all.values > 1 && all.long_digits == all.values) return ColumnType::code;
  const bool named_year = head_says(path, TableWord::year, words);
  if (all.years == all.values && (named_year || (path.empty() && all.values > 2))) {
    return ColumnType::code;
  }
  if (most(all.dates)) return ColumnType::date;
  if (most(all.percents)) return ColumnType::percent;
  if (5 * all.numbers >= 3 * all.values) return ColumnType::number;
  return ColumnType::text;
}

}  // namespace biaoge

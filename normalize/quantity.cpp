// SPDX-License-Identifier: GPL-3.0-or-later
//   quantity := "(" amount ")"                                        a negative amount
//             | [comparator] [currency] amount [range amount] [unit] [bound]
//               ["(" unit ")"] [bound] ["(" remark ")" | separator remark]
// The whole text must be consumed, and what reads like a date or an idiom is refused.
#include "normalize/quantity.h"

#include <string>

#include "core/utf8.h"
#include "normalize/amount.h"
#include "normalize/comparator.h"
#include "normalize/fold.h"
#include "normalize/reading.h"
#include "normalize/remark.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongestText = 240;  // bytes, 80 ideographs: more is prose

struct Currency {
  std::u32string_view mark;
  std::u32string_view unit;
};

constexpr Currency kCurrencies[] = {{U"¥", U"元"},   {U"￥", U"元"},    {U"人民币", U"元"},
                                    {U"RMB", U"元"}, {U"US$", U"美元"}, {U"$", U"美元"},
                                    {U"€", U"欧元"}};

class Parser {
 public:
  Parser(std::u32string_view text, const UnitTable& units, bool column_has_unit)
      : text_(text), units_(units), column_has_unit_(column_has_unit) {}

  /// nullopt when the text as a whole does not have the form of a quantity.
  std::optional<Reading> read() {
    skip_space();
    if (bracketed_amount()) return reading_;
    read_comparator();
    if (!read_amounts() || !read_unit() || !read_groups()) return std::nullopt;
    if (peek() == U'。' || peek() == U';') ++at_;
    skip_space();
    return at_ == text_.size() ? std::optional(reading_) : std::nullopt;
  }

 private:
  std::u32string_view rest() const { return text_.substr(at_); }
  /// The characters from here on that could make up a unit.
  std::u32string_view word() const { return rest().substr(0, unit_length(rest())); }
  char32_t peek() const { return at_ < text_.size() ? text_[at_] : U'\0'; }
  void skip_space() {
    while (peek() == U' ' || peek() == U'\n') ++at_;
  }
  bool take(std::u32string_view token) {
    if (!rest().starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  /// (1,234.5) is negative. A plain integer in brackets is more often a numbering or a year, unless
  /// the column has a unit.
  bool bracketed_amount() {
    if (!rest().starts_with(U"(") || !rest().ends_with(U")")) return false;
    const std::u32string_view inside = rest().substr(1, rest().size() - 2);
    const auto amount = read_digits(inside);
    if (!amount || amount->length != inside.size()) return false;
    if (is_plain_integer(*amount) && !column_has_unit_) return false;
    reading_.low = *amount;
    reading_.low.value = -amount->value;
    reading_.low.plain = false;
    return true;
  }

  void read_comparator() {
    const Comparator comparator = leading_comparator(rest());
    at_ += comparator.length;
    reading_.comparator = comparator.sign;
    reading_.recent = comparator.recent;
    skip_space();
  }

  void read_currency() {
    for (const Currency& currency : kCurrencies) {
      if (!take(currency.mark)) continue;
      reading_.currency = currency.unit;
      skip_space();
      return;
    }
  }

  bool read_amounts() {
    const bool minus_first = rest().starts_with(U"-¥") || rest().starts_with(U"-￥");
    if (minus_first) ++at_;
    read_currency();
    const auto low = read_amount(rest(), !minus_first && reading_.comparator != "±");
    if (!low) return false;
    at_ += low->length;
    reading_.low = *low;
    if (minus_first) reading_.low.value = -low->value;
    read_range();
    return true;
  }

  /// [unit] - amount; leaves everything as it was when that does not follow.
  void read_range() {
    const std::size_t before = at_;
    skip_space();
    const std::u32string_view low_unit = word();
    at_ += low_unit.size();
    skip_space();
    const bool dash = take(U"——") || take(U"—") || take(U"-");
    const bool range = dash || take(U"~") || take(U"至") || take(U"到");
    skip_space();
    const auto high = range ? read_amount(rest(), !dash) : std::nullopt;
    if (!high) {
      at_ = before;
      return;
    }
    at_ += high->length;
    reading_.high = high;
    reading_.low_unit = low_unit;
    reading_.dashed = dash;
  }

  /// [unit] [bound], both possibly in one word (天以内). False for a word that is neither.
  bool read_unit() {
    skip_space();
    if (read_money_in_words()) return read_bound();
    std::u32string_view unit = word();
    at_ += unit.size();
    const Bound* bound = find_unit(units_, unit) ? nullptr : final_bound(unit);
    if (bound != nullptr) {
      unit.remove_suffix(bound->word.size());
      if (!set_bound(*bound, unit)) return false;
    }
    if (!unit.empty() && !is_unit(units_, unit, false)) return false;
    reading_.unit = unit;
    return read_bound();
  }

  /// 元伍角叁分 after a numeral.
  bool read_money_in_words() {
    if (!reading_.low.chinese || reading_.high) return false;
    const auto small = read_small_money(rest());
    const auto sum = small ? Decimal::add(reading_.low.value, small->value) : std::nullopt;
    if (!sum) return false;
    reading_.low.value = *sum;
    reading_.unit = rest().front();
    at_ += small->length;
    return true;
  }

  /// A bound that stands apart from the unit: 5(天)以内.
  bool read_bound() {
    skip_space();
    const std::u32string_view apart = word();
    const Bound* bound = final_bound(apart);
    if (bound == nullptr || bound->word != apart) return true;
    at_ += apart.size();
    return set_bound(*bound, reading_.unit);
  }

  bool set_bound(const Bound& bound, std::u32string_view unit) {
    const bool fits =
        bound.dimension.empty() || has_dimension(find_unit(units_, unit), bound.dimension);
    const auto combined = combine(reading_.comparator, bound.sign);
    if (reading_.bounded || !fits || !combined) return false;
    reading_.bounded = true;
    reading_.comparator = *combined;
    return true;
  }

  /// ["(" unit ")"] [bound] ["(" remark ")" | separator remark]
  bool read_groups() {
    skip_space();
    if (const auto group = leading_group(rest()); group && take_unit(group->text)) {
      at_ += group->length;
      if (!read_bound()) return false;
      skip_space();
    }
    if (const auto group = leading_group(rest())) {
      at_ += group->length;
      reading_.remark = group->text;
      return !contradicts(group->text);
    }
    reading_.remark = reading_.unit.empty() ? U"" : separated_remark(text_, at_);
    if (!reading_.remark.empty()) at_ = text_.size();
    return true;
  }

  /// Takes a bracketed unit: the only one, the same once more, or what 万 counts: 16万(元).
  bool take_unit(std::u32string_view unit) {
    if (reading_.unit.empty()) {
      if (!is_unit(units_, unit, true)) return false;
      reading_.unit = unit;
      reading_.unit_in_brackets = true;
      return true;
    }
    const std::u32string joined = reading_.unit + std::u32string(unit);
    if (has_dimension(find_unit(units_, reading_.unit), "number") && find_unit(units_, joined)) {
      reading_.unit = joined;
      return true;
    }
    return unit == reading_.unit;
  }

  /// 90%(分), 5(6), 2023(年度): another unit or, with no unit in front, another number or a year.
  bool contradicts(std::u32string_view remark) const {
    if (find_unit(units_, remark)) return true;
    if (!reading_.unit.empty()) return false;
    return remark.front() == U'年' || parse_quantity(to_utf8(remark), units_).has_value();
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  const UnitTable& units_;
  bool column_has_unit_;
  Reading reading_;
};

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view cleaned, const UnitTable& units,
                                       std::string_view default_unit) {
  if (cleaned.size() > kLongestText) return std::nullopt;
  const std::u32string text = folded(cleaned);
  std::u32string unit = folded(default_unit);
  if (!is_unit(units, unit, true)) unit.clear();
  const auto reading = Parser(text, units, !unit.empty()).read();
  if (!reading || is_refused(*reading, units, unit)) return std::nullopt;
  return to_quantity(*reading, units, unit);
}

}  // namespace biaoge

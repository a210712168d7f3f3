// SPDX-License-Identifier: GPL-3.0-or-later
//   quantity := "(" amount ")"                                        a negative amount
//             | [comparator] [currency] amount [range amount] [unit] [bound]
//               ["(" unit ")"] [bound] ["(" remark ")" | separator remark]
// The whole text must be consumed, and what reads like a date or an idiom is refused (see refused).
#include "normalize/quantity.h"

#include <algorithm>
#include <string>

#include "core/utf8.h"
#include "normalize/amount.h"
#include "normalize/comparator.h"
#include "normalize/fold.h"
#include "normalize/remark.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

constexpr std::string_view kMoney = "money";
constexpr std::string_view kPureNumber = "number";

struct Currency {
  std::u32string_view mark;
  std::u32string_view unit;
};

constexpr Currency kCurrencies[] = {{U"¥", U"元"},   {U"￥", U"元"},    {U"人民币", U"元"},
                                    {U"RMB", U"元"}, {U"US$", U"美元"}, {U"$", U"美元"},
                                    {U"€", U"欧元"}};

bool has_dimension(const std::optional<Unit>& unit, std::string_view dimension) {
  return unit && unit->dimension == dimension;
}

class Parser {
 public:
  Parser(std::u32string_view text, const UnitTable& units, std::u32string_view default_unit)
      : text_(text), units_(units) {
    if (is_unit(units, default_unit, true)) default_unit_ = default_unit;
  }

  std::optional<Quantity> parse() {
    skip_space();
    if (const auto negative = bracketed_amount()) return quantity(*negative);
    read_comparator();
    if (!read_amounts() || !read_unit() || !read_groups()) return std::nullopt;
    skip_final_stop();
    if (at_ != text_.size() || refused()) return std::nullopt;
    return quantity(low_.value);
  }

 private:
  std::u32string_view rest() const { return text_.substr(at_); }
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
  std::optional<Decimal> bracketed_amount() {
    if (!rest().starts_with(U"(") || !rest().ends_with(U")")) return std::nullopt;
    const std::u32string_view inside = rest().substr(1, rest().size() - 2);
    const auto amount = read_digits(inside);
    if (!amount || amount->length != inside.size()) return std::nullopt;
    if (is_plain_integer(*amount) && default_unit_.empty()) return std::nullopt;
    return -amount->value;
  }

  void read_comparator() {
    const Comparator comparator = leading_comparator(rest());
    at_ += comparator.length;
    comparator_ = comparator.sign;
    recent_ = comparator.recent;
    skip_space();
  }

  void read_currency() {
    for (const Currency& currency : kCurrencies) {
      if (!take(currency.mark)) continue;
      currency_ = currency.unit;
      skip_space();
      return;
    }
  }

  bool read_amounts() {
    const bool negative_currency = rest().starts_with(U"-¥") || rest().starts_with(U"-￥");
    if (negative_currency) ++at_;
    read_currency();
    const auto low = read_amount(rest(), !negative_currency && comparator_ != "±");
    if (!low) return false;
    low_ = *low;
    if (negative_currency) low_.value = -low_.value;
    at_ += low_.length;
    return read_range();
  }

  /// [unit] - amount; leaves everything as it was when no range follows. False for a range that
  /// does not rise.
  bool read_range() {
    const std::size_t before = at_;
    skip_space();
    const std::u32string_view first_unit = rest().substr(0, unit_length(rest()));
    at_ += first_unit.size();
    skip_space();
    const bool dash = take(U"——") || take(U"—") || take(U"-");
    const bool range = dash || take(U"~") || take(U"至") || take(U"到");
    skip_space();
    const auto high = range ? read_amount(rest(), !dash) : std::nullopt;
    if (!high) {
      at_ = before;
      return true;
    }
    at_ += high->length;
    high_ = high->value;
    first_unit_ = first_unit;
    dashed_ = dash;
    return low_.value < *high_ && low_.chinese == high->chinese;
  }

  /// [unit] [bound], both possibly in one word (天以内). False for a word that is neither.
  bool read_unit() {
    skip_space();
    if (const auto small = low_.chinese && !high_ ? read_small_money(rest()) : std::nullopt) {
      unit_ = rest().front();
      at_ += small->length;
      low_.value = *Decimal::add(low_.value, small->value);
      return read_bound();
    }
    std::u32string_view word = rest().substr(0, unit_length(rest()));
    if (word.empty()) return true;
    at_ += word.size();
    const Bound* bound = !find_unit(units_, word) ? final_bound(word) : nullptr;
    if (bound != nullptr) {
      word.remove_suffix(bound->word.size());
      if (!set_bound(*bound, word)) return false;
    }
    if (!word.empty() && !is_unit(units_, word, false)) return false;
    unit_ = word;
    return read_bound();
  }

  /// A bound that stands apart from the unit: 5(天)以内.
  bool read_bound() {
    skip_space();
    const std::u32string_view word = rest().substr(0, unit_length(rest()));
    const Bound* bound = final_bound(word);
    if (bound == nullptr || bound->word != word) return true;
    at_ += word.size();
    return set_bound(*bound, unit_);
  }

  bool set_bound(const Bound& bound, std::u32string_view unit) {
    const bool fits =
        bound.dimension.empty() || has_dimension(find_unit(units_, unit), bound.dimension);
    const auto combined = combine(comparator_, bound.sign);
    if (bounded_ || !fits || !combined) return false;
    bounded_ = true;
    comparator_ = *combined;
    return true;
  }

  /// ["(" unit ")"] [bound] ["(" remark ")" | separator remark]
  bool read_groups() {
    skip_space();
    if (const auto group = leading_group(rest()); group && unit_group(*group)) {
      at_ += group->length;
      if (!read_bound()) return false;
      skip_space();
    }
    if (const auto group = leading_group(rest())) {
      at_ += group->length;
      remark_ = group->text;
      return !contradicts(remark_);
    }
    const std::u32string_view remark = separated_remark(text_, at_);
    if (unit_.empty() || remark.empty()) return true;
    remark_ = remark;
    at_ = text_.size();
    return true;
  }

  /// Takes a bracketed unit: the only one, the same once more, or what 万 counts: 16万(元).
  bool unit_group(const Group& group) {
    if (unit_.empty()) {
      if (!is_unit(units_, group.text, true)) return false;
      unit_ = group.text;
      unit_in_brackets_ = true;
      return true;
    }
    const std::u32string joined = unit_ + std::u32string(group.text);
    if (has_dimension(find_unit(units_, unit_), kPureNumber) && find_unit(units_, joined)) {
      unit_ = joined;
      return true;
    }
    return group.text == unit_;
  }

  /// 90%(分), 5(6), 2023(年度): another unit or, with no unit in front, another number or a year.
  bool contradicts(std::u32string_view remark) const {
    if (find_unit(units_, remark)) return true;
    if (!unit_.empty()) return false;
    return remark.front() == U'年' || parse_quantity(to_utf8(remark), units_).has_value();
  }

  void skip_final_stop() {
    if (peek() == U'。' || peek() == U';') ++at_;
    skip_space();
  }

  /// What has the form of a quantity and is none.
  bool refused() const {
    if (high_ && !comparator_.empty() && comparator_ != "约" && comparator_ != "=") return true;
    if (!first_unit_.empty() && first_unit_ != unit_) return true;
    if (high_ && dashed_ && is_plain_integer(low_) && unit_.empty() && default_unit_.empty()) {
      return true;  // 1-3, 12-31: an item number or a date as likely as a range
    }
    if (low_.chinese && !unit_.empty() && !find_unit(units_, unit_)) return true;
    if (low_.everyday_character && comparator_.empty() && !high_ && !bounded_ &&
        currency_.empty()) {
      return true;  // 十分, 一级, 一起
    }
    return is_calendar() || !currency_fits();
  }

  /// 2023年, 6月, 15日, 近三年, 2023.12: points in time, not amounts.
  bool is_calendar() const {
    if (unit_.empty() && high_) return is_year(low_.value) && is_year(*high_);
    if (unit_.empty()) {
      return comparator_.empty() && default_unit_.empty() && is_year_and_month(low_);
    }
    if (unit_.front() == U'年' && (is_year(low_.value) || (high_ && is_year(*high_)))) return true;
    if (recent_ && has_dimension(find_unit(units_, unit_), "time")) return true;
    if (unit_in_brackets_) return false;
    if (contains(U"月季旬", unit_.front())) return true;
    return unit_ == U"日" && comparator_.empty() && low_.value <= Decimal(31);
  }

  bool currency_fits() const {
    if (currency_.empty() || unit_.empty()) return true;
    const auto first = find_unit(units_, unit_.substr(0, unit_.find(U'/')));
    return has_dimension(first, kMoney) || has_dimension(first, kPureNumber);
  }

  /// The unit that stands there; else that of the currency mark, unless the column gives a larger
  /// one of the same (¥ in a column of 万元); else that of the column.
  std::u32string effective_unit() const {
    if (!unit_.empty()) return unit_;
    const auto column = find_unit(units_, default_unit_);
    const bool same_currency = column && to_utf8(currency_) == column->base_unit;
    return currency_.empty() || same_currency ? default_unit_ : currency_;
  }

  /// What the table knows of `unit`; 万 alone counts the currency or the column's unit, if it can.
  std::optional<Unit> resolve(const std::u32string& unit) const {
    auto known = find_unit(units_, unit);
    if (!has_dimension(known, kPureNumber)) return known;
    auto counted = find_unit(units_, unit + (currency_.empty() ? default_unit_ : currency_));
    return counted ? counted : known;
  }

  Quantity quantity(const Decimal& value) const {
    Quantity result;
    const std::u32string unit = effective_unit();
    result.comparator = comparator_;
    result.value = value;
    result.high = high_;
    result.unit = to_utf8(unit);
    result.remark = to_utf8(remark_);
    const auto known = resolve(unit);
    if (unit.empty()) {
      result.base_value = value;
      result.base_unit = std::string("1");
    } else if (known) {
      result.base_value = Decimal::multiply(value, known->factor);
      if (result.base_value) result.base_unit = known->base_unit;
    }
    return result;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  const UnitTable& units_;
  std::u32string default_unit_;

  std::string comparator_;
  bool recent_ = false;      ///< The comparator is 近.
  bool bounded_ = false;     ///< A bound (以内) was met.
  std::u32string currency_;  ///< Unit of the currency mark in front.
  Amount low_;
  std::optional<Decimal> high_;
  bool dashed_ = false;        ///< The range is written with a dash.
  std::u32string first_unit_;  ///< Unit after the lower end of a range.
  std::u32string unit_;
  bool unit_in_brackets_ = false;
  std::u32string_view remark_;
};

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view cleaned, const UnitTable& units,
                                       std::string_view default_unit) {
  const std::u32string text = folded(cleaned);
  const std::u32string unit = folded(default_unit);
  return Parser(text, units, unit).parse();
}

}  // namespace biaoge

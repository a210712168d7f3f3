// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/reading.h"

#include "core/utf8.h"
#include "normalize/fold.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

constexpr std::string_view kMoney = "money";
constexpr std::string_view kPureNumber = "number";
constexpr std::string_view kTime = "time";
constexpr std::string_view kName = "name";

/// ≥1-3, 3次-5天, 5-3, 1-3: no range that makes sense; without a unit, 12-31 is an item number or a
/// date as likely as a range, and 2023~2024 are years.
bool is_bad_range(const Reading& reading, std::u32string_view default_unit) {
  const std::string& comparator = reading.comparator;
  if (!comparator.empty() && comparator != "约" && comparator != "=") return true;
  if (!reading.low_unit.empty() && reading.low_unit != reading.unit) return true;
  if (reading.low.value >= reading.high->value) return true;
  if (reading.low.chinese != reading.high->chinese) return true;
  if (!reading.unit.empty()) return false;
  const bool unitless = default_unit.empty() && reading.dashed && is_plain_integer(reading.low);
  return unitless || (is_year(reading.low.value) && is_year(reading.high->value));
}

/// Numerals are part of many words: their unit must be known, and a single everyday one (十分,
/// 一级, 一起) needs something beside it that makes it a number.
bool is_idiom(const Reading& reading, const UnitTable& units) {
  if (!reading.low.chinese) return false;
  if (!reading.unit.empty() && !find_unit(units, reading.unit)) return true;
  return reading.low.everyday_character && reading.comparator.empty() && !reading.bounded &&
         !reading.high && reading.currency.empty();
}

/// 2023年, 2023学年, 6月, 15日, 近三年, 2023.12: points in time, not amounts.
bool is_calendar(const Reading& reading, const UnitTable& units, std::u32string_view default_unit) {
  const std::u32string& unit = reading.unit;
  if (unit.empty()) {
    return !reading.high && reading.comparator.empty() && default_unit.empty() &&
           is_year_and_month(reading.low);
  }
  const Amount& last = reading.high ? *reading.high : reading.low;
  // 23年 alone is 2023 as likely as 23 years.
  const bool short_year = is_plain_integer(last) && last.value >= 15 && last.value <= 35;
  if (unit == U"年" && short_year && reading.comparator.empty() && !reading.bounded &&
      !reading.high) {
    return true;
  }
  if (unit.substr(0, unit.find(U'/')).ends_with(U'年') && is_year(last.value)) return true;
  if (reading.recent && has_dimension(find_unit(units, unit), kTime)) return true;
  if (reading.unit_in_brackets) return false;
  if (contains(U"月季旬", unit.front())) return true;
  return unit == U"日" && reading.comparator.empty() && last.value <= Decimal(31);
}

/// ¥5次.
bool is_miscounted_money(const Reading& reading, const UnitTable& units) {
  if (reading.currency.empty() || reading.unit.empty()) return false;
  const auto first = find_unit(units, reading.unit.substr(0, reading.unit.find(U'/')));
  return !has_dimension(first, kMoney) && !has_dimension(first, kPureNumber);
}

/// The unit that stands there; else that of the currency mark, unless the column gives a multiple
/// of the same (¥ in a column of 万元); else that of the column.
std::u32string effective_unit(const Reading& reading, const UnitTable& units,
                              std::u32string_view default_unit) {
  if (!reading.unit.empty()) return reading.unit;
  const auto column = find_unit(units, default_unit);
  const bool same_currency = column && to_utf8(reading.currency) == column->base_unit;
  const bool from_column = reading.currency.empty() || same_currency;
  return from_column ? std::u32string(default_unit) : reading.currency;
}

/// What the table knows of `unit`. 万 alone counts the currency or the column's unit; it is unclear
/// what it means in a column of 万元.
std::optional<Unit> resolve(const std::u32string& unit, const Reading& reading,
                            const UnitTable& units, std::u32string_view default_unit) {
  auto known = find_unit(units, unit);
  const std::u32string counted(reading.currency.empty() ? default_unit : reading.currency);
  const auto counted_unit = find_unit(units, counted);
  if (!has_dimension(known, kPureNumber) || !counted_unit || unit == counted) return known;
  return counted_unit->factor == 1 ? find_unit(units, unit + counted) : std::nullopt;
}

}  // namespace

bool has_dimension(const std::optional<Unit>& unit, std::string_view dimension) {
  return unit && unit->dimension == dimension;
}

bool is_refused(const Reading& reading, const UnitTable& units, std::u32string_view default_unit) {
  if (has_dimension(find_unit(units, reading.unit), kName)) return true;
  return (reading.high && is_bad_range(reading, default_unit)) || is_idiom(reading, units) ||
         is_calendar(reading, units, default_unit) || is_miscounted_money(reading, units);
}

Quantity to_quantity(const Reading& reading, const UnitTable& units,
                     std::u32string_view default_unit) {
  const std::u32string unit = effective_unit(reading, units, default_unit);
  Quantity result;
  result.comparator = reading.comparator;
  result.value = reading.low.value;
  if (reading.high) result.high = reading.high->value;
  result.unit = to_utf8(unit);
  result.remark = to_utf8(reading.remark);
  if (unit.empty()) {
    result.base_value = result.value;
    result.base_unit = std::string("1");
  } else if (const auto known = resolve(unit, reading, units, default_unit)) {
    result.base_value = Decimal::multiply(result.value, known->factor);
    if (result.base_value) result.base_unit = known->base_unit;
  }
  return result;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/check_number.h"

#include <algorithm>
#include <array>

namespace biaoge {

namespace {

/// 10^-scale, halved or not.
Decimal last_place(int scale, bool half) {
  if (half) return *Decimal::parse("0." + std::string(static_cast<std::size_t>(scale), '0') + "5");
  if (scale == 0) return 1;
  return *Decimal::parse("0." + std::string(static_cast<std::size_t>(scale - 1), '0') + "1");
}

Decimal magnitude(const Decimal& value) {
  return value.is_negative() ? -value : value;
}

/// The digits of a whole number of at least 0 divided by another one, cut off.
std::string whole_quotient(const Decimal& dividend, const Decimal& divisor) {
  std::string out;
  Decimal rest = 0;
  for (const char digit : dividend.to_string()) {
    rest = *Decimal::add(*Decimal::multiply(rest, 10), digit - '0');
    int times = 0;
    for (; rest >= divisor; ++times) rest = *Decimal::add(rest, -divisor);
    if (!out.empty() || times > 0) out.push_back(static_cast<char>('0' + times));
  }
  return out.empty() ? "0" : out;
}

}  // namespace

std::optional<Fraction> Fraction::add(const Fraction& a, const Fraction& b) {
  Fraction out;
  if (a.denominator_ == b.denominator_) {
    const auto sum = Decimal::add(a.numerator_, b.numerator_);
    if (!sum) return std::nullopt;
    out.numerator_ = *sum;
    out.denominator_ = a.denominator_;
    return out;
  }
  const auto left = Decimal::multiply(a.numerator_, b.denominator_);
  const auto right = Decimal::multiply(b.numerator_, a.denominator_);
  const auto below = Decimal::multiply(a.denominator_, b.denominator_);
  const auto sum = left && right ? Decimal::add(*left, *right) : std::nullopt;
  if (!sum || !below) return std::nullopt;
  out.numerator_ = *sum;
  out.denominator_ = *below;
  return out;
}

std::optional<Fraction> Fraction::multiply(const Fraction& a, const Fraction& b) {
  const auto above = Decimal::multiply(a.numerator_, b.numerator_);
  const auto below = Decimal::multiply(a.denominator_, b.denominator_);
  if (!above || !below) return std::nullopt;
  Fraction out;
  out.numerator_ = *above;
  out.denominator_ = *below;
  return out;
}

std::optional<Fraction> Fraction::divide(const Fraction& a, const Fraction& b) {
  if (b.numerator_ == Decimal(0)) return std::nullopt;
  Fraction inverse;
  const bool negative = b.numerator_.is_negative();
  inverse.numerator_ = negative ? -b.denominator_ : b.denominator_;
  inverse.denominator_ = magnitude(b.numerator_);
  return multiply(a, inverse);
}

std::optional<std::strong_ordering> Fraction::compare(const Fraction& a, const Fraction& b) {
  const auto left = Decimal::multiply(a.numerator_, b.denominator_);
  const auto right = Decimal::multiply(b.numerator_, a.denominator_);
  if (!left || !right) return std::nullopt;
  return *left <=> *right;
}

Fraction Fraction::operator-() const {
  Fraction out = *this;
  out.numerator_ = -numerator_;
  return out;
}

std::string Fraction::rounded(int places) const {
  // |n / d| in units of half the last place, made whole: cut(2 n 10^places / d), plus 1, halved.
  const int scale = std::max(numerator_.scale(), denominator_.scale());
  const auto above = magnitude(numerator_).with_scale(scale);
  const auto below = denominator_.with_scale(scale);
  const auto digits = [](const Decimal& value) {
    std::string text = value.to_string();
    text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
    return text;
  };
  const auto shifted =
      above ? Decimal::parse(digits(*above) + std::string(static_cast<std::size_t>(places), '0'))
            : std::nullopt;
  const auto divisor = below ? Decimal::parse(digits(*below)) : std::nullopt;
  const auto doubled = shifted ? Decimal::multiply(*shifted, 2) : std::nullopt;
  if (!doubled || !divisor) return "?";
  const Decimal halves = *Decimal::parse(whole_quotient(*doubled, *divisor));
  std::string text = whole_quotient(*Decimal::add(halves, 1), 2);
  const auto wanted = static_cast<std::size_t>(places) + 1;
  if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
  if (places > 0) text.insert(text.size() - static_cast<std::size_t>(places), ".");
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return (numerator_.is_negative() && !zero ? "-" : "") + text;
}

Interval behind(const Decimal& printed, Printing how) {
  if (how == Printing::exact || printed == Decimal(0)) return {printed, printed};
  const bool rounded = how == Printing::rounded;
  const Decimal step = last_place(printed.scale(), rounded);
  const Decimal low = rounded || printed.is_negative() ? *Decimal::add(printed, -step) : printed;
  const Decimal high = rounded || !printed.is_negative() ? *Decimal::add(printed, step) : printed;
  return {low, high};
}

std::optional<Interval> add(const Interval& a, const Interval& b) {
  const auto low = Fraction::add(a.low, b.low);
  const auto high = Fraction::add(a.high, b.high);
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

std::optional<Interval> subtract(const Interval& a, const Interval& b) {
  return add(a, {-b.high, -b.low});
}

namespace {

/// The least interval around what `operation` makes of the ends.
template <typename Operation>
std::optional<Interval> around(const Interval& a, const Interval& b, Operation operation) {
  std::optional<Interval> out;
  for (const Fraction& left : {a.low, a.high}) {
    for (const Fraction& right : {b.low, b.high}) {
      const auto end = operation(left, right);
      if (!end) return std::nullopt;
      if (!out) {
        out = Interval{*end, *end};
        continue;
      }
      const auto below = Fraction::compare(*end, out->low);
      const auto above = Fraction::compare(*end, out->high);
      if (!below || !above) return std::nullopt;
      if (*below < 0) out->low = *end;
      if (*above > 0) out->high = *end;
    }
  }
  return out;
}

}  // namespace

std::optional<Interval> multiply(const Interval& a, const Interval& b) {
  return around(a, b, Fraction::multiply);
}

std::optional<Interval> divide(const Interval& a, const Interval& b) {
  const auto low = Fraction::compare(b.low, Decimal(0));
  const auto high = Fraction::compare(b.high, Decimal(0));
  if (!low || !high || (*low <= 0 && *high >= 0)) return std::nullopt;
  return around(a, b, Fraction::divide);
}

std::optional<bool> meet(const Interval& a, const Interval& b) {
  const auto left = Fraction::compare(a.low, b.high);
  const auto right = Fraction::compare(b.low, a.high);
  const auto a_size = Fraction::compare(a.low, a.high);
  const auto b_size = Fraction::compare(b.low, b.high);
  if (!left || !right || !a_size || !b_size) return std::nullopt;
  if (*a_size == 0 || *b_size == 0) return *left <= 0 && *right <= 0;
  return *left < 0 && *right < 0;
}

}  // namespace biaoge

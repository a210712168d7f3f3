// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decimal.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace biaoge {

namespace {

__extension__ using Wide = __int128;

constexpr int kMaxDigits = 36;

constexpr Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

constexpr Wide kLimit = power_of_ten(kMaxDigits);

bool fits(Wide coefficient) {
  return coefficient < kLimit && coefficient > -kLimit;
}

/// Division of wide numbers is slow, and few need it.
bool is_narrow(Wide coefficient) {
  return coefficient == static_cast<std::int64_t>(coefficient);
}

/// Appends the digits of a number of at least 0 from the last to the first, with the point before
/// the last `scale` of them, and zeros as far as the point needs them.
template <typename Number>
void append_reversed(std::string& digits, Number rest, int scale) {
  for (int written = 0; rest > 0 || written <= scale; rest /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    if (++written == scale) digits.push_back('.');
  }
}

template <typename Number>
void trim(Number& coefficient, int& scale) {
  for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
}

/// Multiplies by 10^places; nullopt when the product leaves 36 digits.
std::optional<Wide> shifted(Wide coefficient, int places) {
  for (; places > 0; --places) {
    coefficient *= 10;
    if (!fits(coefficient)) return std::nullopt;
  }
  return coefficient;
}

}  // namespace

Decimal::Decimal(long long integer) : coefficient_(integer) {}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  Wide coefficient = 0;
  int scale = -1;  // -1 until the point is met
  int digits = 0;
  for (const char c : text) {
    if (c == '.' && scale < 0) {
      scale = 0;
    } else if (c >= '0' && c <= '9') {
      coefficient = coefficient * 10 + (c - '0');
      if (!fits(coefficient) || ++digits > 2 * kMaxDigits) return std::nullopt;
      if (scale >= 0) ++scale;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || scale == 0 || scale > kMaxDigits || text.front() == '.') return std::nullopt;
  return Decimal(negative ? -coefficient : coefficient, std::max(scale, 0));
}

std::string Decimal::to_string() const {
  const Wide magnitude = coefficient_ < 0 ? -coefficient_ : coefficient_;
  std::string digits;
  if (is_narrow(magnitude)) {
    append_reversed(digits, static_cast<std::int64_t>(magnitude), scale_);
  } else {
    append_reversed(digits, magnitude, scale_);
  }
  if (coefficient_ < 0) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

double Decimal::to_double() const {
  // Both sides of the quotient are exact, so it is the nearest double.
  constexpr Wide kExact = Wide{1} << 53;
  if (scale_ <= 15 && coefficient_ > -kExact && coefficient_ < kExact) {
    return static_cast<double>(static_cast<std::int64_t>(coefficient_)) /
           static_cast<double>(static_cast<std::int64_t>(power_of_ten(scale_)));
  }
  return std::strtod(to_string().c_str(), nullptr);
}

Decimal Decimal::trimmed() const {
  Decimal result = *this;
  if (is_narrow(coefficient_)) {
    auto narrow = static_cast<std::int64_t>(coefficient_);
    trim(narrow, result.scale_);
    result.coefficient_ = narrow;
  } else {
    trim(result.coefficient_, result.scale_);
  }
  return result;
}

std::optional<Decimal> Decimal::with_scale(int places) const {
  const Decimal least = trimmed();
  if (places < least.scale_) return std::nullopt;
  const auto coefficient = shifted(least.coefficient_, places - least.scale_);
  if (!coefficient) return std::nullopt;
  return Decimal(*coefficient, places);
}

Decimal Decimal::operator-() const {
  return {-coefficient_, scale_};
}

std::optional<Decimal> Decimal::add(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const auto left = shifted(a.coefficient_, scale - a.scale_);
  const auto right = shifted(b.coefficient_, scale - b.scale_);
  if (!left || !right || !fits(*left + *right)) return std::nullopt;
  return Decimal(*left + *right, scale);
}

std::optional<Decimal> Decimal::multiply(const Decimal& a, const Decimal& b) {
  Wide product = 0;
  if (__builtin_mul_overflow(a.coefficient_, b.coefficient_, &product) || !fits(product)) {
    return std::nullopt;
  }
  const int scale = a.scale_ + b.scale_;
  return scale > kMaxDigits ? std::nullopt : std::optional(Decimal(product, scale));
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  // Align from the trimmed values; what then still overflows is larger than any 36-digit number.
  const Decimal left = a.trimmed();
  const Decimal right = b.trimmed();
  const int scale = std::max(left.scale_, right.scale_);
  const auto x = shifted(left.coefficient_, scale - left.scale_);
  const auto y = shifted(right.coefficient_, scale - right.scale_);
  if (x && y) return *x <=> *y;
  if (!x) return left.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
  return right.is_negative() ? std::strong_ordering::greater : std::strong_ordering::less;
}

}  // namespace biaoge

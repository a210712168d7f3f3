// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decimal.h"

#include <algorithm>
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
  Wide rest = coefficient_ < 0 ? -coefficient_ : coefficient_;
  std::string digits;
  for (; rest > 0 || static_cast<int>(digits.size()) <= scale_; rest /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    if (static_cast<int>(digits.size()) == scale_) digits.push_back('.');
  }
  if (scale_ > 0 && digits.back() == '.') digits.push_back('0');
  if (coefficient_ < 0) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

double Decimal::to_double() const {
  return std::strtod(to_string().c_str(), nullptr);
}

Decimal Decimal::trimmed() const {
  Decimal result = *this;
  while (result.scale_ > 0 && result.coefficient_ % 10 == 0) {
    result.coefficient_ /= 10;
    --result.scale_;
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

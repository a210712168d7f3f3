// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of checks: exact fractions, and what a printed decimal may stand for. Private to
// normalize.
#pragma once

#include <compare>
#include <optional>
#include <string>

#include "core/decimal.h"

namespace biaoge {

/// numerator / denominator, the denominator positive. What leaves the 36 digits of Decimal is
/// nullopt: the check is then not made.
class Fraction {
 public:
  Fraction() = default;
  Fraction(const Decimal& value) : numerator_(value) {}  // NOLINT: implicit by intention

  static std::optional<Fraction> add(const Fraction& a, const Fraction& b);
  static std::optional<Fraction> multiply(const Fraction& a, const Fraction& b);
  /// nullopt for a division by 0, too.
  static std::optional<Fraction> divide(const Fraction& a, const Fraction& b);
  /// nullopt when the products do not fit.
  static std::optional<std::strong_ordering> compare(const Fraction& a, const Fraction& b);
  Fraction operator-() const;

  /// Rounded half up, away from zero, to that many decimals.
  std::string rounded(int places) const;
  bool is_decimal() const { return denominator_ == Decimal(1); }
  const Decimal& numerator() const { return numerator_; }

 private:
  Decimal numerator_;
  Decimal denominator_ = 1;
};

/// All values from low to high.
struct Interval {
  Fraction low;
  Fraction high;
};

/// How what was printed came from the number behind it.
enum class Printing {
  exact,    ///< It is that number.
  rounded,  ///< Half a unit of its last place at most away.
  cut,      ///< Less than a unit of its last place nearer to zero.
};

/// The numbers that may have been printed so. Zero is itself: nothing was there.
Interval behind(const Decimal& printed, Printing how);

std::optional<Interval> add(const Interval& a, const Interval& b);
std::optional<Interval> subtract(const Interval& a, const Interval& b);
std::optional<Interval> multiply(const Interval& a, const Interval& b);
/// nullopt when 0 is among the divisors.
std::optional<Interval> divide(const Interval& a, const Interval& b);
/// May both be the same number? Intervals that only touch do not; nullopt when it can't be said.
std::optional<bool> meet(const Interval& a, const Interval& b);

}  // namespace biaoge

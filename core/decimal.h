// SPDX-License-Identifier: GPL-3.0-or-later
// Exact decimal numbers: money and scores never pass through a float.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace biaoge {

/// coefficient × 10^-scale. The scale is what was printed ("90.00" keeps two places) and does not
/// take part in comparison. Holds up to 36 digits; what does not fit fails to parse.
class Decimal {
 public:
  Decimal() = default;
  Decimal(long long integer);  // NOLINT: implicit by intention

  /// ASCII digits with an optional sign and one optional point: "-1234.50". No exponent, no
  /// thousands separators, no spaces. nullopt when the text is anything else or does not fit.
  static std::optional<Decimal> parse(std::string_view text);

  /// Plain notation with the scale kept: "90.00".
  std::string to_string() const;
  /// For display libraries that want binary floating point; never calculate with it.
  double to_double() const;

  int scale() const { return scale_; }
  bool is_negative() const { return coefficient_ < 0; }
  /// Value without trailing zeros after the point: 90.00 -> 90.
  Decimal trimmed() const;
  /// The same value with exactly `places` decimals; nullopt when digits would be lost.
  std::optional<Decimal> with_scale(int places) const;

  Decimal operator-() const;
  /// Sums and products; nullopt on overflow of 36 digits.
  static std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  static std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  __extension__ using Coefficient = __int128;
  Decimal(Coefficient coefficient, int scale) : coefficient_(coefficient), scale_(scale) {}

  Coefficient coefficient_ = 0;
  int scale_ = 0;
};

}  // namespace biaoge

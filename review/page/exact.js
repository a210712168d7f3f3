// SPDX-License-Identifier: GPL-3.0-or-later
// Exact numbers: decimals as BigInt with a scale, fractions of them, intervals. The counterpart of
// normalize/check_number.cpp; docs/rules.md says what is meant.
'use strict';

const Exact = (() => {
  const power = (n) => 10n ** BigInt(n);
  const decimal = (digits, scale = 0) => ({ digits: BigInt(digits), scale });

  /** "-1234.50", or null for any other text. */
  function parseDecimal(text) {
    const match = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(text);
    if (!match || (match[2] === '' && match[3] === undefined)) return null;
    const places = match[3] || '';
    const digits = BigInt(match[2] + places || '0');
    return decimal(match[1] === '-' ? -digits : digits, places.length);
  }

  function decimalText(value) {
    const negative = value.digits < 0n;
    let text = (negative ? -value.digits : value.digits).toString();
    if (value.scale > 0) {
      text = text.padStart(value.scale + 1, '0');
      text = `${text.slice(0, -value.scale)}.${text.slice(-value.scale)}`;
    }
    return negative ? `-${text}` : text;
  }

  function addDecimals(a, b) {
    const scale = Math.max(a.scale, b.scale);
    return decimal(a.digits * power(scale - a.scale) + b.digits * power(scale - b.scale), scale);
  }
  const multiplyDecimals = (a, b) => decimal(a.digits * b.digits, a.scale + b.scale);
  function compareDecimals(a, b) {
    const difference = a.digits * power(b.scale) - b.digits * power(a.scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  const negated = (a) => decimal(-a.digits, a.scale);

  // Fractions: the denominator is positive.
  const ONE = decimal(1);
  const ZERO = decimal(0);
  const fraction = (numerator, denominator = ONE) => ({ numerator, denominator });

  function add(a, b) {
    if (compareDecimals(a.denominator, b.denominator) === 0) {
      return fraction(addDecimals(a.numerator, b.numerator), a.denominator);
    }
    return fraction(
      addDecimals(multiplyDecimals(a.numerator, b.denominator), multiplyDecimals(b.numerator, a.denominator)),
      multiplyDecimals(a.denominator, b.denominator));
  }
  const multiply = (a, b) => fraction(
    multiplyDecimals(a.numerator, b.numerator), multiplyDecimals(a.denominator, b.denominator));
  function divide(a, b) {
    if (b.numerator.digits === 0n) return null;
    const negative = b.numerator.digits < 0n;
    return multiply(a, negative ? fraction(negated(b.denominator), negated(b.numerator))
      : fraction(b.denominator, b.numerator));
  }
  const compare = (a, b) => compareDecimals(
    multiplyDecimals(a.numerator, b.denominator), multiplyDecimals(b.numerator, a.denominator));
  const opposite = (a) => fraction(negated(a.numerator), a.denominator);
  const isDecimal = (a) => compareDecimals(a.denominator, ONE) === 0;

  /** Half up, away from zero, to that many decimals. */
  function rounded(a, places) {
    const negative = a.numerator.digits < 0n;
    const above = (negative ? -a.numerator.digits : a.numerator.digits) * power(a.denominator.scale + places);
    const below = a.denominator.digits * power(a.numerator.scale);
    const digits = (2n * above / below + 1n) / 2n;
    return decimalText(decimal(negative ? -digits : digits, places));
  }

  // Intervals, and what a printed number may stand for.
  function behind(printed, how) {
    if (how === 'exact' || printed.digits === 0n) return { low: fraction(printed), high: fraction(printed) };
    const negative = printed.digits < 0n;
    const step = how === 'rounded' ? decimal(5, printed.scale + 1) : decimal(1, printed.scale);
    const low = how === 'rounded' || negative ? addDecimals(printed, negated(step)) : printed;
    const high = how === 'rounded' || !negative ? addDecimals(printed, step) : printed;
    return { low: fraction(low), high: fraction(high) };
  }
  const addIntervals = (a, b) => ({ low: add(a.low, b.low), high: add(a.high, b.high) });
  const subtractIntervals = (a, b) => addIntervals(a, { low: opposite(b.high), high: opposite(b.low) });
  function around(a, b, operation) {
    const ends = [];
    for (const left of [a.low, a.high]) for (const right of [b.low, b.high]) ends.push(operation(left, right));
    let [low, high] = [ends[0], ends[0]];
    for (const end of ends) {
      if (compare(end, low) < 0) low = end;
      if (compare(end, high) > 0) high = end;
    }
    return { low, high };
  }
  const multiplyIntervals = (a, b) => around(a, b, multiply);
  function divideIntervals(a, b) {
    const zero = fraction(ZERO);
    if (compare(b.low, zero) <= 0 && compare(b.high, zero) >= 0) return null;
    return around(a, b, divide);
  }
  /** May both be the same number? Intervals that only touch do not. */
  function meet(a, b) {
    const left = compare(a.low, b.high);
    const right = compare(b.low, a.high);
    const single = compare(a.low, a.high) === 0 || compare(b.low, b.high) === 0;
    return single ? left <= 0 && right <= 0 : left < 0 && right < 0;
  }

  return { parseDecimal, decimalText, compareDecimals, multiplyDecimals, fraction, add, opposite, compare,
    isDecimal, rounded, behind, addIntervals, subtractIntervals, multiplyIntervals, divideIntervals, meet };
})();

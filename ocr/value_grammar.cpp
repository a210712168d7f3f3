// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/value_grammar.h"

#include <cstddef>

#include "core/utf8.h"

namespace biaoge {

namespace {

class Scanner {
 public:
  explicit Scanner(std::u32string_view text) : text_(text) {}

  bool value() {
    if (text_.empty()) return false;
    if (text_.size() == 1 && !is_ascii_digit(peek())) return one_of(U"-/*");
    int numbers = 0;
    int open = 0;
    while (!done()) {
      if (is_comparator(peek()) || peek() == U'~') {
        ++at_;
        if (peek() == U'=') ++at_;
        if (is_cjk(peek())) continue;  // ≥人均90元
        if (peek() == U'-' || peek() == U'+') ++at_;
        if (!number()) return false;
        ++numbers;
      } else if (is_ascii_digit(peek())) {
        if (!number()) return false;
        ++numbers;
      } else if (one_of(U"(")) {
        if (++open > 1 || !(bracketed_unit() || (at_ == 1 && bracketed_number()))) return false;
      } else if (one_of(U")")) {
        if (--open < 0) return false;
      } else if (!between(numbers > 0)) {
        return false;
      }
    }
    return numbers > 0 && open == 0;
  }

 private:
  static char32_t fold(char32_t code) {
    return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
  }

  bool done() const { return at_ >= text_.size(); }

  char32_t peek() const { return done() ? 0 : fold(text_[at_]); }

  bool one_of(std::u32string_view codes) {
    if (done() || codes.find(peek()) == std::u32string_view::npos) return false;
    ++at_;
    return true;
  }

  static bool is_ascii_digit(char32_t code) { return code >= U'0' && code <= U'9'; }

  std::size_t digits() {
    const std::size_t start = at_;
    while (!done() && is_ascii_digit(peek())) ++at_;
    return at_ - start;
  }

  // 1663, 1,663.27, 0.5: groups of three, one point with digits on both sides, no 000.
  bool number() {
    const std::size_t start = at_;
    const std::size_t count = digits();
    if (count == 0) return false;
    const bool zeros = fold(text_[start]) == U'0' && count > 2;  // 06 may be a month
    bool grouped = false;
    while (peek() == U',') {
      ++at_;
      if ((!grouped && count > 3) || digits() != 3) return false;
      grouped = true;
    }
    if (peek() == U'.') {
      ++at_;
      if (digits() == 0) return false;
    } else if (zeros) {
      return false;
    }
    return peek() != U'.' && peek() != U',';
  }

  // Units are short (Mbps), and a digit in them is the last (m2); what stands before a number is
  // shorter (PM2.5). All else are words read as letters and digits.
  bool letters() {
    const std::size_t start = at_;
    const bool behind_digit = at_ > 0 && is_ascii_digit(fold(text_[at_ - 1]));
    while (!done() && is_ascii_letter(peek())) ++at_;
    const std::size_t count = at_ - start;
    if (!is_ascii_digit(peek())) return count <= 5;
    const bool last = at_ + 1 == text_.size() || fold(text_[at_ + 1]) == U')';
    return count <= 3 && (!behind_digit || last);
  }

  // In brackets behind a number stands its unit, or a date: never a bare number or one letter that
  // is no unit, which is what broken signs are read as: (9) for (%), (A) for (人).
  bool bracketed_unit() const {
    std::size_t letters = 0;
    std::size_t others = 0;
    for (std::size_t i = at_; i < text_.size() && fold(text_[i]) != U')'; ++i) {
      const char32_t code = fold(text_[i]);
      const bool letter = is_ascii_letter(code);
      letters += letter && (code == U'L' || code == U'g' || code == U't') ? 2 : letter;
      others += !letter && !is_ascii_digit(code);
    }
    const bool percent = fold(at_ < text_.size() ? text_[at_] : 0) == U'%';
    if (percent) return at_ + 1 < text_.size() && fold(text_[at_ + 1]) == U')';
    return others > 0 || letters > 1;
  }

  // What may stand beside numbers: units, words, percent signs, a range's dash, a leading sign.
  bool between(bool after_number) {
    const char32_t code = peek();
    if (is_ascii_letter(code)) return letters();
    if (is_cjk(code)) {
      ++at_;
      return true;
    }
    if (after_number) return one_of(U"%-/×*:+~") || one_of(U"‰℃℉°²³μ");
    return one_of(U"-+¥￥$△");
  }

  // A negative amount as accounts print it: (1,663.27), and nothing else.
  bool bracketed_number() {
    const std::size_t start = at_;
    const bool whole = number() && peek() == U')' && at_ + 1 == text_.size();
    at_ = start;
    return whole;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool fits_value(std::u32string_view text) {
  return Scanner(text).value();
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Which signs the codes of a network stand for: Chinese glyphs are written as several codes one
// after the other, so that a network has few outputs. Private to ocr.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace biaoge {

/// A tree of codes: each way from the root is the beginning of a sign, and some are signs.
class Recoder {
 public:
  static constexpr int kNone = -1;
  static constexpr int kRoot = 0;
  /// The sign that is a space.
  static constexpr int kSpace = 0;

  /// Of the parts "lstm-unicharset" and "lstm-recoder" of a data file. Nothing where they are
  /// damaged or do not fit each other.
  static std::optional<Recoder> from(std::string_view characters, std::string_view codes);

  struct Step {
    int sign = kNone;  ///< That ends with this code.
    int node = kNone;  ///< From which further codes follow.
  };
  /// `node`: how far one has come.
  Step step(int node, int code) const;

  /// The characters of a sign.
  const std::u32string& text(int sign) const { return texts_[static_cast<std::size_t>(sign)]; }
  /// Of the longest sign, in codes.
  int longest() const { return longest_; }
  /// One more than the largest code.
  int code_range() const { return code_range_; }

 private:
  struct Branch {
    int code;
    Step step;
  };
  Step& branch(int node, int code);

  std::vector<std::vector<Branch>> nodes_;
  std::vector<std::u32string> texts_;
  int longest_ = 0;
  int code_range_ = 0;
};

}  // namespace biaoge

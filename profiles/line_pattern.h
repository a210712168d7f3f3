// SPDX-License-Identifier: GPL-3.0-or-later
// The regular expressions that profiles hold for lines of a heading.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace biaoge {

/// A regular expression of Perl's kind over UTF-8, ready for use. PCRE2 is behind it and not ICU:
/// libicui18n alone costs every run a millisecond of loading.
class LinePattern {
 public:
  /// An invalid pattern matches nothing; error() says what is wrong.
  explicit LinePattern(std::string_view pattern);
  LinePattern(LinePattern&&) noexcept;
  ~LinePattern();

  /// "" for a valid pattern, else "missing closing parenthesis at character 8".
  const std::string& error() const { return error_; }

  /// Group 1 of the first match in `line`, or the whole match when there is no group.
  std::optional<std::string> find(const std::string& line) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
  std::string error_;
};

}  // namespace biaoge

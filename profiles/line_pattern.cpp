// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/line_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <cstdint>

#include "core/utf8.h"

namespace biaoge {

namespace {

struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};

struct FreeMatch {
  void operator()(pcre2_match_data* match) const { pcre2_match_data_free(match); }
};

PCRE2_SPTR units(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

std::string error_text(int code, std::string_view pattern, std::size_t offset) {
  std::array<PCRE2_UCHAR, 256> message{};
  pcre2_get_error_message(code, message.data(), message.size());
  const std::size_t before = from_utf8(pattern.substr(0, offset)).size();
  return reinterpret_cast<const char*>(message.data()) +
         (" at character " + std::to_string(before));
}

}  // namespace

struct LinePattern::Compiled {
  std::unique_ptr<pcre2_code, FreeCode> code;
  std::uint32_t groups = 0;
};

LinePattern::LinePattern(std::string_view pattern) : compiled_(std::make_unique<Compiled>()) {
  int code = 0;
  std::size_t offset = 0;
  compiled_->code.reset(pcre2_compile(units(pattern), pattern.size(), PCRE2_UTF | PCRE2_UCP, &code,
                                      &offset, nullptr));
  if (!compiled_->code) {
    error_ = error_text(code, pattern, offset);
  } else {
    pcre2_pattern_info(compiled_->code.get(), PCRE2_INFO_CAPTURECOUNT, &compiled_->groups);
  }
}

LinePattern::LinePattern(LinePattern&&) noexcept = default;
LinePattern::~LinePattern() = default;

std::optional<std::string> LinePattern::find(const std::string& line) const {
  const pcre2_code* code = compiled_->code.get();
  if (!code) return std::nullopt;
  const std::unique_ptr<pcre2_match_data, FreeMatch> match(
      pcre2_match_data_create_from_pattern(code, nullptr));
  if (pcre2_match(code, units(line), line.size(), 0, 0, match.get(), nullptr) < 0) {
    return std::nullopt;
  }
  const std::size_t group = compiled_->groups > 0 ? 1 : 0;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(match.get());
  if (ends[2 * group] == PCRE2_UNSET) return std::nullopt;
  return line.substr(ends[2 * group], ends[2 * group + 1] - ends[2 * group]);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/superscript.h"

namespace biaoge {

namespace {

constexpr std::u32string_view kPlain = U"0123456789abcdefghijklmnoprstuvwxyz";
constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
static_assert(kPlain.size() == kRaised.size());

}  // namespace

std::u32string superscript_of(std::u32string_view text) {
  std::u32string raised;
  for (const char32_t code : text) {
    const std::size_t at = kPlain.find(code);
    if (at == kPlain.npos) return {};
    raised.push_back(kRaised[at]);
  }
  return raised;
}

}  // namespace biaoge

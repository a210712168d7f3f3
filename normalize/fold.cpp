// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// Two rows of equal length: what stands in `from` becomes what stands below it in `to`.
struct Pairs {
  std::u32string_view from;
  std::u32string_view to;

  /// `code` when it is not in the table.
  char32_t map(char32_t code) const {
    const std::size_t at = from.find(code);
    return at == from.npos ? code : to[at];
  }
};

// Other code points for the same operator, hyphen or tilde; small forms (U+FE5x, U+FE6x) of ASCII.
// The em dash is not here: it is punctuation (——) and a mark of its own (a lone — in a cell).
constexpr Pairs kSigns{U"⩾≧⩽≦﹦﹥﹤﹢﹣−–‐‑‒∼〜﹪﹟﹠﹡﹨﹩﹫", U"≥≥≤≤=><+------~~%#&*\\$@"};

// Marks drawn for vertical writing are the marks of horizontal writing.
constexpr Pairs kVerticalForms{U"︐︑︒︓︔︕︖︰︱︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄",
                               U"，、。：；！？：—（）〔〕【】《》〈〉「」『』"};

// Radicals of U+2E80–2EFF that look like a whole ideograph and have no compatibility decomposition
// (Unicode: EquivalentUnifiedIdeograph). PDF fonts that share a glyph between the two report them.
constexpr Pairs kRadicals{
    U"⺁⺒⺓⺝⺠⺬⺼⻁⻄⻅⻆⻈⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
    U"厂巳幺月民示月虎西见角讠贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙"};

constexpr Pairs kPunctuation{U"（）〔〕【】［］｛｝[]{}﹙﹚，﹐：﹕∶！﹗；﹔？﹖",
                             U"()()()()()()()(),,:::!!;;??"};

static_assert(kSigns.from.size() == kSigns.to.size());
static_assert(kVerticalForms.from.size() == kVerticalForms.to.size());
static_assert(kRadicals.from.size() == kRadicals.to.size());
static_assert(kPunctuation.from.size() == kPunctuation.to.size());

// Full-width ASCII that is Chinese punctuation: prose keeps it.
constexpr std::u32string_view kProsePunctuation = U"！（），：；？";

bool in_range(char32_t code, char32_t first, char32_t last) {
  return code >= first && code <= last;
}

/// The blocks in which a code point is another one's double: CJK and Kangxi radicals, CJK
/// compatibility ideographs and their supplement.
bool is_double(char32_t code) {
  return in_range(code, 0x2E80, 0x2FDF) || in_range(code, 0xF900, 0xFAFF) ||
         in_range(code, 0x2F800, 0x2FA1F);
}

char32_t unified_ideograph(char32_t code) {
  const char32_t whole = kRadicals.map(code);
  if (whole != code) return whole;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString decomposition;
  if (U_FAILURE(status) || !nfkc->getDecomposition(static_cast<UChar32>(code), decomposition) ||
      decomposition.countChar32() != 1) {
    return code;
  }
  return static_cast<char32_t>(decomposition.char32At(0));
}

bool is_line_end(char32_t code) {
  return in_range(code, 0x0A, 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

/// Controls, format characters (zero-width, byte order mark, soft hyphen, direction marks) and
/// variation selectors.
bool is_invisible(char32_t code) {
  const auto category = u_charType(static_cast<UChar32>(code));
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
         in_range(code, 0xFE00, 0xFE0F) || in_range(code, 0xE0100, 0xE01EF);
}

}  // namespace

char32_t fold(char32_t code) {
  if (in_range(code, U' ', U'~') || in_range(code, 0x4E00, 0x9FFF)) return code;
  if (in_range(code, 0xFF01, 0xFF5E)) {
    return contains(kProsePunctuation, code) ? code : code - 0xFF01 + U'!';
  }
  if (is_double(code)) return unified_ideograph(code);
  if (is_line_end(code)) return U'\n';
  if (code == U'\t') return U' ';
  if (is_invisible(code)) return 0;
  if (is_space(code)) return U' ';
  return kVerticalForms.map(kSigns.map(code));
}

char32_t fold_punctuation(char32_t code) {
  if (in_range(code, 0x4E00, 0x9FFF) || in_range(code, U'0', U'9')) return code;
  return kPunctuation.map(code);
}

std::u32string folded(std::string_view text) {
  std::u32string out = from_utf8(text);
  auto end = out.begin();
  for (const char32_t code : out) {
    const char32_t shown = fold(code);
    if (shown != 0) *end++ = fold_punctuation(shown);
  }
  out.erase(end, out.end());
  return out;
}

}  // namespace biaoge

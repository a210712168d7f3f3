// SPDX-License-Identifier: GPL-3.0-or-later
// Text cleaning. NFKC is too strong for reports (①② -> 12, m² -> m2), so only an explicit table is
// folded; docs/normalisation.md lists it.
#pragma once

#include <string>
#include <string_view>

namespace biaoge {

/// Cleaned text for people and JSON: full-width ASCII (U+FF01–FF5E) and U+3000 folded, except the
/// punctuation of Chinese prose （），：；？！; operator and hyphen variants unified (⩾≧ -> ≥, ﹦
/// -> =, − － – -> -), invisible characters dropped, CJK compatibility ideographs and radicals (⽬
/// -> 目) mapped to unified ones, white space trimmed and collapsed; '\n' kept. What has meaning of
/// its own (—, ①, ², ½, ㎡, ℃) stays. Input and result are UTF-8.
std::string clean_text(std::string_view raw);

/// clean_text for the cell of a number or quantity: where the whole text is a value, its brackets,
/// colons and commas are ASCII too, and >= is ≥: ⩾90.00（％） -> ≥90.00(%). Text that holds no
/// digit, or a sentence's punctuation, is prose and stays as clean_text gives it.
std::string clean_value_text(std::string_view raw);

/// Text without any white space.
std::string without_space(std::string_view text);

/// A label made comparable: clean_text, then without any white space, without a trailing colon or
/// leading numbering (1. 一、 （一） ①), punctuation and brackets as ASCII, small letters, and
/// without bracketed groups at the end (项目资金（万元） -> 项目资金, 执行率（B/A） -> 执行率).
std::string label_key(std::string_view raw);

/// The bracketed group at the end of a label (项目资金（万元） -> 万元, 金额（单位：元） -> 元); ""
/// when there is none.
std::string label_unit(std::string_view raw);

/// True when a bracket of any kind stands in the text.
bool has_bracket(std::string_view raw);

/// True for marks that mean "not applicable" or "nothing": "", -, —, /, \, *, ×, 无, 不适用, N/A
/// and runs of one of the marks.
bool is_not_applicable(std::string_view cleaned);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Text cleaning. NFKC is too strong for reports (①② -> 12, m² -> m2), so only an explicit table is
// folded; docs/normalisation.md lists it.
#pragma once

#include <string>
#include <string_view>

namespace biaoge {

/// Cleaned text for people and JSON: full-width ASCII (U+FF01–FF5E) and U+3000 folded, operator and
/// dash variants unified (⩾≧﹥= -> ≥, ﹦ -> =, − － – -> -), invisible characters dropped, CJK
/// compatibility ideographs and radicals (⽬ -> 目) mapped to unified ones, white space trimmed and
/// collapsed; '\n' kept. What has meaning of its own (①, ², ½, ㎡, ℃) stays.
std::string clean_text(std::string_view raw);

/// A label made comparable: clean_text, then without any white space, without a trailing colon or
/// numbering, brackets folded, and without a bracketed unit at the end (项目资金（万元） -> 项目资金).
std::string label_key(std::string_view raw);

/// The bracketed group at the end of a label (项目资金（万元） -> 万元); "" when there is none.
std::string label_unit(std::string_view raw);

/// True for marks that mean "not applicable" or "nothing": "", -, —, /, \, *, ×, 无, N/A and runs of
/// dashes.
bool is_not_applicable(std::string_view cleaned);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of the sheet 复核 is about, in a hidden column of it: sorted, filtered and saved by
// any program, a row can still be applied. Private to export.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/correction.h"
#include "export/catalogue.h"

namespace biaoge {

inline constexpr std::string_view kKeyTitle = "标识";
inline constexpr std::string_view kReadingTitle = "读数";
inline constexpr std::string_view kCorrectedTitle = "更正值";
inline constexpr std::string_view kStateTitle = "状态";
inline constexpr std::string_view kSubjectTitle = "栏目";
/// What a person may say of an item; the first is what it begins with.
inline constexpr std::string_view kOpenState = "待复核";
inline constexpr std::string_view kRightState = "无误";
inline constexpr std::string_view kCorrectedState = "已更正";

struct ReviewKey {
  std::string sha256;  ///< Of the document.
  Correction place;    ///< form, path, or rule and where; the rest is empty.
};

/// "SHA256|FORM|PATH", of a finding "SHA256|FORM|!RULE|PATH PATH".
std::string review_key(const Catalogue& catalogue, const ReviewItem& item);

std::optional<ReviewKey> parse_review_key(std::string_view text);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// The files of review/page, embedded when the program is built. Private to review.
#pragma once

#include <string_view>

namespace biaoge {

/// The frame, with the places @STYLE@, @DATA@, @PICTURES@ and @SCRIPT@.
extern const std::string_view kPageHtml;
extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;

}  // namespace biaoge

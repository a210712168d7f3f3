// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as rules see them.
#pragma once

#include <optional>
#include <string>

#include "core/decimal.h"

namespace biaoge {

/// Without white space, full-width signs as ASCII.
std::string comparable_text(const std::string& text);

/// "产出(40分)": 40; nullopt when the text does not end so.
std::optional<Decimal> points_of(const std::string& text);

/// "产出(40分)": 产出.
std::string without_brackets(const std::string& text);

}  // namespace biaoge

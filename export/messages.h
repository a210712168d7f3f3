// SPDX-License-Identifier: GPL-3.0-or-later
// What codes say to the reader of a workbook, in Chinese. docs/flags.md explains the same codes.
#pragma once

#include <string>
#include <string_view>

#include "core/form.h"
#include "core/page.h"
#include "core/result.h"

namespace biaoge {

/// Why a flagged value wants a look; an unknown code is shown as it is.
std::string flag_reason(std::string_view code);

/// What to do about it; "" for an unknown code.
std::string flag_remedy(std::string_view code);
/// A code that flag_reason explains.
bool is_known_flag(std::string_view code);

std::string severity_name(Severity severity);
std::string status_name(PageStatus status);

/// What happened and what to do about it. An unknown code keeps its English message and remedy.
struct Notice {
  std::string message;
  std::string remedy;
};
Notice notice_of(const Error& error);

}  // namespace biaoge

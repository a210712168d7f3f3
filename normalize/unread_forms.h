// SPDX-License-Identifier: GPL-3.0-or-later
// Scanned tables that a title names as a known form, but that were read too badly to be taken for
// it.
#pragma once

#include <string>
#include <vector>

#include "core/table.h"
#include "profiles/profile.h"

namespace biaoge {

struct UnreadForm {
  std::string title;       ///< Of the profile.
  std::vector<int> pages;  ///< Ascending.
};

/// One for each recognised table that is in no form although a line above it names one, the one
/// that is named best. What was read of it is flagged `low-confidence`, whatever the recogniser
/// thought of it: cells may have run together. Tables without a line above that follow on the same
/// page or the next are the rest of it. `tables`: after read_forms.
std::vector<UnreadForm> take_unread_forms(std::vector<Table>& tables,
                                          const std::vector<Profile>& profiles);

}  // namespace biaoge

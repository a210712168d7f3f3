// SPDX-License-Identifier: GPL-3.0-or-later
// Scanned forms that were read too badly to be taken for what they are: tables that a title names,
// and pages that hold the labels of one.
#pragma once

#include <string>
#include <vector>

#include "core/form.h"
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

/// What was read on a page beside its tables.
struct PageText {
  int page = 0;
  std::string text;  ///< Lines of recognised text, without white space.
};

/// One for each run of pages that no form covers although as many labels of a profile stand on each
/// of them as a form is known by: the table around them was not found. `pages`: ascending.
std::vector<UnreadForm> find_lost_forms(const std::vector<PageText>& pages,
                                        const std::vector<Form>& forms,
                                        const std::vector<Profile>& profiles);

}  // namespace biaoge

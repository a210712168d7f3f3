// SPDX-License-Identifier: GPL-3.0-or-later
// Why a table is, or is not, a form: for people who write profiles.
#pragma once

#include <string>
#include <vector>

#include "core/table.h"
#include "profiles/profile.h"

namespace biaoge {

struct TableMatch {
  bool titled = false;             ///< A line above names the form.
  bool other_titled = false;       ///< A line above names a related form: it is none of this.
  int wanted = 0;                  ///< Labels needed, fewer with a title.
  std::vector<std::string> met;    ///< Labels of Recognition::labels that stand in the table.
  std::vector<std::string> unmet;  ///< The others.

  bool is_form() const { return !other_titled && static_cast<int>(met.size()) >= wanted; }
};

TableMatch match_table(const Table& table, const Profile& profile);

}  // namespace biaoge

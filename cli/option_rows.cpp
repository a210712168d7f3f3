// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/option_rows.h"

#include <string>
#include <utility>

namespace biaoge {

namespace {

std::string label_of(const CLI::Option& option) {
  std::string names = option.get_name(false, true);
  if (const auto comma = names.find(','); comma != names.npos) names.insert(comma + 1, " ");
  const std::string value = option.get_items_expected_max() == 0 ? "" : option.get_type_name();
  return value.empty() ? names : names + " " + value;
}

}  // namespace

void add_rows(const CLI::App& command, std::vector<HelpRow>& rows) {
  std::vector<HelpRow> last;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) continue;
    HelpRow row{option->get_group(), label_of(*option), option->get_description()};
    (row.group == "Help" ? last : rows).push_back(std::move(row));
  }
  rows.insert(rows.end(), last.begin(), last.end());
}

}  // namespace biaoge

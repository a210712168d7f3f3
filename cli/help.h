// SPDX-License-Identifier: GPL-3.0-or-later
// The look of --help: a page of at most 24 lines of 80 columns.
#pragma once

#include <string>
#include <vector>

namespace biaoge {

struct HelpRow {
  std::string group;  ///< Written once, before the first row of its group.
  std::string name;   ///< "-o, --output OUT.xlsx"
  std::string text;
};

struct HelpPage {
  std::string usage;
  std::string purpose;
  std::vector<HelpRow> rows;
  std::vector<std::string> examples;
};

std::string format_help(const HelpPage& page);

}  // namespace biaoge

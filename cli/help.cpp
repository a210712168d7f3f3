// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

namespace biaoge {

namespace {

constexpr std::size_t kGroupWidth = 10;
constexpr std::size_t kNameWidth = 24;

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}

}  // namespace

std::string format_help(const HelpPage& page) {
  std::string out = "Usage: " + page.usage + "\n" + page.purpose + "\n\n";
  std::string group;
  for (const HelpRow& row : page.rows) {
    out += padded(row.group == group ? "" : row.group, kGroupWidth);
    out += padded(row.name, kNameWidth) + row.text + "\n";
    group = row.group;
  }
  out += "\n";
  for (const std::string& example : page.examples) {
    out += padded(&example == &page.examples.front() ? "Examples" : "", kGroupWidth);
    out += example + "\n";
  }
  return out;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "profiles/loader.h"
#include "profiles/yaml_reader.h"
#include "profiles/yaml_tree.h"

namespace biaoge {
namespace {

/// In the order of TableWord.
constexpr std::array<std::string_view, kTableWordKinds> kKinds = {
    "unit-line",   "unit-column", "caption", "code",  "year", "date",
    "line-number", "rate",        "counted", "total", "null"};

void read_line(const std::string& line, int number, TableWords& words) {
  std::istringstream in(line);
  std::string kind;
  if (!(in >> kind) || kind.front() == '#') return;
  const auto known = std::find(kKinds.begin(), kKinds.end(), kind);
  if (known == kKinds.end()) {
    throw yaml::Failure({number, 1},
                        yaml::unknown_word("kind of word", kind, {kKinds.begin(), kKinds.end()}));
  }
  auto& list = words.lists[static_cast<std::size_t>(known - kKinds.begin())];
  const std::size_t before = list.size();
  for (std::string word; in >> word;) list.push_back(std::move(word));
  if (list.size() == before) throw yaml::Failure({number, 1}, "'" + kind + "' has no words");
}

}  // namespace

Result<TableWords> load_table_words(const std::string& path) {
  const Result<std::string> text = yaml::read_text(path);
  if (!text.ok()) return text.error();
  TableWords words;
  std::istringstream lines(text.value());
  try {
    int number = 0;
    for (std::string line; std::getline(lines, line);) read_line(line, ++number, words);
  } catch (const yaml::Failure& failure) {
    return yaml::invalid(path, failure);
  }
  return words;
}

}  // namespace biaoge

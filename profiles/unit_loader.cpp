// SPDX-License-Identifier: GPL-3.0-or-later
// Units are lines of words and not YAML: the list is long, and reading it as YAML took more time
// than all other work on a small file (docs/decisions/0006-units-as-lines.md).
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "profiles/loader.h"
#include "profiles/yaml_tree.h"

namespace biaoge {
namespace {

using yaml::Failure;
using yaml::Position;

struct Word {
  std::string text;
  Position position;
};

/// Names and aliases given so far, with the unit that has each.
using Owners = std::map<std::string, std::string>;

/// The words of a line; a line that begins with '#' has none.
std::vector<Word> split(std::string_view line, int number) {
  std::vector<Word> words;
  int column = 1;
  bool open = false;
  for (const char32_t code : from_utf8(line)) {
    if (column == 1 && code == U'#') return {};
    if (is_space(code)) {
      open = false;
    } else {
      if (!open) words.push_back({"", {number, column}});
      append_utf8(words.back().text, code);
      open = true;
    }
    ++column;
  }
  return words;
}

Decimal read_factor(const Word& word) {
  const std::optional<Decimal> factor = Decimal::parse(word.text);
  if (!factor || *factor <= Decimal(0)) {
    throw Failure(
        word.position,
        "expected a factor, a decimal number above 0 such as 0.01; found '" + word.text + "'");
  }
  return *factor;
}

void claim(Owners& owners, const Word& name, const std::string& unit) {
  const auto [known, is_new] = owners.emplace(name.text, unit);
  if (!is_new) {
    throw Failure(name.position, "'" + name.text + "' is given twice: it is a name of unit '" +
                                     known->second + "' already");
  }
}

void read_unit(const std::vector<Word>& words, UnitTable& table, Owners& owners) {
  if (words.size() < 4) {
    throw Failure(words.front().position,
                  "expected a unit: name, base unit, factor and dimension, then its aliases");
  }
  const Unit unit{words[0].text, words[3].text, words[1].text, read_factor(words[2])};
  claim(owners, words[0], unit.name);
  std::vector<std::string> aliases = {unit.name};
  for (std::size_t i = 4; i < words.size(); ++i) {
    claim(owners, words[i], unit.name);
    aliases.push_back(words[i].text);
  }
  table.add(unit, aliases);
}

}  // namespace

Result<UnitTable> load_units(const std::string& path) {
  const Result<std::string> text = yaml::read_text(path);
  if (!text.ok()) return text.error();
  UnitTable table;
  Owners owners;
  std::string_view rest = text.value();
  try {
    for (int number = 1; !rest.empty(); ++number) {
      const std::size_t end = rest.find('\n');
      const std::vector<Word> words = split(rest.substr(0, end), number);
      if (!words.empty()) read_unit(words, table, owners);
      rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
    }
  } catch (const Failure& failure) {
    return yaml::invalid(path, failure);
  }
  return table;
}

}  // namespace biaoge

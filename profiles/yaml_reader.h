// SPDX-License-Identifier: GPL-3.0-or-later
// Private to `profiles`: typed access to a YAML tree. Everything here throws yaml::Failure with the
// place, what was found there and what was expected.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "profiles/yaml_tree.h"

namespace biaoge::yaml {

/// "the text 'x'", "a list", "a mapping", "nothing".
std::string describe(const Node& node);

/// "unknown WHAT 'lables', did you mean 'labels'?"; without a near miss "…; expected one of: …".
std::string unknown_word(std::string_view what, std::string_view word,
                         const std::vector<std::string>& known);

/// The text of a scalar: neither blank nor with control characters. `what` names it in errors.
const std::string& text_of(const Node& node, const std::string& what);
/// A list of such texts: at least one, none twice.
std::vector<std::string> texts_of(const Node& node, const std::string& what);
/// A list of at least one item.
const std::vector<Node>& list_of(const Node& node, const std::string& what);

/// A mapping whose keys are known in advance. Refuses unknown keys and keys given twice. Refers to
/// the node, which must outlive it.
class Map {
 public:
  /// `what` names the mapping in errors: "a field".
  Map(const Node& node, const std::string& what, std::initializer_list<std::string_view> known);

  Position position() const { return node_.position; }
  /// nullptr when the key is not there.
  const Node* find(std::string_view key) const;
  /// Fails when the key is not there.
  const Node& at(std::string_view key) const;

  const std::string& text(std::string_view key) const;
  /// A name for programs, a key of the JSON or a word on the command line: small letters, digits
  /// and `joint`, a letter first.
  const std::string& identifier(std::string_view key, char joint) const;
  std::string text_or(std::string_view key, std::string_view otherwise) const;
  std::vector<std::string> texts(std::string_view key) const;
  std::vector<std::string> texts_or_none(std::string_view key) const;
  bool flag_or(std::string_view key, bool otherwise) const;
  int integer_or(std::string_view key, int otherwise, int lowest, int highest) const;

  /// The value of one of the words of `table`.
  template <typename Value>
  Value word_or(std::string_view key, Value otherwise,
                const std::vector<std::pair<std::string, Value>>& table) const {
    const Node* node = find(key);
    if (node == nullptr) return otherwise;
    const std::string& word = text_of(*node, quoted(key));
    std::vector<std::string> known;
    for (const auto& [name, value] : table) {
      if (name == word) return value;
      known.push_back(name);
    }
    throw Failure(node->position, unknown_word(key, word, known));
  }

  /// 'key', as errors name it.
  static std::string quoted(std::string_view key);

 private:
  const Node& node_;
  std::string what_;
};

}  // namespace biaoge::yaml

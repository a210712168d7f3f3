// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/yaml_reader.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>

#include "core/utf8.h"

namespace biaoge::yaml {
namespace {

[[noreturn]] void fail_expected(const Node& node, const std::string& what,
                                const std::string& expected) {
  throw Failure(node.position, what + ": expected " + expected + ", found " + describe(node));
}

/// Levenshtein distance in characters.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

/// The known word nearest to `word`; "" when none is near enough to be a slip of the pen.
std::string near_miss(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 64;
  const std::u32string wanted = from_utf8(word);
  if (wanted.size() > kLongest) return {};
  std::string best;
  std::size_t best_distance = (wanted.size() < 4 ? 1 : 2) + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(wanted, from_utf8(candidate));
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// A text short enough for an error message.
std::string shortened(const std::string& text) {
  constexpr std::size_t kMost = 40;
  const std::u32string characters = from_utf8(text);
  if (characters.size() <= kMost) return text;
  return to_utf8(std::u32string_view(characters).substr(0, kMost)) + "…";
}

}  // namespace

std::string describe(const Node& node) {
  switch (node.kind) {
    case Kind::nothing:
      return "nothing";
    case Kind::scalar:
      return "the text '" + shortened(node.scalar) + "'";
    case Kind::sequence:
      return "a list";
    case Kind::map:
      return "a mapping";
  }
  return {};
}

std::string unknown_word(std::string_view what, std::string_view word,
                         const std::vector<std::string>& known) {
  std::string message = "unknown " + std::string(what) + " '" + shortened(std::string(word)) + "'";
  if (known.empty()) return message;
  const std::string near = near_miss(word, known);
  if (!near.empty()) return message + ", did you mean '" + near + "'?";
  return message + "; expected one of: " + joined(known);
}

const std::string& text_of(const Node& node, const std::string& what) {
  if (node.kind != Kind::scalar) fail_expected(node, what, "a text");
  const std::u32string characters = from_utf8(node.scalar);
  if (std::all_of(characters.begin(), characters.end(), is_space)) {
    throw Failure(node.position, what + ": expected a text, found an empty one");
  }
  if (std::any_of(characters.begin(), characters.end(),
                  [](char32_t code) { return code < 0x20 || code == 0x7F; })) {
    throw Failure(node.position, what + ": a text may have no line breaks or control characters");
  }
  return node.scalar;
}

const std::vector<Node>& list_of(const Node& node, const std::string& what) {
  if (node.kind != Kind::sequence) fail_expected(node, what, "a list");
  if (node.items.empty()) {
    throw Failure(node.position, what + ": expected a list, found an empty one");
  }
  return node.items;
}

std::vector<std::string> texts_of(const Node& node, const std::string& what) {
  std::vector<std::string> texts;
  std::set<std::string_view> seen;
  for (const Node& item : list_of(node, what)) {
    const std::string& text = text_of(item, what);
    if (!seen.insert(text).second) {
      throw Failure(item.position, what + ": '" + text + "' is given twice");
    }
    texts.push_back(text);
  }
  return texts;
}

Map::Map(const Node& node, const std::string& what, std::initializer_list<std::string_view> known)
    : node_(node), what_(what) {
  if (node.kind != Kind::map) fail_expected(node, what, "a mapping (key: value)");
  std::set<std::string_view> seen;
  for (const auto& [key, value] : node.entries) {
    if (std::find(known.begin(), known.end(), key.scalar) == known.end()) {
      throw Failure(key.position, unknown_word("key", key.scalar, {known.begin(), known.end()}) +
                                      " (in " + what + ")");
    }
    if (!seen.insert(key.scalar).second) {
      throw Failure(key.position, "key " + quoted(key.scalar) + " is given twice in " + what);
    }
  }
}

const Node* Map::find(std::string_view key) const {
  for (const auto& [name, value] : node_.entries) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

const Node& Map::at(std::string_view key) const {
  if (const Node* node = find(key)) return *node;
  throw Failure(node_.position, "missing key " + quoted(key) + " in " + what_);
}

const std::string& Map::text(std::string_view key) const {
  return text_of(at(key), quoted(key));
}

const std::string& Map::identifier(std::string_view key, char joint) const {
  const std::string& name = text(key);
  const bool good = std::all_of(name.begin(), name.end(), [joint](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == joint;
  });
  if (!good || name.front() < 'a') {
    throw Failure(at(key).position, quoted(key) + ": expected small letters, digits and '" + joint +
                                        "', a letter first; found '" + name + "'");
  }
  return name;
}

std::string Map::text_or(std::string_view key, std::string_view otherwise) const {
  const Node* node = find(key);
  return node == nullptr ? std::string(otherwise) : text_of(*node, quoted(key));
}

std::vector<std::string> Map::texts(std::string_view key) const {
  return texts_of(at(key), quoted(key));
}

std::vector<std::string> Map::texts_or_none(std::string_view key) const {
  const Node* node = find(key);
  if (node == nullptr) return {};
  return texts_of(*node, quoted(key));
}

bool Map::flag_or(std::string_view key, bool otherwise) const {
  const Node* node = find(key);
  if (node == nullptr) return otherwise;
  if (node->kind == Kind::scalar && node->scalar == "true") return true;
  if (node->kind == Kind::scalar && node->scalar == "false") return false;
  fail_expected(*node, quoted(key), "true or false");
}

int Map::integer_or(std::string_view key, int otherwise, int lowest, int highest) const {
  const Node* node = find(key);
  if (node == nullptr) return otherwise;
  int number = 0;
  const std::string& text = node->scalar;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (node->kind != Kind::scalar || error != std::errc() || stop != end || number < lowest ||
      number > highest) {
    fail_expected(
        *node, quoted(key),
        "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
  }
  return number;
}

std::string Map::quoted(std::string_view key) {
  return "'" + std::string(key) + "'";
}

}  // namespace biaoge::yaml

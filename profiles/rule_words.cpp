// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/rule_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "profiles/yaml_reader.h"

namespace biaoge {
namespace {

using Kind = RuleWord::Kind;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_number(char c) {
  return (c >= '0' && c <= '9') || c == '.';
}

[[noreturn]] void fail(const yaml::Node& node, const std::string& what, std::size_t at) {
  throw yaml::Failure(node.position,
                      "rule: " + what + " (character " + std::to_string(at + 1) + ")");
}

/// The word that ends at the next `closing`.
RuleWord enclosed(const yaml::Node& node, std::size_t begin, char closing, Kind kind) {
  const std::size_t end = node.scalar.find(closing, begin + 1);
  if (end == std::string::npos) {
    fail(node, std::string("a closing ") + closing + " is missing", begin);
  }
  return {kind, node.scalar.substr(begin + 1, end - begin - 1), begin};
}

std::string sign_at(std::string_view text) {
  static constexpr std::array<std::string_view, 15> kSigns = {
      "==", "!=", "<=", ">=", "~=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "."};
  const auto found = std::find_if(kSigns.begin(), kSigns.end(),
                                  [text](std::string_view sign) { return text.starts_with(sign); });
  return found == kSigns.end() ? std::string() : std::string(*found);
}

RuleWord name_or_sign(std::string name, std::size_t at) {
  const bool sign = name == "and" || name == "or" || name == "not" || name == "in" || name == "by";
  return {sign ? Kind::sign : Kind::name, std::move(name), at};
}

}  // namespace

std::vector<RuleWord> split_words(const yaml::Node& node) {
  const std::string& text = yaml::text_of(node, "a rule");
  std::vector<RuleWord> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto run = [&](auto belongs) {
      std::size_t end = at;
      while (end < text.size() && belongs(text[end])) ++end;
      return text.substr(at, end - at);
    };
    const char c = text[at];
    std::size_t length = 1;
    if (c == ' ' || c == '\n') {
    } else if (c == '\'' || c == '[') {
      const bool quote = c == '\'';
      words.push_back(enclosed(node, at, quote ? '\'' : ']', quote ? Kind::text : Kind::row));
      length = words.back().text.size() + 2;
    } else if (c >= '0' && c <= '9') {
      words.push_back({Kind::number, run(is_number), at});
      length = words.back().text.size();
    } else if (is_name(c)) {
      words.push_back(name_or_sign(run(is_name), at));
      length = words.back().text.size();
    } else if (std::string sign = sign_at(std::string_view(text).substr(at)); !sign.empty()) {
      length = sign.size();
      words.push_back({Kind::sign, std::move(sign), at});
    } else {
      fail(node, std::string("'") + c + "' has no meaning here", at);
    }
    at += length;
  }
  words.push_back({Kind::end, "", text.size()});
  words.push_back(words.back());
  return words;
}

std::vector<std::string> split_list(const std::string& list) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    std::string text = list.substr(at, comma - at);
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    if (!text.empty()) texts.push_back(std::move(text));
    at = comma + 1;
  }
  return texts;
}

}  // namespace biaoge

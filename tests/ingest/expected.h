// SPDX-License-Identifier: GPL-3.0-or-later
// The fixtures and what is known of them from how they were made (fixtures/README.md).
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace biaoge {

/// fixtures/expected.json: an object with one entry a file.
inline const nlohmann::json& expected() {
  static const nlohmann::json facts = [] {
    std::ifstream file(BIAOGE_FIXTURES "/expected.json");
    return nlohmann::json::parse(file);
  }();
  return facts;
}

inline std::string fixture_path(const std::string& name) {
  return std::string(BIAOGE_FIXTURES "/") + name;
}

/// True for a file that opens, perhaps with a password.
inline bool opens(const nlohmann::json& facts) {
  return !facts.contains("error") || !facts.at("error").contains("code");
}

/// Names of the fixtures whose facts satisfy `wanted`.
inline std::vector<std::string> fixtures(
    const std::function<bool(const nlohmann::json& facts)>& wanted) {
  std::vector<std::string> names;
  for (const auto& [name, facts] : expected().items()) {
    if (wanted(facts)) names.push_back(name);
  }
  return names;
}

/// Full-width forms of ASCII become ASCII.
inline std::string fold_width(const std::string& text) {
  std::u32string codes = from_utf8(text);
  for (char32_t& code : codes) {
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  }
  return to_utf8(codes);
}

/// "rulings-strokes.pdf" -> "rulings_strokes", a legal name of a test.
inline std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param.substr(0, info.param.rfind('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace biaoge

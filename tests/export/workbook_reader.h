// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook as openpyxl reads it.
#pragma once

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace biaoge {

/// See dump_workbook.py for the shape.
inline nlohmann::json read_workbook(const std::string& path) {
  const std::string command = std::string("/usr/bin/python3 ") + BIAOGE_SOURCE_DIR +
                              "/tests/export/dump_workbook.py '" + path + "'";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                             ::pclose);
  std::string text;
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe.get())) {
    text.append(buffer, size);
  }
  return nlohmann::json::parse(text);
}

inline nlohmann::json sheet_named(const nlohmann::json& book, const std::string& name) {
  for (const auto& sheet : book["sheets"]) {
    if (sheet["name"] == name) return sheet;
  }
  throw std::runtime_error("no sheet " + name);
}

inline std::vector<std::string> sheet_list(const nlohmann::json& book) {
  std::vector<std::string> names;
  for (const auto& sheet : book["sheets"]) names.push_back(sheet["name"]);
  return names;
}

}  // namespace biaoge

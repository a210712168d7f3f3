// SPDX-License-Identifier: GPL-3.0-or-later
// What the command says on standard error: one line a message, for people or as JSON. Standard
// output carries data only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace biaoge {

enum class LogFormat { text, json };

/// A member of a JSON line that is not a string.
using Counts = std::vector<std::pair<std::string, std::size_t>>;

class Log {
 public:
  Log(LogFormat format, bool quiet) : format_(format), quiet_(quiet) {}

  LogFormat format() const { return format_; }

  /// "biaoge: MESSAGE. REMEDY", or {"event":"error",…}. `file` and `page` (0: none) are for JSON;
  /// the message names them already.
  void error(const Error& error, std::string_view file = {}, int page = 0) const;
  /// The same with "warning"; not with --quiet.
  void warning(const Error& warning, std::string_view file = {}, int page = 0) const;
  /// Text as given, or {"event":EVENT, counts…, "outputs":[…], "exit":N}; not with --quiet.
  void summary(std::string_view text, const Counts& counts, const std::vector<std::string>& outputs,
               int exit_code) const;

  /// {"event":EVENT, MEMBERS} with --log json, else `text` when there is one; not with --quiet.
  void event(std::string_view event, const std::string& members, const std::string& text) const;

 private:
  void message(std::string_view event, const Error& error, std::string_view file, int page) const;

  LogFormat format_;
  bool quiet_;
};

}  // namespace biaoge

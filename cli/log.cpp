// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/log.h"

#include <cstdio>

#include "cli/text.h"

namespace biaoge {

namespace {

void write_line(std::string line) {
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

/// "Cause" and "What to do" make "Cause. What to do". A remedy may end in a command to be copied,
/// so nothing is put after it.
std::string sentences(const Error& error) {
  std::string text = error.message;
  if (error.remedy.empty()) return text;
  if (!text.ends_with('.') && !text.ends_with('?')) text += '.';
  return text + ' ' + error.remedy;
}

std::string member(std::string_view name, std::string_view value) {
  return "," + json_string(name) + ":" + json_string(value);
}

}  // namespace

void Log::message(std::string_view event, const Error& error, std::string_view file,
                  int page) const {
  if (format_ == LogFormat::text) {
    const std::string prefix = event == "warning" ? "biaoge: warning: " : "biaoge: ";
    return write_line(prefix + printable(sentences(error)));
  }
  std::string line = "{\"event\":" + json_string(event);
  if (!file.empty()) line += member("file", file);
  if (page > 0) line += ",\"page\":" + std::to_string(page);
  line += member("code", error.code) + member("message", error.message);
  write_line(line + member("remedy", error.remedy) + "}");
}

void Log::error(const Error& error, std::string_view file, int page) const {
  message("error", error, file, page);
}

void Log::warning(const Error& warning, std::string_view file, int page) const {
  if (!quiet_) message("warning", warning, file, page);
}

void Log::event(std::string_view event, const std::string& members, const std::string& text) const {
  if (quiet_) return;
  if (format_ == LogFormat::json) {
    write_line("{\"event\":" + json_string(event) + "," + members + "}");
  } else if (!text.empty()) {
    write_line(text);
  }
}

void Log::summary(std::string_view text, const Counts& counts,
                  const std::vector<std::string>& outputs, int exit_code) const {
  if (quiet_) return;
  if (format_ == LogFormat::text) return write_line(printable(text));
  std::string line = "{\"event\":\"summary\"";
  for (const auto& [name, count] : counts) {
    line += "," + json_string(name) + ":" + std::to_string(count);
  }
  line += ",\"outputs\":[";
  for (const std::string& output : outputs) {
    line += (&output == &outputs.front() ? "" : ",") + json_string(output);
  }
  write_line(line + "],\"exit\":" + std::to_string(exit_code) + "}");
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// One line on a terminal that says how far the work is.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "cli/supervisor.h"

namespace biaoge {

/// Draws from the second second on, on standard error; nothing when that is not a terminal.
/// Removes its line when destroyed.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

  void show(const Progress& progress);
  /// The same with another text, which gets the number of columns.
  void show(const std::function<std::string(std::size_t)>& text);
  /// Makes room for a message; the line comes back with the next show().
  void clear();

 private:
  bool wanted_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
};

/// The text of the line, at most `columns` wide.
std::string progress_text(const Progress& progress, std::size_t columns);

}  // namespace biaoge

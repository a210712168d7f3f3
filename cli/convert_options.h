// SPDX-License-Identifier: GPL-3.0-or-later
// How files are read: what the options of the command line say about it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace biaoge {

enum class OcrMode { automatic, always, never };

struct ConvertOptions {
  std::vector<std::pair<int, int>> pages;  ///< Inclusive ranges from 1; empty: all.
  OcrMode ocr = OcrMode::automatic;
  std::string password;
  double timeout_seconds = 120;  ///< Per page.
  std::string debug_folder;      ///< Where pictures of recognised pages go; "": nowhere.
  std::vector<std::string>
      debug_inputs;  ///< All files of the command: pictures are named after them.
};

}  // namespace biaoge

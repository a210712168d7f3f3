// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that joins the stages: a file becomes a Document.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/document.h"
#include "profiles/profile.h"
#include "profiles/units.h"

namespace biaoge {

enum class OcrMode { automatic, always, never };

struct ConvertOptions {
  std::vector<std::pair<int, int>> pages;  ///< Inclusive ranges from 1; empty: all.
  OcrMode ocr = OcrMode::automatic;
  std::string password;
  double timeout_seconds = 120;  ///< Per page.
  std::string debug_folder;      ///< Where pictures of recognised pages go; "": nowhere.
  int threads = 1;               ///< That may recognise pages of one file at the same time.
  std::set<int> broken_pages;    ///< Pages that ended an earlier worker: reported failed, not read.
};

/// Called before each page is read: page number (0: before the file is opened) and page count.
using PageStarted = std::function<void(int page, int page_count)>;

/// Converts one file. Never throws; everything that went wrong is in the Document.
Document convert_document(const std::string& path, const ConvertOptions& options,
                          const std::vector<Profile>& profiles, const UnitTable& units,
                          const PageStarted& page_started);

}  // namespace biaoge

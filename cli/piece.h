// SPDX-License-Identifier: GPL-3.0-or-later
// What passes between the command and its workers: the pages that are asked for, and what was read.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/page.h"
#include "core/picture.h"
#include "core/result.h"
#include "layout/layout.h"

namespace biaoge {

inline constexpr int kLastPage = std::numeric_limits<int>::max();

/// Pages of one file that a worker is to read.
struct ReadTask {
  std::string path;
  int first = 1;
  int last = kLastPage;  ///< Beyond the end of the file means to its end.
  bool begins = true;    ///< The first task of its document: the file's sum is wanted.
  /// So many pages are kept when there are more, and the rest is given away for other workers; 0:
  /// all are kept. `share_scans` counts from the first page that has to be recognised.
  int share_pages = 0;
  int share_scans = 0;

  bool whole() const { return begins && last == kLastPage; }
};

/// A page, read and laid out.
struct PageRead {
  PageInfo info;
  std::optional<PageLayout> layout;  ///< None when the page was not read.
  bool scanned = false;              ///< The recogniser read it, or the pictures on it.
  bool picture_incomplete = false;
  int syntax_errors = 0;
};

/// Consecutive pages of a file. The pieces of a file, put in order, cover it.
struct Piece {
  int first = 1;
  int last = 0;
  int page_count = 0;  ///< Of the file; 0: not known.
  std::string sha256;  ///< Of the file, in the piece that begins it.
  bool repaired = false;
  std::optional<Error> error;  ///< The file could not be opened.
  /// No worker could read these pages: what happened, without file and page.
  std::optional<Error> lost;
  std::vector<PageRead> pages;  ///< The selected ones.
  // Of a piece that is only to be looked at (illustrate.h):
  std::vector<CellPicture> cell_pictures;
  std::vector<PageView> page_views;
};

}  // namespace biaoge

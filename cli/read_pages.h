// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of files, read and laid out one after the other.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/convert_options.h"
#include "cli/piece.h"
#include "cli/scanner.h"
#include "ingest/ingest.h"

namespace biaoge {

/// What a worker tells while it reads.
struct ReadReports {
  /// Before each page is read: its number (0: before the file is opened) and the number of pages.
  std::function<void(int page, int page_count)> page_started;
  /// Pages of the task that will not be read by it: for other workers.
  std::function<void(int first, int last)> given_away;
};

/// True when `pages` (see ConvertOptions) selects the page.
bool is_selected(int page, const std::vector<std::pair<int, int>>& pages);

/// Reads pieces of files. Keeps the recogniser, and the file for the next piece of the same one.
class FileReader {
 public:
  /// The options outlive the reader.
  explicit FileReader(const ConvertOptions& options) : options_(options) {}

  /// Trouble is in the piece, or in its pages.
  Piece read(const ReadTask& task, const ReadReports& reports);

 private:
  PageRead read_page(const std::string& path, Page page);
  std::optional<Error> open(const std::string& path);

  const ConvertOptions& options_;
  Scanner scanner_;
  std::string path_;  ///< Of `file_`.
  std::unique_ptr<InputFile> file_;
};

}  // namespace biaoge

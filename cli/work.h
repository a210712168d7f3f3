// SPDX-License-Identifier: GPL-3.0-or-later
// What workers do with the tasks they get. The command passes a Converter, tests pass trouble.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/piece.h"
#include "cli/read_pages.h"
#include "cli/worker.h"
#include "core/document.h"

namespace biaoge {

struct Work {
  std::function<Piece(const ReadTask&, const ReadReports&)> read;
  std::function<Document(const std::string& path, std::vector<Piece>)> finish;
  /// What becomes of a finished document, as bytes that the supervisor only passes on; empty when
  /// documents are given back as they are.
  std::function<std::string(std::string_view bytes)> write;
};

/// Answers tasks to read pages and to put them together. A task for a whole document that gave no
/// pages away is answered by the document. Refers to `work`.
Serve serve_reading(const Work& work);

/// Answers tasks to write.
Serve serve_writing(const Work& work);

}  // namespace biaoge

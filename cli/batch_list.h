// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a batch: what lies below a folder, or what a list names.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/ledger.h"
#include "core/result.h"

namespace biaoge {

struct ListedFile {
  std::string path;      ///< As it is opened.
  std::string relative;  ///< Below the folder of the batch: what its outputs are named after.
  std::optional<FileMark> mark;  ///< None for what is no regular file.
};

/// Calls `receive` for every file below the folder `input`, but not below `outputs`, or for every
/// line of the file `input` ("-": standard input); names end with a line or, where there is a zero
/// byte, with zero bytes. Links to files are followed, links to folders are not. Error codes:
/// "file-missing", "file-unreadable", "usage".
Status list_inputs(const std::string& input, const std::string& outputs,
                   const std::function<void(const ListedFile&)>& receive);

/// None when it is no regular file, or is not there.
std::optional<FileMark> mark_of(const std::string& path);

/// By its name: documents that cannot be read are failures, other files that cannot are skipped.
bool is_named_like_a_document(const std::string& path);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// What a writing worker of a batch does: a document becomes its workbook and JSON, under temporary
// names, and a line for the ledger. The supervisor moves the files to their places.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/ledger.h"
#include "cli/memory_folder.h"
#include "cli/options.h"
#include "core/result.h"
#include "profiles/profile.h"

namespace biaoge {

struct WrittenDocument {
  LedgerRow row;         ///< As far as the document tells.
  std::string workbook;  ///< Temporary files; "" for none.
  std::string json;
  std::string forms;           ///< The document without its tables, encoded, for the summary.
  std::optional<Error> error;  ///< An output could not be written.
};

/// Where a writing worker makes its files.
struct WriteFolders {
  std::string scratch;  ///< The outputs, under temporary names, and parts of large ones.
  const MemoryFolder* memory = nullptr;  ///< Parts of small workbooks.
};

/// Writes into `folders`. The pictures for the sheet of review are cut by a worker of
/// its own (illustrate.h): this one is not sandboxed, and does not parse files. Answers with an
/// encoded WrittenDocument.
std::string write_document(std::string_view bytes, const std::vector<Profile>& profiles,
                           const WriteFolders& folders, const Options& options);

Result<WrittenDocument> decode_written(std::string_view bytes);

}  // namespace biaoge

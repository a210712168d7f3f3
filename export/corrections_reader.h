// SPDX-License-Identifier: GPL-3.0-or-later
// The file that the review page exports. Shape: docs/review.md.
#pragma once

#include <string>
#include <vector>

#include "core/correction.h"
#include "core/result.h"

namespace biaoge {

struct CorrectionFile {
  std::string path;
  std::string document;  ///< Name of the document it was made for.
  std::string sha256;    ///< And its sum.
  std::vector<Correction> corrections;
};

/// Error codes: "corrections-unreadable" (no such file, too large), "corrections-invalid" (not what
/// the review page writes; the message names the place).
Result<CorrectionFile> read_corrections(const std::string& path);

}  // namespace biaoge

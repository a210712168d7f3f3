// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that joins the stages: pages of a file become pieces, pieces become a Document.
#pragma once

#include <string>
#include <vector>

#include "cli/convert_options.h"
#include "cli/piece.h"
#include "cli/read_pages.h"
#include "core/document.h"
#include "profiles/profile.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

/// What a worker process does. Throws std::bad_alloc only; all else that
/// went wrong is in what it returns.
class Converter {
 public:
  /// Refers to its arguments.
  Converter(const ConvertOptions& options, const std::vector<Profile>& profiles,
            const UnitTable& units, const TableWords& words)
      : options_(options), profiles_(profiles), units_(units), words_(words), reader_(options) {}

  Piece read(const ReadTask& task, const ReadReports& reports);

  /// `pieces`: all of the document's, in the order of its pages.
  Document finish(const std::string& path, std::vector<Piece> pieces);

 private:
  const ConvertOptions& options_;
  const std::vector<Profile>& profiles_;
  const UnitTable& units_;
  const TableWords& words_;
  FileReader reader_;
};

}  // namespace biaoge

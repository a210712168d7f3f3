// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known of one input file once it is converted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/correction.h"
#include "core/form.h"
#include "core/page.h"
#include "core/picture.h"
#include "core/result.h"
#include "core/table.h"

namespace biaoge {

enum class DocumentStatus { ok, partial, failed };

struct Document {
  std::string path;    ///< As given on the command line.
  std::string sha256;  ///< Lower-case hexadecimal; "" when the file could not be read.
  DocumentStatus status = DocumentStatus::ok;
  std::optional<Error> error;   ///< What ended or damaged it.
  std::vector<Error> warnings;  ///< Trouble that lost nothing, e.g. a repaired file.
  std::vector<PageInfo> pages;
  std::vector<Table> tables;
  std::vector<Form> forms;
  std::vector<Correction> corrections;     ///< What a person decided, in the order it was applied.
  std::vector<CellPicture> cell_pictures;  ///< Of places that a person should look at.
  std::vector<PageView> page_views;        ///< For the review page; empty when none is wanted.
};

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// What the `source` of a profile's sheet column means (see SheetColumn).
#pragma once

#include <string>
#include <vector>

#include "profiles/profile.h"

namespace biaoge {

enum class Origin { index, file, pages, flags, findings, unit, field, column, row_cell };

/// A SheetColumn whose source is understood.
struct Source {
  Origin origin = Origin::field;
  std::string section;  ///< Of `column` and `row_cell`.
  std::string key;
  std::vector<std::string> row_labels;  ///< Of `row_cell`: folded variants of the wanted label.
  std::string label_key;                ///< Of `row_cell`: the column that holds the row labels.
  ValueType type = ValueType::text;
  Part part = Part::text;
  bool names_form = false;  ///< Shows the field that begins a form.
};

Source resolve(const Profile& profile, const SheetRule& sheet, const SheetColumn& column);

}  // namespace biaoge

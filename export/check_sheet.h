// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet on which the workbook checks itself: the rules as live formulas over the data sheets.
#pragma once

#include <cstddef>
#include <functional>

#include "export/catalogue.h"
#include "export/sheet_writer.h"

namespace biaoge {

/// True when some form has a rule to show.
bool has_checks(const Catalogue& catalogue);

/// A line that counts what fails, then a row for each check of each form: the sides, how far apart
/// they are, and the result, green or red. What holds in all rows of a form is one row. It changes
/// as soon as a number of the data sheets does. Calls `written` with the index of each form once
/// nothing here reads its values any more.
void write_checks(SheetWriter& sheet, const Catalogue& catalogue,
                  const std::function<void(std::size_t form)>& written);

}  // namespace biaoge

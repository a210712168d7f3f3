// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet on which the workbook checks itself: the rules as live formulas over the data sheets.
#pragma once

#include "export/catalogue.h"
#include "export/sheet_writer.h"

namespace biaoge {

/// True when some form has a rule to show.
bool has_checks(const Catalogue& catalogue);

/// A line that counts what fails, then a row for each check of each form: the sides, how far apart
/// they are, and the result, green or red. It changes as soon as a number of the data sheets does.
void write_checks(SheetWriter& sheet, const Catalogue& catalogue);

}  // namespace biaoge

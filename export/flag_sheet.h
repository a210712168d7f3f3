// SPDX-License-Identifier: GPL-3.0-or-later
// What the marks in the workbook mean, and what to do about them.
#pragma once

#include <string>

#include "export/catalogue.h"
#include "export/grid.h"

namespace biaoge {

/// A row for each code of a flag or finding that occurs, in the order of the alphabet.
Grid flag_grid(const Catalogue& catalogue, const std::string& name);

/// Adds to the notes of a form's recognised values what was read and how sure that is.
void add_readings(FormEntry& form);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets that profiles declare, filled from forms.
#pragma once

#include <string>
#include <string_view>

#include "export/catalogue.h"
#include "export/grid.h"

namespace biaoge {

/// The rows of `sheet`: all forms of its profile, in the order of the documents. The grid refers to
/// the catalogue, which must outlive it.
Grid form_grid(const Catalogue& catalogue, const DataSheet& sheet);

/// Anchor of a form's value: the same in every grid that shows it.
std::string form_anchor(std::size_t form, std::string_view path);

}  // namespace biaoge

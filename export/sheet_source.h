// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets that profiles declare, filled from forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "export/catalogue.h"
#include "export/column_source.h"
#include "export/grid.h"

namespace biaoge {

/// The rows of `sheet`: all forms of its profile, in the order of the documents. The grid refers to
/// the catalogue, which must outlive it.
Grid form_grid(const Catalogue& catalogue, const DataSheet& sheet);

/// The row of a section that a source of Origin::row_cell shows: the one with a wanted label, else
/// the one whose label ends with one ("其中:当年财政拨款" for "当年财政拨款").
std::optional<std::size_t> find_row(const FormSection& section, const Source& source);

/// Anchor of a form's value: the same in every grid that shows it.
std::string form_anchor(std::size_t form, std::string_view path);

}  // namespace biaoge

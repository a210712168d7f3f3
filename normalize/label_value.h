// SPDX-License-Identifier: GPL-3.0-or-later
// A label and its value where the border between them is lost, or stands in the wrong place.
// Private to normalize.
#pragma once

#include <optional>
#include <string>

#include "normalize/grid_view.h"
#include "profiles/profile.h"

namespace biaoge {

/// "标签：值" in one cell or heading line: the part after the colon.
std::optional<std::string> after_label(const std::string& text, const FieldRule& rule);

/// "标签 值" in a cell or line read from a picture whose ruling or colon was lost: what follows the
/// label and remains of rulings; nullopt when nothing does.
std::optional<std::string> after_bare_label(const std::string& text, const FieldRule& rule);

/// True for a short text beside the label that ends it: a stroke of it was taken for a ruling, and
/// its last signs were read as a cell of their own, with the label or without them.
bool is_end_of_label(const GridView& grid, int label, const std::string& text);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of what recognition did to a page, so that a wrong result explains itself.
#pragma once

#include <string>
#include <vector>

#include "core/page.h"
#include "core/raster.h"
#include "layout/layout.h"

namespace biaoge {

/// Names of files: FOLDER/STEM-p001-..., stem and number of the page. Of several inputs with one
/// stem the second is STEM-2, and so on, in the order of `inputs`.
std::string debug_name(const std::string& folder, const std::vector<std::string>& inputs,
                       const std::string& path, int page);

/// NAME-1-picture.png: as it came. Makes the folder if its parent exists.
void draw_picture(const std::string& name, const Raster& picture);

/// NAME-2-clean.png: upright, flat, without seals, paper and rulings. NAME-3-rulings.svg: the
/// rulings found, and the cells they make. NAME-4-cells.svg: the text of each line in the colour of
/// its confidence. The SVG files show the clean picture behind, from the same folder.
void draw_reading(const std::string& name, const Raster& clean, const Page& page);

}  // namespace biaoge

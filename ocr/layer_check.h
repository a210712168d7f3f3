// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the text of another program agrees with what is read on a sample. Private to ocr.
#pragma once

#include <utility>
#include <vector>

#include "core/raster.h"
#include "ocr/layer_text.h"
#include "ocr/line_reader.h"
#include "ocr/page_reader.h"
#include "ocr/pixel_box.h"

namespace biaoge {

/// A part of a page, and whether it is a cell.
using Region = std::pair<PixelBox, bool>;

/// Reads a part of the lines for which `layer` has a text, spread over the page, and compares.
/// `page` and `dpi` as in RegionReader.
LayerCheck check_layer(const LayerText& layer, const Raster& page, double dpi,
                       const std::vector<Region>& regions, LineReader& text);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures become files.
#pragma once

#include <string>

#include "core/raster.h"
#include "core/result.h"

namespace biaoge {

/// Writes a gray or RGB picture. Error code: "output-unwritable".
Status write_png(const Raster& picture, const std::string& path);

}  // namespace biaoge

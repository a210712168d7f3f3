// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a picture beside text, a chart or a photograph as likely as not, can hold a table at all:
// told from its pieces of ink, before anything is read. Private to ocr.
#pragma once

#include <string>

#include "core/raster.h"

namespace biaoge {

/// Empty when it may hold a table: when lines have texts below each other in two columns, however
/// the picture is turned. Else why not, for people.
std::string why_no_table(PagePicture picture);

}  // namespace biaoge

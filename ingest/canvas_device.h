// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing side of Poppler behind a plain function. Private to ingest.
#pragma once

#include <memory>

#include "ingest/canvas.h"

class OutputDev;

namespace biaoge {

/// A device for one page that fills `canvas`, which must outlive it. `scale`: points per unit of
/// the page (UserUnit). `page`: its visible part in points.
std::unique_ptr<OutputDev> make_canvas_device(Canvas& canvas, double scale, const Box& page);

}  // namespace biaoge

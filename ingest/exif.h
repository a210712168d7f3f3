// SPDX-License-Identifier: GPL-3.0-or-later
// The two facts that matter of the EXIF data of a photograph. Private to ingest.
#pragma once

#include <cstdint>
#include <span>

namespace biaoge {

struct ExifFacts {
  int orientation = 0;  ///< 1 to 8; 0: not told.
  double dpi_x = 0;
  double dpi_y = 0;
};

/// `data`: the content of a JPEG's APP1 marker (Exif 2.3, 4.5.2 and 4.6). Whatever is broken or
/// missing there is not told.
ExifFacts read_exif(std::span<const std::uint8_t> data);

}  // namespace biaoge

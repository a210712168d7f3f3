// SPDX-License-Identifier: GPL-3.0-or-later
// The pixels of one picture in a PDF, as Poppler decodes them. Private to ingest.
#pragma once

#include <cstdint>
#include <optional>

#include "ingest/deadline.h"
#include "ingest/image_decoder.h"

class GfxImageColorMap;
class Stream;

namespace biaoge {

/// nullopt when the deadline passed. Precondition: check_picture_size() found nothing.
std::optional<DecodedImage> decode_image(Stream& stream, int width, int height,
                                         GfxImageColorMap& colors, const Deadline& deadline);

/// A stencil: `ink` where it paints, else white. `invert`: it paints where its bits are 1.
std::optional<DecodedImage> decode_stencil(Stream& stream, int width, int height, bool invert,
                                           const std::uint8_t (&ink)[3], const Deadline& deadline);

}  // namespace biaoge

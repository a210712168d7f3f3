// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/pix.h"

namespace biaoge {

PixPtr dark_bits(const Raster& gray, int threshold) {
  PixPtr bits(pixCreate(gray.width, gray.height, 1));
  if (!bits) return bits;
  l_uint32* const data = pixGetData(bits.get());
  const auto words = static_cast<std::size_t>(pixGetWpl(bits.get()));
  for (int y = 0; y < gray.height; ++y) {
    const std::uint8_t* row = gray.row(y);
    l_uint32* out = data + static_cast<std::size_t>(y) * words;
    for (int x = 0; x < gray.width; x += 32) {
      l_uint32 word = 0;
      const int count = std::min(32, gray.width - x);
      for (int i = 0; i < count; ++i) word |= l_uint32{row[x + i] < threshold} << (31 - i);
      *out++ = word;
    }
  }
  return bits;
}

std::vector<Component> components(Pix* bits, bool with_bits) {
  Pixa* pieces = nullptr;
  Boxa* boxes = with_bits ? pixConnComp(bits, &pieces, 8) : pixConnCompBB(bits, 8);
  std::vector<Component> result;
  const int count = boxes ? boxaGetCount(boxes) : 0;
  result.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
    Component component{{x, y, x + width, y + height}, nullptr};
    if (pieces) component.bits.reset(pixaGetPix(pieces, i, L_CLONE));
    result.push_back(std::move(component));
  }
  boxaDestroy(&boxes);
  pixaDestroy(&pieces);
  return result;
}

long count_bits(Pix* bits) {
  l_int32 count = 0;
  pixCountPixels(bits, &count, nullptr);
  return count;
}

}  // namespace biaoge

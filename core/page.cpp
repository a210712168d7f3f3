// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page.h"

#include "core/utf8.h"

namespace biaoge {

std::string Word::text() const {
  std::string out;
  out.reserve(glyphs.size() * 3);
  for (const Glyph& glyph : glyphs) append_utf8(out, glyph.code);
  return out;
}

}  // namespace biaoge

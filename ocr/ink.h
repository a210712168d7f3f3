// SPDX-License-Identifier: GPL-3.0-or-later
// What was printed in black, freed of seals, shadows and paper. Private to ocr.
#pragma once

#include <vector>

#include "core/raster.h"
#include "ocr/pixel_box.h"

namespace biaoge {

struct Ink {
  Raster gray;
  std::vector<PixelBox> seals;    ///< Areas of coloured writing that was taken away.
  std::vector<PixelBox> stamped;  ///< Small squares within them: where its ink was.
};

/// The darkness of black ink: the largest channel of each pixel, in which red and blue are nearly
/// as light as paper; what they leave is lifted to the paper's tone. `dpi`: of the picture.
Ink black_ink(Raster picture, double dpi);

/// Divides by the local paper and makes everything white (255) that is nearly as light. Areas
/// beside the paper (the dark lid of a scanner, the desk under a photograph) become white too.
void whiten_paper(Raster& gray, double dpi);

/// The tone between ink and paper of a whitened picture: text is darker.
int ink_threshold(const Raster& gray);

/// The same for rulings, which may be printed in gray. `ruling_tone`: how light most rulings are
/// known to be; 255 where that is not known yet: then even hairlines are darker.
int ruling_threshold(const Raster& gray, int ruling_tone);

/// Whether most rulings, of that tone, are so light that whitening took parts of them away.
bool are_faint(int ruling_tone);

}  // namespace biaoge

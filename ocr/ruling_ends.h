// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings of one direction judged by where they end: at others, or nowhere. Private to ocr.
#pragma once

#include <vector>

#include "core/page.h"
#include "core/raster.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

/// True when one of `crossing` passes through or ends at the end (`at`) of `ruling`. `reach`:
/// pixels.
bool is_met(const Ruling& ruling, double at, const std::vector<Ruling>& crossing, double reach);

/// Those that are long enough for short ones to hang on; the strokes of a large character hang on
/// each other.
std::vector<Ruling> long_ones(std::vector<Ruling> rulings, const RulingScale& scale);

/// Takes out what hangs on no other ruling and is too short to be one by itself: strokes of large
/// characters, the flanks of a seal; and what is as short and has text close on both sides, as the
/// strokes of two low rows have. `threshold`: ink is darker.
void drop_strokes(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
                  const Raster& gray, int threshold, const RulingScale& scale);

/// Takes out what lies so close along a longer ruling that no row is between them, and is not plain
/// for long: the feet of characters. Level rulings of `gray` only.
void drop_feet(std::vector<Ruling>& rulings, const Raster& gray, int threshold,
               const RulingScale& scale);

/// Takes out what runs through a table and out of it on both sides, or on one and ends at no other
/// ruling elsewhere: a fold of the paper, a streak of the scanner.
void drop_creases(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
                  const RulingScale& scale);

/// Ends that stop short of a crossing ruling, or run past it, are set on it.
void set_ends(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
              const RulingScale& scale);

/// Takes back ends that went on into the next row along a stroke of its text: they do not reach the
/// ruling beyond, and between the ruling crossed last and the stroke is paper. `rulings`: level
/// ones of `gray`.
void trim_overshoots(std::vector<Ruling>& rulings, const std::vector<Ruling>& crossing,
                     const Raster& gray, int threshold, const RulingScale& scale);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// A line that was read with doubt is looked at again, set larger, smaller and shifted. Private to
// ocr.
#pragma once

#include <cstddef>
#include <vector>

#include "core/raster.h"
#include "ocr/text_search.h"
#include "ocr/value_net.h"

namespace biaoge {

/// Up to `most` texts of `line`, the likeliest first. The likelihood of a text is the mean over the
/// first look, whose `likelihoods` and `texts` are given, and three others: where they agree it
/// stays, where they do not it falls. Chance decides how strokes fall into the pixels of the
/// input, so texts that are only likely by chance lose.
std::vector<FoundText> look_again(const ValueNet& net, const Raster& line,
                                  const Likelihoods& likelihoods,
                                  const std::vector<FoundText>& texts, std::size_t most);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Pages whose text reads downwards, upwards or upside down are laid out as if turned upright.
// Private to layout.
#pragma once

#include <vector>

#include "core/page.h"

namespace biaoge {

/// The direction in which nearly all of the page's text reads.
Direction main_direction(const std::vector<Word>& words);

/// The page as it looks once turned so that text in `direction` reads to the right.
Page turned(const Page& page, Direction direction);

/// A box of the turned page on the page as displayed, whose size is in `info`.
Box as_displayed(const Box& box, Direction direction, const PageInfo& info);

}  // namespace biaoge

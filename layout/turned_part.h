// SPDX-License-Identifier: GPL-3.0-or-later
// Tables set sideways on a page whose other text is upright. Private to layout.
#pragma once

#include <vector>

#include "core/page.h"

namespace biaoge {

/// A region of a page whose text reads another way than the rest of it.
struct TurnedPart {
  Direction direction = Direction::up;
  Box box;    ///< On the page.
  Page page;  ///< Its words and rulings alone, turned upright.
};

/// The regions of an upright page that hold many words in one other direction and hardly any else.
std::vector<TurnedPart> find_turned_parts(const Page& page);

/// The page without the words of a part.
Page without_part(const Page& page, const TurnedPart& part);

}  // namespace biaoge

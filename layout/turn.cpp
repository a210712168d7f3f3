// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/turn.h"

#include <array>

namespace biaoge {

namespace {

/// Turns page space so that text in `direction` reads to the right.
Box upright(const Box& box, Direction direction, const PageInfo& info) {
  switch (direction) {
    case Direction::right:
      return box;
    case Direction::down:
      return {box.y0, info.width - box.x1, box.y1, info.width - box.x0};
    case Direction::left:
      return {info.width - box.x1, info.height - box.y1, info.width - box.x0, info.height - box.y0};
    case Direction::up:
      return {info.height - box.y1, box.x0, info.height - box.y0, box.x1};
  }
  return box;
}

}  // namespace

Box as_displayed(const Box& box, Direction direction, const PageInfo& info) {
  switch (direction) {
    case Direction::right:
      return box;
    case Direction::down:
      return {info.width - box.y1, box.x0, info.width - box.y0, box.x1};
    case Direction::left:
      return upright(box, direction, info);
    case Direction::up:
      return {box.y0, info.height - box.x1, box.y1, info.height - box.x0};
  }
  return box;
}

Direction main_direction(const std::vector<Word>& words) {
  std::array<std::size_t, 4> glyphs{};
  std::size_t all = 0;
  for (const Word& word : words) {
    if (!word.vertical) glyphs[static_cast<std::size_t>(word.direction)] += word.glyphs.size();
    all += word.glyphs.size();
  }
  for (const Direction direction : {Direction::down, Direction::left, Direction::up}) {
    if (10 * glyphs[static_cast<std::size_t>(direction)] > 8 * all) return direction;
  }
  return Direction::right;
}

Page turned(const Page& page, Direction direction) {
  Page result = page;
  if (direction == Direction::down || direction == Direction::up) {
    std::swap(result.info.width, result.info.height);
  }
  for (Word& word : result.words) {
    word.box = upright(word.box, direction, page.info);
    for (Glyph& glyph : word.glyphs) glyph.box = upright(glyph.box, direction, page.info);
    const int quarter_turns = static_cast<int>(word.direction) - static_cast<int>(direction) + 4;
    word.direction = static_cast<Direction>(quarter_turns % 4);
  }
  for (std::vector<Box>* boxes : {&result.overfull, &result.bands, &result.seals}) {
    for (Box& box : *boxes) box = upright(box, direction, page.info);
  }
  for (Ruling& ruling : result.rulings) {
    const bool level = ruling.orientation == Orientation::horizontal;
    const Box line = level ? Box{ruling.start, ruling.position, ruling.end, ruling.position}
                           : Box{ruling.position, ruling.start, ruling.position, ruling.end};
    const Box box = upright(line, direction, page.info);
    const bool now_level = box.width() > box.height();
    ruling.orientation = now_level ? Orientation::horizontal : Orientation::vertical;
    ruling.position = now_level ? box.y0 : box.x0;
    ruling.start = now_level ? box.x0 : box.y0;
    ruling.end = now_level ? box.x1 : box.y1;
  }
  return result;
}

}  // namespace biaoge

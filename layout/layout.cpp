// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layout.h"

#include <algorithm>
#include <utility>

#include "layout/page_layout.h"
#include "layout/turn.h"
#include "layout/turned_part.h"
#include "layout/watermark.h"

namespace biaoge {

namespace {

/// Words set sideways this near (points) to a table head its columns.
constexpr double kBeside = 15;

/// Puts the tables of a part that is set sideways among those of the page.
void add_tables(PageLayout&& turned, const TurnedPart& part, const PageInfo& info,
                PageLayout& layout) {
  std::vector<TextLine> heading;
  for (TextLine& line : turned.lines) {
    if (line.place.box.y1 > turned.fragments.front().bounds.y1) continue;
    line.place.box = as_displayed(line.place.box, part.direction, info);
    heading.push_back(std::move(line));
  }
  turned.fragments.front().table.heading = std::move(heading);
  for (TableFragment& fragment : turned.fragments) {
    fragment.bounds = as_displayed(fragment.bounds, part.direction, info);
    for (Cell& cell : fragment.table.cells) {
      cell.boxes[0].box = as_displayed(cell.boxes[0].box, part.direction, info);
    }
    layout.fragments.push_back(std::move(fragment));
  }
}

bool has_upright_words(const Page& page, const Box& box) {
  return std::any_of(page.words.begin(), page.words.end(), [&](const Word& word) {
    return word.direction == Direction::right && box.contains(word.box.center());
  });
}

/// Tables set sideways on an upright page, but for headings of its own tables.
void add_turned_parts(const Page& page, PageLayout& layout) {
  std::vector<PageLayout> found;
  std::vector<TurnedPart> parts = find_turned_parts(page);
  std::erase_if(parts, [&](const TurnedPart& part) {
    const Box near{part.box.x0 - kBeside, part.box.y0 - kBeside, part.box.x1 + kBeside,
                   part.box.y1 + kBeside};
    // A table that holds no upright text was read without turning its rulings.
    const bool heads = std::any_of(layout.fragments.begin(), layout.fragments.end(),
                                   [&](const TableFragment& fragment) {
                                     return intersect(fragment.bounds, near).area() > 0 &&
                                            has_upright_words(page, fragment.bounds);
                                   });
    if (heads) return true;
    PageLayout turned;
    lay_out_upright(part.page, turned);
    std::erase_if(turned.fragments, [](const TableFragment& f) { return f.doubtful; });
    if (turned.fragments.empty()) return true;
    found.push_back(std::move(turned));
    return false;
  });
  if (parts.empty()) return;
  Page rest = page;
  for (const TurnedPart& part : parts) rest = without_part(rest, part);
  layout.fragments.clear();
  layout.lines.clear();
  layout.refused.clear();
  lay_out_upright(rest, layout);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    add_tables(std::move(found[i]), parts[i], page.info, layout);
  }
  std::stable_sort(layout.fragments.begin(), layout.fragments.end(),
                   [](const TableFragment& a, const TableFragment& b) {
                     return std::pair(a.bounds.y0, a.bounds.x0) <
                            std::pair(b.bounds.y0, b.bounds.x0);
                   });
}

}  // namespace

PageLayout lay_out_page(const Page& page) {
  const Direction direction = main_direction(page.words);
  const bool marked = may_have_watermark(page.words);
  Page changed;
  if (direction != Direction::right || marked) changed = turned(page, direction);
  if (marked) changed.words = without_watermarks(changed.words);
  const Page& view = direction == Direction::right && !marked ? page : changed;
  PageLayout layout;
  layout.number = page.info.number;
  layout.width = view.info.width;
  layout.height = view.info.height;
  layout.reading = direction;
  layout.mesh = page.mesh;
  lay_out_upright(view, layout);
  if (direction == Direction::right) add_turned_parts(view, layout);
  return layout;
}

Box displayed_box(const Box& box, const PageLayout& layout) {
  if (layout.mesh) return layout.mesh->around(box);
  PageInfo info;
  const bool quarter = layout.reading == Direction::down || layout.reading == Direction::up;
  info.width = quarter ? layout.height : layout.width;
  info.height = quarter ? layout.width : layout.height;
  return as_displayed(box, layout.reading, info);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/turned_part.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "layout/turn.h"

namespace biaoge {

namespace {

/// Fewer words are a heading set sideways, or a note at the edge of the page.
constexpr std::size_t kFewest = 20;
/// Of the words in the region at most one in so many reads another way.
constexpr std::size_t kForeign = 20;
/// Rulings reach this far (points) out of their text.
constexpr double kReach = 50;

bool is_turned(const Word& word, Direction direction) {
  return word.direction == direction && !word.vertical;
}

/// Words of a direction, by the number of upright words that stand above them between the sides of
/// all: text over the whole width parts two tables.
std::vector<std::vector<const Word*>> group(const Page& page, Direction direction) {
  std::vector<const Word*> words;
  Box all;
  for (const Word& word : page.words) {
    if (!is_turned(word, direction)) continue;
    words.push_back(&word);
    all = unite(all, word.box);
  }
  if (words.size() < kFewest) return {};
  std::vector<double> upright;
  for (const Word& word : page.words) {
    const double x = word.box.center().x;
    if (word.direction == Direction::right && x > all.x0 && x < all.x1) {
      upright.push_back(word.box.center().y);
    }
  }
  std::sort(upright.begin(), upright.end());
  std::map<std::ptrdiff_t, std::vector<const Word*>> groups;
  for (const Word* word : words) {
    const auto above = std::lower_bound(upright.begin(), upright.end(), word->box.center().y);
    groups[above - upright.begin()].push_back(word);
  }
  std::vector<std::vector<const Word*>> result;
  for (auto& [above, members] : groups) {
    if (members.size() >= kFewest) result.push_back(std::move(members));
  }
  return result;
}

bool lies_in(const Ruling& ruling, const Box& box) {
  const bool level = ruling.orientation == Orientation::horizontal;
  const Box line = level ? Box{ruling.start, ruling.position, ruling.end, ruling.position}
                         : Box{ruling.position, ruling.start, ruling.position, ruling.end};
  return line.x0 > box.x0 - kReach && line.x1 < box.x1 + kReach && line.y0 > box.y0 - kReach &&
         line.y1 < box.y1 + kReach;
}

}  // namespace

std::vector<TurnedPart> find_turned_parts(const Page& page) {
  std::vector<TurnedPart> parts;
  for (const Direction direction : {Direction::up, Direction::down}) {
    for (const std::vector<const Word*>& words : group(page, direction)) {
      Box box;
      for (const Word* word : words) box = unite(box, word->box);
      const auto within =
          std::count_if(page.words.begin(), page.words.end(),
                        [&](const Word& word) { return box.contains(word.box.center()); });
      if (kForeign * (static_cast<std::size_t>(within) - words.size()) > words.size()) continue;
      Page part;
      part.info = page.info;
      for (const Word* word : words) part.words.push_back(*word);
      std::copy_if(page.rulings.begin(), page.rulings.end(), std::back_inserter(part.rulings),
                   [&](const Ruling& ruling) { return lies_in(ruling, box); });
      std::copy_if(page.bands.begin(), page.bands.end(), std::back_inserter(part.bands),
                   [&](const Box& band) { return box.contains(band.center()); });
      parts.push_back({direction, box, turned(part, direction)});
    }
  }
  return parts;
}

Page without_part(const Page& page, const TurnedPart& part) {
  Page rest = page;
  std::erase_if(rest.words, [&](const Word& word) {
    return is_turned(word, part.direction) && part.box.contains(word.box.center());
  });
  return rest;
}

}  // namespace biaoge

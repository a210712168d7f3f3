// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/title_match.h"

#include <algorithm>

#include "core/utf8.h"
#include "normalize/label_match.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

/// Shorter titles are too easily met by chance.
constexpr std::size_t kShortest = 4;

/// The part of a line nearest to a title.
struct Part {
  std::size_t first = 0;
  std::size_t length = 0;
  Distance distance;
};

Part nearest_part(const std::u32string& line, const std::u32string& title, std::size_t slack) {
  Part best;
  best.distance = label_distance(line, title);
  best.length = line.size();
  for (std::size_t length = title.size() - slack; length <= title.size() + slack; ++length) {
    for (std::size_t first = 0; first + length <= line.size(); ++first) {
      const Distance distance =
          label_distance(std::u32string_view(line).substr(first, length), title);
      if (distance.cost < best.distance.cost) best = {first, length, distance};
    }
  }
  return best;
}

}  // namespace

std::optional<TitleMatch> match_title(const TextLine& line,
                                      const std::vector<std::string>& titles) {
  const std::string text = without_space(clean_text(line.text));
  const bool exact = std::any_of(titles.begin(), titles.end(), [&](const std::string& title) {
    return text.find(title) != std::string::npos;
  });
  if (exact) return TitleMatch{};
  if (line.source != TextSource::ocr) return std::nullopt;
  const std::u32string codes = from_utf8(text);
  std::optional<TitleMatch> match;
  Distance best;
  std::size_t longest = 0;
  for (const std::string& title : titles) {
    const std::u32string wanted = from_utf8(title);
    const std::size_t slack = wanted.size() / 4;
    if (wanted.size() < kShortest || codes.size() + slack < wanted.size()) continue;
    const Part part = nearest_part(codes, wanted, slack);
    if (part.distance.edits > static_cast<int>(slack)) continue;
    const bool nearer = !match || part.distance.cost < best.cost ||
                        (part.distance.cost == best.cost && wanted.size() > longest);
    if (!nearer) continue;
    best = part.distance;
    longest = wanted.size();
    match = TitleMatch{to_utf8(codes.substr(0, part.first)) + title +
                           to_utf8(codes.substr(part.first + part.length)),
                       part.distance.edits};
  }
  return match;
}

Titled titled(const Table& table, const std::vector<std::string>& titles) {
  Titled best = Titled::no;
  for (const TextLine& line : table.heading) {
    const std::optional<TitleMatch> match = match_title(line, titles);
    if (match) best = std::max(best, match->edits == 0 ? Titled::exact : Titled::misread);
  }
  return best;
}

bool has_title(const Table& table, const std::vector<std::string>& titles) {
  return titled(table, titles) != Titled::no;
}

}  // namespace biaoge

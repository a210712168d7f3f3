// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/layer_check.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string>

#include "ocr/text_lines.h"
#include "ocr/value_line.h"

namespace biaoge {

namespace {

/// Fewer lines are read sooner than compared.
constexpr std::size_t kLeastLines = 6;
/// One of so many lines is compared, but no fewer than kLeastSample.
constexpr std::size_t kShare = 3;
constexpr std::size_t kLeastSample = 4;
/// Fewer characters say too little.
constexpr int kLeastCharacters = 40;

struct Candidate {
  Strip strip;
  std::u32string text;  ///< Of the layer.
};

std::u32string text_of(const LineReading& reading) {
  std::u32string text;
  for (const ReadCharacter& c : reading.characters) text += c.code;
  return text;
}

}  // namespace

LayerCheck check_layer(const LayerText& layer, const Raster& page, double dpi,
                       const std::vector<Region>& regions, LineReader& text) {
  LayerCheck check;
  std::deque<TextLines> found;  // Strips refer to them.
  std::vector<Candidate> candidates;
  for (const auto& [region, is_cell] : regions) {
    found.push_back(find_text_lines(page, region, is_cell, dpi));
    bool kept = false;
    for (Strip& strip : make_strips(found.back(), is_cell)) {
      const std::optional<LineReading> reading = layer.reading(found.back(), strip);
      if (!reading) continue;
      candidates.push_back({std::move(strip), text_of(*reading)});
      kept = true;
    }
    if (!kept) found.pop_back();
  }
  if (candidates.size() < kLeastLines) return check;
  const std::size_t wanted = std::max(kLeastSample, candidates.size() / kShare);
  double agreed = 0;
  for (std::size_t i = 0; i < wanted; ++i) {
    // The middle line of each share of the page.
    const Candidate& line = candidates[(2 * i + 1) * candidates.size() / (2 * wanted)];
    const std::u32string own = text_of(read_strip(line.strip, text, nullptr));
    const auto count = static_cast<int>(std::max(own.size(), line.text.size()));
    check.compared += count;
    agreed += count * agreement(own, line.text);
  }
  if (check.compared < kLeastCharacters) return {};
  check.agreement = agreed / check.compared;
  check.trusted = check.agreement >= kTrustedLayer;
  return check;
}

}  // namespace biaoge

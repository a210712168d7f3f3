// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/second_look.h"

#include <algorithm>
#include <array>

#include "ocr/value_input.h"

namespace biaoge {

namespace {

// Chosen on lines in faces that the network never saw (ocr/training/MODEL.md): strokes made
// thicker, thinner, blurred or slanted, or of another binarisation, gained less than these.
// The shift is half a column of likelihoods.
constexpr std::array<ValueSetting, 3> kLooks = {{{24, 0, 0}, {28, 0, 0}, {26, 2, 0.5}}};
constexpr std::size_t kTextsOfLook = 4;

}  // namespace

std::vector<FoundText> look_again(const ValueNet& net, const Raster& line,
                                  const Likelihoods& likelihoods,
                                  const std::vector<FoundText>& texts, std::size_t most) {
  std::vector<Likelihoods> looks = {likelihoods};
  std::vector<FoundText> all = texts;
  for (const ValueSetting& setting : kLooks) {
    looks.push_back(net.likelihoods(make_value_input(line, setting)));
    for (FoundText& text : search_texts(looks.back(), kTextsOfLook)) {
      const bool known = std::any_of(all.begin(), all.end(), [&](const FoundText& other) {
        return other.signs == text.signs;
      });
      if (!known) all.push_back(std::move(text));
    }
  }
  for (FoundText& text : all) {
    text.likelihood = 0;
    for (const Likelihoods& look : looks) text.likelihood += likelihood_of(look, text.signs);
    text.likelihood /= static_cast<double>(looks.size());
  }
  std::stable_sort(all.begin(), all.end(), [](const FoundText& a, const FoundText& b) {
    return a.likelihood > b.likelihood;
  });
  if (all.size() > most) all.resize(most);
  return all;
}

}  // namespace biaoge

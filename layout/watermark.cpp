// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/watermark.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

/// So many times the usual size of the page's text.
constexpr double kLarge = 2.4;
/// So many words stand inside those of a watermark at least.
constexpr int kCovered = 2;

double usual_size(const std::vector<Word>& words) {
  std::vector<double> sizes;
  for (const Word& word : words) sizes.push_back(word.font_size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

}  // namespace

bool may_have_watermark(const std::vector<Word>& words) {
  if (words.size() < 8) return false;
  const double large = kLarge * usual_size(words);
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return word.font_size >= large; });
}

std::vector<Word> without_watermarks(const std::vector<Word>& words) {
  const double large = kLarge * usual_size(words);
  std::vector<double> sizes;  // Of large words with others inside, and how many times.
  for (const Word& word : words) {
    if (word.font_size < large) continue;
    const auto inside = std::count_if(words.begin(), words.end(), [&](const Word& other) {
      return other.font_size < large && word.box.contains(other.box.center());
    });
    sizes.insert(sizes.end(), static_cast<std::size_t>(inside), word.font_size);
  }
  std::vector<Word> kept;
  for (const Word& word : words) {
    const auto covered = std::count_if(sizes.begin(), sizes.end(), [&](double size) {
      return std::abs(size - word.font_size) <= 0.02 * size;
    });
    if (covered < kCovered) kept.push_back(word);
  }
  return kept;
}

}  // namespace biaoge

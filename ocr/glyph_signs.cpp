// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/glyph_signs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/utf8.h"
#include "ocr/sign_net.h"

namespace biaoge {

namespace {

// Of the narrower one's width: pieces that share more columns are one glyph.
constexpr double kSharedColumns = 0.25;

// Pieces beside each other are tried as one sign: in units of the line's height.
constexpr double kJoinGap = 0.12;
constexpr double kJoinWidth = 1.2;
constexpr double kSureSign = 0.9;

// Two digits beside each other, in units of their height; and how plain each must be once cut.
constexpr double kTwoDigits = 0.85;
constexpr double kThreeDigits = 1.6;
constexpr double kDigitHeight = 0.6;  // Of the line.
constexpr double kCutDigit = 0.8;

// The darkness of a pixel, 0 to 1, where 1 is as dark as the line's ink.
float darkness(std::uint8_t pixel, float range) {
  return std::min(1.0F, static_cast<float>(255 - pixel) / range);
}

// Mean darkness of the part of the picture under each cell of a square grid that holds the glyph
// at its own aspect, centred.
void scale_bitmap(const Strip& strip, const PixelBox& box, SignFeatures& features) {
  const float range = std::max(1.0F, static_cast<float>(2 * (255 - strip.ink)));
  const float side = static_cast<float>(std::max(box.width(), box.height()));
  const float step = side / kSignSide;
  const float left = static_cast<float>(box.x0 + box.x1) / 2 - side / 2;
  const float top = static_cast<float>(box.y0 + box.y1) / 2 - side / 2;
  for (int j = 0; j < kSignSide; ++j) {
    const float y0 = std::max(top + static_cast<float>(j) * step, static_cast<float>(box.y0));
    const float y1 = std::min(top + static_cast<float>(j + 1) * step, static_cast<float>(box.y1));
    for (int i = 0; i < kSignSide; ++i) {
      const float x0 = std::max(left + static_cast<float>(i) * step, static_cast<float>(box.x0));
      const float x1 =
          std::min(left + static_cast<float>(i + 1) * step, static_cast<float>(box.x1));
      float sum = 0;
      for (int y = static_cast<int>(y0); static_cast<float>(y) < y1; ++y) {
        const float fy = static_cast<float>(y);
        const float rows = std::min(y1, fy + 1) - std::max(y0, fy);
        const std::uint8_t* row = strip.picture.row(y);
        for (int x = static_cast<int>(x0); static_cast<float>(x) < x1; ++x) {
          const float fx = static_cast<float>(x);
          sum += rows * (std::min(x1, fx + 1) - std::max(x0, fx)) * darkness(row[x], range);
        }
      }
      features[static_cast<std::size_t>(j * kSignSide + i)] = sum / (step * step);
    }
  }
}

}  // namespace

std::vector<PixelBox> group_glyphs(const std::vector<PixelBox>& parts) {
  std::vector<PixelBox> glyphs;
  for (const PixelBox& part : parts) {
    PixelBox glyph = part;
    while (!glyphs.empty()) {
      const PixelBox& last = glyphs.back();
      const int shared = std::min(last.x1, glyph.x1) - std::max(last.x0, glyph.x0);
      if (shared <= kSharedColumns * std::min(last.width(), glyph.width())) break;
      glyph = unite(last, glyph);
      glyphs.pop_back();
    }
    glyphs.push_back(glyph);
  }
  return glyphs;
}

SignFeatures sign_features(const Strip& strip, const std::vector<PixelBox>& glyphs,
                           std::size_t index) {
  SignFeatures features{};
  const PixelBox& box = glyphs[index];
  scale_bitmap(strip, box, features);
  const float height = static_cast<float>(std::max(1, strip.ink_box.height()));
  const auto beside = [&](int white) {
    return std::clamp(static_cast<float>(white) / height, -1.0F, 1.0F);
  };
  const int left = index == 0 ? strip.picture.width : box.x0 - glyphs[index - 1].x1;
  const int right =
      index + 1 == glyphs.size() ? strip.picture.width : glyphs[index + 1].x0 - box.x1;
  float* place = features.data() + kSignSide * kSignSide;
  *place++ = static_cast<float>(box.height()) / height;
  *place++ = std::min(3.0F, static_cast<float>(box.width()) / height);
  *place++ = static_cast<float>(box.y0 - strip.ink_box.y0) / height;
  *place++ = static_cast<float>(box.y1 - strip.ink_box.y0) / height;
  *place++ = std::log(static_cast<float>(box.width()) / static_cast<float>(box.height())) / 2;
  *place++ = beside(left);
  *place = beside(right);
  return features;
}

namespace {

SignGuess guess_at(const Strip& strip, const std::vector<PixelBox>& glyphs, std::size_t index) {
  SignGuess guess = classify_sign(sign_features(strip, glyphs, index));
  guess.box = glyphs[index];
  return guess;
}

bool is_sure(const SignGuess& guess) {
  return guess.code != 0 && guess.confidence >= kSureSign;
}

// Worn signs fall apart, % first of all: neighbours that are not plain signs each, but one
// together.
bool join_at(const Strip& strip, std::vector<PixelBox>& glyphs, std::vector<SignGuess>& guesses,
             std::size_t index, std::size_t count) {
  if (index + count > glyphs.size()) return false;
  PixelBox box = glyphs[index];
  bool all_sure = is_sure(guesses[index]);
  for (std::size_t i = index + 1; i < index + count; ++i) {
    if (glyphs[i].x0 - glyphs[i - 1].x1 > kJoinGap * strip.ink_box.height()) return false;
    box = unite(box, glyphs[i]);
    all_sure = all_sure && is_sure(guesses[i]);
  }
  // The halves of a worn 0 are plain brackets; nothing is bracketed by them.
  const bool halves = count == 2 && guesses[index].code == U'(' && guesses[index + 1].code == U')';
  if ((all_sure && !halves) || box.width() > kJoinWidth * strip.ink_box.height()) return false;
  std::vector<PixelBox> joined = glyphs;
  joined[index] = box;
  const auto first = joined.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  joined.erase(first, first + static_cast<std::ptrdiff_t>(count) - 1);
  const SignGuess guess = guess_at(strip, joined, index);
  if (!is_sure(guess)) return false;
  glyphs = std::move(joined);
  const auto from = guesses.begin() + static_cast<std::ptrdiff_t>(index);
  *from = guess;
  guesses.erase(from + 1, from + static_cast<std::ptrdiff_t>(count));
  return true;
}

// Digits that touch, as they do in small print: one wide piece that is no sign, but two digits when
// cut where it is thinnest.
bool cut_at(const Strip& strip, std::vector<PixelBox>& glyphs, std::vector<SignGuess>& guesses,
            std::size_t index) {
  const PixelBox box = glyphs[index];
  const double height = std::max(1, box.height());
  if (is_sure(guesses[index]) || box.width() < kTwoDigits * height ||
      box.width() > kThreeDigits * height || box.height() < kDigitHeight * strip.ink_box.height()) {
    return false;
  }
  int best = std::numeric_limits<int>::max();
  int cut = 0;
  for (int x = box.x0 + box.width() * 2 / 5; x <= box.x0 + box.width() * 3 / 5; ++x) {
    int ink = 0;
    for (int y = box.y0; y < box.y1; ++y) ink += 255 - strip.picture.row(y)[x];
    if (ink < best) {
      best = ink;
      cut = x;
    }
  }
  std::vector<PixelBox> parted = glyphs;
  parted[index].x1 = cut;
  const auto next = static_cast<std::ptrdiff_t>(index) + 1;
  parted.insert(parted.begin() + next, {cut, box.y0, box.x1, box.y1});
  const SignGuess left = guess_at(strip, parted, index);
  const SignGuess right = guess_at(strip, parted, index + 1);
  const auto plain = [](const SignGuess& guess) {
    return is_digit(guess.code) && guess.confidence >= kCutDigit;
  };
  if (!plain(left) || !plain(right)) return false;
  glyphs = std::move(parted);
  guesses[index] = left;
  guesses.insert(guesses.begin() + next, right);
  return true;
}

}  // namespace

std::vector<SignGuess> guess_signs(const Strip& strip) {
  std::vector<SignGuess> guesses;
  std::vector<PixelBox> glyphs = group_glyphs(strip.parts);
  for (std::size_t i = 0; i < glyphs.size(); ++i) guesses.push_back(guess_at(strip, glyphs, i));
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!join_at(strip, glyphs, guesses, i, 3)) join_at(strip, glyphs, guesses, i, 2);
  }
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (cut_at(strip, glyphs, guesses, i)) ++i;
  }
  return guesses;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Hairlines of which a fax left single pixels, and single pixels that are none.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ocr/pixel_rulings.h"
#include "ocr/ruling_pieces.h"
#include "paper_drawing.h"

namespace biaoge {
namespace {

constexpr double kDpi = 200;

/// The same numbers each time.
class Numbers {
 public:
  int next(int below) {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<int>((state_ >> 8) % static_cast<unsigned>(below));
  }

 private:
  unsigned state_ = 11;
};

/// Each once.
std::vector<double> positions(const std::vector<Ruling>& rulings, Orientation orientation) {
  std::vector<double> found;
  for (const Ruling& ruling : rulings) {
    if (ruling.orientation == orientation) found.push_back(ruling.position);
  }
  std::sort(found.begin(), found.end());
  // A line in two parts is one.
  const auto is_same = [](double a, double b) { return b - a < 3; };
  found.erase(std::unique(found.begin(), found.end(), is_same), found.end());
  return found;
}

std::string listed(const std::vector<double>& numbers) {
  std::string text;
  for (const double number : numbers) text += std::to_string(number) + " ";
  return text;
}

TEST(DottedRulings, DotsOfLowRowsAreNoColumns) {
  constexpr int kRows = 10;
  constexpr int kPitch = 44;
  Raster picture = make_raster(1600, 700, 1);
  Numbers numbers;
  for (int row = 0; row <= kRows; ++row) {
    const int y = 100 + row * kPitch;
    for (int x = 100; x < 1500; x += 2 + numbers.next(5)) {
      fill_box(picture, {x, y + numbers.next(2), x + 1 + numbers.next(2), y + 2});
    }
  }
  for (const int x : {100, 500, 1500}) {
    for (int y = 100; y < 100 + kRows * kPitch; y += 2 + numbers.next(5)) {
      fill_box(picture, {x + numbers.next(2), y, x + 2, y + 1 + numbers.next(2)});
    }
  }
  const std::vector<Ruling> rulings = find_pixel_rulings(picture, kDpi);
  const std::vector<double> upright = positions(rulings, Orientation::vertical);
  ASSERT_EQ(upright.size(), 3U) << listed(upright);
  EXPECT_NEAR(upright[1], 501, 1.5);
  const std::vector<double> level = positions(rulings, Orientation::horizontal);
  EXPECT_EQ(level.size(), kRows + 1U) << listed(level);
}

TEST(DottedRulings, WhatAFaxLeavesOfShadingIsNone) {
  Numbers numbers;
  std::size_t found = 0;
  for (int specks = 500; specks <= 4000; specks += 500) {
    Raster picture = make_raster(1000, 300, 1);
    for (int i = 0; i < specks; ++i) {
      const int x = numbers.next(998);
      const int y = numbers.next(298);
      fill_box(picture, {x, y, x + 1 + numbers.next(2), y + 1});
    }
    const PixPtr bits = dark_bits(picture, 128);
    std::vector<PixelBox> boxes;
    for (const Component& component : components(bits.get(), false)) {
      boxes.push_back(component.box);
    }
    const RulingScale scale{kDpi};
    found += dotted_pieces(bits.get(), flat_marks(std::move(boxes), scale), scale).size();
  }
  EXPECT_LE(found, 1U);
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_tone.h"

#include <gtest/gtest.h>

namespace biaoge {
namespace {

constexpr double kDpi = 150;

/// Tones from `tone` on, as a worn line has them.
TonedTrace line(Point begin, Point end, int tone, int points = 40) {
  TonedTrace trace{begin, end, {}};
  for (int i = 0; i < points; ++i) trace.tones.push_back(tone + i % 8);
  return trace;
}

TonedTrace level(double y, double x0, double x1, int tone) {
  return line({x0, y}, {x1, y}, tone);
}

TonedTrace upright(double x, double y0, double y1, int tone) {
  return line({x, y0}, {x, y1}, tone);
}

/// The frame of a table and its middle lines.
std::vector<TonedTrace> dark_level() {
  return {level(100, 100, 900, 80), level(500, 100, 900, 80), level(900, 100, 900, 80)};
}
std::vector<TonedTrace> dark_upright() {
  return {upright(100, 100, 900, 80), upright(500, 100, 900, 80), upright(900, 100, 900, 80)};
}

TEST(RulingTone, NoLines) {
  EXPECT_EQ(ruling_tone({}, {}, kDpi), 0);
}

TEST(RulingTone, MostAreDarker) {
  EXPECT_EQ(ruling_tone(dark_level(), dark_upright(), kDpi), 86);
}

TEST(RulingTone, WhatShinesThroughIsLeftOut) {
  std::vector<TonedTrace> lines = dark_level();
  for (const double y : {190.0, 320.0, 410.0, 630.0, 760.0}) {
    lines.push_back(level(y, 160, 860, 222));
  }
  EXPECT_LT(ruling_tone(lines, dark_upright(), kDpi), 88);
}

TEST(RulingTone, LightLinesBetweenDarkOnesAreRulings) {
  std::vector<TonedTrace> lines = dark_level();
  for (const double y : {190.0, 320.0, 410.0, 630.0, 760.0}) {
    lines.push_back(level(y, 104, 897, 222));
  }
  EXPECT_GE(ruling_tone(lines, dark_upright(), kDpi), 222);
}

TEST(RulingTone, LinesThatFadeFromDarkToLightAreRulings) {
  std::vector<TonedTrace> lines = dark_level();
  for (int i = 0; i < 20; ++i) lines.push_back(level(150 + 30 * i, 160, 860, 84 + 7 * i));
  EXPECT_GE(ruling_tone(lines, dark_upright(), kDpi), 175);
}

}  // namespace
}  // namespace biaoge

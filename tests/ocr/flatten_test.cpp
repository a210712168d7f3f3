// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/flatten.h"

#include <gtest/gtest.h>

#include <cmath>

namespace biaoge {
namespace {

Trace curve(double y, double bend, double slope = 0) {
  Trace trace;
  for (double x = 50; x <= 950; x += 10) {
    trace.push_back({x, y + bend * std::sin(x / 1000 * 3.14159) + slope * x});
  }
  return trace;
}

/// How far a trace is from straight once it is shifted: its highest less its lowest point.
double spread(const Bend& bend, const Trace& trace) {
  double low = 1e9;
  double high = -1e9;
  for (const Point& p : trace) {
    const double y = p.y + bend.shift(p.x, p.y);
    low = std::min(low, y);
    high = std::max(high, y);
  }
  return high - low;
}

TEST(Bend, NothingToLearnFromOneTrace) {
  EXPECT_EQ(Bend::fit({curve(300, 10)}, 1000, 800).largest(), 0);
  EXPECT_EQ(Bend::fit({}, 1000, 800).largest(), 0);
}

TEST(Bend, CurlThatFadesAcrossThePage) {
  std::vector<Trace> traces;
  for (int y = 100; y <= 700; y += 100) traces.push_back(curve(y, 12.0 * y / 800));
  const Bend bend = Bend::fit(traces, 1000, 800);
  for (const Trace& trace : traces) EXPECT_LT(spread(bend, trace), 1.0);
  EXPECT_GT(bend.largest(), 4);
}

TEST(Bend, WhatIsNoRulingIsLeftOut) {
  std::vector<Trace> traces;
  for (int y = 100; y <= 700; y += 100) traces.push_back(curve(y, 6));
  traces.push_back(curve(20, 0, 0.06));  // The edge of a desk.
  const Bend bend = Bend::fit(traces, 1000, 800);
  for (std::size_t i = 0; i + 1 < traces.size(); ++i) EXPECT_LT(spread(bend, traces[i]), 1.0) << i;
}

}  // namespace
}  // namespace biaoge

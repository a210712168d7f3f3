// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_tone.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace biaoge {

namespace {

/// Lines that shine through are lighter than the rulings by this much, and no more than two in
/// kFewBetween points have a tone between; this share is of rulings at least.
constexpr int kShineThrough = 50;
constexpr std::size_t kFewBetween = 80;
constexpr double kLeastPrinted = 0.3;
/// Light rulings inside of dark ones end at these, this near (inches).
constexpr double kReach = 0.08;

/// The tone in the middle of the widest jump of the tones (ascending); 255 when none is wide.
int widest_jump(const std::vector<int>& tones) {
  const std::size_t reach = tones.size() / kFewBetween;
  const auto least = static_cast<std::size_t>(kLeastPrinted * static_cast<double>(tones.size()));
  int widest = kShineThrough - 1;
  int middle = 255;
  for (std::size_t i = std::max(least, reach); i + reach < tones.size(); ++i) {
    const int jump = tones[i + reach] - tones[i - reach];
    if (jump <= widest) continue;
    widest = jump;
    middle = (tones[i + reach] + tones[i - reach]) / 2;
  }
  return middle;
}

int middle_tone(TonedTrace trace) {
  const auto at = trace.tones.begin() + static_cast<std::ptrdiff_t>(trace.tones.size() / 2);
  std::nth_element(trace.tones.begin(), at, trace.tones.end());
  return *at;
}

bool is_upright(const TonedTrace& trace) {
  return std::abs(trace.end.y - trace.begin.y) > std::abs(trace.end.x - trace.begin.x);
}

/// Whether a line passes or ends there, but for `reach` pixels.
bool meets(const TonedTrace& line, Point at, double reach) {
  const Box box{
      std::min(line.begin.x, line.end.x) - reach, std::min(line.begin.y, line.end.y) - reach,
      std::max(line.begin.x, line.end.x) + reach, std::max(line.begin.y, line.end.y) + reach};
  return box.contains(at);
}

/// Whether most of the lines lighter than `dark` end at darker ones that cross them: the inner
/// rulings of a table, in another tone than its frame.
bool hang_on_dark_ones(const std::vector<TonedTrace>& lines, int dark, double reach) {
  int light = 0;
  int held = 0;
  for (const TonedTrace& line : lines) {
    if (middle_tone(line) <= dark) continue;
    ++light;
    const auto is_met = [&](Point at) {
      return std::any_of(lines.begin(), lines.end(), [&](const TonedTrace& other) {
        return is_upright(other) != is_upright(line) && middle_tone(other) <= dark &&
               meets(other, at, reach);
      });
    };
    held += is_met(line.begin) && is_met(line.end);
  }
  return 2 * held >= light;
}

}  // namespace

int ruling_tone(const std::vector<TonedTrace>& level, const std::vector<TonedTrace>& upright,
                double dpi) {
  std::vector<TonedTrace> lines = level;
  lines.insert(lines.end(), upright.begin(), upright.end());
  std::erase_if(lines, [](const TonedTrace& line) { return line.tones.empty(); });
  std::vector<int> tones;
  for (const TonedTrace& line : lines) {
    tones.insert(tones.end(), line.tones.begin(), line.tones.end());
  }
  if (tones.empty()) return 0;
  std::sort(tones.begin(), tones.end());
  const int dark = widest_jump(tones);
  auto last = tones.end();
  if (!hang_on_dark_ones(lines, dark, kReach * dpi)) {
    last = std::upper_bound(tones.begin(), tones.end(), dark);
  }
  return tones[static_cast<std::size_t>(last - tones.begin()) * 3 / 4];
}

}  // namespace biaoge

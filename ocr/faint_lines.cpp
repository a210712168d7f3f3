// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/faint_lines.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <vector>

#include "ocr/pix.h"
#include "ocr/resample.h"
#include "ocr/ruling_scale.h"

namespace biaoge {

namespace {

// Lengths in inches.
/// Pixels are averaged over stretches of this length, of which text hides this share at most.
constexpr double kStretch = 0.4;
constexpr double kMostHidden = 0.65;
/// A line is darker than what lies this far above and below it.
constexpr double kBeside = 0.02;
/// A pixel counts no more than this many tones: a stroke must not look like a faint line.
constexpr int kMostTones = 24;
/// Ink darker than this and higher than kTall is text, or a line across; nothing is told this close
/// beside it.
constexpr int kInk = 230;
constexpr double kTall = 0.03;
constexpr double kAround = 0.03;
/// A line stands out from the grain by this many times its spread, and by so many tones.
constexpr double kOverGrain = 5;
constexpr double kLeastTones = 2;
/// This share of the pixels of a line is darker than those beside them. Of grain a half is, and of
/// stretches that meet a stroke here and there.
constexpr double kLeastDarker = 0.65;
/// Of two sides neither is darker than this share of both.
constexpr int kOneSided = 5;
/// So much of the contrast is there in the nearest part of a stretch as well.
constexpr int kNearer = 4;
constexpr double kNearShare = 0.6;
/// Fractions of a tone in which means are told.
constexpr int kFine = 16;
/// The line is where most rows around it are lighter.
constexpr int kReach = 2;
/// Pieces shorter than this (inches) are left out; they may lack so many pixels in a row.
constexpr double kShortest = 0.09;
constexpr int kLostPixels = 2;
/// Lines are drawn this dark.
constexpr std::uint8_t kDrawn = 200;
/// A ruling is seen in a whitened picture where a pixel this close to it (inches) is darker than
/// kWhite; not at all, or as most are, along these shares of its length.
constexpr double kWander = 0.007;
constexpr std::uint8_t kWhite = 250;
constexpr double kUnseen = 0.2;
constexpr double kMostSeen = 0.6;

bool is_set(const l_uint32* line, int x) {
  return (line[x >> 5] >> (31 - (x & 31))) & 1U;
}

/// Where nothing can be told of level lines.
PixPtr hidden_parts(const Raster& gray, const RulingScale& scale) {
  const PixPtr bits = dark_bits(gray, kInk);
  const PixPtr tall(bits ? pixOpenBrick(nullptr, bits.get(), 1, scale.pixels(kTall, 4)) : nullptr);
  if (!tall) return nullptr;
  return PixPtr(pixDilateBrick(nullptr, tall.get(), 2 * scale.pixels(kAround, 2) + 1,
                               2 * scale.pixels(kBeside, 3) + 1));
}

/// Mean contrasts along a row: to the rows above and below, over the pixels that are not hidden.
class Stretch {
 public:
  Stretch(int length, int width, const l_uint32* hidden)
      : half_(length / 2),
        least_(static_cast<int>((1 - kMostHidden) * length)),
        width_(width),
        hidden_(hidden) {}

  /// Has to be called for each x from -length / 2 on.
  void advance(int x, const std::uint8_t* row, const std::uint8_t* above,
               const std::uint8_t* below) {
    count(x + half_, 1, row, above, below);
    count(x - half_, -1, row, above, below);
  }
  /// In fractions of a tone.
  int mean() const { return kFine * (up_ + down_) / (2 * std::max(seen_, least_)); }
  /// One side is hardly lighter, or darker: the edge of something dark.
  bool is_edge() const { return kOneSided * std::min(up_, down_) < up_ + down_; }
  /// Most pixels are darker, not some of them much.
  bool is_even() const { return darker_ >= kLeastDarker * std::max(seen_, least_); }

 private:
  void count(int x, int sign, const std::uint8_t* row, const std::uint8_t* above,
             const std::uint8_t* below) {
    if (x < 0 || x >= width_ || is_set(hidden_, x)) return;
    up_ += sign * std::clamp(above[x] - row[x], -kMostTones, kMostTones);
    down_ += sign * std::clamp(below[x] - row[x], -kMostTones, kMostTones);
    darker_ += above[x] + below[x] > 2 * row[x] ? sign : 0;
    seen_ += sign;
  }

  int half_;
  int least_;
  int width_;
  const l_uint32* hidden_;
  int up_ = 0;
  int down_ = 0;
  int darker_ = 0;
  int seen_ = 0;
};

/// By how much each stretch of a row is darker than the rows above and below it, in fractions of a
/// tone.
class Means {
 public:
  Means(const Raster& paper, Pix* hidden, const RulingScale& scale)
      : width_(paper.width),
        height_(paper.height),
        stretch_(scale.pixels(kStretch, 16)),
        beside_(scale.pixels(kBeside, 3)),
        means_(static_cast<std::size_t>(paper.width) * static_cast<std::size_t>(paper.height), 0) {
    for (int y = beside_; y < height_ - beside_; ++y) {
      fill_row(paper, y, pixGetData(hidden) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(hidden));
    }
  }

  int at(int x, int y) const { return means_[index(x, y)]; }

  /// That a line stands out from the grain.
  int threshold() const {
    const long total = std::accumulate(grain_.begin(), grain_.end(), 0L);
    int median = 0;
    for (long seen = grain_[0]; 2 * seen < total;) {
      seen += grain_[static_cast<std::size_t>(++median)];
    }
    constexpr double kSpread = 1.4826;  // of a normal distribution, in medians
    return static_cast<int>(std::max(kOverGrain * kSpread * median, kLeastTones * kFine));
  }

  /// Neither lighter than the rows around it.
  bool is_darkest(int x, int y) const {
    for (int d = 1; d <= kReach; ++d) {
      if (at(x, std::max(0, y - d)) > at(x, y)) return false;
      if (at(x, std::min(height_ - 1, y + d)) > at(x, y)) return false;
    }
    return true;
  }

 private:
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(x);
  }

  void fill_row(const Raster& paper, int y, const l_uint32* hidden) {
    const std::uint8_t* row = paper.row(y);
    const std::uint8_t* above = paper.row(y - beside_);
    const std::uint8_t* below = paper.row(y + beside_);
    Stretch whole(stretch_, width_, hidden);
    Stretch near(stretch_ / kNearer, width_, hidden);
    for (int x = -stretch_ / 2; x < width_; ++x) {
      whole.advance(x, row, above, below);
      near.advance(x, row, above, below);
      if (x < 0 || is_set(hidden, x)) continue;
      // Past the end of a line the nearest pixels are paper.
      const int mean = whole.mean();
      ++grain_[static_cast<std::size_t>(std::abs(mean))];
      if (whole.is_edge() || !whole.is_even() || near.mean() < kNearShare * mean) continue;
      means_[index(x, y)] = static_cast<std::int16_t>(mean);
    }
  }

  int width_;
  int height_;
  int stretch_;
  int beside_;
  std::vector<std::int16_t> means_;
  std::array<long, kMostTones * kFine + 1> grain_{};  ///< How often each mean was met.
};

/// Draws the level ones.
void draw_level(Raster& gray, const Raster& clean, const Raster& paper, const RulingScale& scale) {
  const PixPtr hidden = hidden_parts(clean, scale);
  if (!hidden) return;
  const Means means(paper, hidden.get(), scale);
  const int threshold = means.threshold();
  const int shortest = scale.pixels(kShortest);
  const auto is_line = [&](int x, int y) {
    return x < gray.width && means.at(x, y) >= threshold && means.is_darkest(x, y);
  };
  for (int y = 0; y < gray.height; ++y) {
    std::uint8_t* row = gray.row(y);
    for (int begin = 0; begin < gray.width; ++begin) {
      int end = begin;
      for (int x = begin; x <= end + kLostPixels; ++x) end = is_line(x, y) ? x + 1 : end;
      if (end - begin >= shortest) {
        for (int x = begin; x < end; ++x) row[x] = std::min(row[x], kDrawn);
      }
      begin = end;
    }
  }
}

/// Share of its length along which a ruling can be seen.
double seen_share(const Ruling& ruling, const Raster& gray, const RulingScale& scale) {
  const bool level = ruling.orientation == Orientation::horizontal;
  const int reach = scale.pixels(kWander, 2);
  const int across = static_cast<int>(ruling.position);
  const int first = std::max(0, across - reach);
  const int last = std::min((level ? gray.height : gray.width) - 1, across + reach);
  const int begin = std::max(0, static_cast<int>(ruling.start));
  const int end = std::min(level ? gray.width : gray.height, static_cast<int>(ruling.end));
  int seen = 0;
  for (int along = begin; along < end; ++along) {
    for (int i = first; i <= last; ++i) {
      if ((level ? gray.row(i)[along] : gray.row(along)[i]) >= kWhite) continue;
      ++seen;
      break;
    }
  }
  return static_cast<double>(seen) / std::max(1, end - begin);
}

}  // namespace

Raster with_faint_lines(const Raster& gray, const Raster& paper, double dpi) {
  const RulingScale scale{dpi};
  Raster level = gray;
  draw_level(level, gray, paper, scale);
  const Raster sideways = turned(gray, 90);
  Raster upright = sideways;
  draw_level(upright, sideways, turned(paper, 90), scale);
  upright = turned(upright, 270);
  for (std::size_t i = 0; i < level.pixels.size(); ++i) {
    level.pixels[i] = std::min(level.pixels[i], upright.pixels[i]);
  }
  return level;
}

void drop_unseen(std::vector<Ruling>& rulings, const Raster& gray, double dpi) {
  const RulingScale scale{dpi};
  std::vector<double> shares;
  double length = 0;
  double seen = 0;
  for (const Ruling& ruling : rulings) {
    shares.push_back(seen_share(ruling, gray, scale));
    length += ruling.length();
    if (shares.back() >= kMostSeen) seen += ruling.length();
  }
  if (seen < kMostSeen * length) return;
  std::size_t i = 0;
  std::erase_if(rulings, [&](const Ruling&) { return shares[i++] < kUnseen; });
}

}  // namespace biaoge

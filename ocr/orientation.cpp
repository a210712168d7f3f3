// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/orientation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "core/utf8.h"
#include "ocr/crop.h"
#include "ocr/ink.h"
#include "ocr/pix.h"
#include "ocr/resample.h"

namespace biaoge {

namespace {

/// Lines of text are looked for on a picture of about this resolution.
constexpr double kCoarseDpi = 75;
/// In inches: characters of a line are closer than this to each other, lines are further apart.
constexpr double kCharacterGap = 0.05;
constexpr double kLowestLine = 0.07;
constexpr double kHighestLine = 0.4;
/// A sample is this many times as long as it is high: a few characters.
constexpr double kShortSample = 4;
constexpr double kLongSample = 16;
constexpr std::size_t kSamples = 6;
constexpr std::size_t kMoreSamples = 18;  ///< Where the first ones do not decide.
/// With at least this mean confidence, over this many characters, the first way tried is right.
constexpr double kSure = 0.94;
constexpr double kSureLetters = 0.97;  ///< Where most of these are letters.
constexpr int kManyCharacters = 12;
constexpr int kFewCharacters = 4;
/// Text upside down is still read with a confidence of about 0.8. Another way must read better by
/// this much, and at least so well; below kClear more samples are read first.
constexpr double kMargin = 0.05;
constexpr double kClear = 0.12;
constexpr double kLegible = 0.6;
/// Runs of ink that favour one axis by this factor tell the direction of the lines.
constexpr double kPlain = 3;

/// Pieces of text in one direction, in pixels of the picture; the best samples first.
struct Samples {
  std::vector<PixelBox> boxes;
  double extent = 0;  ///< Sum of their lengths.
};

Samples find_samples(Pix* bits, bool level, double scale, double dpi) {
  const int gap = std::max(2, static_cast<int>(kCharacterGap * dpi / scale));
  const PixPtr runs(pixCloseBrick(nullptr, bits, level ? gap : 1, level ? 1 : gap));
  Samples samples;
  if (!runs) return samples;
  for (const Component& component : components(runs.get(), false)) {
    const PixelBox& box = component.box;
    const double length = (level ? box.width() : box.height()) * scale;
    const double height = (level ? box.height() : box.width()) * scale;
    if (height < kLowestLine * dpi || height > kHighestLine * dpi) continue;
    if (length < kShortSample * height || length > kLongSample * height) continue;
    const auto whole = [scale](int coarse) { return static_cast<int>(coarse * scale); };
    samples.boxes.push_back({whole(box.x0), whole(box.y0), whole(box.x1), whole(box.y1)});
    samples.extent += length;
  }
  // Longer ones have more to tell.
  std::stable_sort(samples.boxes.begin(), samples.boxes.end(),
                   [](const PixelBox& a, const PixelBox& b) {
                     return std::max(a.width(), a.height()) > std::max(b.width(), b.height());
                   });
  if (samples.boxes.size() > kMoreSamples) samples.boxes.resize(kMoreSamples);
  return samples;
}

bool is_upper(char32_t code) {
  return code >= U'A' && code <= U'Z';
}

/// Capitals only, or none behind the first letter: upside down, letters become others at random.
bool is_word(const std::vector<ReadCharacter>& characters, std::size_t first, std::size_t end) {
  std::size_t capitals = 0;
  for (std::size_t i = first; i < end; ++i) capitals += is_upper(characters[i].code);
  return capitals == 0 || capitals == end - first ||
         (capitals == 1 && is_upper(characters[first].code));
}

/// How well samples read: the mean confidence of their Chinese characters and of the letters of
/// words; letters that make no word count as unread. Digits are left out: many of them read either
/// way up.
struct Legibility {
  double confidence = 0;
  int characters = 0;
};

class Tally {
 public:
  void add(const std::vector<ReadCharacter>& characters) {
    for (std::size_t i = 0; i < characters.size();) {
      std::size_t end = i + 1;
      if (is_cjk(characters[i].code)) {
        count(characters[i].confidence);
      } else if (is_of_word(characters[i].code)) {
        while (end < characters.size() && is_of_word(characters[end].code)) ++end;
        add_word(characters, i, end);
      }
      i = end;
    }
  }

  /// Of Chinese alone where most is Chinese: on a worn page some of it reads as letters.
  Legibility result() const {
    const bool chinese = 2 * chinese_ >= count_;
    const int count = chinese ? chinese_ : count_;
    if (count < kFewCharacters) return {};
    return {(chinese ? chinese_sum_ : sum_) / count, count};
  }

  bool is_sure() const {
    const Legibility read = result();
    const double sure = chinese_ >= kManyCharacters ? kSure : kSureLetters;
    return read.characters >= kManyCharacters && read.confidence >= sure;
  }

 private:
  static bool is_of_word(char32_t code) { return is_ascii_letter(code) || is_digit(code); }

  void add_word(const std::vector<ReadCharacter>& characters, std::size_t first, std::size_t end) {
    const bool letters =
        std::all_of(characters.begin() + static_cast<std::ptrdiff_t>(first),
                    characters.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const ReadCharacter& c) { return is_ascii_letter(c.code); });
    if (!letters || end - first < 2) return;
    const bool word = is_word(characters, first, end);
    for (std::size_t i = first; i < end; ++i) count(word ? characters[i].confidence : 0, false);
  }

  void count(double confidence, bool chinese = true) {
    sum_ += confidence;
    ++count_;
    chinese_ += chinese;
    if (chinese) chinese_sum_ += confidence;
  }

  double sum_ = 0;
  double chinese_sum_ = 0;
  int count_ = 0;
  int chinese_ = 0;
};

Tally read_samples(const Raster& gray, const Samples& samples, std::size_t most, int degrees,
                   LineReader& text) {
  Tally tally;
  for (std::size_t i = 0; i < std::min(most, samples.boxes.size()); ++i) {
    const PixelBox& box = samples.boxes[i];
    const int margin = std::max(4, std::min(box.width(), box.height()) / 4);
    Raster line = crop_padded(gray, box, margin);
    if (degrees != 0) line = turned(line, degrees);
    tally.add(text.read(line, LineKind::text).characters);
    if (tally.is_sure()) break;
  }
  return tally;
}

struct Way {
  int degrees;
  const Samples* samples;
};

struct Verdict {
  int turn = 0;
  double margin = 0;  ///< By which it reads better than the next best way.
};

Verdict compare(const Raster& gray, const std::vector<Way>& ways, std::size_t most,
                LineReader& text) {
  double as_it_is = 0;
  double best = 0;
  double second = 0;
  int turn = 0;
  for (const Way& way : ways) {
    const Tally tally = read_samples(gray, *way.samples, most, way.degrees, text);
    if (tally.is_sure()) return {way.degrees, 1};
    const Legibility read = tally.result();
    if (way.degrees == 0) as_it_is = read.confidence;
    if (read.confidence > best) {
      second = best;
      best = read.confidence;
      turn = way.degrees;
    } else {
      second = std::max(second, read.confidence);
    }
  }
  const bool plain = best >= kLegible && best >= as_it_is + kMargin;
  return {plain ? turn : 0, best - second};
}

}  // namespace

int find_turn(const Raster& gray, double dpi, LineReader& text) {
  PixPtr bits = dark_bits(gray, ink_threshold(gray));
  double scale = 1;
  while (bits && dpi / scale >= 1.5 * kCoarseDpi) {
    bits.reset(pixReduceRankBinary2(bits.get(), 1, nullptr));
    scale *= 2;
  }
  if (!bits) return 0;
  const Samples level = find_samples(bits.get(), true, scale, dpi);
  const Samples upright = find_samples(bits.get(), false, scale, dpi);
  std::vector<Way> ways;
  if (level.extent * kPlain >= upright.extent) {
    ways.push_back({0, &level});
    ways.push_back({180, &level});
  }
  if (upright.extent * kPlain > level.extent) {
    const bool first = upright.extent > level.extent;
    ways.insert(first ? ways.begin() : ways.end(), {{90, &upright}, {270, &upright}});
  }
  const Verdict first = compare(gray, ways, kSamples, text);
  return first.margin >= kClear ? first.turn : compare(gray, ways, kMoreSamples, text).turn;
}

}  // namespace biaoge

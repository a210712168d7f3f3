// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/merge_readings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "core/utf8.h"

namespace biaoge {

namespace {

using Character = ReadCharacter;

constexpr double kSure = 0.9;          // A shape that is plain to see.
constexpr double kLikely = 0.6;        // One that is worth putting in where the engine has nothing.
constexpr double kDoubt = 0.5;         // Factor of the confidence where readings disagree.
constexpr double kMark = 0.15;         // Narrower ink, against the height of the line, is dirt.
constexpr std::size_t kMostParts = 4;  // Groups of columns that one Chinese glyph falls into.

// Costs of the alignment; only their order matters.
constexpr double kDiffer = 0.6;
constexpr double kUnnamed = 0.1;  // A glyph that is no sign under a character.
constexpr double kPart = 0.3;     // A part of a Chinese glyph that looks like a sign: 人, 川.
constexpr double kSkip = 0.8;
constexpr double kFar = 1.0;  // A line's height apart.

char32_t folded(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
  switch (code) {
    case U'—':
    case U'–':
    case U'一':
    case U'―':
    case U'−':
      return U'-';
    case U'。':
      return U'.';
    case U'、':
      return U',';
    default:
      return code;
  }
}

bool is_sign(char32_t code) {
  return std::u32string_view(U"0123456789≥≤=><±×-%()+/~*.,:").find(folded(code)) !=
         std::u32string_view::npos;
}

// Signs that the alphabet of the stock data lacks.
bool is_unknown_to_engines(char32_t code) {
  return code == U'≥' || code == U'≤' || code == U'±' || code == U'×';
}

struct Link {
  std::size_t first_guess = 0;
  std::size_t guesses = 0;  // 0: nothing is there.
};

// Pairs each character with the glyphs it was read from: the cheapest way through both rows.
class Alignment {
 public:
  Alignment(const std::vector<Character>& characters, const std::vector<SignGuess>& guesses,
            int height)
      : characters_(characters), guesses_(guesses), height_(std::max(1, height)) {}

  std::vector<Link> links() {
    const std::size_t rows = characters_.size() + 1;
    const std::size_t columns = guesses_.size() + 1;
    std::vector<double> cost(rows * columns, std::numeric_limits<double>::max());
    std::vector<std::size_t> step(rows * columns, 0);  // 0: skip a glyph; 1: a character; 2+k: k.
    cost[0] = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        double& best = cost[i * columns + j];
        const auto offer = [&](double value, std::size_t kind) {
          if (value < best) {
            best = value;
            step[i * columns + j] = kind;
          }
        };
        if (j > 0) offer(cost[i * columns + j - 1] + kSkip * guesses_[j - 1].confidence, 0);
        if (i > 0) offer(cost[(i - 1) * columns + j] + kSkip, 1);
        for (std::size_t k = 1; i > 0 && k <= std::min(j, parts_of(characters_[i - 1])); ++k) {
          offer(cost[(i - 1) * columns + j - k] + pair_cost(i - 1, j - k, k), 1 + k);
        }
      }
    }
    return trace(step, columns);
  }

 private:
  static std::size_t parts_of(const Character& character) {
    return is_cjk(character.code) ? kMostParts : 2;
  }

  double pair_cost(std::size_t character, std::size_t first, std::size_t count) const {
    const Character& c = characters_[character];
    const double middle = (c.x0 + c.x1) / 2.0;
    const double other = (guesses_[first].box.x0 + guesses_[first + count - 1].box.x1) / 2.0;
    double cost = kFar * std::min(1.5, std::abs(middle - other) / height_);
    for (std::size_t i = first; i < first + count; ++i) {
      const SignGuess& guess = guesses_[i];
      if (count == 1 && guess.code == folded(c.code)) continue;
      if (guess.code == 0) {
        cost += kUnnamed;
      } else {
        const bool part =
            count > 1 && !is_comparator(guess.code) && !is_unknown_to_engines(guess.code);
        cost += (part ? kPart : kDiffer) * guess.confidence;
      }
    }
    return cost;
  }

  std::vector<Link> trace(const std::vector<std::size_t>& step, std::size_t columns) const {
    std::vector<Link> found(characters_.size());
    std::size_t i = characters_.size();
    std::size_t j = guesses_.size();
    while (i > 0 || j > 0) {
      const std::size_t kind = step[i * columns + j];
      if (kind == 0) {
        --j;
      } else {
        --i;
        if (kind > 1) {
          j -= kind - 1;
          found[i] = {j, kind - 1};
        } else {
          found[i] = {j, 0};
        }
      }
    }
    return found;
  }

  const std::vector<Character>& characters_;
  const std::vector<SignGuess>& guesses_;
  int height_;
};

Character character_of(const SignGuess& guess, double confidence) {
  return {guess.code, confidence, guess.box.x0, guess.box.x1};
}

class Merger {
 public:
  Merger(const LineReading& engine, const std::vector<SignGuess>& guesses, int height,
         MergeMode mode)
      : guesses_(guesses), mode_(mode), height_(std::max(1, height)) {
    for (const Character& c : engine.characters) {
      if (c.code != U' ') characters_.push_back(c);
    }
    links_ = Alignment(characters_, guesses_, height).links();
    spaces_ = spaces_after(engine.characters);
  }

  LineReading merge() {
    std::size_t next = 0;  // The first glyph that is not yet dealt with.
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      const Link& link = links_[i];
      for (; next < link.first_guess; ++next) put_missed(guesses_[next]);
      if (link.guesses == 0) {
        put_unseen(characters_[i]);
      } else if (link.guesses == 1) {
        put_pair(characters_[i], guesses_[link.first_guess]);
      } else {
        out_.push_back(characters_[i]);
      }
      next = std::max(next, link.first_guess + link.guesses);
      if (spaces_[i] && !out_.empty()) {
        out_.push_back({U' ', out_.back().confidence, out_.back().x1, out_.back().x1});
      }
    }
    const std::size_t rest = next;
    for (; next < guesses_.size(); ++next) put_missed(guesses_[next]);
    if (out_.empty()) return {};
    const bool number = is_digit(out_.front().code);
    if ((mode_ == MergeMode::value || number) && starts_with_riddle()) {
      out_.front().confidence *= kDoubt;
    }
    if (mode_ == MergeMode::value && has_unnamed(rest, guesses_.size())) {
      out_.back().confidence *= kDoubt;
    }
    return {std::move(out_), {}};
  }

 private:
  // Ink that is no sign and that nothing was read from.
  bool has_unnamed(std::size_t first, std::size_t last) const {
    return std::any_of(guesses_.begin() + static_cast<std::ptrdiff_t>(first),
                       guesses_.begin() + static_cast<std::ptrdiff_t>(last),
                       [this](const SignGuess& guess) {
                         return guess.code == 0 && guess.box.width() >= kMark * height_;
                       });
  }

  // A value that begins with ink without a reading, or with a digit that does not look like one:
  // a comparator in pieces (298.50 for ≥98.50).
  bool starts_with_riddle() const {
    if (links_.empty() || links_.front().guesses == 0) return false;
    const Link& first = links_.front();
    if (has_unnamed(0, first.first_guess)) return true;
    if (!is_digit(characters_.front().code)) return false;
    return first.guesses > 1 || guesses_[first.first_guess].code == 0;
  }

  static std::vector<bool> spaces_after(const std::vector<Character>& characters) {
    std::vector<bool> after;
    for (const Character& c : characters) {
      if (c.code != U' ') {
        after.push_back(false);
      } else if (!after.empty()) {
        after.back() = true;
      }
    }
    return after;
  }

  // The glyph before or after is a digit: a comparator in running text stands beside one.
  bool beside_digit(const SignGuess& guess) const {
    const std::size_t i = static_cast<std::size_t>(&guess - guesses_.data());
    return i + 1 < guesses_.size() && is_digit(guesses_[i + 1].code);
  }

  // A glyph without a character.
  void put_missed(const SignGuess& guess) {
    if (guess.code == 0 || guess.confidence < kLikely) return;
    if (mode_ == MergeMode::text) {
      const bool unknown = is_unknown_to_engines(guess.code) && guess.confidence >= kSure;
      // Before a digit at the start of a line stands a comparator, be the rest of it words.
      const bool leads = &guess == &guesses_.front() && is_comparator(guess.code);
      if ((unknown || leads) && beside_digit(guess)) {
        out_.push_back(character_of(guess, guess.confidence));
      }
      return;
    }
    out_.push_back(
        character_of(guess, is_digit(guess.code) ? kDoubt * guess.confidence : guess.confidence));
  }

  // A character without a glyph: a second reading of one glyph (">=" for ≥), a point too faint to
  // be a glyph, or nothing.
  void put_unseen(const Character& character) {
    const bool invented = mode_ == MergeMode::value && is_sign(character.code) &&
                          character.code != U'.' && character.code != U',';
    if (!invented) {
      out_.push_back(character);
      if (mode_ == MergeMode::value) out_.back().confidence *= kDoubt;
    } else if (!out_.empty() && !is_unknown_to_engines(out_.back().code)) {
      out_.back().confidence *= kDoubt;
    }
  }

  void put_pair(const Character& character, const SignGuess& guess) {
    const double sum =
        character.confidence + guess.confidence - character.confidence * guess.confidence;
    if (folded(character.code) == guess.code) {
      out_.push_back(character);
      out_.back().confidence = sum;
      if (mode_ == MergeMode::value && is_cjk(character.code)) out_.back().code = guess.code;
      return;
    }
    if (guess.code == 0) {
      out_.push_back(character);
      // A digit or sign that does not look like one.
      if (mode_ == MergeMode::value && is_sign(character.code) && guess.confidence >= kSure) {
        out_.back().confidence *= kDoubt;
      }
      return;
    }
    if (is_unknown_to_engines(guess.code)) {
      const bool believed = mode_ == MergeMode::value
                                ? guess.confidence >= kLikely
                                : guess.confidence >= kSure && beside_digit(guess);
      out_.push_back(believed ? character_of(guess, guess.confidence) : character);
      return;
    }
    if (mode_ == MergeMode::text) {
      out_.push_back(character);
      if (is_sign(character.code) && guess.confidence >= kSure) out_.back().confidence *= kDoubt;
      return;
    }
    if (guess.confidence >= kSure || guess.confidence > character.confidence) {
      out_.push_back(character_of(guess, kDoubt * guess.confidence));
    } else {
      out_.push_back(character);
      out_.back().confidence *= kDoubt;
    }
  }

  const std::vector<SignGuess>& guesses_;
  MergeMode mode_;
  int height_;
  std::vector<Character> characters_;
  std::vector<Link> links_;
  std::vector<bool> spaces_;
  std::vector<Character> out_;
};

std::u32string codes_of(const LineReading& reading) {
  std::u32string codes;
  for (const Character& c : reading.characters) codes += c.code;
  return codes;
}

}  // namespace

LineReading merge_readings(const LineReading& engine, const std::vector<SignGuess>& guesses,
                           int height, MergeMode mode) {
  LineReading merged = Merger(engine, guesses, height, mode).merge();
  merged.alternatives = engine.alternatives;
  const std::u32string before = codes_of(engine);
  if (before != codes_of(merged) && !before.empty()) {
    double confidence = 1;
    for (const Character& c : engine.characters) confidence = std::min(confidence, c.confidence);
    merged.alternatives.insert(merged.alternatives.begin(), {to_utf8(before), kDoubt * confidence});
  }
  return merged;
}

}  // namespace biaoge

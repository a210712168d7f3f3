// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/prose.h"

#include <algorithm>
#include <cmath>

#include "core/utf8.h"

namespace biaoge {

namespace {

/// Lines of running text are at least this wide (em) and have as many characters.
constexpr double kWide = 11;
constexpr int kManyGlyphs = 16;
/// Lines of a paragraph follow within this distance of baselines (em); double-spaced text too.
constexpr double kPitch = 2.7;
/// A first line is set in, or out, by at most this (em).
constexpr double kIndent = 4.5;
/// A short last line begins where the others do, within this (em).
constexpr double kTailShift = 1.0;
/// A line is full when the next word would not have fitted: room left, in em.
constexpr double kFull = 4.5;
constexpr double kFullShare = 0.6;
constexpr std::size_t kLeastLines = 3;
/// A column narrower than this share of the page's text may be that of a table although most of its
/// lines stand alone: cells of several lines.
constexpr double kNarrow = 0.45;

struct Place {
  std::size_t line;
  std::size_t piece;
};

struct Chain {
  std::vector<Place> wide;
  std::vector<Place> tails;  ///< Short last lines of paragraphs.
  Place last{};
  bool last_is_tail = false;
  bool closed = false;
};

bool is_wordy(const TextPiece& piece) {
  int digits = 0;
  for (const Word* word : piece.words) {
    for (const Glyph& glyph : word->glyphs) digits += is_digit(glyph.code);
  }
  return 10 * digits < 4 * piece.glyphs;
}

class Chains {
 public:
  explicit Chains(std::vector<Line>& lines) : lines_(lines) {
    Box all;
    for (const Line& line : lines) all = unite(all, line.box);
    width_ = all.width();
  }

  void build() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = 0; k < lines_[i].pieces.size(); ++k) take({i, k});
    }
  }

  void mark(bool only_more, double least_width = 0) {
    for (const Chain& chain : chains_) {
      if (!is_paragraph(chain) || stands_in_table(chain)) continue;
      const bool wide = std::any_of(chain.wide.begin(), chain.wide.end(), [&](const Place& place) {
        return piece(place).box.width() >= least_width;
      });
      if (!wide) continue;
      const auto known = std::count_if(chain.wide.begin(), chain.wide.end(),
                                       [&](const Place& place) { return piece(place).prose; });
      if (only_more && 4 * static_cast<std::size_t>(known) < chain.wide.size()) continue;
      for (const Place& place : chain.wide) piece(place).prose = true;
      for (const Place& place : chain.tails) piece(place).prose = true;
    }
  }

 private:
  TextPiece& piece(const Place& place) const { return lines_[place.line].pieces[place.piece]; }

  void take(const Place& place) {
    const TextPiece& next = piece(place);
    const bool wide =
        next.box.width() >= kWide * next.em && next.glyphs >= kManyGlyphs && is_wordy(next);
    for (auto chain = chains_.rbegin(); chain != chains_.rend(); ++chain) {
      if (chain->closed || !follows(*chain, next)) continue;
      if (wide && leads_values(chain->last)) continue;
      if (wide && leads_values(place)) {
        // The label of a row: what goes on below it is none of the paragraph above.
        chain->closed = true;
        continue;
      }
      const double left = piece(chain->last).box.x0 - next.box.x0;
      if (!wide && (std::abs(left) > kTailShift * next.em || chain->last_is_tail ||
                    lines_[place.line].pieces.size() > 1)) {
        continue;
      }
      (wide ? chain->wide : chain->tails).push_back(place);
      chain->last = place;
      chain->last_is_tail = !wide;
      return;
    }
    if (wide) chains_.push_back({{place}, {}, place, false, false});
  }

  /// A value, or more than one text, stands to the right on its line: the label of a row.
  bool leads_values(const Place& place) const {
    const auto& pieces = lines_[place.line].pieces;
    const std::size_t right = pieces.size() - place.piece - 1;
    return right > 1 || (right == 1 && pieces.back().value);
  }

  bool follows(const Chain& chain, const TextPiece& next) const {
    const TextPiece& last = piece(chain.last);
    const double em = std::max(last.em, next.em);
    const double step = next.box.y1 - last.box.y1;
    const double first = piece(chain.wide.front()).em;
    return step > 0.5 * em && step <= kPitch * em && std::min(last.em, next.em) >= 0.8 * em &&
           std::min(first, next.em) >= 0.8 * std::max(first, next.em) &&
           std::abs(last.box.x0 - next.box.x0) <= kIndent * em &&
           overlap(last.box.x0, last.box.x1, next.box.x0, next.box.x1) > 0;
  }

  bool is_paragraph(const Chain& chain) const {
    if (chain.wide.size() < kLeastLines) return false;
    double right = 0;
    for (const Place& place : chain.wide) right = std::max(right, piece(place).box.x1);
    std::size_t full = 0;
    for (const Place& place : chain.wide) {
      full += right - piece(place).box.x1 <= kFull * piece(place).em;
    }
    return static_cast<double>(full) >= kFullShare * static_cast<double>(chain.wide.size());
  }

  /// Other pieces, values or short texts, stand beside many of its lines: the wide column of a
  /// table.
  bool stands_in_table(const Chain& chain) const {
    std::size_t accompanied = 0;
    double width = 0;
    for (const Place& place : chain.wide) {
      const auto& pieces = lines_[place.line].pieces;
      width = std::max(width, piece(place).box.width());
      accompanied += std::any_of(pieces.begin(), pieces.end(), [](const TextPiece& other) {
        return other.value || (other.box.width() < kWide * other.em && !other.prose);
      });
    }
    const std::size_t times = width < kNarrow * width_ ? 4 : 2;
    return accompanied >= kLeastLines && times * accompanied >= chain.wide.size();
  }

  std::vector<Line>& lines_;
  std::vector<Chain> chains_;
  double width_ = 0;  ///< Of the text of the page.
};

}  // namespace

void mark_prose(std::vector<Line>& lines) {
  Chains chains(lines);
  chains.build();
  chains.mark(false);
}

void mark_more_prose(std::vector<Line>& column) {
  Chains chains(column);
  chains.build();
  chains.mark(true);
}

void mark_wide_prose(std::vector<Line>& column, double least_width) {
  Chains chains(column);
  chains.build();
  chains.mark(false, least_width);
}

}  // namespace biaoge

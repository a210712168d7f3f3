// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/text_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace biaoge {

namespace {

constexpr std::size_t kBeam = 8;       // Texts kept from column to column.
constexpr float kUnlikely = 0.001F;    // Less likely signs of a column are not looked at.
constexpr float kSurelyNone = 0.999F;  // A column that surely has no sign changes nothing.

/// The likelihood of all ways to a text that end with "no sign", and that end with its last sign.
struct Ends {
  double none = 0;
  double sign = 0;

  double sum() const { return none + sign; }
};

using Beam = std::vector<std::pair<std::vector<int>, Ends>>;

Beam likeliest(std::map<std::vector<int>, Ends>&& texts, std::size_t most) {
  Beam beam(std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end()));
  std::stable_sort(beam.begin(), beam.end(),
                   [](const auto& a, const auto& b) { return a.second.sum() > b.second.sum(); });
  if (beam.size() > most) beam.resize(most);
  return beam;
}

Beam next_column(const Beam& beam, const float* likelihoods, int signs) {
  std::map<std::vector<int>, Ends> texts;
  for (const auto& [text, ends] : beam) {
    Ends& same = texts[text];
    same.none += ends.sum() * static_cast<double>(likelihoods[0]);
    if (!text.empty()) {
      same.sign +=
          ends.sign * static_cast<double>(likelihoods[static_cast<std::size_t>(text.back())]);
    }
    for (int sign = 1; sign < signs; ++sign) {
      if (likelihoods[sign] < kUnlikely) continue;
      // A sign that comes twice needs a column without one between.
      const bool again = !text.empty() && text.back() == sign;
      const double before = again ? ends.none : ends.sum();
      if (before <= 0) continue;
      std::vector<int> longer = text;
      longer.push_back(sign);
      texts[std::move(longer)].sign += before * static_cast<double>(likelihoods[sign]);
    }
  }
  return likeliest(std::move(texts), kBeam);
}

}  // namespace

std::vector<FoundText> search_texts(const Likelihoods& likelihoods, std::size_t most) {
  Beam beam{{{}, {1, 0}}};
  for (int column = 0; column < likelihoods.columns; ++column) {
    const float* here = likelihoods.at(column);
    if (here[0] >= kSurelyNone) {
      for (auto& [text, ends] : beam) ends = {ends.sum() * static_cast<double>(here[0]), 0};
      continue;
    }
    beam = next_column(beam, here, likelihoods.signs);
  }
  std::vector<FoundText> found;
  for (const auto& [text, ends] : beam) {
    if (found.size() < most) found.push_back({text, ends.sum()});
  }
  return found;
}

double likelihood_of(const Likelihoods& likelihoods, const std::vector<int>& signs) {
  // Through: none, sign, none, sign, ..., none. Signs may follow each other unless they are the
  // same.
  const std::size_t states = 2 * signs.size() + 1;
  std::vector<double> ways(states, 0.0);
  ways[0] = 1;
  for (int column = 0; column < likelihoods.columns; ++column) {
    const float* here = likelihoods.at(column);
    for (std::size_t s = states; s-- > 0;) {
      const std::size_t sign = s / 2;
      const bool is_sign = s % 2 == 1;
      double before = ways[s];
      // Before the first column there is only state 0, and it can be left out.
      if (s > 0) before += ways[s - 1];
      if (is_sign && s > 1 && signs[sign] != signs[sign - 1]) before += ways[s - 2];
      ways[s] = before * static_cast<double>(here[is_sign ? signs[sign] : 0]);
    }
  }
  return ways[states - 1] + (states > 1 ? ways[states - 2] : 0.0);
}

std::vector<ColumnRange> place_signs(const Likelihoods& likelihoods,
                                     const std::vector<int>& signs) {
  // The likeliest way (Viterbi) through: none, sign, none, sign, ..., none.
  const std::size_t states = 2 * signs.size() + 1;
  const double never = -std::numeric_limits<double>::infinity();
  const auto sign_of = [&](std::size_t state) { return state % 2 == 0 ? 0 : signs[state / 2]; };
  std::vector<double> best(states, never);
  std::vector<std::vector<unsigned char>> steps;  // How many states back the way came from.
  best[0] = 0;
  for (int column = 0; column < likelihoods.columns; ++column) {
    const float* here = likelihoods.at(column);
    std::vector<double> next(states, never);
    steps.emplace_back(states, static_cast<unsigned char>(0));
    for (std::size_t s = 0; s < states; ++s) {
      for (std::size_t back = 0; back <= std::min<std::size_t>(2, s); ++back) {
        // Before the first column only the first two states can be entered.
        if (back == 2 && (s % 2 == 0 || sign_of(s) == sign_of(s - 2))) continue;
        if (best[s - back] > next[s]) {
          next[s] = best[s - back];
          steps.back()[s] = static_cast<unsigned char>(back);
        }
      }
      next[s] += std::log(static_cast<double>(here[sign_of(s)]) + 1e-30);
    }
    best = std::move(next);
  }
  std::vector<ColumnRange> places(signs.size());
  if (signs.empty() || likelihoods.columns == 0) return places;
  std::size_t state = best[states - 1] >= best[states - 2] ? states - 1 : states - 2;
  for (int column = likelihoods.columns - 1; column >= 0; --column) {
    if (state % 2 == 1) {
      ColumnRange& place = places[state / 2];
      place = {column, place.end == 0 ? column + 1 : place.end};
    }
    state -= steps[static_cast<std::size_t>(column)][state];
  }
  return places;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ctc_search.h"

#include <algorithm>
#include <cmath>

namespace biaoge {

namespace {

// Tesseract's numbers: confidences keep their meaning.
constexpr float kLeastCertainty = -20;
constexpr double kWeight = 2.25;
constexpr double kOffset = -0.085;
constexpr std::array<std::size_t, 3> kBeamWidths = {
    5, 10, 16};  // By codes of a sign; the last for all more.
constexpr std::size_t kTop = 5;

enum Groups : std::size_t { best_two, runners_up, others };

float certainty_of(float share) {
  static const float least = std::exp(kLeastCertainty);
  const float certainty = share > least ? std::log(share) : kLeastCertainty;
  return static_cast<float>(static_cast<double>(certainty) + kOffset);
}

float weighted(float certainty) {
  return static_cast<float>(static_cast<double>(certainty) * kWeight);
}

}  // namespace

CtcSearch::CtcSearch(const Recoder& recoder, std::size_t codes, std::size_t null_code)
    : recoder_(recoder),
      codes_(codes),
      null_code_(static_cast<int>(null_code)),
      lengths_(std::max(1, recoder.longest())),
      group_of_(codes, others) {}

std::size_t CtcSearch::beam_of(Next next, int length) const {
  return static_cast<std::size_t>(next * lengths_ + length);
}

void CtcSearch::clear(Column& column) const {
  if (column.beams.empty()) {
    std::size_t first = 0;
    for (int next = 0; next < kNexts; ++next) {
      for (int length = 0; length < lengths_; ++length) {
        const auto width = std::min<std::size_t>(static_cast<std::size_t>(length), 2);
        column.beams.push_back({first, kBeamWidths[width], 0, 0});
        first += kBeamWidths[width];
      }
    }
    column.nodes.resize(first);
  }
  for (Beam& beam : column.beams) beam.count = 0;
}

// Groups the codes of a step: the two likeliest and the null, the next likely, and the rest.
void CtcSearch::rank(const float* shares) {
  std::array<int, kTop> top{};
  std::size_t count = 0;
  for (std::size_t code = 0; code < codes_; ++code) {
    if (count == kTop && shares[code] <= shares[top[kTop - 1]]) continue;
    std::size_t at = count < kTop ? count++ : kTop - 1;
    for (; at > 0 && shares[top[at - 1]] < shares[code]; --at) top[at] = top[at - 1];
    top[at] = static_cast<int>(code);
  }
  for (const int code : groups_[best_two]) group_of_[static_cast<std::size_t>(code)] = others;
  for (const int code : groups_[runners_up]) group_of_[static_cast<std::size_t>(code)] = others;
  for (Group& group : groups_) group.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t group = i < 2 || top[i] == null_code_ ? best_two : runners_up;
    groups_[group].push_back(top[i]);
  }
  if (std::find(groups_[best_two].begin(), groups_[best_two].end(), null_code_) ==
      groups_[best_two].end()) {
    groups_[best_two].push_back(null_code_);
  }
  for (const std::size_t group : {best_two, runners_up}) {
    for (const int code : groups_[group]) group_of_[static_cast<std::size_t>(code)] = group;
  }
  top_ = top[0];
  second_ = top[1];
}

std::uint64_t CtcSearch::way_of(const Node& node) const {
  std::uint64_t way = node.before == nullptr ? 0 : node.before->way;
  if (node.again || node.code == null_code_) return way;
  const auto classes = static_cast<std::uint64_t>(recoder_.code_range());
  const std::uint64_t carry = ((way >> 32) * classes) >> 32;
  return way * classes + carry + static_cast<std::uint64_t>(node.code);
}

void CtcSearch::offer(Column& column, std::size_t index, Node node) const {
  Beam& beam = column.beams[index];
  Node* const nodes = column.nodes.data() + beam.first;
  node.score = node.certainty + (node.before == nullptr ? 0 : node.before->score);
  if (beam.count == beam.room && node.score <= nodes[beam.worst].score) return;
  node.way = way_of(node);
  Node* place = std::find_if(nodes, nodes + beam.count, [&](const Node& other) {
    return other.code == node.code && other.way == node.way;
  });
  if (place != nodes + beam.count) {
    if (node.score <= place->score) return;
  } else if (beam.count < beam.room) {
    ++beam.count;
  } else {
    place = nodes + beam.worst;
  }
  *place = node;
  const auto worst = std::min_element(
      nodes, nodes + beam.count, [](const Node& a, const Node& b) { return a.score < b.score; });
  beam.worst = static_cast<std::size_t>(worst - nodes);
}

void CtcSearch::offer_likely(Column& column, std::size_t beam, Node node) const {
  node.certainty = weighted(node.certainty);
  if (node.certainty >= kLeastCertainty || node.code == null_code_) offer(column, beam, node);
}

// What is added where a code and the null, or two codes that follow each other, share a step.
float CtcSearch::certainty_with_null(const float* shares, const Node* node, Next next,
                                     int code) const {
  float share = shares[code] + shares[null_code_];
  if (node != nullptr && next == anything && node->code != null_code_ &&
      ((node->code == top_ && code == second_) || (code == top_ && node->code == second_))) {
    share += shares[node->code];
  }
  return certainty_of(share);
}

// The code of the step before once more, or a null within a sign.
void CtcSearch::stay(const float* shares, const Node& node, Next next, int length,
                     std::size_t group, Column& column) {
  Node same = node;
  same.before = &node;
  same.again = true;
  if (group_of_[static_cast<std::size_t>(node.code)] == group) {
    if (next != not_again) {
      same.certainty = certainty_of(shares[node.code]);
      offer_likely(column, beam_of(anything, length), same);
    }
    if (next == anything && group == best_two && node.code != null_code_) {
      same.certainty = certainty_of(shares[node.code] + shares[null_code_]);
      offer_likely(column, beam_of(not_again, length), same);
    }
  }
  const bool within = node.code != null_code_ && length > 0;
  if (next == only_again || !within || group != best_two) return;
  Node null = node;
  null.before = &node;
  null.code = null_code_;
  null.sign = Recoder::kNone;
  null.again = false;
  null.certainty = certainty_of(shares[null_code_]);
  offer_likely(column, beam_of(anything, length), null);
}

// One code further: to the end of a sign, or towards it.
void CtcSearch::move(const float* shares, const Node* node, Next next, int length, int code,
                     std::size_t group, Column& column) {
  const Recoder::Step step = recoder_.step(node == nullptr ? Recoder::kRoot : node->place, code);
  const float alone = certainty_of(shares[code]);
  const bool combines = group == best_two && code != null_code_;
  Node further;
  further.code = code;
  further.before = node;
  if (step.sign != Recoder::kNone && (alone >= kLeastCertainty || code == null_code_)) {
    further.sign = code == null_code_ && length == 0 ? Recoder::kNone : step.sign;
    further.certainty = weighted(alone);
    offer(column, beam_of(anything, 0), further);
    if (combines) {
      further.certainty = weighted(certainty_with_null(shares, node, next, code));
      offer(column, beam_of(only_again, 0), further);
    }
  }
  if (step.node == Recoder::kNone) return;
  further.sign = Recoder::kNone;
  further.place = step.node;
  further.certainty = alone;
  offer_likely(column, beam_of(anything, length + 1), further);
  if (combines) {
    further.certainty = certainty_with_null(shares, node, next, code);
    offer_likely(column, beam_of(only_again, length + 1), further);
  }
}

void CtcSearch::go_on(const float* shares, const Node* node, Next next, int length,
                      std::size_t group, Column& column) {
  if (node != nullptr) {
    stay(shares, *node, next, length, group, column);
    if (next == only_again) return;
  }
  for (const int code : groups_[group]) {
    if (node == nullptr || node->code != code) {
      move(shares, node, next, length, code, group, column);
    }
  }
}

void CtcSearch::step(const float* shares, const Column* before, Column& column) {
  rank(shares);
  clear(column);
  if (before == nullptr) return go_on(shares, nullptr, anything, 0, best_two, column);
  bool reached = false;
  // The less likely codes are tried only where the likely ones lead nowhere.
  for (std::size_t group = best_two; group <= others && !reached; ++group) {
    if (group == others) {
      for (std::size_t code = 0; code < codes_; ++code) {
        if (group_of_[code] == others) groups_[others].push_back(static_cast<int>(code));
      }
    }
    for (int next = 0; next < kNexts; ++next) {
      for (int length = 0; length < lengths_; ++length) {
        const Beam& beam = before->beams[beam_of(static_cast<Next>(next), length)];
        for (std::size_t i = beam.count; i-- > 0;) {
          go_on(shares, &before->nodes[beam.first + i], static_cast<Next>(next), length, group,
                column);
        }
      }
    }
    for (int length = 0; length < lengths_; ++length) {
      reached = reached || column.beams[beam_of(anything, length)].count > 0;
    }
  }
}

std::vector<const CtcSearch::Node*> CtcSearch::best_path(std::size_t steps) const {
  const Column& end = columns_[steps - 1];
  const Node* best = nullptr;
  for (const Next next : {anything, not_again}) {
    const Beam& beam = end.beams[beam_of(next, 0)];
    for (std::size_t i = 0; i < beam.count; ++i) {
      const Node& node = end.nodes[beam.first + i];
      if (best == nullptr || node.score > best->score) best = &node;
    }
  }
  std::vector<const Node*> path;
  for (; best != nullptr; best = best->before) path.push_back(best);
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<FoundSign> CtcSearch::read(const std::vector<float>& shares, std::size_t steps) {
  if (steps == 0) return {};
  if (columns_.size() < steps) columns_.resize(steps);
  for (std::size_t t = 0; t < steps; ++t) {
    step(shares.data() + t * codes_, t == 0 ? nullptr : &columns_[t - 1], columns_[t]);
  }
  const std::vector<const Node*> path = best_path(steps);
  std::vector<FoundSign> signs;
  std::vector<std::size_t> ends;
  std::size_t t = 0;
  while (t < path.size()) {
    double certainty = 0;
    for (; t < path.size() && path[t]->sign == Recoder::kNone; ++t) {
      certainty = std::min(certainty, static_cast<double>(path[t]->certainty));
    }
    if (t == path.size() || path[t]->sign == Recoder::kSpace) {
      // Doubt about nulls before a space or the end is doubt about the sign before them.
      if (!signs.empty()) signs.back().certainty = std::min(signs.back().certainty, certainty);
      if (t == path.size()) break;
      certainty = signs.empty() ? certainty : 0;
    }
    signs.push_back({path[t]->sign, certainty, t, 0});
    do {
      signs.back().certainty =
          std::min(signs.back().certainty, static_cast<double>(path[t]->certainty));
      ++t;
    } while (t < path.size() && path[t]->again);
    ends.push_back(t);
  }
  for (std::size_t i = 0; i + 1 < signs.size(); ++i) {
    const std::size_t middle = ends[i] + (signs[i + 1].first - ends[i]) / 2;
    signs[i].last = middle;
    signs[i + 1].first = middle;
  }
  if (!signs.empty()) {
    signs.front().first = 0;
    signs.back().last = path.size();
  }
  return signs;
}

}  // namespace biaoge

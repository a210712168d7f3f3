// SPDX-License-Identifier: GPL-3.0-or-later
// The likeliest text behind the likelihoods of codes, step by step (connectionist temporal
// classification). The search is that of Tesseract 5.3 without dictionaries
// (src/lstm/recodebeam.cpp, whose header explains the three ways to go on). Private to ocr.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ocr/recoder.h"

namespace biaoge {

/// A sign that was read.
struct FoundSign {
  int sign = 0;
  double certainty = 0;   ///< Logarithm of its likelihood, at most 0, weighted.
  std::size_t first = 0;  ///< Steps it takes, up to the middle between it and its neighbours.
  std::size_t last = 0;   ///< One after the last.
};

class CtcSearch {
 public:
  /// `recoder` must outlive it. `codes`: of a step.
  CtcSearch(const Recoder& recoder, std::size_t codes, std::size_t null_code);

  /// `shares`: `steps` times as many as there are codes.
  std::vector<FoundSign> read(const std::vector<float>& shares, std::size_t steps);

 private:
  /// What may follow a node.
  enum Next { anything, only_again, not_again };
  static constexpr int kNexts = 3;

  struct Node {
    int code = -1;
    int sign = Recoder::kNone;
    int place = Recoder::kRoot;  ///< In the tree of codes, after it.
    bool again = false;          ///< The same code as in the step before, of the same sign.
    float certainty = 0;
    float score = 0;
    const Node* before = nullptr;
    std::uint64_t way = 0;  ///< Tells apart what was read up to here.
  };
  /// The best ways of a kind to reach a step.
  struct Beam {
    std::size_t first = 0;  ///< Of its nodes among those of the step.
    std::size_t room = 0;
    std::size_t count = 0;
    std::size_t worst = 0;
  };
  struct Column {
    std::vector<Node> nodes;
    std::vector<Beam> beams;
  };
  /// Codes of a step that are tried together.
  using Group = std::vector<int>;

  std::size_t beam_of(Next next, int length) const;
  void clear(Column& column) const;
  void rank(const float* shares);
  void step(const float* shares, const Column* before, Column& column);
  void go_on(const float* shares, const Node* node, Next next, int length, std::size_t group,
             Column& column);
  void stay(const float* shares, const Node& node, Next next, int length, std::size_t group,
            Column& column);
  void move(const float* shares, const Node* node, Next next, int length, int code,
            std::size_t group, Column& column);
  float certainty_with_null(const float* shares, const Node* node, Next next, int code) const;
  void offer(Column& column, std::size_t beam, Node node) const;
  void offer_likely(Column& column, std::size_t beam, Node node) const;
  std::uint64_t way_of(const Node& node) const;
  std::vector<const Node*> best_path(std::size_t steps) const;

  const Recoder& recoder_;
  std::size_t codes_;
  int null_code_;
  int lengths_;
  std::vector<Column> columns_;
  std::array<Group, 3> groups_;
  std::vector<std::size_t> group_of_;
  int top_ = -1;
  int second_ = -1;
};

}  // namespace biaoge

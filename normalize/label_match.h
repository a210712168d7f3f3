// SPDX-License-Identifier: GPL-3.0-or-later
// How near a recognised text is to a label. Private to normalize.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biaoge {

/// A label that could stand somewhere. Labels with the same target mean the same there.
struct KnownLabel {
  std::u32string key;  ///< As label_key gives it.
  std::string label;   ///< As the profile writes it.
  int target = 0;
};

/// From one text to another: insertions, deletions and substitutions of code points.
struct Distance {
  int edits = 0;
  int cost = 0;  ///< In half edits: taking one sign for another like it costs half.
};

Distance label_distance(std::u32string_view read, std::u32string_view label);

/// How many edits away from a label a text may be and still be taken for it.
enum class Tolerance {
  strict,  ///< A quarter of the label, at least one; none for less than three characters.
  brief,   ///< The same, and one for labels of two: where the place leaves nothing else.
  loose,   ///< Half of the label: where the place alone nearly tells.
};

struct LabelMatch {
  const KnownLabel* label = nullptr;  ///< Null when none is near enough.
  int edits = 0;
  /// Another target is as near; then `label` is null too.
  bool tied = false;
};

/// The label nearest to `read`, a key without what strip_noise takes away, if it is near enough and
/// no other target's label is as near.
LabelMatch nearest_label(std::u32string_view read, const std::vector<const KnownLabel*>& labels,
                         Tolerance tolerance);
/// The labels of different targets that `read` is as near to, where nearest_label() finds a tie; in
/// the order of `labels`.
std::vector<const KnownLabel*> tied_labels(std::u32string_view read,
                                           const std::vector<const KnownLabel*>& labels,
                                           Tolerance tolerance);
/// The only label that `read` holds whole, among the remains of what lies on it; null where it
/// holds none, or labels of several targets beside each other.
const KnownLabel* held_label(std::u32string_view read,
                             const std::vector<const KnownLabel*>& labels);
std::vector<const KnownLabel*> pointers(const std::vector<KnownLabel>& labels);

/// Without the remains of rulings and specks at both ends: | _ . - ' and the like.
std::string strip_noise(std::string_view text);

/// label_key of a recognised text: without noise, and without a bracketed end that lost one of its
/// brackets.
std::u32string recognised_key(std::string_view text);

/// `label` with the colon or the brackets that `read` has behind it: 押全总额： becomes 押金总额：
/// for the label 押金总额.
std::string as_printed(const std::string& label, std::string_view read);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of a profile by where they may stand, for texts that were not read exactly. Private to
// normalize.
#pragma once

#include <string>
#include <vector>

#include "normalize/label_match.h"
#include "normalize/vocabulary.h"

namespace biaoge {

struct LabelLists {
  explicit LabelLists(const Vocabulary& vocabulary);

  /// By section: headers of its columns; target: the column, or for a split-off column
  /// kAffix + column.
  std::vector<std::vector<KnownLabel>> headers;
  static constexpr int kAffix = 10000;
  /// By section: names of its rows; target: position in SectionRule::rows.
  std::vector<std::vector<KnownLabel>> rows;
  /// Labels that stand beside or above something: of fields, of units, of blocks; target: those
  /// that mean the same have the same.
  std::vector<KnownLabel> beside;
  std::vector<KnownLabel> start;   ///< Of `beside` those that begin a form.
  std::vector<KnownLabel> blocks;  ///< Of `beside` those without a value.
  /// By section: labels of its totals.
  std::vector<std::vector<KnownLabel>> totals;
};

}  // namespace biaoge

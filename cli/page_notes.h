// SPDX-License-Identifier: GPL-3.0-or-later
// Trouble that several pages share, told once a document.
#pragma once

#include <vector>

#include "cli/piece.h"
#include "core/document.h"

namespace biaoge {

class PageNotes {
 public:
  void note(const PageRead& page);
  /// Adds the warnings to the document.
  void report(Document& document) const;

 private:
  std::vector<int> without_table_;
  std::vector<int> with_picture_;
  std::vector<int> with_chart_;
  std::vector<int> with_errors_;
  std::vector<int> coarse_;
  std::vector<int> incomplete_;
  std::vector<int> disbelieved_;    ///< Pages with hidden text that was read otherwise,
  std::vector<double> agreements_;  ///< and how much of it agreed.
};

/// Fewer pixels an inch are read, but not to be trusted.
inline constexpr int kCoarseDpi = 120;

/// "3-5, 9" from an ascending list.
std::string page_ranges(const std::vector<int>& pages);

}  // namespace biaoge

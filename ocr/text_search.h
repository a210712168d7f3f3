// SPDX-License-Identifier: GPL-3.0-or-later
// The likeliest texts under the network's likelihoods. Private to ocr.
#pragma once

#include <cstddef>
#include <vector>

#include "ocr/value_net.h"

namespace biaoge {

/// A text as numbers of signs, and how likely it is.
struct FoundText {
  std::vector<int> signs;
  double likelihood = 0;
};

/// Up to `most` texts, the likeliest first; likelihoods add up to at most 1. Prefix search with a
/// beam (Graves 2012, "Supervised Sequence Labelling", 7.5.3): the likelihood of a text is the sum
/// over all ways in which its signs can stand in the columns.
std::vector<FoundText> search_texts(const Likelihoods& likelihoods, std::size_t most);

/// How likely a text is: the sum over all ways (Graves 2012, 7.3.1), whatever the search would
/// find.
double likelihood_of(const Likelihoods& likelihoods, const std::vector<int>& signs);

/// For each sign of a text the first column of its likeliest place and the column after the last.
struct ColumnRange {
  int first = 0;
  int end = 0;
};
std::vector<ColumnRange> place_signs(const Likelihoods& likelihoods, const std::vector<int>& signs);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// What a person decided about a document.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace biaoge {

enum class Decision {
  corrected,  ///< Another text stands there.
  right       ///< It is as it was read; of a finding: the paper says so.
};

struct Correction {
  std::optional<std::size_t> form;  ///< By the order of the document; none for a cell of a table.
  /// Of a value: "fields.grade", "rows.indicators[3].score"; of a cell of a table that no form
  /// stands in: "tables[2].cells[17]". "" where it is about a finding.
  std::string path;
  std::string rule;                ///< Of a finding.
  std::vector<std::string> where;  ///< Of a finding, as in Finding::where.
  std::string title;               ///< Where it is, for people.
  Decision decision = Decision::right;
  std::string before;
  std::string after;
  std::string who;
  std::string when;  ///< ISO 8601, as the reviewer's clock said.
};

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// A form: what a profile reads out of tables.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/geometry.h"
#include "core/severity.h"
#include "core/value.h"

namespace biaoge {

/// Values by key, in the order of the profile.
using Record = std::vector<std::pair<std::string, Value>>;

/// The value of a key; nullptr when the record lacks it.
inline const Value* find(const Record& record, std::string_view key) {
  for (const auto& [name, value] : record) {
    if (name == key) return &value;
  }
  return nullptr;
}

struct FormSection {
  std::string name;  ///< As in the profile: "budget", "indicators".
  std::string unit;  ///< Unit printed in a label for the whole section (万元); "" when none.
  std::vector<Record> rows;
};

/// Something a person should know about a form. The data is kept.
struct Finding {
  std::string rule;  ///< Stable code, explained in docs/flags.md.
  Severity severity = Severity::warning;
  std::string message;             ///< Chinese: it is shown in the workbook.
  std::vector<std::string> where;  ///< Paths: "fields.grade", "rows.indicators[3].score".
  std::vector<PlacedBox> boxes;
};

/// What became of a rule of the profile.
enum class Verdict {
  holds,
  fails,
  skipped,  ///< The rule does not speak here, or a value it needs is blank, absent or no number.
};

/// A rule evaluated once, for the form or for a row, that a reviewer may want to see.
struct CheckOutcome {
  std::string rule;
  int row = -1;  ///< Of the rule's section; -1 for the form.
  Verdict verdict = Verdict::skipped;
  std::string left;  ///< The sides of the comparison at its top as figures, if it has one.
  std::string right;
  std::string difference;
};

struct Form {
  std::string profile;
  std::vector<int> pages;
  Record fields;
  std::vector<FormSection> sections;
  std::vector<Finding> findings;
  std::vector<CheckOutcome> checks;  ///< In the order of the profile.
};

}  // namespace biaoge

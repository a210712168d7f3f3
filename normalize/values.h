// SPDX-License-Identifier: GPL-3.0-or-later
// From the text of cells to typed values. Private to normalize.
#pragma once

#include <string>
#include <vector>

#include "core/table.h"
#include "core/value.h"
#include "profiles/profile.h"
#include "profiles/units.h"

namespace biaoge {

/// What is expected of a value.
struct Expectation {
  ValueType type = ValueType::text;
  const std::vector<std::string>* choices = nullptr;  ///< Known texts; may be null.
  bool required = false;                              ///< Flagged `missing` when empty.
  std::string unit;                                   ///< Of its section, column or table.
};

/// A value before typing: text as printed, and where.
struct RawValue {
  std::string text;
  std::vector<PlacedBox> boxes;
  TextSource source = TextSource::text;
  double confidence = 1;
  std::vector<std::string> flags;
  std::string label;  ///< The known label it was taken for; "" when it was read as it is.
  int snapped = 0;    ///< As in Value.
  std::vector<Alternative> alternatives;
};

RawValue raw_value(const Cell& cell);

/// Adds the codes that it does not have yet.
void add_flags(Value& value, const std::vector<std::string>& codes);

/// Adds the text of a further cell: split-off signs and units, or the rest of a divided cell.
void append(RawValue& value, const RawValue& more, const std::string& between);

/// Cleans and types. What does not look as expected is kept and flagged `unexpected-form`; empty
/// where something must stand is flagged `missing`; characters that could not be read (U+FFFD) are
/// flagged `garbled-text`. Of recognised text a number is mended where its type leaves no doubt, a
/// known text is taken for what is near it, and what was read with too little confidence is
/// flagged `low-confidence`.
Value make_value(const RawValue& raw, const Expectation& expected, const UnitTable& units);

}  // namespace biaoge

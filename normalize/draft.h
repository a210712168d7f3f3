// SPDX-License-Identifier: GPL-3.0-or-later
// A first profile of a form that nobody has described yet, guessed from a sample.
#pragma once

#include <vector>

#include "core/table.h"
#include "profiles/profile.h"
#include "profiles/table_words.h"
#include "profiles/units.h"

namespace biaoge {

/// Guesses title, labels, fields beside and below their labels, sections under headers, totals,
/// types and sheets from the first form in `tables`: the first table, down to where its first
/// label comes again. Keys are those of `known` profiles for the same labels, else numbered. The
/// result is valid as a profile file and reads the sample; names and variants are left to a person.
/// `tables` are those of read_general_tables and must not be empty.
Profile draft_profile(const std::vector<Table>& tables, const std::vector<Profile>& known,
                      const TableWords& words, const UnitTable& units);

}  // namespace biaoge

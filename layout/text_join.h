// SPDX-License-Identifier: GPL-3.0-or-later
// Tables without rulings at page ends. Private to layout.
#pragma once

#include <vector>

#include "layout/layout.h"

namespace biaoge {

/// True when two tables found by their text have the same columns: every gutter of one lies in the
/// inner part of the columns beside that of the other; or when the texts of one, which has fewer
/// columns, all stand in different columns of the other.
bool same_text_columns(const TableFragment& upper, const TableFragment& lower);

/// Gives both the columns of the one that has more, and the room that both have for their texts.
/// They must have the same columns.
void share_text_columns(TableFragment& upper, TableFragment& lower);

/// Lines that are a table only as the end of one on the page before (TextTable::doubtful) stand
/// among the fragments and among the lines of their page. Leaves them in one of the two: where a
/// table goes on in them they are its end, else text.
void settle_ends(std::vector<PageLayout>& pages);

}  // namespace biaoge

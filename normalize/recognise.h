// SPDX-License-Identifier: GPL-3.0-or-later
// Which form a table is, and in which rows forms begin. Private to normalize.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/grid_view.h"
#include "normalize/vocabulary.h"

namespace biaoge {

/// A form begins at most so many rows under its title.
constexpr int kRowsUnderTitle = 3;

/// How many different labels of the form the table has. Of misread ones no more count than of those
/// that were read as they are: a related form must not be taken for this one.
int count_labels(const GridView& grid, const Vocabulary& vocabulary);

/// True when a text read from a picture begins with the label: its value may have run into it.
bool begins_with(const std::string& text, const std::string& label);

/// True for a row of a table read from a picture that holds a title of the form and nothing else:
/// where rulings are lost, lines between two forms become rows.
bool is_title_row(const GridView& grid, int row, const Vocabulary& vocabulary);

/// Rows in which a form begins: with the label that begins it or, in a picture, under a title
/// inside of the table or above the header of a section that comes before the one above it.
std::vector<int> start_rows(const GridView& grid, const Vocabulary& vocabulary);

/// The sections whose headers stand in the rows [first, last), in order. Where a row is as much the
/// header of one section as of another it is left out.
struct SectionTop {
  int row = 0;
  std::size_t section = 0;
};
std::vector<SectionTop> section_tops(const GridView& grid, int first, int last,
                                     const Vocabulary& vocabulary);

/// True when the header of `section` cannot be of the form that has those `before` it: it has that
/// one already, and a later section's under it.
bool begins_anew(const std::vector<SectionTop>& before, std::size_t section);

struct Recognised {
  const Vocabulary* vocabulary = nullptr;  ///< nullptr: the table is no form.
  bool hardly_read = false;                ///< As in FormRegions.
};

/// The vocabulary whose labels are met most, if they are met often enough. A title that names the
/// form stands for half of the labels, in a picture for more.
Recognised recognise(const GridView& grid, const std::vector<Vocabulary>& vocabularies);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for a person's eye: of the places to review, and of whole pages for the review page.
// They are taken once the documents are read, by workers of their own, so that a picture that
// cannot be taken costs nothing but itself.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/supervisor.h"
#include "core/document.h"
#include "core/geometry.h"
#include "ingest/ingest.h"
#include "profiles/profile.h"

namespace biaoge {

/// What is to be shown of one page.
struct PageSight {
  int number = 0;
  Box page;        ///< As displayed.
  int turned = 0;  ///< Degrees clockwise that make it upright.
  bool whole = false;
  std::vector<Box> cells;
};

/// What is to be shown of each document, by page; nothing of one with hints at most, unless
/// `whole_pages` are wanted. At most kMostCells cells of a document, those that matter most.
std::vector<std::vector<PageSight>> sights_of(const std::vector<Document>& documents,
                                              const std::vector<Profile>& profiles,
                                              bool whole_pages);
inline constexpr std::size_t kMostCells = 3000;

/// Adds what can be taken of a page to `piece`: cell_pictures, page_views.
void take_pictures(const InputFile& file, const PageSight& sight, double timeout_seconds,
                   Piece& piece);

/// Fills cell_pictures, and with `whole_pages` page_views, of all documents.
void illustrate(std::vector<Document>& documents, const std::vector<Profile>& profiles,
                bool whole_pages, const Options& options, const Watch& watch);

}  // namespace biaoge

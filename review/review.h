// SPDX-License-Identifier: GPL-3.0-or-later
// The review page: one HTML file a document that opens from disk and asks nothing of the network.
// What it exports, `biaoge apply` takes: docs/review.md.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "profiles/profile.h"

namespace biaoge {

/// A page for each document that could be read, with its page_views, in `folder`, which is created
/// if its parent exists. Error code: "output-unwritable".
Status write_review_pages(const std::vector<Document>& documents,
                          const std::vector<Profile>& profiles, const std::string& folder);

/// Names of the files, by document: that of its file with the extension .html, and a number where
/// two would be the same.
std::vector<std::string> review_page_names(const std::vector<Document>& documents);

}  // namespace biaoge

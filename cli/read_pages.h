// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a file, read and laid out, several at a time where they have to be recognised.
#pragma once

#include <vector>

#include "cli/convert.h"
#include "core/document.h"
#include "ingest/ingest.h"
#include "layout/layout.h"

namespace biaoge {

/// Reads the selected pages in order. `document` gets their facts and the warnings about them; its
/// path is used to open the file again for each further thread.
std::vector<PageLayout> read_pages(const InputFile& file, const ConvertOptions& options,
                                   const PageStarted& page_started, Document& document);

}  // namespace biaoge

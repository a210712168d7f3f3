// SPDX-License-Identifier: GPL-3.0-or-later
// What the review page knows of a document. Private to review.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "export/json_writer.h"
#include "profiles/profile.h"

namespace biaoge {

/// {"document", "pages", "profiles", "forms", "names", "tables", "flags"}: forms and tables in the
/// shape of the JSON output, tables only where no form stands in them.
void write_page_data(JsonWriter& json, const Document& document,
                     const std::vector<Profile>& profiles);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Forms and tables in the shape of the JSON output (docs/output.md).
#pragma once

#include "core/form.h"
#include "core/table.h"
#include "export/json_writer.h"

namespace biaoge {

void write_form(JsonWriter& json, const Form& form);
void write_table(JsonWriter& json, const Table& table);

}  // namespace biaoge

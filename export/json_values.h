// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a document in the shape of the JSON output (docs/output.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/form.h"
#include "core/page.h"
#include "core/table.h"
#include "export/json_writer.h"

namespace biaoge {

inline constexpr int kPointPlaces = 2;
inline constexpr int kSharePlaces = 4;

void write_form(JsonWriter& json, const Form& form);
void write_table(JsonWriter& json, const Table& table);
void write_page(JsonWriter& json, const PageInfo& page, const char* source);

void write_error(JsonWriter& json, const Error& error);
void write_error(JsonWriter& json, const std::optional<Error>& error);
void write_quantity(JsonWriter& json, const Quantity& quantity);
void write_boxes(JsonWriter& json, const std::vector<PlacedBox>& boxes);
void write_pages(JsonWriter& json, const std::vector<int>& pages);
void write_text(JsonWriter& json, const std::optional<std::string>& text);
void write_texts(JsonWriter& json, const std::vector<std::string>& texts);

}  // namespace biaoge

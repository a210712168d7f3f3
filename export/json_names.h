// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the JSON contract, for writing and reading alike. Private to export.
#pragma once

#include "core/document.h"
#include "export/json_node.h"

namespace biaoge {

inline constexpr JsonNames<DocumentStatus, 3> kDocumentStatusNames = {
    {{"ok", DocumentStatus::ok},
     {"partial", DocumentStatus::partial},
     {"failed", DocumentStatus::failed}}};

inline constexpr JsonNames<PageStatus, 3> kPageStatusNames = {
    {{"ok", PageStatus::ok}, {"failed", PageStatus::failed}, {"skipped", PageStatus::skipped}}};

inline constexpr JsonNames<PageKind, 6> kPageKindNames = {{{"blank", PageKind::blank},
                                                           {"text", PageKind::text},
                                                           {"image-only", PageKind::image_only},
                                                           {"mixed", PageKind::mixed},
                                                           {"hidden-text", PageKind::hidden_text},
                                                           {"garbled", PageKind::garbled}}};

inline constexpr JsonNames<TextSource, 2> kTextSourceNames = {
    {{"text", TextSource::text}, {"ocr", TextSource::ocr}}};

inline constexpr JsonNames<Severity, 3> kSeverityNames = {
    {{"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}}};

inline constexpr JsonNames<Alignment, 3> kAlignmentNames = {
    {{"left", Alignment::left}, {"center", Alignment::center}, {"right", Alignment::right}}};

inline constexpr JsonNames<ColumnType, 5> kColumnTypeNames = {{{"text", ColumnType::text},
                                                               {"number", ColumnType::number},
                                                               {"percent", ColumnType::percent},
                                                               {"date", ColumnType::date},
                                                               {"code", ColumnType::code}}};

inline constexpr JsonNames<Decision, 2> kDecisionNames = {
    {{"right", Decision::right}, {"corrected", Decision::corrected}}};

/// The word for a value.
template <typename Value, std::size_t size>
std::string_view name_of(Value value, const JsonNames<Value, size>& names) {
  for (const auto& [name, known] : names) {
    if (known == value) return name;
  }
  return names.front().first;
}

}  // namespace biaoge

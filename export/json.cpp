// SPDX-License-Identifier: GPL-3.0-or-later
// Documents as JSON. The order of keys and every name is a contract: docs/output.md.
#include <set>

#include "core/version.h"
#include "export/export.h"
#include "export/json_names.h"
#include "export/json_values.h"
#include "export/json_writer.h"
#include "export/output_file.h"

namespace biaoge {

namespace {

/// Pages that have a cell read from a picture.
std::set<int> recognised_pages(const std::vector<Table>& tables) {
  std::set<int> pages;
  for (const Table& table : tables) {
    for (const Cell& cell : table.cells) {
      if (cell.source != TextSource::ocr) continue;
      for (const PlacedBox& place : cell.boxes) pages.insert(place.page);
    }
  }
  return pages;
}

/// Where the words of a page came from. Only a page read as a whole from its picture has a skew.
const char* source_of(const PageInfo& page, const std::set<int>& recognised) {
  if (page.status != PageStatus::ok) return "none";
  if (page.skew_degrees) return "ocr";
  if (page.kind == PageKind::mixed && recognised.contains(page.number)) return "mixed";
  return page.kind == PageKind::text || page.kind == PageKind::mixed ? "text" : "none";
}

/// An array with one element a line.
template <typename Items, typename Write>
void write_list(JsonWriter& json, const char* name, const Items& items, Write write) {
  json.new_line();
  json.key(name).begin_array();
  for (const auto& item : items) {
    json.new_line();
    write(json, item);
  }
  json.end_array();
}

void write_correction(JsonWriter& json, const Correction& correction) {
  json.begin_object();
  json.key("form");
  correction.form ? json.value(*correction.form) : json.null();
  if (correction.rule.empty()) {
    json.key("path").value(correction.path);
  } else {
    json.key("finding").value(correction.rule);
    json.key("where");
    write_texts(json, correction.where);
  }
  json.key("title").value(correction.title);
  json.key("status").value(name_of(correction.decision, kDecisionNames));
  json.key("old").value(correction.before);
  json.key("new").value(correction.after);
  json.key("who").value(correction.who);
  json.key("when").value(correction.when);
  json.end_object();
}

void write_document(JsonWriter& json, const Document& document) {
  json.begin_object();
  json.key("path").value(document.path);
  json.key("sha256").value(document.sha256);
  json.key("status").value(name_of(document.status, kDocumentStatusNames));
  json.key("error");
  write_error(json, document.error);
  write_list(json, "warnings", document.warnings,
             [](JsonWriter& out, const Error& warning) { write_error(out, warning); });
  const std::set<int> recognised = recognised_pages(document.tables);
  write_list(json, "pages", document.pages, [&recognised](JsonWriter& out, const PageInfo& page) {
    write_page(out, page, source_of(page, recognised));
  });
  write_list(json, "tables", document.tables, write_table);
  write_list(json, "forms", document.forms, write_form);
  if (!document.corrections.empty()) {
    write_list(json, "corrections", document.corrections, write_correction);
  }
  json.end_object();
}

}  // namespace

Status write_json(const std::vector<Document>& documents, const std::string& path) {
  auto output = OutputFile::create(path);
  if (!output) return output.error();
  FileWriter file(output.value().temporary());
  JsonWriter json(file);
  json.begin_object();
  json.key("biaoge").value(kVersion);
  write_list(json, "documents", documents, write_document);
  json.end_object();
  json.finish();
  if (const int error = file.close(); error != 0) return unwritable(path, error);
  return output.value().commit();
}

}  // namespace biaoge

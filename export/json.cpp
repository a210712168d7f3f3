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

constexpr int kPointPlaces = 2;
constexpr int kSharePlaces = 4;

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

void write_pages(JsonWriter& json, const std::vector<int>& pages) {
  json.begin_array();
  for (const int page : pages) json.value(page);
  json.end_array();
}

void write_error(JsonWriter& json, const Error& error) {
  json.begin_object();
  json.key("code").value(error.code);
  json.key("message").value(error.message);
  json.key("remedy").value(error.remedy);
  if (!error.pages.empty()) {
    json.key("pages");
    write_pages(json, error.pages);
  }
  json.end_object();
}

void write_error(JsonWriter& json, const std::optional<Error>& error) {
  if (error) return write_error(json, *error);
  json.null();
}

void write_text(JsonWriter& json, const std::optional<std::string>& text) {
  text ? json.value(*text) : json.null();
}

void write_texts(JsonWriter& json, const std::vector<std::string>& texts) {
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_edges(JsonWriter& json, const Box& box) {
  json.key("bbox").begin_array();
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) json.number(edge, kPointPlaces);
  json.end_array();
}

void write_boxes(JsonWriter& json, const std::vector<PlacedBox>& boxes) {
  json.begin_array();
  for (const auto& [page, box] : boxes) {
    json.begin_object();
    json.key("page").value(page);
    write_edges(json, box);
    json.end_object();
  }
  json.end_array();
}

void write_evidence(JsonWriter& json, const PageEvidence& evidence) {
  json.begin_object();
  json.key("glyphs").value(evidence.glyphs);
  json.key("hidden_glyphs").value(evidence.hidden_glyphs);
  json.key("garbled_glyphs").value(evidence.garbled_glyphs);
  json.key("image_cover").number(evidence.image_cover, kSharePlaces);
  json.key("largest_image").number(evidence.largest_image, kSharePlaces);
  if (evidence.hidden_agreement) {
    json.key("hidden_agreement").number(*evidence.hidden_agreement, kSharePlaces);
  }
  json.end_object();
}

void write_page(JsonWriter& json, const PageInfo& page, const std::set<int>& recognised) {
  json.begin_object();
  json.key("number").value(page.number);
  json.key("width").number(page.width, kPointPlaces);
  json.key("height").number(page.height, kPointPlaces);
  json.key("source").value(source_of(page, recognised));
  json.key("kind").value(name_of(page.kind, kPageKindNames));
  json.key("evidence");
  write_evidence(json, page.evidence);
  json.key("dpi");
  page.dpi ? json.value(*page.dpi) : json.null();
  json.key("skew_degrees");
  page.skew_degrees ? json.number(*page.skew_degrees, kSharePlaces) : json.null();
  json.key("turned").value(page.turned);
  json.key("status").value(name_of(page.status, kPageStatusNames));
  json.key("error");
  write_error(json, page.error);
  json.key("refused").begin_array();
  for (const RefusedRegion& region : page.refused) {
    json.begin_object();
    write_edges(json, region.box);
    json.key("reason").value(region.reason);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_quantity(JsonWriter& json, const Quantity& quantity) {
  json.begin_object();
  json.key("comparator").value(quantity.comparator);
  json.key("value").value(quantity.value.to_string());
  json.key("high");
  quantity.high ? json.value(quantity.high->to_string()) : json.null();
  json.key("unit").value(quantity.unit);
  json.key("base_value");
  quantity.base_value ? json.value(quantity.base_value->to_string()) : json.null();
  json.key("base_unit").value(quantity.base_unit);
  if (!quantity.remark.empty()) json.key("remark").value(quantity.remark);
  json.end_object();
}

/// 2023-12-31, 2023-12, 2023: as far as it is printed.
std::string date_text(const Date& date) {
  const auto two = [](int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  std::string text = std::to_string(date.year);
  if (date.month > 0) text += two(date.month);
  if (date.day > 0) text += two(date.day);
  return text;
}

/// What a cell of a general table means; only what there is.
void write_meaning(JsonWriter& json, const CellMeaning& meaning) {
  if (meaning.quantity) {
    json.key("quantity");
    write_quantity(json, *meaning.quantity);
  }
  if (meaning.date) json.key("date").value(date_text(*meaning.date));
  if (!meaning.mark.empty()) json.key("mark").value(meaning.mark);
  if (meaning.level > 0) json.key("level").value(meaning.level);
}

void write_head(JsonWriter& json, const ColumnHead& head) {
  json.begin_object();
  json.key("path");
  write_texts(json, head.path);
  json.key("type").value(name_of(head.type, kColumnTypeNames));
  json.key("unit");
  head.unit.empty() ? json.null() : json.value(head.unit);
  json.end_object();
}

void write_cell(JsonWriter& json, const Cell& cell, const CellMeaning* meaning) {
  json.begin_object();
  json.key("row").value(cell.row);
  json.key("column").value(cell.column);
  json.key("rowspan").value(cell.rowspan);
  json.key("colspan").value(cell.colspan);
  json.key("text").value(cell.text);
  json.key("boxes");
  write_boxes(json, cell.boxes);
  if (cell.alignment != Alignment::left) {
    json.key("align").value(name_of(cell.alignment, kAlignmentNames));
  }
  json.key("source").value(name_of(cell.source, kTextSourceNames));
  json.key("confidence").number(cell.confidence, kSharePlaces);
  json.key("flags");
  write_texts(json, cell.flags);
  if (cell.snapped > 0) {
    json.key("snapped").value(cell.snapped);
    if (!cell.alternatives.empty()) json.key("raw").value(cell.alternatives.front().text);
  }
  if (meaning != nullptr) write_meaning(json, *meaning);
  json.end_object();
}

}  // namespace

void write_table(JsonWriter& json, const Table& table) {
  json.begin_object();
  json.key("pages");
  write_pages(json, table.pages);
  json.key("heading").begin_array();
  for (const TextLine& line : table.heading) json.value(line.text);
  json.end_array();
  json.key("title");
  write_text(json, table.title);
  json.key("unit");
  write_text(json, table.unit);
  json.key("rows").value(table.rows);
  json.key("columns").value(table.columns);
  json.key("header_rows").value(table.header_rows);
  json.key("evidence").value(table.evidence);
  json.key("column_edges").begin_array();
  for (const double edge : table.column_edges) json.number(edge, kPointPlaces);
  json.end_array();
  if (table.number) json.key("number").value(*table.number);
  if (!table.heads.empty()) {
    json.key("heads").begin_array();
    for (const ColumnHead& head : table.heads) {
      json.new_line();
      write_head(json, head);
    }
    json.end_array();
  }
  json.key("cells").begin_array();
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    json.new_line();
    write_cell(json, table.cells[i], i < table.meanings.size() ? &table.meanings[i] : nullptr);
  }
  json.end_array();
  json.end_object();
}

namespace {

void write_alternatives(JsonWriter& json, const std::vector<Alternative>& alternatives) {
  json.key("alternatives").begin_array();
  for (const Alternative& alternative : alternatives) {
    json.begin_object();
    json.key("text").value(alternative.text);
    json.key("confidence").number(alternative.confidence, kSharePlaces);
    json.end_object();
  }
  json.end_array();
}

/// Units of sections, as far as one was printed.
void write_units(JsonWriter& json, const std::vector<FormSection>& sections) {
  json.key("units").begin_object();
  for (const FormSection& section : sections) {
    if (!section.unit.empty()) json.key(section.name).value(section.unit);
  }
  json.end_object();
}

void write_value(JsonWriter& json, const Value& value) {
  json.begin_object();
  json.key("text").value(value.text);
  json.key("raw").value(value.raw);
  json.key("quantity");
  value.quantity ? write_quantity(json, *value.quantity) : void(json.null());
  json.key("boxes");
  write_boxes(json, value.boxes);
  json.key("source").value(name_of(value.source, kTextSourceNames));
  json.key("confidence").number(value.confidence, kSharePlaces);
  json.key("flags");
  write_texts(json, value.flags);
  if (value.snapped > 0) json.key("snapped").value(value.snapped);
  if (!value.alternatives.empty()) write_alternatives(json, value.alternatives);
  json.end_object();
}

void write_record(JsonWriter& json, const Record& record) {
  json.begin_object();
  for (const auto& [key, value] : record) {
    json.new_line();
    json.key(key);
    write_value(json, value);
  }
  json.end_object();
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.key("rule").value(finding.rule);
  json.key("severity").value(name_of(finding.severity, kSeverityNames));
  json.key("message").value(finding.message);
  json.key("where");
  write_texts(json, finding.where);
  json.key("boxes");
  write_boxes(json, finding.boxes);
  json.end_object();
}

}  // namespace

void write_form(JsonWriter& json, const Form& form) {
  json.begin_object();
  json.key("profile").value(form.profile);
  json.key("pages");
  write_pages(json, form.pages);
  json.key("fields");
  write_record(json, form.fields);
  json.key("rows").begin_object();
  for (const FormSection& section : form.sections) {
    json.key(section.name).begin_array();
    for (const Record& row : section.rows) write_record(json, row);
    json.end_array();
  }
  json.end_object();
  write_units(json, form.sections);
  json.key("findings").begin_array();
  for (const Finding& finding : form.findings) {
    json.new_line();
    write_finding(json, finding);
  }
  json.end_array();
  json.end_object();
}

namespace {

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
    write_page(out, page, recognised);
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

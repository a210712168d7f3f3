// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_names.h"
#include "export/json_values.h"

namespace biaoge {

namespace {

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

}  // namespace biaoge

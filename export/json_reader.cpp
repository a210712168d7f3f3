// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_reader.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "export/json_names.h"
#include "export/json_node.h"

namespace biaoge {

namespace {

constexpr std::uintmax_t kLargest = std::uintmax_t{2} << 30;

std::optional<Error> read_error(const JsonNode& node) {
  if (node.is_null()) return std::nullopt;
  Error error{node.at("code").text(), node.at("message").text(), node.at("remedy").text()};
  if (node.has("pages")) {
    error.pages = node.at("pages").list<int>([](const JsonNode& item) { return item.integer(); });
  }
  return error;
}

std::vector<std::string> read_texts(const JsonNode& node) {
  return node.list<std::string>([](const JsonNode& item) { return item.text(); });
}

std::vector<int> read_integers(const JsonNode& node) {
  return node.list<int>([](const JsonNode& item) { return item.integer(); });
}

Box read_edges(const JsonNode& node) {
  const auto edges = node.at("bbox").list<double>([](const JsonNode& item) { return item.real(); });
  if (edges.size() != 4) node.fail("'bbox' needs four numbers");
  return {edges[0], edges[1], edges[2], edges[3]};
}

PlacedBox read_box(const JsonNode& node) {
  return {node.at("page").integer(), read_edges(node)};
}

RefusedRegion read_refused(const JsonNode& node) {
  return {read_edges(node), node.at("reason").text()};
}

std::vector<PlacedBox> read_boxes(const JsonNode& node) {
  return node.list<PlacedBox>(read_box);
}

PageInfo read_page(const JsonNode& node) {
  PageInfo page;
  page.number = node.at("number").integer();
  page.width = node.at("width").real();
  page.height = node.at("height").real();
  page.kind = node.at("kind").word(kPageKindNames);
  const JsonNode evidence = node.at("evidence");
  page.evidence.glyphs = static_cast<std::size_t>(evidence.at("glyphs").integer());
  page.evidence.hidden_glyphs = static_cast<std::size_t>(evidence.at("hidden_glyphs").integer());
  page.evidence.garbled_glyphs = static_cast<std::size_t>(evidence.at("garbled_glyphs").integer());
  page.evidence.image_cover = evidence.at("image_cover").real();
  page.evidence.largest_image = evidence.at("largest_image").real();
  if (!node.at("dpi").is_null()) page.dpi = node.at("dpi").integer();
  if (!node.at("skew_degrees").is_null()) page.skew_degrees = node.at("skew_degrees").real();
  page.turned = node.at("turned").integer();
  page.status = node.at("status").word(kPageStatusNames);
  page.error = read_error(node.at("error"));
  if (node.has("refused")) page.refused = node.at("refused").list<RefusedRegion>(read_refused);
  return page;
}

Quantity read_quantity(const JsonNode& node) {
  Quantity quantity;
  quantity.comparator = node.at("comparator").text();
  quantity.value = node.at("value").decimal();
  if (!node.at("high").is_null()) quantity.high = node.at("high").decimal();
  quantity.unit = node.at("unit").text();
  if (!node.at("base_value").is_null()) quantity.base_value = node.at("base_value").decimal();
  quantity.base_unit = node.at("base_unit").text();
  if (node.has("remark")) quantity.remark = node.at("remark").text();
  return quantity;
}

/// "2023-12-31", "2023-12" or "2023".
Date read_date(const JsonNode& node) {
  const std::string text = node.text();
  Date date;
  int* const parts[] = {&date.year, &date.month, &date.day};
  std::size_t part = 0;
  for (const char c : text) {
    if (c == '-' && part < 2) {
      ++part;
    } else if (c >= '0' && c <= '9' && *parts[part] < 1000) {
      *parts[part] = 10 * *parts[part] + (c - '0');
    } else {
      node.fail("no date: '" + text + "'");
    }
  }
  return date;
}

CellMeaning read_meaning(const JsonNode& node) {
  CellMeaning meaning;
  if (node.has("quantity")) meaning.quantity = read_quantity(node.at("quantity"));
  if (node.has("date")) meaning.date = read_date(node.at("date"));
  if (node.has("mark")) meaning.mark = node.at("mark").text();
  if (node.has("level")) meaning.level = node.at("level").integer();
  return meaning;
}

ColumnHead read_head(const JsonNode& node) {
  ColumnHead head;
  head.path = read_texts(node.at("path"));
  head.type = node.at("type").word(kColumnTypeNames);
  if (!node.at("unit").is_null()) head.unit = node.at("unit").text();
  return head;
}

Cell read_cell(const JsonNode& node) {
  Cell cell;
  cell.row = node.at("row").integer();
  cell.column = node.at("column").integer();
  cell.rowspan = node.at("rowspan").integer();
  cell.colspan = node.at("colspan").integer();
  cell.text = node.at("text").text();
  cell.boxes = read_boxes(node.at("boxes"));
  if (node.has("align")) cell.alignment = node.at("align").word(kAlignmentNames);
  cell.source = node.at("source").word(kTextSourceNames);
  cell.confidence = node.at("confidence").real();
  cell.flags = read_texts(node.at("flags"));
  if (node.has("snapped")) cell.snapped = node.at("snapped").integer();
  if (node.has("raw")) cell.alternatives.push_back({node.at("raw").text(), cell.confidence});
  return cell;
}

TextLine read_heading(const JsonNode& node) {
  TextLine line;
  line.text = node.text();
  return line;
}

std::optional<std::string> read_text_or_null(const JsonNode& node) {
  if (node.is_null()) return std::nullopt;
  return node.text();
}

Table read_table(const JsonNode& node) {
  Table table;
  table.pages = read_integers(node.at("pages"));
  table.heading = node.at("heading").list<TextLine>(read_heading);
  table.title = read_text_or_null(node.at("title"));
  table.unit = read_text_or_null(node.at("unit"));
  table.rows = node.at("rows").integer();
  table.columns = node.at("columns").integer();
  table.header_rows = node.at("header_rows").integer();
  if (node.has("column_edges")) {
    table.column_edges =
        node.at("column_edges").list<double>([](const JsonNode& item) { return item.real(); });
  }
  if (node.has("evidence")) table.evidence = node.at("evidence").text();
  table.cells = node.at("cells").list<Cell>(read_cell);
  if (node.has("number")) table.number = node.at("number").text();
  // Only a table that no profile read has heads.
  table.in_form = !node.has("heads");
  if (!table.in_form) {
    table.heads = node.at("heads").list<ColumnHead>(read_head);
    table.meanings = node.at("cells").list<CellMeaning>(read_meaning);
  }
  return table;
}

Alternative read_alternative(const JsonNode& node) {
  return {node.at("text").text(), node.at("confidence").real()};
}

Value read_value(const JsonNode& node) {
  Value value;
  value.text = node.at("text").text();
  value.raw = node.at("raw").text();
  if (!node.at("quantity").is_null()) value.quantity = read_quantity(node.at("quantity"));
  value.boxes = read_boxes(node.at("boxes"));
  value.source = node.at("source").word(kTextSourceNames);
  value.confidence = node.at("confidence").real();
  value.flags = read_texts(node.at("flags"));
  if (node.has("snapped")) value.snapped = node.at("snapped").integer();
  if (node.has("alternatives")) {
    value.alternatives = node.at("alternatives").list<Alternative>(read_alternative);
  }
  return value;
}

Record read_record(const JsonNode& node) {
  Record record;
  node.each([&record](const std::string& key, const JsonNode& value) {
    record.emplace_back(key, read_value(value));
  });
  return record;
}

Finding read_finding(const JsonNode& node) {
  Finding finding;
  finding.rule = node.at("rule").text();
  finding.severity = node.at("severity").word(kSeverityNames);
  finding.message = node.at("message").text();
  finding.where = read_texts(node.at("where"));
  finding.boxes = read_boxes(node.at("boxes"));
  return finding;
}

Form read_form(const JsonNode& node) {
  Form form;
  form.profile = node.at("profile").text();
  form.pages = read_integers(node.at("pages"));
  form.fields = read_record(node.at("fields"));
  node.at("rows").each([&form](const std::string& name, const JsonNode& rows) {
    form.sections.push_back({name, "", rows.list<Record>(read_record)});
  });
  if (node.has("units")) {
    node.at("units").each([&form](const std::string& name, const JsonNode& unit) {
      for (FormSection& section : form.sections) {
        if (section.name == name) section.unit = unit.text();
      }
    });
  }
  form.findings = node.at("findings").list<Finding>(read_finding);
  return form;
}

Correction read_correction(const JsonNode& node) {
  Correction correction;
  if (!node.at("form").is_null()) {
    const int form = node.at("form").integer();
    if (form < 0) node.fail("no form has a number below 0");
    correction.form = static_cast<std::size_t>(form);
  }
  if (node.has("finding")) {
    correction.rule = node.at("finding").text();
    correction.where = read_texts(node.at("where"));
  } else {
    correction.path = node.at("path").text();
  }
  correction.title = node.at("title").text();
  correction.decision = node.at("status").word(kDecisionNames);
  correction.before = node.at("old").text();
  correction.after = node.at("new").text();
  correction.who = node.at("who").text();
  correction.when = node.at("when").text();
  return correction;
}

Document read_document(const JsonNode& node) {
  Document document;
  document.path = node.at("path").text();
  document.sha256 = node.at("sha256").text();
  document.status = node.at("status").word(kDocumentStatusNames);
  document.error = read_error(node.at("error"));
  document.warnings = node.at("warnings").list<Error>([](const JsonNode& item) {
    return read_error(item).value_or(Error{});
  });
  document.pages = node.at("pages").list<PageInfo>(read_page);
  document.tables = node.at("tables").list<Table>(read_table);
  document.forms = node.at("forms").list<Form>(read_form);
  if (node.has("corrections")) {
    document.corrections = node.at("corrections").list<Correction>(read_correction);
  }
  return document;
}

Error unreadable(const std::string& path, const std::string& why) {
  return {"json-unreadable", path + ": cannot be read: " + why,
          "Give the JSON file that biaoge convert --json wrote"};
}

}  // namespace

Result<std::vector<Document>> read_json(const std::string& path) {
  std::error_code trouble;
  const std::uintmax_t size = std::filesystem::file_size(path, trouble);
  if (trouble) return unreadable(path, trouble.message());
  if (size > kLargest) return unreadable(path, "it is larger than 2 GiB");
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(path, std::strerror(errno));
  try {
    const JsonTree tree(file);
    return tree.root().at("documents").list<Document>(read_document);
  } catch (const JsonFailure& failure) {
    return Error{"json-invalid", path + ": " + failure.what(),
                 "Give the JSON file that biaoge convert --json wrote, unchanged"};
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_values.h"

#include "export/json_names.h"

namespace biaoge {

namespace {

void write_edges(JsonWriter& json, const Box& box) {
  json.key("bbox").begin_array();
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) json.number(edge, kPointPlaces);
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

}  // namespace

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

void write_page(JsonWriter& json, const PageInfo& page, const char* source) {
  json.begin_object();
  json.key("number").value(page.number);
  json.key("width").number(page.width, kPointPlaces);
  json.key("height").number(page.height, kPointPlaces);
  json.key("source").value(source);
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

}  // namespace biaoge

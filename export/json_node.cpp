// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_node.h"

#include <limits>
#include <nlohmann/json.hpp>

namespace biaoge {

namespace {

/// Keeps the order of keys: that of a form's values is the order of its profile.
using Json = nlohmann::ordered_json;

const Json& of(const void* value) {
  return *static_cast<const Json*>(value);
}

}  // namespace

void JsonNode::fail(const std::string& what) const {
  throw JsonFailure((place_.empty() ? "the file" : place_) + ": " + what);
}

bool JsonNode::is_null() const {
  return of(value_).is_null();
}

bool JsonNode::has(std::string_view key) const {
  return of(value_).is_object() && of(value_).contains(std::string(key));
}

JsonNode JsonNode::at(std::string_view key) const {
  if (!of(value_).is_object()) fail("expected an object");
  const auto found = of(value_).find(std::string(key));
  if (found == of(value_).end()) fail("'" + std::string(key) + "' is missing");
  return {&*found, place_ + (place_.empty() ? "" : ".") + std::string(key)};
}

void JsonNode::each(const std::function<void(const std::string&, const JsonNode&)>& receive) const {
  if (!of(value_).is_object()) fail("expected an object");
  for (const auto& [key, value] : of(value_).items()) {
    receive(key, JsonNode(&value, place_ + "." + key));
  }
}

std::string JsonNode::text() const {
  if (!of(value_).is_string()) fail("expected a text");
  return of(value_).get<std::string>();
}

int JsonNode::integer() const {
  const double number = real();
  const bool fits = number >= 0 && number <= std::numeric_limits<int>::max();
  if (!fits || !of(value_).is_number_integer()) fail("expected a whole number of at least 0");
  return of(value_).get<int>();
}

double JsonNode::real() const {
  if (!of(value_).is_number()) fail("expected a number");
  return of(value_).get<double>();
}

Decimal JsonNode::decimal() const {
  const auto value = Decimal::parse(text());
  if (!value) fail("expected a decimal number in quotes");
  return *value;
}

std::size_t JsonNode::size() const {
  if (!of(value_).is_array()) fail("expected a list");
  return of(value_).size();
}

JsonNode JsonNode::item(std::size_t index) const {
  return {&of(value_)[index], place_ + "[" + std::to_string(index) + "]"};
}

struct JsonTree::Impl {
  Json json;
};

JsonTree::JsonTree(std::istream& file) : impl_(std::make_unique<Impl>()) {
  try {
    impl_->json = Json::parse(file);
  } catch (const Json::exception& trouble) {
    throw JsonFailure(trouble.what());
  }
}

JsonTree::~JsonTree() = default;

JsonNode JsonTree::root() const {
  return {&impl_->json, ""};
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/values.h"

#include <algorithm>
#include <string_view>

#include "normalize/quantity.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

void flag(Value& value, const char* code) {
  if (std::find(value.flags.begin(), value.flags.end(), code) == value.flags.end()) {
    value.flags.emplace_back(code);
  }
}

/// A known text under any white space: 可持\n续影响指标 is 可持续影响指标.
const std::string* known_text(const std::string& text, const Expectation& expected) {
  if (!expected.choices) return nullptr;
  const std::string solid = without_space(text);
  const auto found = std::find(expected.choices->begin(), expected.choices->end(), solid);
  return found == expected.choices->end() ? nullptr : &*found;
}

/// A piece of a known text, or one with the end of another before it: a label wrongly cut or
/// joined.
bool is_fragment(const std::string& text, const Expectation& expected) {
  const std::string solid = without_space(text);
  if (!expected.choices || solid.empty()) return false;
  const auto& known = *expected.choices;
  const auto is_end = [&](std::string_view part) {
    return std::any_of(known.begin(), known.end(), [&](const std::string& choice) {
      return part.size() < choice.size() && (choice.starts_with(part) || choice.ends_with(part));
    });
  };
  if (is_end(solid)) return true;
  return std::any_of(known.begin(), known.end(), [&](const std::string& choice) {
    if (solid.size() <= choice.size()) return false;
    const std::string_view rest(solid);
    return (rest.ends_with(choice) && is_end(rest.substr(0, rest.size() - choice.size()))) ||
           (rest.starts_with(choice) && is_end(rest.substr(choice.size())));
  });
}

/// A bare number: weights, scores, amounts and rates have no comparator, range or remark.
bool is_plain(const Quantity& quantity) {
  return quantity.comparator.empty() && !quantity.high && quantity.remark.empty();
}

/// True when the unit printed beside a number is of the kind its place asks for.
bool has_right_unit(const Quantity& quantity, ValueType type, const UnitTable& units) {
  if (quantity.unit.empty()) return true;
  const Unit* unit = units.find(quantity.unit);
  const std::string dimension = unit ? unit->dimension : "";
  if (type == ValueType::amount) return dimension == "money" || dimension == "number";
  return dimension == (type == ValueType::percent ? "ratio" : "score");
}

void set_number(Value& value, const Expectation& expected, const UnitTable& units) {
  if (is_not_applicable(value.text)) return;
  std::string unit;
  if (expected.type == ValueType::percent) unit = "%";
  if (expected.type == ValueType::amount) unit = expected.unit;
  const std::optional<Quantity> quantity = parse_quantity(value.text, units, unit);
  if (quantity && is_plain(*quantity) && has_right_unit(*quantity, expected.type, units)) {
    value.quantity = quantity;
  } else {
    flag(value, "unexpected-form");
  }
}

void set_year(Value& value) {
  if (value.text.empty()) return;
  const std::string solid = without_space(value.text);
  if (const auto spelled = parse_chinese_numeral(solid)) value.text = spelled->to_string();
  const bool digits =
      value.text.size() == 4 && value.text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) flag(value, "unexpected-form");
}

void set_choice(Value& value, const Expectation& expected) {
  if (value.text.empty()) return;
  if (const std::string* known = known_text(value.text, expected)) {
    value.text = *known;
  } else {
    flag(value, "unexpected-form");
  }
}

bool is_value_type(ValueType type) {
  return type == ValueType::number || type == ValueType::amount || type == ValueType::percent ||
         type == ValueType::quantity;
}

}  // namespace

RawValue raw_value(const Cell& cell) {
  return {cell.text, cell.boxes, cell.source, cell.confidence, cell.flags};
}

void append(RawValue& value, const RawValue& more, const std::string& between) {
  if (!value.text.empty() && !more.text.empty()) value.text += between;
  value.text += more.text;
  value.boxes.insert(value.boxes.end(), more.boxes.begin(), more.boxes.end());
  if (more.source == TextSource::ocr) value.source = TextSource::ocr;
  value.confidence = std::min(value.confidence, more.confidence);
  value.flags.insert(value.flags.end(), more.flags.begin(), more.flags.end());
}

Value make_value(const RawValue& raw, const Expectation& expected, const UnitTable& units) {
  Value value;
  value.raw = raw.text;
  value.text = is_value_type(expected.type) ? clean_value_text(raw.text) : clean_text(raw.text);
  value.boxes = raw.boxes;
  value.source = raw.source;
  value.confidence = raw.confidence;
  value.flags = raw.flags;
  switch (expected.type) {
    case ValueType::text:
      if (const std::string* known = known_text(value.text, expected)) {
        value.text = *known;
      } else if (is_fragment(value.text, expected)) {
        flag(value, "unexpected-form");
      }
      break;
    case ValueType::number:
    case ValueType::amount:
    case ValueType::percent:
      set_number(value, expected, units);
      break;
    case ValueType::quantity:
      if (!is_not_applicable(value.text)) value.quantity = parse_quantity(value.text, units);
      break;
    case ValueType::year:
      set_year(value);
      break;
    case ValueType::choice:
      set_choice(value, expected);
      break;
  }
  if (expected.required && value.text.empty()) flag(value, "missing");
  if (value.text.find("\uFFFD") != std::string::npos) flag(value, "garbled-text");
  return value;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/values.h"

#include <algorithm>
#include <string_view>

#include "core/utf8.h"
#include "normalize/checkbox.h"
#include "normalize/doubt.h"
#include "normalize/label_match.h"
#include "normalize/mend.h"
#include "normalize/mend_text.h"
#include "normalize/quantity.h"
#include "normalize/same_texts.h"
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

/// The ticked choice. More than one, none, or a text whose boxes are not understood: flagged.
void set_checkbox(Value& value, const Expectation& expected) {
  if (value.text.empty() || !expected.choices) return;
  const Ticked ticked = read_checkboxes(value.text, *expected.choices);
  if (!ticked.understood) {
    flag(value, "unexpected-form");
    return;
  }
  if (ticked.choices.size() > 1) flag(value, "ambiguous");
  value.text.clear();
  for (const std::string& choice : ticked.choices) {
    if (!value.text.empty()) value.text += "、";
    value.text += choice;
  }
}

bool is_value_type(ValueType type) {
  return type == ValueType::number || type == ValueType::amount || type == ValueType::percent ||
         type == ValueType::quantity;
}

/// A recognised number with its misread signs mended. Of a quantity only what makes it one; a
/// number in Chinese numerals is more often something misread.
void mend(Value& value, const Expectation& expected, const UnitTable& units) {
  const bool quantity = expected.type == ValueType::quantity;
  const Mended mended = quantity ? mend_quantity(value.text) : mend_number(value.text);
  const bool changed = mended.text != value.text;
  if (quantity && changed && !is_not_applicable(mended.text)) {
    const auto before = parse_quantity(value.text, units);
    const bool sound = before && (before->unit.empty() || units.find(before->unit));
    if (sound || !parse_quantity(mended.text, units)) return;
  }
  if (changed && mended.doubtful) flag(value, "ambiguous");
  value.text = mended.text;
  if (!quantity && parse_chinese_numeral(value.text)) flag(value, "ambiguous");
}

/// A unit that no list has, or digits that are no quantity: in a recognised text more often a
/// misreading than the print.
bool has_strange_unit(const Value& value, const UnitTable& units) {
  if (value.quantity) return !value.quantity->unit.empty() && !units.find(value.quantity->unit);
  return value.text.find_first_of("0123456789") != std::string::npos &&
         value.text.find('(') != std::string::npos;
}

/// A recognised text that is near one of the known ones, and only one: taken for it, with a flag
/// when it is not very near. What may be several is flagged and kept.
void snap_choice(Value& value, const Expectation& expected) {
  if (!expected.choices || expected.choices->empty() || value.text.empty()) return;
  if (known_text(value.text, expected)) return;
  std::vector<KnownLabel> known;
  for (const std::string& choice : *expected.choices) {
    known.push_back({from_utf8(choice), choice, static_cast<int>(known.size())});
  }
  const std::string solid = without_space(strip_noise(value.text));
  LabelMatch match = nearest_label(from_utf8(solid), pointers(known), Tolerance::strict);
  if (match.tied) flag(value, "ambiguous");
  if (!match.label && !match.tied && !is_fragment(solid, expected)) {
    match = nearest_label(from_utf8(solid), pointers(known), Tolerance::loose);
    if (match.tied) flag(value, "unexpected-form");
    if (match.label) flag(value, "snapped-label");
  }
  if (!match.label) return;
  value.snapped =
      std::max(1, label_distance(from_utf8(without_space(value.text)), match.label->key).edits);
  value.text = match.label->label;
}

/// A letter or two, or where nothing must stand a digit: more likely a stroke of a pen or of a
/// ruling than text.
bool is_stroke(const std::string& text, bool required) {
  constexpr std::size_t kLongest = 2;
  if (text.empty() || text.size() > kLongest) return false;
  const bool letters = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return letters || (!required && text.size() == 1 && text[0] >= '0' && text[0] <= '9');
}

}  // namespace

void add_flags(Value& value, const std::vector<std::string>& codes) {
  for (const std::string& code : codes) flag(value, code.c_str());
}

RawValue raw_value(const Cell& cell) {
  return {cell.text,  cell.boxes, cell.source, cell.confidence,
          cell.flags, {},         0,           cell.alternatives};
}

void append(RawValue& value, const RawValue& more, const std::string& between) {
  const bool alone = value.text.empty() && value.snapped == 0;
  value.snapped = alone ? more.snapped : 0;
  value.label = alone ? more.label : "";
  value.alternatives = alone ? more.alternatives : std::vector<Alternative>{};
  if (!value.text.empty() && !more.text.empty()) value.text += between;
  value.text += more.text;
  value.boxes.insert(value.boxes.end(), more.boxes.begin(), more.boxes.end());
  if (more.source == TextSource::ocr) value.source = TextSource::ocr;
  value.confidence = std::min(value.confidence, more.confidence);
  for (const std::string& code : more.flags) {
    if (std::find(value.flags.begin(), value.flags.end(), code) == value.flags.end()) {
      value.flags.push_back(code);
    }
  }
}

Value make_value(const RawValue& raw, const Expectation& expected, const UnitTable& units) {
  Value value;
  value.raw = raw.text;
  value.text = is_value_type(expected.type) ? clean_value_text(raw.text) : clean_text(raw.text);
  value.boxes = raw.boxes;
  value.source = raw.source;
  value.confidence = raw.confidence;
  value.flags = raw.flags;
  value.alternatives = raw.alternatives;
  const bool recognised = raw.source == TextSource::ocr;
  if (raw.snapped > 0) {
    value.text = raw.label;
    value.snapped = raw.snapped;
  } else if (recognised && is_value_type(expected.type)) {
    mend(value, expected, units);
  } else if (recognised && expected.type != ValueType::checkbox) {
    if (expected.type == ValueType::text) value.text = mend_text(value.text);
    snap_choice(value, expected);
  }
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
      if (recognised && has_strange_unit(value, units)) flag(value, "ambiguous");
      break;
    case ValueType::year:
      set_year(value);
      break;
    case ValueType::choice:
      set_choice(value, expected);
      break;
    case ValueType::checkbox:
      set_checkbox(value, expected);
      break;
  }
  if (recognised && value.confidence < least_confidence(value, expected)) {
    flag(value, "low-confidence");
  }
  if (recognised && is_value_type(expected.type) && value.quantity &&
      value.confidence >= kSureUnderSeal) {
    std::erase(value.flags, "under-seal");
  }
  if (recognised && expected.type == ValueType::text &&
      (has_broken_brackets(value.text) || lacks_full_stop(value.text) ||
       is_mark_with_dirt(value.text))) {
    flag(value, "ambiguous");
  }
  // A number of the column beside; rows are numbered without a point.
  const bool digits = expected.type == ValueType::text &&
                      value.text.find('.') != std::string::npos &&
                      value.text.find_first_not_of("0123456789.,") == std::string::npos;
  const bool stroke = expected.type == ValueType::text && is_stroke(value.text, expected.required);
  if (recognised && (digits || stroke || has_dirt_inside(value.text))) flag(value, "ambiguous");
  if (expected.required && value.text.empty()) flag(value, "missing");
  if (value.text.find("\uFFFD") != std::string::npos) flag(value, "garbled-text");
  return value;
}

}  // namespace biaoge

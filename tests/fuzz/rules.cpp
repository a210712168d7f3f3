// SPDX-License-Identifier: GPL-3.0-or-later
// The language of rules: a first line with the rule, then a line for each value of a form.
#include <algorithm>
#include <vector>

#include "core/document.h"
#include "export/cell_finder.h"
#include "export/json_writer.h"
#include "export/rule_formula.h"
#include "export/rules_json.h"
#include "normalize/checks.h"
#include "normalize/quantity.h"
#include "profiles/loader.h"
#include "profiles/rule_parser.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace biaoge;

constexpr char kProfile[] = R"(name: small
title: t
recognition: {titles: [t], labels: [a, b], min_labels: 2, start: title}
fields:
  - {key: title, title: t, labels: [a]}
  - {key: total, title: t, type: number, labels: [b]}
sections:
  - name: items
    title: t
    min_headers: 1
    rows: [[c], [d]]
    columns:
      - {key: kind, title: t, row_label: true}
      - {key: count, title: t, type: number, labels: [e]}
sheets:
  - {name: s, columns: [{title: t, source: title}]}
)";

Value value_of(std::string_view text, const UnitTable& units) {
  Value value;
  value.text = text;
  value.raw = text;
  value.quantity = parse_quantity(text, units);
  return value;
}

/// The lines in turn: the fields, then the rows.
Form form_of(std::string_view lines, const UnitTable& units) {
  std::vector<Value> values;
  while (!lines.empty() && values.size() < 40) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    values.push_back(value_of(lines.substr(0, end), units));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  Form form;
  form.profile = "small";
  FormSection section{"items", "", {}};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i < 2) form.fields.emplace_back(i == 0 ? "title" : "total", values[i]);
    if (i < 2) continue;
    if (i % 2 == 0) section.rows.emplace_back();
    section.rows.back().emplace_back(i % 2 == 0 ? "kind" : "count", values[i]);
  }
  form.sections = {section};
  return form;
}

/// What becomes of the rule beside its own evaluation: the workbook's formulas, and JSON.
void repeat_elsewhere(const std::vector<Document>& documents, const Profile& profile) {
  const CheckRule& rule = profile.rules.front();
  const std::vector<Profile> profiles{profile};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  const CellFinder finder(catalogue);
  for (const CheckResult& result : run_checks(documents.front().forms.front(), profile)) {
    formulas_of(rule, result.row, 0, catalogue, finder, {"F4", "G4", "H4"});
  }
  FileWriter file("/dev/null");
  JsonWriter json(file);
  write_rules(json, profile);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto units = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt");
  static const auto loaded = load_profile(MemoryFile(kProfile).path());
  expect(units.ok() && loaded.ok(), "the profile can be read");
  const std::string_view input = text_of(data, size);
  const std::size_t end = std::min(input.find('\n'), input.size());
  Profile profile = loaded.value();
  yaml::Node node;
  node.kind = yaml::Kind::scalar;
  node.scalar = input.substr(0, end);
  const Form form = form_of(input.substr(std::min(end + 1, input.size())), units.value());
  for (const bool in_section : {false, true}) {
    CheckRule rule;
    rule.name = "one";
    rule.message = "{left} {right} {difference} {total}";
    rule.flag = "sum-mismatch";
    rule.section = in_section ? "items" : "";
    try {
      rule.check =
          parse_expression(node, profile, in_section ? &profile.sections.front() : nullptr);
    } catch (const yaml::Failure& failure) {
      expect(failure.what()[0] != '\0', "a refusal says why");
      continue;
    }
    profile.rules = {rule};
    std::vector<Document> documents(1);
    documents[0].forms = {form};
    repeat_elsewhere(documents, profile);
  }
  return 0;
}

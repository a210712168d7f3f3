// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/forms.h"

#include <algorithm>
#include <set>

#include "normalize/fields.h"
#include "normalize/headings.h"
#include "normalize/regions.h"
#include "normalize/sections.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

std::vector<int> pages_of(const FormRegions& form) {
  std::set<int> pages;
  for (const Region& region : form.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      for (const PlacedBox& place : region.grid->cell(i).boxes) pages.insert(place.page);
    }
  }
  return {pages.begin(), pages.end()};
}

void read_field(Form& form, const FormRegions& source, const FieldRule& rule,
                const std::vector<std::optional<SectionHeader>>& headers, const UnitTable& units,
                UsedCells& used) {
  const std::optional<RawValue> raw = find_field(source, rule, headers, used);
  const Expectation expected{rule.type, &rule.choices, rule.required, {}};
  Value value = make_value(raw.value_or(RawValue{}), expected, units);
  if (!raw && rule.required) {
    form.findings.push_back(
        {"missing", Severity::warning, "未找到“" + rule.title + "”", {"fields." + rule.key}, {}});
  }
  form.fields.emplace_back(rule.key, std::move(value));
}

/// Text in the form's rows that no rule asked for: reported, so that nothing is lost unseen.
void report_unassigned(Form& form, const FormRegions& source, const UsedCells& used) {
  for (const Region& region : source.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      const Cell& cell = region.grid->cell(i);
      if (cell.text.empty() || used.contains({region.grid, i})) continue;
      if (source.vocabulary->names_anything(region.grid->key(i))) continue;
      form.findings.push_back({"unassigned-text",
                               Severity::info,
                               "表内文字未归入任何栏目：“" + clean_text(cell.text) + "”",
                               {},
                               cell.boxes});
    }
  }
}

Form read_form(const FormRegions& source, const UnitTable& units) {
  const Profile& profile = *source.vocabulary->profile;
  Form form;
  form.profile = profile.name;
  form.pages = pages_of(source);
  UsedCells used;
  std::vector<std::optional<SectionHeader>> headers;
  for (std::size_t i = 0; i < profile.sections.size(); ++i) {
    headers.push_back(find_header(source, i, units));
  }
  for (const FieldRule& rule : profile.fields) {
    read_field(form, source, rule, headers, units, used);
  }
  for (std::size_t i = 0; i < profile.sections.size(); ++i) {
    const SectionRule& rule = profile.sections[i];
    if (headers[i]) {
      form.sections.push_back(read_section(source, i, *headers[i], units, form.findings, used));
    } else {
      form.sections.push_back({rule.name, "", {}});
      form.findings.push_back(
          {"missing", Severity::warning, "未找到“" + rule.title + "”", {"rows." + rule.name}, {}});
    }
  }
  report_unassigned(form, source, used);
  return form;
}

}  // namespace

std::vector<Form> read_forms(std::vector<Table>& tables, const std::vector<Profile>& profiles,
                             const UnitTable& units) {
  for (Table& table : tables) {
    table.unit = find_unit(table.heading);
    table.title = guess_title(table.heading);
  }
  std::vector<Form> forms;
  if (!profiles.empty()) {
    const std::vector<Vocabulary> vocabularies(profiles.begin(), profiles.end());
    const std::vector<GridView> grids(tables.begin(), tables.end());
    for (const FormRegions& form : find_forms(grids, vocabularies)) {
      forms.push_back(read_form(form, units));
    }
  }
  for (Table& table : tables) {
    for (Cell& cell : table.cells) cell.text = clean_text(cell.text);
    for (TextLine& line : table.heading) line.text = clean_text(line.text);
  }
  return forms;
}

}  // namespace biaoge

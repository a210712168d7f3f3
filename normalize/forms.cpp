// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/forms.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "normalize/check_findings.h"
#include "normalize/checks.h"
#include "normalize/doubt.h"
#include "normalize/fields.h"
#include "normalize/headings.h"
#include "normalize/quantity_doubt.h"
#include "normalize/regions.h"
#include "normalize/repair.h"
#include "normalize/same_texts.h"
#include "normalize/sections.h"
#include "normalize/snap.h"
#include "normalize/stray_rows.h"
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

/// The unit of amounts that stand alone: in brackets behind a unit label, or above the table.
std::string unit_of_amounts(const FormRegions& source, const UnitTable& units) {
  for (const Region& region : source.regions) {
    for (const int i : region.grid->cells_in(region.first, region.last)) {
      const auto& sections = source.vocabulary->unit_labels;
      const bool named = std::any_of(sections.begin(), sections.end(), [&](const auto& labels) {
        return labels.contains(region.grid->key(i));
      });
      std::string unit = named ? label_unit(region.grid->cell(i).text) : "";
      if (units.find(unit)) return unit;
    }
  }
  for (const Region& region : source.regions) {
    const auto& above = region.grid->table().unit;
    if (above && units.find(*above)) return *above;
  }
  return "";
}

void read_field(Form& form, const FormRegions& source, const FieldRule& rule,
                const std::vector<std::optional<SectionHeader>>& headers, const UnitTable& units,
                UsedCells& used) {
  const std::optional<RawValue> raw = find_field(source, rule, headers, used);
  const bool amount = rule.type == ValueType::amount;
  const Expectation expected{rule.type, &rule.choices, rule.required,
                             amount ? unit_of_amounts(source, units) : std::string()};
  Value value = make_value(raw.value_or(RawValue{}), expected, units);
  if (!raw && rule.required) {
    form.findings.push_back(
        {"missing", Severity::warning, "未找到“" + rule.title + "”", {"fields." + rule.key}, {}});
  }
  form.fields.emplace_back(rule.key, std::move(value));
}

/// Recognised values of a record that were read from that cell, perhaps among others.
void flag_values_of(Record& record, const Cell& cell, const char* code, bool numbers_only = false) {
  const auto stands_there = [&cell](const PlacedBox& box) {
    return std::find(cell.boxes.begin(), cell.boxes.end(), box) != cell.boxes.end();
  };
  for (auto& [key, value] : record) {
    if (numbers_only && !value.quantity) continue;
    const bool here = std::any_of(value.boxes.begin(), value.boxes.end(), stands_there);
    if (here && value.source == TextSource::ocr) add_flags(value, {code});
  }
}

/// What stands beside recognised text that no column took may lack a part of it: the header of the
/// column of ≥ was misread, or a stroke was taken for a ruling. Words before a field are the end of
/// its label.
void doubt_neighbours(Form& form, const GridView& grid, int index) {
  const char* const code = "unassigned-text";
  const Cell& cell = grid.cell(index);
  const int before = grid.at(cell.row, cell.column - 1);
  for (const int beside : {before, grid.at(cell.row, cell.column + cell.colspan)}) {
    if (beside < 0 || beside == index) continue;
    flag_values_of(form.fields, grid.cell(beside), code, beside != before);
    for (FormSection& section : form.sections) {
      for (Record& row : section.rows) flag_values_of(row, grid.cell(beside), code);
    }
  }
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
      if (region.grid->recognised(i)) doubt_neighbours(form, *region.grid, i);
    }
  }
}

/// What stands beside a label of which nothing was read may belong to another, or be a title.
void doubt_field(Form& form, const std::string& where) {
  for (auto& [key, value] : form.fields) {
    if (where != "fields." + key || value.text.empty() || value.source != TextSource::ocr) continue;
    add_flags(value, {"snapped-label"});
  }
}

/// Labels of which the place told more than the text.
void report_snapped(Form& form, const FormRegions& source) {
  for (const Region& region : source.regions) {
    for (const auto& [index, snap] : region.grid->snaps()) {
      const Cell& cell = region.grid->cell(index);
      if (!snap.weak || snap.where.empty() || cell.row < region.first || cell.row >= region.last) {
        continue;
      }
      if (cell.text.empty()) doubt_field(form, snap.where);
      form.findings.push_back(
          {"snapped-label",
           Severity::warning,
           "栏目名称识别为“" + clean_text(cell.text) + "”，按所在位置判定为“" + snap.label + "”",
           {snap.where},
           cell.boxes});
    }
  }
}

/// Cells of forms get the labels they were taken for; what was read stays as an alternative.
void set_labels(std::vector<Table>& tables, const std::vector<GridView>& grids,
                const std::vector<FormRegions>& forms) {
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const bool in_form = std::any_of(forms.begin(), forms.end(), [&](const FormRegions& form) {
      return std::any_of(form.regions.begin(), form.regions.end(),
                         [&](const Region& region) { return region.grid == &grids[t]; });
    });
    if (!in_form) continue;
    tables[t].in_form = true;
    for (const auto& [index, snap] : grids[t].snaps()) {
      Cell& cell = tables[t].cells[static_cast<std::size_t>(index)];
      cell.alternatives.insert(cell.alternatives.begin(), {clean_text(cell.text), cell.confidence});
      cell.text = snap.label;
      cell.snapped = snap.edits;
    }
  }
}

/// Where too few labels were read nothing is certain: neither what was read nor what was not.
void doubt_all(Form& form) {
  for (auto& [key, value] : form.fields) {
    add_flags(value, {value.text.empty() ? "missing" : "low-confidence"});
  }
  for (FormSection& section : form.sections) {
    for (Record& row : section.rows) {
      for (auto& [key, value] : row) add_flags(value, {"low-confidence"});
    }
  }
  form.findings.push_back(
      {"form-unread", Severity::warning, "可辨认的栏目名称太少，各项内容均须与原件核对", {}, {}});
}

/// What the other values of their columns say of recognised ones.
void doubt_by_columns(Form& form, const Profile& profile) {
  flag_format_outliers(form, profile);
  flag_lost_quantities(form, profile);
  flag_empty_columns(form, profile);
  settle_by_surroundings(form, profile);
  flag_lost_comparators(form, profile);
  flag_odd_marks(form, profile);
  flag_lost_marks(form, profile);
  flag_odd_separators(form, profile);
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
      if (!rule.required) continue;
      form.findings.push_back(
          {"missing", Severity::warning, "未找到“" + rule.title + "”", {"rows." + rule.name}, {}});
    }
  }
  const bool scanned = has_recognised(form);
  if (scanned) doubt_by_columns(form, profile);
  report_snapped(form, source);
  report_unassigned(form, source, used);
  repair_by_rules(form, profile, units);
  add_check_findings(form, profile);
  if (scanned) doubt_stray_rows(form, profile);
  if (source.hardly_read) doubt_all(form);
  return form;
}

/// Names of offices that differ from form to form by a sign or two.
void compare_texts(std::vector<Form>& forms, const std::vector<Profile>& profiles) {
  for (const Profile& profile : profiles) {
    std::vector<Form*> alike;
    for (Form& form : forms) {
      if (form.profile == profile.name) alike.push_back(&form);
    }
    if (alike.size() > 1) flag_near_texts(alike, profile);
    flag_odd_endings(alike, profile);
  }
}

}  // namespace

std::vector<Form> read_forms(std::vector<Table>& tables, const std::vector<Profile>& profiles,
                             const UnitTable& units) {
  for (Table& table : tables) {
    table.unit = find_unit(table.heading, &units);
    std::vector<TextLine> above;  // Not those of the pages that it goes on over.
    std::copy_if(table.heading.begin(), table.heading.end(), std::back_inserter(above),
                 [&](const TextLine& line) {
                   return table.pages.empty() || line.place.page <= table.pages.front();
                 });
    table.title = guess_title(above);
  }
  std::vector<Form> forms;
  if (!profiles.empty()) {
    const std::vector<Vocabulary> vocabularies(profiles.begin(), profiles.end());
    std::vector<GridView> grids(tables.begin(), tables.end());
    snap_labels(grids, vocabularies);
    const std::vector<FormRegions> found = find_forms(grids, vocabularies);
    for (const FormRegions& form : found) forms.push_back(read_form(form, units));
    compare_texts(forms, profiles);
    set_labels(tables, grids, found);
  }
  for (Table& table : tables) {
    for (Cell& cell : table.cells) cell.text = clean_text(cell.text);
    for (TextLine& line : table.heading) line.text = clean_text(line.text);
  }
  return forms;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/correct.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "normalize/check_findings.h"
#include "normalize/edit.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

constexpr const char* kConfirmed = "（复核确认：原件如此）";

const Profile* find_profile(const std::vector<Profile>& profiles, const std::string& name) {
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [&name](const Profile& one) { return one.name == name; });
  return found == profiles.end() ? nullptr : &*found;
}

/// The number after `before` in `text`, which is taken off it.
std::optional<std::size_t> take_index(std::string_view& text, std::string_view before) {
  if (!text.starts_with(before)) return std::nullopt;
  text.remove_prefix(before.size());
  std::size_t index = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (error != std::errc() || rest == text.data() + text.size() || *rest != ']') {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(rest + 1 - text.data()));
  return index;
}

/// "tables[2].cells[17]"
Cell* cell_of_path(Document& document, std::string_view path) {
  const auto table = take_index(path, "tables[");
  const auto cell = table ? take_index(path, ".cells[") : std::nullopt;
  if (!cell || !path.empty() || *table >= document.tables.size()) return nullptr;
  std::vector<Cell>& cells = document.tables[*table].cells;
  return *cell < cells.size() ? &cells[*cell] : nullptr;
}

Error misfit(const Document& document, const Correction& correction, const std::string& what) {
  const std::string place =
      correction.form ? "form " + std::to_string(*correction.form + 1) + ", " : std::string();
  return {"corrections-do-not-fit", document.path + ": " + place + correction.path + ": " + what,
          "Give the JSON that was written together with the review page"};
}

/// Whether a decision is about something that is there, and reads as it did.
std::optional<Error> check_fit(Document& document, const Correction& correction) {
  const bool in_form = correction.form && *correction.form < document.forms.size();
  if (correction.form && !in_form) return misfit(document, correction, "there is no such form");
  if (!correction.rule.empty()) return std::nullopt;  // A finding may be gone by now.
  const std::string* text = nullptr;
  if (in_form) {
    const Value* value = value_of_path(document.forms[*correction.form], correction.path);
    if (value != nullptr) text = &value->text;
  } else if (const Cell* cell = cell_of_path(document, correction.path)) {
    text = &cell->text;
  }
  if (text == nullptr) return misfit(document, correction, "there is no such value");
  if (*text == correction.before) return std::nullopt;
  return misfit(document, correction,
                "reads \"" + *text + "\", but \"" + correction.before + "\" was reviewed");
}

/// The cells that a value was read from say what the value says.
void update_cells(Document& document, const std::vector<PlacedBox>& boxes,
                  const Correction& correction) {
  for (Table& table : document.tables) {
    for (Cell& cell : table.cells) {
      if (cell.boxes != boxes) continue;
      cell.flags.clear();
      cell.confidence = 1;
      if (correction.decision == Decision::corrected) cell.text = clean_text(correction.after);
    }
  }
}

void apply_to_value(Document& document, const Correction& correction, const Profile* profile,
                    const UnitTable& units) {
  Form& form = document.forms[*correction.form];
  Value& value = *value_of_path(form, correction.path);
  if (correction.decision == Decision::corrected) {
    Value typed;
    typed.text = correction.after;
    if (profile != nullptr) {
      typed =
          typed_value(form, correction.path, correction.after, TextSource::text, *profile, units);
    }
    value.text = std::move(typed.text);
    value.quantity = std::move(typed.quantity);
    value.flags = std::move(typed.flags);
    value.snapped = 0;
  } else {
    value.flags.clear();
  }
  value.source = TextSource::text;
  value.confidence = 1;
  if (!value.boxes.empty()) update_cells(document, value.boxes, correction);
}

void apply_to_cell(Cell& cell, const Correction& correction) {
  if (correction.decision == Decision::corrected) cell.text = clean_text(correction.after);
  cell.flags.clear();
  cell.source = TextSource::text;
  cell.confidence = 1;
}

/// Findings other than those of checks about values that a person has now looked at.
void drop_settled(Form& form, const std::set<std::string>& looked_at) {
  form.findings.erase(
      std::remove_if(form.findings.begin(), form.findings.end(),
                     [&](const Finding& finding) {
                       return !finding.where.empty() &&
                              std::all_of(
                                  finding.where.begin(), finding.where.end(),
                                  [&](const auto& path) { return looked_at.contains(path); });
                     }),
      form.findings.end());
}

void confirm(Form& form, const Correction& correction) {
  for (Finding& finding : form.findings) {
    if (finding.rule != correction.rule || finding.where != correction.where) continue;
    finding.severity = Severity::info;
    if (!finding.message.ends_with(kConfirmed)) finding.message += kConfirmed;
  }
}

}  // namespace

Status apply_corrections(Document& document, const std::vector<Correction>& corrections,
                         const std::vector<Profile>& profiles, const UnitTable& units) {
  for (const Correction& correction : corrections) {
    if (auto error = check_fit(document, correction)) return *error;
  }
  std::vector<std::set<std::string>> looked_at(document.forms.size());
  for (const Correction& correction : corrections) {
    if (!correction.rule.empty()) continue;
    if (!correction.form) {
      apply_to_cell(*cell_of_path(document, correction.path), correction);
      continue;
    }
    const Profile* profile = find_profile(profiles, document.forms[*correction.form].profile);
    apply_to_value(document, correction, profile, units);
    looked_at[*correction.form].insert(correction.path);
  }
  for (std::size_t i = 0; i < document.forms.size(); ++i) {
    Form& form = document.forms[i];
    const Profile* profile = find_profile(profiles, form.profile);
    if (profile != nullptr) remove_check_findings(form, *profile);
    drop_settled(form, looked_at[i]);
    if (profile != nullptr) add_check_findings(form, *profile);
  }
  for (const Correction& correction : corrections) {
    if (!correction.rule.empty() && correction.form) {
      confirm(document.forms[*correction.form], correction);
    }
  }
  document.corrections.insert(document.corrections.end(), corrections.begin(), corrections.end());
  return success();
}

}  // namespace biaoge

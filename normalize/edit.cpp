// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/edit.h"

#include <charconv>
#include <optional>

#include "normalize/values.h"

namespace biaoge {

namespace {

struct Path {
  std::string_view section;  ///< "" for a field.
  std::size_t row = 0;
  std::string_view key;
};

std::optional<Path> parse_path(std::string_view text) {
  constexpr std::string_view kFields = "fields.";
  constexpr std::string_view kRows = "rows.";
  if (text.starts_with(kFields)) return Path{{}, 0, text.substr(kFields.size())};
  const std::size_t open = text.find('[');
  const std::size_t close = text.find("].");
  if (!text.starts_with(kRows) || close == std::string_view::npos || open > close) {
    return std::nullopt;
  }
  Path path;
  path.section = text.substr(kRows.size(), open - kRows.size());
  path.key = text.substr(close + 2);
  const char* end = text.data() + close;
  const auto [rest, error] = std::from_chars(text.data() + open + 1, end, path.row);
  if (error != std::errc() || rest != end) return std::nullopt;
  return path;
}

template <typename FormType>
auto* section_of(FormType& form, std::string_view name) {
  for (auto& section : form.sections) {
    if (section.name == name) return &section;
  }
  return static_cast<decltype(&form.sections.front())>(nullptr);
}

Expectation expectation_of(const Form& form, const Path& path, const Profile& profile) {
  Expectation expected;
  if (path.section.empty()) {
    if (const FieldRule* field = profile.field(path.key)) {
      expected = {field->type, &field->choices, field->required, {}};
    }
    return expected;
  }
  const SectionRule* section = profile.section(path.section);
  const ColumnRule* column = section ? section->column(path.key) : nullptr;
  if (column == nullptr) return expected;
  expected = {column->type, &column->choices, column->required, {}};
  if (const FormSection* found = section_of(form, path.section)) expected.unit = found->unit;
  return expected;
}

}  // namespace

Value* value_of_path(Form& form, std::string_view path) {
  const auto parsed = parse_path(path);
  if (!parsed) return nullptr;
  Record* record = parsed->section.empty() ? &form.fields : nullptr;
  FormSection* section = record ? nullptr : section_of(form, parsed->section);
  if (section != nullptr && parsed->row < section->rows.size())
    record = &section->rows[parsed->row];
  if (record == nullptr) return nullptr;
  for (auto& [key, value] : *record) {
    if (key == parsed->key) return &value;
  }
  return nullptr;
}

Value typed_value(const Form& form, std::string_view path, const std::string& text,
                  TextSource source, const Profile& profile, const UnitTable& units) {
  RawValue raw;
  raw.text = text;
  raw.source = source;
  const auto parsed = parse_path(path);
  return make_value(raw, parsed ? expectation_of(form, *parsed, profile) : Expectation{}, units);
}

}  // namespace biaoge

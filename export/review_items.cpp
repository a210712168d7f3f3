// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/review_items.h"

#include <algorithm>
#include <charconv>

#include "export/flag_sheet.h"
#include "export/messages.h"
#include "export/sheet_text.h"

namespace biaoge {

namespace {

/// "fields.KEY", "rows.SECTION[INDEX].KEY", "rows.SECTION[INDEX]" or "rows.SECTION".
struct Path {
  std::string_view section;          ///< "" for a field.
  std::optional<std::size_t> index;  ///< None for a whole section.
  std::string_view key;              ///< "" for a whole row or section.
};

std::optional<Path> parse_path(std::string_view text) {
  constexpr std::string_view kFields = "fields.";
  constexpr std::string_view kRows = "rows.";
  if (text.starts_with(kFields)) return Path{{}, {}, text.substr(kFields.size())};
  if (!text.starts_with(kRows)) return std::nullopt;
  text.remove_prefix(kRows.size());
  const std::size_t open = text.find('[');
  Path path;
  path.section = text.substr(0, open);
  if (open == std::string_view::npos) return path;
  const char* end = text.data() + text.size();
  std::size_t index = 0;
  const auto [rest, error] = std::from_chars(text.data() + open + 1, end, index);
  if (error != std::errc() || rest == end || *rest != ']') return std::nullopt;
  path.index = index;
  if (rest + 1 != end && rest[1] == '.') {
    path.key = text.substr(static_cast<std::size_t>(rest + 2 - text.data()));
  }
  return path;
}

const Record* record_at(const Form& form, const Path& path) {
  if (path.section.empty()) return &form.fields;
  for (const FormSection& section : form.sections) {
    if (section.name == path.section && path.index && *path.index < section.rows.size()) {
      return &section.rows[*path.index];
    }
  }
  return nullptr;
}

/// The text by which people know a row: its row label, else its first text that is not repeated.
std::string row_label(const Record& row, const SectionRule& rule) {
  const auto of_column = [&](const auto& wanted) -> std::string {
    const auto column = std::find_if(rule.columns.begin(), rule.columns.end(), wanted);
    const Value* value = column == rule.columns.end() ? nullptr : find(row, column->key);
    return value == nullptr ? std::string() : value->text;
  };
  std::string label = of_column([](const ColumnRule& column) { return column.row_label; });
  if (!label.empty()) return label;
  return of_column([](const ColumnRule& column) {
    return column.type == ValueType::text && !column.repeat_down;
  });
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (const std::string& part : parts) {
    if (!joined.empty() && !part.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

/// A person needs the beginning of a long text only.
std::string excerpt(const std::string& text) {
  constexpr std::size_t kUnits = 120;
  const std::string_view begin = utf16_prefix(text, kUnits);
  return begin.size() == text.size() ? text : std::string(begin) + "…";
}

std::vector<int> pages_of(const std::vector<PlacedBox>& boxes, const std::vector<int>& otherwise) {
  std::vector<int> pages;
  for (const PlacedBox& box : boxes) pages.push_back(box.page);
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  return pages.empty() ? otherwise : pages;
}

void add_note(FormEntry& form, const std::string& path, const std::string& reason) {
  std::string& note = form.notes[path];
  if (!note.empty()) note += "\n";
  note += reason;
}

/// What the profile expects at a path; text where it says nothing.
ValueType type_at(const Profile* profile, std::string_view text) {
  const auto path = parse_path(text);
  if (!path || profile == nullptr) return ValueType::text;
  if (path->section.empty()) {
    const FieldRule* field = profile->field(path->key);
    return field == nullptr ? ValueType::text : field->type;
  }
  const SectionRule* section = profile->section(path->section);
  const ColumnRule* column = section == nullptr ? nullptr : section->column(path->key);
  return column == nullptr ? ValueType::text : column->type;
}

/// A number that is wrong is worse than a word that is: it is summed up. So errors come before
/// warnings, numbers before words, and what is least certain first.
bool matters_more(const ReviewItem& a, const ReviewItem& b) {
  if (a.severity != b.severity) return a.severity < b.severity;
  if (a.is_number != b.is_number) return a.is_number;
  return a.confidence.value_or(0) < b.confidence.value_or(0);
}

bool wants_look(const Value& value) {
  return !value.flags.empty() || value.text.size() > kMaxCellUnits;
}

/// Collects the items of one form.
class FormReview {
 public:
  FormReview(Catalogue& catalogue, std::size_t index)
      : catalogue_(catalogue), index_(index), entry_(catalogue.forms[index]) {}

  void run() {
    for (const Finding& finding : entry_.form->findings) add_finding(finding);
    for (const auto& [key, value] : entry_.form->fields) {
      if (wants_look(value)) add_value("fields." + key, value);
    }
    for (const FormSection& section : entry_.form->sections) {
      for (std::size_t row = 0; row < section.rows.size(); ++row) {
        for (const auto& [key, value] : section.rows[row]) {
          if (!wants_look(value)) continue;
          add_value("rows." + section.name + "[" + std::to_string(row) + "]." + key, value);
        }
      }
    }
  }

 private:
  ReviewItem new_item(Severity severity) {
    ReviewItem item;
    item.file = entry_.file;
    item.form = index_;
    item.severity = severity;
    if (severity != Severity::info) ++entry_.to_check;
    return item;
  }

  void add_value_facts(ReviewItem& item, const std::string& path, const Value& value) {
    if (!item.confidence) {
      const ValueType type = type_at(entry_.profile, path);
      item.is_number = type != ValueType::text && type != ValueType::choice;
    }
    item.confidence = std::min(item.confidence.value_or(1), value.confidence);
    if (item.places.empty()) item.places = united_by_page(value.boxes);
  }

  void add_finding(const Finding& finding) {
    ReviewItem item = new_item(finding.severity);
    std::vector<std::string> subjects;
    std::vector<std::string> readings;
    for (const std::string& path : finding.where) {
      const Value* value = value_at(*entry_.form, path);
      subjects.push_back(path_title(*entry_.form, entry_.profile, path));
      if (value != nullptr) {
        readings.push_back(excerpt(value->text));
        add_value_facts(item, path, *value);
      }
      add_note(entry_, path, finding.message);
    }
    if (!finding.where.empty()) item.path = finding.where.front();
    item.rule = finding.rule;
    item.where = finding.where;
    if (item.places.empty() && !finding.boxes.empty()) item.places = {finding.boxes.front()};
    item.pages = pages_of(finding.boxes, entry_.form->pages);
    item.subject = join(subjects, "\n");
    item.reading = join(readings, "\n");
    item.reason = finding.message;
    catalogue_.review.push_back(std::move(item));
  }

  /// True when a finding already says at this place what the flag says.
  bool told(const std::string& flag, const std::string& path) const {
    return std::any_of(
        entry_.form->findings.begin(), entry_.form->findings.end(), [&](const Finding& finding) {
          return flag_of(finding) == flag &&
                 std::find(finding.where.begin(), finding.where.end(), path) != finding.where.end();
        });
  }

  /// A finding of a rule stands for the flag that the rule sets.
  const std::string& flag_of(const Finding& finding) const {
    if (entry_.profile == nullptr) return finding.rule;
    for (const CheckRule& rule : entry_.profile->rules) {
      if (rule.name == finding.rule) return rule.flag;
    }
    return finding.rule;
  }

  void add_value(const std::string& path, const Value& value) {
    std::vector<std::string> reasons;
    for (const std::string& flag : value.flags) {
      if (!told(flag, path)) reasons.push_back(flag_reason(flag));
    }
    if (utf16_length(value.text) > kMaxCellUnits) reasons.push_back(flag_reason("text-cut"));
    if (reasons.empty()) return;
    ReviewItem item = new_item(Severity::warning);
    item.path = path;
    add_value_facts(item, path, value);
    item.pages = pages_of(value.boxes, entry_.form->pages);
    item.subject = path_title(*entry_.form, entry_.profile, path);
    item.reading = excerpt(value.text);
    item.reason = join(reasons, "；");
    add_note(entry_, path, join(reasons, "\n"));
    catalogue_.review.push_back(std::move(item));
  }

  Catalogue& catalogue_;
  std::size_t index_;
  FormEntry& entry_;
};

void add_table_cells(Catalogue& catalogue, std::size_t index) {
  const TableEntry& entry = catalogue.tables[index];
  for (const Cell& cell : entry.table->cells) {
    const bool cut = utf16_length(cell.text) > kMaxCellUnits;
    if (cell.flags.empty() && !cut) continue;
    std::vector<std::string> reasons;
    for (const std::string& flag : cell.flags) reasons.push_back(flag_reason(flag));
    if (cut) reasons.push_back(flag_reason("text-cut"));
    ReviewItem item;
    item.file = entry.file;
    item.table = index;
    item.pages = pages_of(cell.boxes, entry.table->pages);
    item.cell = &cell;
    item.places = united_by_page(cell.boxes);
    item.confidence = cell.confidence;
    item.is_number = parse_printed_number(cell.text).has_value();
    item.subject =
        "第" + std::to_string(cell.row + 1) + "行第" + std::to_string(cell.column + 1) + "列";
    item.reading = excerpt(cell.text);
    item.reason = join(reasons, "；");
    catalogue.review.push_back(std::move(item));
  }
}

}  // namespace

std::string shown_reading(const std::string& text) {
  return legal_text(excerpt(text));
}

void find_review_items(Catalogue& catalogue) {
  for (std::size_t form = 0; form < catalogue.forms.size(); ++form) {
    FormReview(catalogue, form).run();
    add_readings(catalogue.forms[form]);
  }
  for (std::size_t table = 0; table < catalogue.tables.size(); ++table) {
    if (!catalogue.tables[table].form) add_table_cells(catalogue, table);
  }
  std::stable_sort(catalogue.review.begin(), catalogue.review.end(), matters_more);
}

const Value* value_at(const Form& form, std::string_view path) {
  const auto parsed = parse_path(path);
  const Record* record = parsed ? record_at(form, *parsed) : nullptr;
  return record == nullptr ? nullptr : find(*record, parsed->key);
}

std::string path_title(const Form& form, const Profile* profile, std::string_view path) {
  const auto parsed = parse_path(path);
  if (!parsed || profile == nullptr) return std::string(path);
  if (parsed->section.empty()) {
    const FieldRule* field = profile->field(parsed->key);
    return field == nullptr ? std::string(parsed->key) : field->title;
  }
  const SectionRule* section = profile->section(parsed->section);
  if (section == nullptr) return std::string(path);
  if (!parsed->index) return section->title;
  std::string title = section->title + " 第" + std::to_string(*parsed->index + 1) + "行";
  if (const Record* row = record_at(form, *parsed); row != nullptr) {
    const std::string label = row_label(*row, *section);
    if (!label.empty()) title += "「" + excerpt(label) + "」";
  }
  const ColumnRule* column = section->column(parsed->key);
  return title + (column == nullptr ? std::string(parsed->key) : column->title);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/draft.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.h"
#include "normalize/cell_value.h"
#include "normalize/draft_guess.h"
#include "normalize/grid_view.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

/// Keys for programs: those that known profiles give a label, else numbered ones; each once.
class Keys {
 public:
  explicit Keys(const std::vector<Profile>& known) {
    for (const Profile& profile : known) {
      for (const FieldRule& field : profile.fields) {
        for (const auto& label : field.labels) keys_.emplace(label_key(label), field.key);
      }
      for (const SectionRule& section : profile.sections) {
        for (const ColumnRule& column : section.columns) {
          for (const auto& label : column.labels) keys_.emplace(label_key(label), column.key);
        }
      }
    }
  }

  std::string take(const std::string& label, const std::string& kind) {
    const auto known = keys_.find(label_key(label));
    std::string wanted = known == keys_.end() ? "" : known->second;
    if (!wanted.empty() && taken_.insert(wanted).second) return wanted;
    std::string key;
    do {
      key = (wanted.empty() ? kind : wanted) + "_" + std::to_string(++number_);
    } while (!taken_.insert(key).second);
    return key;
  }

 private:
  std::unordered_map<std::string, std::string> keys_;
  std::unordered_set<std::string> taken_;
  int number_ = 0;
};

class Drafter {
 public:
  Drafter(const Table& table, const std::vector<Profile>& known, const TableWords& words,
          const UnitTable& units)
      : table_(table), grid_(table), guess_(grid_, words, units), keys_(known) {}

  Profile run() {
    profile_.name = "my-form";
    profile_.title = title();
    profile_.description = "Drafted from a sample; to be edited.";
    add_headings();
    const int end = guess_.form_end();
    for (int row = guess_.banners(); row < end;) {
      const std::optional<DraftHeader> header = guess_.header_at(row, end);
      row = header ? add_section(*header, end) : add_fields(row, end);
    }
    finish();
    return std::move(profile_);
  }

 private:
  /// The name of the form without the year in front of it and the number of the table.
  std::string title() const {
    std::string text = without_space(table_.title.value_or(""));
    std::u32string codes = from_utf8(text);
    const std::size_t year = codes.find(U"年度");
    if (year != codes.npos && year < 8 && year + 2 < codes.size()) codes.erase(0, year + 2);
    text = to_utf8(codes);
    return text.empty() ? "未命名表" : text;
  }

  void add_headings() {
    FieldRule field;
    field.key = keys_.take("", "title");
    field.title = "表名";
    field.place = Place::heading;
    field.required = false;
    heading_key_ = field.key;
    profile_.fields.push_back(field);
    field.key = "year";
    field.title = "年度";
    field.type = ValueType::year;
    profile_.fields.push_back(field);
    keys_.take("年度", "year");
  }

  /// A label may name one field only.
  bool claim(const std::string& label) { return labels_.insert(label_key(label)).second; }

  void add_field(const DraftField& found) {
    const std::string label = plain_label(found.label);
    if (!claim(label)) return;
    FieldRule field;
    field.key = keys_.take(label, "field");
    field.title = label;
    field.labels = {label};
    field.place = found.below ? Place::below : Place::right;
    field.type = found.type;
    field.choices = found.choices;
    field.required = !found.empty;
    profile_.fields.push_back(std::move(field));
  }

  int add_fields(int row, int end) {
    const DraftRow found = guess_.fields_at(row, end);
    for (const std::string& block : found.blocks) {
      const std::string label = plain_label(block);
      if (claim(label)) profile_.block_labels.push_back(label);
    }
    for (const DraftField& field : found.fields) add_field(field);
    return std::max(found.next, row + 1);
  }

  int add_section(const DraftHeader& header, int end) {
    SectionRule section;
    section.name = "section_" + std::to_string(profile_.sections.size() + 1);
    section.title = header.block.empty() ? "明细" + std::to_string(profile_.sections.size() + 1)
                                         : plain_label(header.block);
    if (!header.block.empty()) {
      const std::string block = plain_label(header.block);
      if (claim(block)) profile_.block_labels.push_back(block);
      section.unit_labels = {block};
      std::erase(profile_.block_labels, block);
    }
    std::unordered_set<std::string> headers;
    const bool open = header.leftmost > 0 && header.has_row_labels;
    if (open) {
      ColumnRule names;
      names.key = keys_.take("", "name");
      names.title = "项目";
      names.row_label = true;
      names.required = false;
      section.columns.push_back(names);
    }
    const int last = guess_.section_end(header, end);
    for (const DraftColumn& found : header.columns) {
      const std::string label = plain_label(found.label);
      if (!headers.insert(label_key(label)).second) continue;
      ColumnRule column;
      column.key = keys_.take(label, "column");
      column.title = label;
      column.labels = {label};
      column.type = guess_.type_of(header, found, last);
      column.repeat_down = guess_.spans_rows(header, found, last);
      column.required = false;
      column.column_required = false;
      section.columns.push_back(column);
    }
    const int headed = static_cast<int>(section.columns.size()) - (open ? 1 : 0);
    section.min_headers = std::max(1, std::min(3, headed));
    profile_.sections.push_back(section);
    add_totals(header, last, end);
    return std::max(last, header.data_row);
  }

  /// The row under a section that holds sums of its columns.
  void add_totals(const DraftHeader& header, int row, int end) {
    if (row >= end) return;
    const std::string label = guess_.total_label(header, row);
    if (label.empty()) return;
    const SectionRule& section = profile_.sections.back();
    for (const DraftColumn& found : header.columns) {
      const std::string name = plain_label(found.label);
      const int cell = grid_.at(row, found.first);
      if (cell < 0 || !printed_value(grid_.cell(cell).text)) continue;
      const auto column = std::find_if(
          section.columns.begin(), section.columns.end(),
          [&](const ColumnRule& rule) { return !rule.labels.empty() && rule.labels[0] == name; });
      if (column == section.columns.end()) continue;
      FieldRule field;
      field.key = keys_.take("", "total");
      field.title = plain_label(label) + " " + name;
      field.type = column->type == ValueType::quantity ? ValueType::number : column->type;
      if (field.type == ValueType::text) field.type = ValueType::number;
      field.place = Place::total;
      field.labels = {plain_label(label)};
      field.section = section.name;
      field.column = column->key;
      field.required = false;
      profile_.fields.push_back(std::move(field));
      // The first of them stands beside the label: it is no field of its own as well.
      claim(plain_label(label));
    }
  }

  void finish() {
    Recognition& rule = profile_.recognition;
    rule.titles = {profile_.title};
    std::unordered_set<std::string> seen;
    const auto add = [&](const std::string& label) {
      if (seen.insert(label_key(label)).second) rule.labels.push_back(label);
    };
    for (const FieldRule& field : profile_.fields) {
      for (const std::string& label : field.labels) add(label);
      const bool beside = field.place == Place::right || field.place == Place::below;
      if (rule.start.empty() && beside) rule.start = field.key;
    }
    for (const SectionRule& section : profile_.sections) {
      for (const ColumnRule& column : section.columns) {
        for (const std::string& label : column.labels) add(label);
      }
    }
    if (rule.labels.empty()) rule.labels = {profile_.title};
    if (rule.start.empty()) rule.name = heading_key_;
    rule.min_labels = std::max(1, static_cast<int>(rule.labels.size()) * 2 / 3);
    add_sheets();
  }

  void add_sheets() {
    SheetRule summary{"汇总", "", {{"序号", "", "@index", Part::text, 6}}};
    std::set<std::string> titles = {"序号", "文件", "页码", "待核项数"};
    for (const FieldRule& field : profile_.fields) {
      if (!titles.insert(field.title).second) continue;
      summary.columns.push_back({field.title, "", field.key, part_of(field.type), 0});
    }
    summary.columns.push_back({"待核项数", "", "@flags", Part::text, 10});
    add_origin(summary);
    profile_.sheets.push_back(std::move(summary));
    const std::string& naming = profile_.recognition.naming();
    for (const SectionRule& section : profile_.sections) {
      SheetRule sheet{
          sheet_name(section.title), section.name, {{"序号", "", "@index", Part::text, 6}}};
      const FieldRule* name = profile_.field(naming);
      std::set<std::string> used = {"序号", "文件", "页码", name->title};
      sheet.columns.push_back({name->title, "", naming, Part::text, 0});
      for (const ColumnRule& column : section.columns) {
        if (!used.insert(column.title).second) continue;
        sheet.columns.push_back({column.title, "", column.key, part_of(column.type), 0});
      }
      add_origin(sheet);
      profile_.sheets.push_back(std::move(sheet));
    }
  }

  static void add_origin(SheetRule& sheet) {
    sheet.columns.push_back({"文件", "", "@file", Part::text, 0});
    sheet.columns.push_back({"页码", "", "@pages", Part::text, 8});
  }

  static Part part_of(ValueType type) {
    const bool number =
        type == ValueType::number || type == ValueType::amount || type == ValueType::percent;
    return number ? Part::value : Part::text;
  }

  /// The names of sheets are bound by Excel.
  std::string sheet_name(const std::string& title) {
    std::u32string name;
    for (const char32_t code : from_utf8(title)) {
      if (std::u32string_view(U"[]:*?/\\'").find(code) == std::u32string_view::npos) {
        name.push_back(code);
      }
      if (name.size() == 20) break;
    }
    std::string result = to_utf8(name);
    if (result.empty() || !sheet_names_.insert(result).second) {
      result += " " + std::to_string(sheet_names_.size() + 1);
      sheet_names_.insert(result);
    }
    return result;
  }

  const Table& table_;
  GridView grid_;
  DraftGuess guess_;
  Keys keys_;
  Profile profile_;
  std::string heading_key_;
  std::unordered_set<std::string> labels_;
  std::unordered_set<std::string> sheet_names_ = {"汇总"};
};

}  // namespace

Profile draft_profile(const std::vector<Table>& tables, const std::vector<Profile>& known,
                      const TableWords& words, const UnitTable& units) {
  return Drafter(tables.front(), known, words, units).run();
}

}  // namespace biaoge

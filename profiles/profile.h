// SPDX-License-Identifier: GPL-3.0-or-later
// A form declared as data. Everything the program knows of a form stands in profiles/NAME.yaml and
// reaches the code as these values; docs/profiles.md explains the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "profiles/rules.h"

namespace biaoge {

/// What a value may look like; a value that does not is flagged, never changed.
enum class ValueType {
  text,      ///< Anything.
  number,    ///< A number without a unit but 分 (a weight, a score), or a "not applicable" mark.
  amount,    ///< The same, in the unit of its column, section or table: money.
  percent,   ///< A number whose unit is % unless another stands beside it.
  quantity,  ///< A target or result: comparator, number, unit; or words (及时), kept as text.
  year,      ///< Four digits.
  choice,    ///< One of `choices`.
  checkbox,  ///< `choices` printed side by side, each with a box: the ticked ones are the value.
};

/// Where the value of a field stands.
enum class Place {
  heading,  ///< In a line above the table; found by `pattern`.
  right,    ///< In the cell to the right of the label.
  below,    ///< In the cell below the label.
  total,    ///< In the row of the label, in the column of `section`.`column`.
};

struct FieldRule {
  std::string key;
  std::string title;  ///< Chinese name for people.
  ValueType type = ValueType::text;
  Place place = Place::right;
  std::vector<std::string> labels;  ///< Printed variants; compared after folding (see label_key).
  /// ICU regular expression over a cleaned heading line; group 1, if any, is the value. "":
  /// for a text the heading line that contains one of Recognition::titles, for a year the first one
  /// printed (2023年, 二〇二三年度) that is not part of a date.
  std::string pattern;
  std::string section;               ///< For Place::total.
  std::string column;                ///< For Place::total.
  std::vector<std::string> choices;  ///< For ValueType::choice and checkbox.
  int part = 0;                      ///< As SectionRule::part, of labels met twice in a row.
  bool alone = false;                ///< As SectionRule::alone.
  bool required = true;              ///< Its absence is a finding.
};

struct ColumnRule {
  std::string key;
  std::string title;
  ValueType type = ValueType::text;
  std::vector<std::string> labels;  ///< Header variants.
  std::vector<std::string> prefix;  ///< Split-off columns set before the value (指标性质).
  std::vector<std::string> suffix;  ///< Split-off columns set after it (度量单位).
  /// Known texts: all there are for `choice`; else to mend a text cut by a page end.
  std::vector<std::string> choices;
  /// Names the rows. Without `labels` it has no header: the cell left of the first headed column.
  bool row_label = false;
  /// Printed over several columns with the same labels: which of them is this column's.
  std::vector<std::string> under;
  bool row_number = false;   ///< Numbers the rows in print: alone it makes no row of data.
  bool repeat_down = false;  ///< A merged cell's text holds for every row it spans.
  bool required = true;      ///< A row without it is a finding.
  /// A section without this column is a finding, even if its cells may be empty (!required).
  bool column_required = true;
};

/// A row that a section always has; its first label is its name in SheetColumn::source.
struct RowRule {
  std::vector<std::string> labels;  ///< Printed variants; compared after folding (see label_key).
  bool required = true;             ///< Its absence is a finding.

  const std::string& name() const { return labels.front(); }
};

/// Rows under a header.
struct SectionRule {
  std::string name;
  std::string title;
  std::vector<ColumnRule> columns;
  /// Labels that carry the unit in brackets: 项目资金（万元）.
  std::vector<std::string> unit_labels;
  std::vector<RowRule> rows;            ///< When given, the only rows it may have, in this order.
  std::vector<std::string> row_labels;  ///< All labels of `rows`, in the same order.
  int min_headers = 3;                  ///< Header labels to be met to take a row for its header.
  /// Of blocks side by side whose headers repeat the same labels in one row: which one, from 1; 0
  /// when its header stands alone in its row.
  int part = 0;
  /// With a part: the header may also stand alone in its row, for lack of the other blocks.
  bool alone = false;
  /// Labels of blocks one below the other: the section's header stands beside or under one of
  /// these.
  std::vector<std::string> blocks;
  std::vector<std::string> skip_rows;  ///< Labels of rows without data (栏次).
  std::vector<std::string> end_rows;   ///< Labels of the first row after the section.
  bool other_rows = false;             ///< With `rows`: it may have others too.
  bool required = true;                ///< A form without the section is a finding.

  const ColumnRule* column(std::string_view key) const;
  /// The row a cleaned label names, whatever its white space, width of characters and trailing
  /// colon; nullptr when it names none.
  const RowRule* row(std::string_view label) const;
};

struct Recognition {
  std::vector<std::string> titles;        ///< Heading texts that name the form.
  std::vector<std::string> other_titles;  ///< Of related forms: what they name is not this one.
  std::vector<std::string> labels;        ///< Labels that make it up.
  int min_labels = 3;                     ///< How many of them must be met; half with a title.
  std::string start;  ///< Key of the field whose label begins a new form; "": a table is a form.
  std::string name;   ///< Key of the field that names the form for people; `start` if not given.

  const std::string& naming() const { return name.empty() ? start : name; }
};

/// Which part of a value a column of the workbook shows.
enum class Part { text, comparator, value, unit };

/// A column of a workbook sheet. `source` is a field key; a column key of the sheet's section;
/// "SECTION/ROW LABEL/KEY" for a cell of a certain row; or "@file", "@pages", "@flags",
/// "@findings", "@unit" (of the sheet's section or of the first section that has one), "@index"
/// (running number).
struct SheetColumn {
  std::string title;
  std::string group;  ///< Heading over neighbouring columns that share it; "" for none.
  std::string source;
  Part part = Part::text;
  double width = 0;  ///< In characters of the default font; 0: from the contents.
};

/// A sheet of the workbook: a row per form, or per row of `section`, or per row of `fields` pairs.
struct SheetRule {
  std::string name;
  std::string section;  ///< "": one row per form.
  std::vector<SheetColumn> columns;
};

struct Profile {
  std::string name;
  std::string title;
  std::string description;
  Recognition recognition;
  /// Labels of blocks, beside which no value stands: known, so not reported as left-over text.
  std::vector<std::string> block_labels;
  std::vector<FieldRule> fields;
  std::vector<SectionRule> sections;
  std::vector<CheckRule> rules;
  std::vector<SheetRule> sheets;

  const FieldRule* field(std::string_view key) const;
  const SectionRule* section(std::string_view name) const;
};

}  // namespace biaoge

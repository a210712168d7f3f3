// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/general_tables.h"

#include <algorithm>

#include "core/utf8.h"
#include "normalize/caption.h"
#include "normalize/cell_value.h"
#include "normalize/column_types.h"
#include "normalize/doubt.h"
#include "normalize/grid_view.h"
#include "normalize/levels.h"
#include "normalize/mend.h"
#include "normalize/quantity.h"
#include "normalize/table_head.h"
#include "normalize/text.h"
#include "normalize/unit_text.h"

namespace biaoge {

namespace {

constexpr std::size_t kLongestUnit = 8;  // code points: more are words

class TableReader {
 public:
  TableReader(Table& table, const TableWords& words, const UnitTable& units)
      : table_(table), grid_(table), words_(words), units_(units) {}

  void run() {
    head_ = find_head(grid_, words_, units_);
    read_caption();
    table_.header_rows = head_.rows;
    for (int column = 0; column < table_.columns; ++column) {
      table_.heads.push_back(read_column(column));
    }
    find_row_units();
    table_.meanings.resize(table_.cells.size());
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      if (table_.cells[i].row >= head_.rows) read_cell(i);
    }
    settle_units();
    set_levels(table_, head_.rows);
  }

 private:
  /// Title, number and units, from the lines above and the banner rows inside, nearest first.
  void read_caption() {
    std::vector<std::string> lines;
    for (const TextLine& line : table_.heading) lines.push_back(line.text);
    for (int row = 0; row < head_.banners; ++row) {
      lines.push_back(one_line(grid_.cell(grid_.at(row, 0)).text));
    }
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      if (unit_list_.empty()) unit_list_ = caption_units(*line, words_, units_);
      const auto number = table_.number ? std::nullopt : caption_number(*line, words_);
      if (!number) continue;
      table_.number = *number;
      // A number alone on its line: the title is on the next one.
      const bool alone = from_utf8(*line).size() <= from_utf8(*number).size() + 1;
      if (!alone) {
        table_.title = *line;
      } else if (line != lines.rbegin() && caption_units(*(line - 1), words_, units_).empty()) {
        table_.title = *(line - 1);
      }
    }
    if (!table_.title && head_.banners > 0 && caption_units(lines.back(), words_, units_).empty()) {
      table_.title = lines.back();
    }
    table_.unit = unit_list_.empty() ? std::nullopt : std::optional(unit_list_.front());
  }

  ColumnHead read_column(int column) const {
    ColumnHead head;
    head.path = head_path(grid_, head_, column);
    std::vector<std::string> texts;
    for (int row = head_.rows; row < table_.rows; ++row) {
      const int i = grid_.at(row, column);
      if (i < 0 || grid_.cell(i).column != column || grid_.cell(i).row != row) continue;
      if (grid_.cell(i).colspan == table_.columns) continue;
      texts.push_back(grid_.cell(i).text);
    }
    head.type = column_type(head.path, texts, words_);
    for (auto name = head.path.rbegin(); name != head.path.rend() && head.unit.empty(); ++name) {
      head.unit = unit_in_name(*name, units_);
    }
    if (head.type == ColumnType::number && (head.unit == "%" || head.unit == "‰")) {
      head.type = ColumnType::percent;
    }
    if (head.type == ColumnType::percent && head.unit.empty()) head.unit = "%";
    if (head.type == ColumnType::number && head.unit.empty()) {
      head.unit = caption_unit(head.path);
      if (head.unit == "%") head.type = ColumnType::percent;
    }
    const bool numeric = head.type == ColumnType::number || head.type == ColumnType::percent;
    if (!numeric) head.unit.clear();
    return head;
  }

  /// The unit above the table, for a column it can be meant for.
  std::string caption_unit(const std::vector<std::string>& path) const {
    if (head_says(path, TableWord::line_number, words_)) return "";
    const auto is_ratio = [&](const std::string& unit) { return has_dimension(unit, "ratio"); };
    const bool rate = head_says(path, TableWord::rate, words_);
    const bool counted = head_says(path, TableWord::counted, words_);
    std::vector<std::string> fitting;
    for (const std::string& unit : unit_list_) {
      const bool money = has_dimension(unit, "money");
      if (rate ? is_ratio(unit)
               : !(counted && money) && (!is_ratio(unit) || unit_list_.size() == 1))
        fitting.push_back(unit);
    }
    return fitting.size() == 1 ? fitting.front() : "";
  }

  bool has_dimension(const std::string& unit, std::string_view dimension) const {
    const auto known = find_unit(units_, from_utf8(unit));
    return known && known->dimension == dimension;
  }

  /// Units that stand in a column of their own, or in the name of a row.
  void find_row_units() {
    row_units_.resize(static_cast<std::size_t>(table_.rows));
    int unit_column = -1;
    for (int column = 0; column < table_.columns; ++column) {
      const auto& path = table_.heads[static_cast<std::size_t>(column)].path;
      const auto& names = words_.of(TableWord::unit_column);
      if (path.empty()) continue;
      const std::string key = label_key(path.back());
      const bool named = std::find(names.begin(), names.end(), key) != names.end();
      if (named && holds_units(column)) unit_column = column;
    }
    for (int row = head_.rows; row < table_.rows; ++row) {
      std::string& unit = row_units_[static_cast<std::size_t>(row)];
      if (unit_column >= 0) {
        const std::string& text = grid_.cell(grid_.at(row, unit_column)).text;
        if (is_unit(units_, from_utf8(label_key(text)), true)) unit = clean_text(text);
      }
      const int name = grid_.at(row, 0);
      if (unit.empty() && name >= 0 && grid_.cell(name).colspan < table_.columns) {
        const std::string bracketed = label_unit(grid_.cell(name).text);
        if (is_known_unit(from_utf8(bracketed))) unit = bracketed;
      }
    }
  }

  /// A unit of the table, or one per whatever it may be: 元/股. Other words in brackets are
  /// remarks.
  bool is_known_unit(std::u32string_view name) const {
    if (find_unit(units_, name)) return true;
    const std::size_t slash = name.find(U'/');
    return slash != name.npos && name.size() <= kLongestUnit &&
           find_unit(units_, name.substr(0, slash));
  }

  /// True when most texts of a column are known units: 单位 may also head names of offices.
  bool holds_units(int column) const {
    int filled = 0;
    int known = 0;
    for (int row = head_.rows; row < table_.rows; ++row) {
      const std::string& text = grid_.cell(grid_.at(row, column)).text;
      if (is_null(text, words_)) continue;
      ++filled;
      known += find_unit(units_, from_utf8(label_key(text))).has_value();
    }
    return filled > 0 && 2 * known >= filled;
  }

  /// The unit of the numbers of a cell that has none beside them.
  std::string unit_of(const Cell& cell) const {
    const ColumnHead& head = table_.heads[static_cast<std::size_t>(cell.column)];
    const std::string& own = row_units_[static_cast<std::size_t>(cell.row)];
    bool named = false;  // The column's own name has it: nearer than the name of a row.
    for (const std::string& name : head.path) named = named || !unit_in_name(name, units_).empty();
    const bool running = head_says(head.path, TableWord::line_number, words_);
    return own.empty() || named || running ? head.unit : own;
  }

  void read_cell(std::size_t index) {
    const Cell& cell = table_.cells[index];
    const ColumnHead& head = table_.heads[static_cast<std::size_t>(cell.column)];
    CellMeaning& meaning = table_.meanings[index];
    const bool numeric = head.type == ColumnType::number || head.type == ColumnType::percent;
    check_recognised(table_.cells[index], numeric);
    if (is_null(cell.text, words_) || head.type == ColumnType::code) return;
    if (const auto date = printed_date(cell.text, head.type == ColumnType::date)) {
      const bool number_as_well = numeric && printed_value(cell.text);
      if (!number_as_well) meaning.date = date;
      return;
    }
    if (head.type == ColumnType::date) return;
    read_number(table_.cells[index], meaning, numeric);
  }

  void read_number(Cell& cell, CellMeaning& meaning, bool numeric) {
    std::string text = cell.text;
    const bool recognised = cell.source == TextSource::ocr;
    if (recognised && numeric) {
      const Mended mended = mend_number(text);
      if (mended.text != text && mended.doubtful) add_flag(cell, "ambiguous");
      text = mended.text;
    }
    if (const auto value = printed_value(text)) {
      // Among words, digits in brackets are numberings, and long ones or 007 are codes.
      const bool code = value->digits && (value->leading_zero || text.size() > 6);
      if (!numeric && (code || value->bracketed)) return;
      if (value->leading_zero) return add_flag_to(cell, recognised);
      meaning.mark = value->mark;
      meaning.quantity = with_unit(value->value, value->sign.empty() ? unit_of(cell) : value->sign);
      if (recognised && !value->mark.empty()) add_flag(cell, "ambiguous");
      return;
    }
    std::u32string rest = from_utf8(clean_value_text(text));
    std::string mark = take_mark(rest);
    meaning.quantity = parse_quantity(to_utf8(rest), units_, numeric ? unit_of(cell) : "");
    if (meaning.quantity) {
      meaning.mark = std::move(mark);
    } else if (numeric && recognised) {
      add_flag(cell, "unexpected-form");
    }
  }

  static void add_flag_to(Cell& cell, bool wanted) {
    if (wanted) add_flag(cell, "unexpected-form");
  }

  static void add_flag(Cell& cell, const char* code) {
    if (std::find(cell.flags.begin(), cell.flags.end(), code) == cell.flags.end()) {
      cell.flags.emplace_back(code);
    }
  }

  /// What was read from a picture with too little confidence.
  static void check_recognised(Cell& cell, bool numeric) {
    if (cell.source != TextSource::ocr || cell.text.empty()) return;
    const double least = numeric ? kSureNumberConfidence : kLeastProseConfidence;
    if (cell.confidence < least) add_flag(cell, "low-confidence");
    if (cell.text.find("\uFFFD") != std::string::npos) add_flag(cell, "garbled-text");
  }

  Quantity with_unit(const Decimal& value, const std::string& unit) const {
    Quantity quantity;
    quantity.value = value;
    quantity.unit = unit;
    if (unit.empty()) {
      quantity.base_value = value;
      quantity.base_unit = std::string("1");
    } else if (const auto known = find_unit(units_, from_utf8(unit))) {
      quantity.base_value = Decimal::multiply(value, known->factor);
      if (quantity.base_value) quantity.base_unit = known->base_unit;
    }
    return quantity;
  }

  /// A column whose numbers have several units has none of its own; one whose numbers all print the
  /// same unit has that.
  void settle_units() {
    for (int column = 0; column < table_.columns; ++column) {
      ColumnHead& head = table_.heads[static_cast<std::size_t>(column)];
      if (head.type != ColumnType::number && head.type != ColumnType::percent) continue;
      std::optional<std::string> common;
      for (std::size_t i = 0; i < table_.cells.size(); ++i) {
        const auto& quantity = table_.meanings[i].quantity;
        if (table_.cells[i].column != column || !quantity) continue;
        if (common && *common != quantity->unit) {
          common = "";
          break;
        }
        common = quantity->unit;
      }
      if (common) head.unit = *common;
    }
  }

  Table& table_;
  GridView grid_;
  const TableWords& words_;
  const UnitTable& units_;
  TableHead head_;
  std::vector<std::string> unit_list_;
  std::vector<std::string> row_units_;
};

}  // namespace

void read_general_tables(std::vector<Table>& tables, const TableWords& words,
                         const UnitTable& units) {
  for (Table& table : tables) {
    if (!table.in_form && table.rows > 0 && table.columns > 0) {
      TableReader(table, words, units).run();
    }
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets and tables as CSV for other programs: RFC 4180, UTF-8 with a byte order mark, values
// exact.
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>

#include "export/export.h"
#include "export/output_file.h"
#include "export/review_sheets.h"
#include "export/sheet_names.h"
#include "export/sheet_source.h"
#include "export/sheet_text.h"
#include "export/table_data.h"

namespace biaoge {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kTablePrefix = "原表";
constexpr std::string_view kDataPrefix = "数据";
constexpr std::string_view kExtension = ".csv";

/// A text of records, built in memory: a sheet is small beside the documents it comes from.
class Records {
 public:
  Records() : text_(kByteOrderMark) {}

  void add_field(std::string_view field) {
    if (!first_) text_ += ',';
    first_ = false;
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
      text_ += field;
      return;
    }
    text_ += '"';
    for (const char c : field) {
      if (c == '"') text_ += '"';
      text_ += c;
    }
    text_ += '"';
  }

  void end_record() {
    text_ += "\r\n";
    first_ = true;
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
  bool first_ = true;
};

std::string csv_text(const GridCell& cell) {
  if (cell.number) return cell.number->to_string() + cell.suffix;
  if (!cell.date) return legal_text(cell.text);
  const auto two = [](int number) {
    return std::string(number < 10 ? "-0" : "-") + std::to_string(number);
  };
  const Date& date = *cell.date;
  return std::to_string(date.year) + two(date.month) + (date.day > 0 ? two(date.day) : "");
}

std::string grid_text(const Grid& grid) {
  Records records;
  for (const GridColumn& column : grid.columns) {
    std::string title = column.group.empty() ? column.title : column.group + "_" + column.title;
    // The unit, unless the title says it already.
    if (!column.unit.empty() && title.find(column.unit) == std::string::npos) {
      title += "(" + column.unit + ")";
    }
    records.add_field(title);
  }
  records.end_record();
  grid.rows([&records](const GridRow& row) {
    for (const GridCell& cell : row) {
      records.add_field(csv_text(cell));
    }
    records.end_record();
  });
  return records.text();
}

std::string table_text(const Table& table) {
  const auto rows = static_cast<std::size_t>(std::max(table.rows, 0));
  const auto columns = static_cast<std::size_t>(std::max(table.columns, 0));
  std::vector<const Cell*> grid(rows * columns);  // cells by the place of their first corner
  for (const Cell& cell : table.cells) {
    if (cell.row < 0 || cell.column < 0 || cell.row >= table.rows || cell.column >= table.columns) {
      continue;
    }
    grid[static_cast<std::size_t>(cell.row) * columns + static_cast<std::size_t>(cell.column)] =
        &cell;
  }
  Records records;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const Cell* cell = grid[i];
    const auto number = cell == nullptr ? std::nullopt : parse_printed_number(cell->text);
    records.add_field(number ? number->value.to_string()
                             : legal_text(cell == nullptr ? "" : cell->text));
    if ((i + 1) % columns == 0) records.end_record();
  }
  return records.text();
}

/// The files of one run in a folder.
class CsvFolder {
 public:
  explicit CsvFolder(std::string folder) : folder_(std::move(folder)) {}

  Status open() {
    if (::mkdir(folder_.c_str(), 0777) == 0) return success();
    const int error = errno;
    struct stat info = {};
    const bool exists = ::stat(folder_.c_str(), &info) == 0;
    if (exists && S_ISDIR(info.st_mode)) return success();
    return unwritable(folder_, error);
  }

  Status write(const std::string& sheet, const std::string& text) {
    const std::string name = sheet + std::string(kExtension);
    const std::string path = folder_ + "/" + name;
    auto output = OutputFile::create(path);
    if (!output) return output.error();
    FileWriter file(output.value().temporary());
    file.write(text.data(), text.size());
    if (const int error = file.close(); error != 0) return unwritable(path, error);
    written_.insert(name);
    return output.value().commit();
  }

  /// Files of an earlier run that this one has no successor for would pass for its results.
  void remove_stale(const std::set<std::string>& sheets) const {
    DIR* directory = ::opendir(folder_.c_str());
    if (directory == nullptr) return;
    std::vector<std::string> stale;
    while (const dirent* entry = ::readdir(directory)) {
      const std::string name = entry->d_name;
      if (!written_.contains(name) && is_ours(name, sheets)) stale.push_back(name);
    }
    ::closedir(directory);
    for (const std::string& name : stale) ::unlink((folder_ + "/" + name).c_str());
  }

 private:
  static bool is_ours(std::string_view name, const std::set<std::string>& sheets) {
    if (!name.ends_with(kExtension)) return false;
    name.remove_suffix(kExtension.size());
    if (sheets.contains(std::string(name))) return true;
    if (!name.starts_with(kTablePrefix) && !name.starts_with(kDataPrefix)) return false;
    name.remove_prefix(kTablePrefix.size());  // Both are of one size.
    const std::size_t digits = name.find_first_not_of("0123456789");
    return digits != 0 && !name.empty() &&
           (digits == std::string_view::npos || name[digits] == ' ');
  }

  std::string folder_;
  std::set<std::string> written_;
};

/// Names a run may give to sheets other than tables.
std::set<std::string> sheet_names(const Catalogue& catalogue,
                                  const std::vector<Profile>& profiles) {
  std::set<std::string> names = {catalogue.review_sheet, catalogue.status_sheet,
                                 catalogue.index_sheet};
  for (const Profile& profile : profiles) {
    for (const SheetRule& rule : profile.sheets) names.insert(SheetNames().take(rule.name));
  }
  return names;
}

}  // namespace

Status write_csv(const std::vector<Document>& documents, const std::vector<Profile>& profiles,
                 const std::string& directory) {
  const Catalogue catalogue = make_catalogue(documents, profiles);
  std::vector<Grid> grids;
  for (const DataSheet& sheet : catalogue.sheets) grids.push_back(form_grid(catalogue, sheet));
  if (!catalogue.review.empty()) grids.push_back(review_grid(catalogue, nullptr));
  if (has_corrections(catalogue)) grids.push_back(correction_grid(catalogue, nullptr));
  if (has_trouble(catalogue)) grids.push_back(status_grid(catalogue));
  grids.push_back(index_grid(catalogue));

  CsvFolder folder(directory);
  if (Status opened = folder.open(); !opened) return opened;
  for (const Grid& grid : grids) {
    if (Status done = folder.write(grid.name, grid_text(grid)); !done) return done;
  }
  for (std::size_t i = 0; i < catalogue.tables.size(); ++i) {
    const TableEntry& table = catalogue.tables[i];
    if (!table.data_sheet.empty()) {
      const std::string text = grid_text(data_grid(catalogue, i));
      if (Status done = folder.write(table.data_sheet, text); !done) return done;
    }
    if (Status done = folder.write(table.sheet, table_text(*table.table)); !done) return done;
  }
  folder.remove_stale(sheet_names(catalogue, profiles));
  return success();
}

}  // namespace biaoge

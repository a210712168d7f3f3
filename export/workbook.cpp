// SPDX-License-Identifier: GPL-3.0-or-later
// The workbook: which sheets it has and in which order.
#include <xlsxwriter.h>

#include <cerrno>
#include <deque>
#include <filesystem>
#include <memory>
#include <utility>

#include "core/version.h"
#include "export/check_sheet.h"
#include "export/deflate_level.h"
#include "export/export.h"
#include "export/flag_sheet.h"
#include "export/output_file.h"
#include "export/sheet_source.h"
#include "export/table_data.h"
#include "export/workbook_sheets.h"

namespace biaoge {

namespace {

constexpr lxw_color_t kReviewTab = 0xFFC000;
constexpr lxw_color_t kDataTab = 0x8DB4E2;
constexpr lxw_color_t kTableTab = 0xBFBFBF;
/// 2020-01-01T00:00:00Z: the same input gives the same bytes, whenever it is converted.
constexpr time_t kCreated = 1577836800;

struct WorkbookDeleter {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, WorkbookDeleter>;

/// Adds the sheets to a workbook, in order, and fills them; remembers the first error.
class SheetOrder {
 public:
  /// `catalogue` is that of `documents`, which are emptied on the way.
  SheetOrder(lxw_workbook* workbook, const Catalogue& catalogue, std::vector<Document>& documents)
      : workbook_(workbook), styles_(workbook), catalogue_(catalogue), documents_(documents) {}

  void run() {
    home_ = catalogue_.sheets.empty() ? catalogue_.index_sheet : catalogue_.sheets.front().name;
    add_sheets();
    // What nothing reads any more goes at once, and makes room for the rest.
    for (const auto& [sheet, grid] : grids_) fill(*sheet, grid);
    if (checks_ != nullptr && checks_->error() == LXW_NO_ERROR) {
      write_checks(*checks_, catalogue_, [this](std::size_t form) { drop_values(form); });
    }
    for (const TableSheets& sheets : tables_) fill_table(sheets);
    for (const SheetWriter& sheet : sheets_) {
      if (error_ == LXW_NO_ERROR) error_ = sheet.error();
      bytes_ += sheet.bytes();
    }
  }

  lxw_error error() const { return error_; }
  long long bytes() const { return bytes_; }

 private:
  struct TableSheets {
    std::size_t index = 0;        ///< In the catalogue.
    SheetWriter* data = nullptr;  ///< None for a table that forms stand in.
    SheetWriter* print = nullptr;
  };

  void add_sheets() {
    if (catalogue_.sheets.empty()) add_grid(index_grid(catalogue_));
    for (const DataSheet& sheet : catalogue_.sheets) add_grid(form_grid(catalogue_, sheet));
    if (!catalogue_.review.empty()) add_grid(review_grid(catalogue_, &places_), kReviewTab);
    if (has_checks(catalogue_)) checks_ = &add(catalogue_.check_sheet, kReviewTab);
    if (has_corrections(catalogue_)) add_grid(correction_grid(catalogue_, &places_), kReviewTab);
    if (has_trouble(catalogue_)) add_grid(status_grid(catalogue_), kReviewTab);
    if (!catalogue_.review.empty()) add_grid(flag_grid(catalogue_, catalogue_.flag_sheet));
    if (!catalogue_.sheets.empty()) add_grid(index_grid(catalogue_));
    for (std::size_t i = 0; i < catalogue_.tables.size(); ++i) {
      const TableEntry& table = catalogue_.tables[i];
      TableSheets sheets{.index = i};
      if (!table.data_sheet.empty()) sheets.data = &add(table.data_sheet, kDataTab);
      sheets.print = &add(table.sheet, kTableTab);
      tables_.push_back(sheets);
    }
  }

  SheetWriter& add(const std::string& name, lxw_color_t tab = LXW_COLOR_UNSET) {
    SheetWriter& sheet = sheets_.emplace_back(workbook_, styles_, name);
    if (sheet.error() == LXW_NO_ERROR && tab != LXW_COLOR_UNSET) sheet.tab_color(tab);
    return sheet;
  }

  void add_grid(Grid grid, lxw_color_t tab = LXW_COLOR_UNSET) {
    SheetWriter& sheet = add(grid.name, tab);
    grids_.emplace_back(&sheet, std::move(grid));
  }

  void fill(SheetWriter& sheet, const Grid& grid) {
    if (sheet.error() == LXW_NO_ERROR) write_grid(sheet, grid, places_);
  }

  void fill_table(const TableSheets& sheets) {
    const TableEntry& table = catalogue_.tables[sheets.index];
    if (sheets.data != nullptr) fill(*sheets.data, data_grid(catalogue_, sheets.index));
    if (sheets.print->error() == LXW_NO_ERROR) write_table(*sheets.print, catalogue_, table, home_);
    std::vector<Table>& tables = documents_[table.file].tables;
    const auto at = static_cast<std::size_t>(table.table - tables.data());
    tables[at].cells = std::vector<Cell>();  // {} would keep the memory of the list.
  }

  void drop_values(std::size_t form) {
    const FormEntry& entry = catalogue_.forms[form];
    std::vector<Form>& forms = documents_[entry.file].forms;
    Form& read = forms[static_cast<std::size_t>(entry.form - forms.data())];
    read.fields = Record();
    read.sections = std::vector<FormSection>();
  }

  lxw_workbook* workbook_;
  Styles styles_;
  const Catalogue& catalogue_;
  std::vector<Document>& documents_;
  std::deque<SheetWriter> sheets_;
  std::vector<TableSheets> tables_;
  std::vector<std::pair<SheetWriter*, Grid>> grids_;
  SheetWriter* checks_ = nullptr;
  Places places_;
  std::string home_;
  lxw_error error_ = LXW_NO_ERROR;
  long long bytes_ = 1 << 16;
};

void set_properties(lxw_workbook* workbook, const Catalogue& catalogue) {
  std::string title = "PDF 表格数据";
  if (!catalogue.sheets.empty()) title = catalogue.sheets.front().profile->title + " 数据汇总";
  std::string author = std::string("biaoge ") + kVersion;
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = kCreated;
  workbook_set_properties(workbook, &properties);
}

Error cannot_add(const std::string& path, lxw_error error) {
  if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE) {
    return {"output-unwritable", path + ": a sheet would have more than 1,048,576 rows",
            "Convert fewer documents at a time, or use --json or --csv."};
  }
  return {"output-unwritable", path + ": " + lxw_strerror(error),
          "Please report this, with the input if you can share it."};
}

/// libxlsxwriter does not notice when one of its temporary files is cut short by a full disk: the
/// workbook would be damaged without a word. So make sure beforehand that there is room.
Status check_room(const std::string& path, const std::string& temporary, long long bytes) {
  const std::string folder = std::filesystem::path(temporary).parent_path().string();
  if (const int error = reserve_check(folder, bytes); error != 0) return unwritable(path, error);
  const std::string scratch = temporary_folder();
  const int error = reserve_check(scratch, bytes);
  if (error == 0) return success();
  Error trouble = unwritable(scratch, error);
  trouble.message += " (temporary files for " + path + ")";
  trouble.remedy = "Free some space there, or set TMPDIR to another folder.";
  return trouble;
}

}  // namespace

Status write_workbook(std::vector<Document> documents, const std::vector<Profile>& profiles,
                      const std::string& path) {
  auto output = OutputFile::create(path);
  if (!output) return output.error();
  const Catalogue catalogue = make_catalogue(documents, profiles);
  const std::string& temporary = output.value().temporary();
  std::string scratch = temporary_folder();
  lxw_workbook_options options = {};
  options.tmpdir = scratch.data();
  Workbook workbook(workbook_new_opt(temporary.c_str(), &options));
  if (!workbook) return cannot_add(path, LXW_ERROR_MEMORY_MALLOC_FAILED);
  set_properties(workbook.get(), catalogue);
  pack_quickly();
  SheetOrder sheets(workbook.get(), catalogue, documents);
  sheets.run();
  if (sheets.error() != LXW_NO_ERROR) return cannot_add(path, sheets.error());
  if (Status room = check_room(path, temporary, sheets.bytes()); !room) return room;
  errno = 0;
  if (workbook_close(workbook.release()) != LXW_NO_ERROR) {
    return unwritable(path, errno != 0 ? errno : EIO);
  }
  return output.value().commit();
}

}  // namespace biaoge

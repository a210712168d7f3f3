// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/summary_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "core/version.h"
#include "export/column_source.h"
#include "export/deflate_level.h"
#include "export/messages.h"
#include "export/output_file.h"
#include "export/sheet_names.h"
#include "export/sheet_source.h"
#include "export/sheet_text.h"
#include "export/workbook_sheets.h"

namespace biaoge {

namespace {

constexpr long long kMostRows = 1'048'576 - 2;  ///< Of Excel, without the header.
constexpr double kUsualWidth = 16;
constexpr time_t kCreated = 1577836800;  ///< As in every workbook (workbook.cpp).

std::string key_of(const Profile& profile, std::size_t sheet) {
  return profile.name + "/" + std::to_string(sheet);
}

/// A sheet that takes rows one after the other, and its continuations.
class RowSheet {
 public:
  RowSheet(lxw_workbook* workbook, Styles& styles, SheetNames& names, std::string name,
           std::vector<GridColumn> columns, int frozen, long long rows)
      : workbook_(workbook),
        styles_(styles),
        names_(names),
        name_(std::move(name)),
        columns_(std::move(columns)),
        frozen_(frozen),
        left_(rows) {
    grouped_ = std::any_of(columns_.begin(), columns_.end(),
                           [](const GridColumn& column) { return !column.group.empty(); });
    begin();
  }

  void add(const GridRow& cells) {
    if (row_ - header_rows() == kMostRows) begin();
    int lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int column = static_cast<int>(i);
      write_plain_cell(sheets_.back(), row_, column, cells[i]);
      if (!cells[i].number) lines = std::max(lines, wrapped_lines(cells[i].text, width(column)));
    }
    sheets_.back().row_height(row_, row_height(lines));
    ++row_;
    --left_;
  }

  lxw_error error() const {
    for (const SheetWriter& sheet : sheets_) {
      if (sheet.error() != LXW_NO_ERROR) return sheet.error();
    }
    return LXW_NO_ERROR;
  }

 private:
  inline static const CellStyle kHeader{.role = Role::header, .align = Alignment::center};

  int header_rows() const { return grouped_ ? 2 : 1; }

  /// What depends on the number of rows comes before them: rows once written cannot be gone back
  /// to.
  void begin() {
    sheets_.emplace_back(workbook_, styles_, names_.take(name_));
    SheetWriter& sheet = sheets_.back();
    const int columns = static_cast<int>(columns_.size());
    const long long rows = std::clamp(left_, 1LL, kMostRows);
    for (int i = 0; i < columns; ++i) sheet.column_width(i, width(i));
    sheet.freeze(header_rows(), frozen_);
    sheet.filter(header_rows() - 1, columns, header_rows() - 1 + static_cast<int>(rows));
    sheet.print_setup(true, 0, header_rows());
    if (grouped_) write_groups(sheet);
    for (int i = 0; i < columns; ++i) sheet.text(header_rows() - 1, i, at(i).title, kHeader);
    row_ = header_rows();
  }

  /// Merged within their row: a cell over two rows would need the first one again.
  void write_groups(SheetWriter& sheet) {
    const int columns = static_cast<int>(columns_.size());
    for (int i = 0; i < columns;) {
      int end = i + 1;
      while (end < columns && !at(i).group.empty() && at(end).group == at(i).group) ++end;
      sheet.merge(0, i, 0, end - 1, kHeader);
      sheet.text(0, i, at(i).group, kHeader);
      i = end;
    }
  }

  const GridColumn& at(int i) const { return columns_[static_cast<std::size_t>(i)]; }
  double width(int i) const { return at(i).width > 0 ? at(i).width : kUsualWidth; }

  lxw_workbook* workbook_;
  Styles& styles_;
  SheetNames& names_;
  std::string name_;
  std::vector<GridColumn> columns_;
  int frozen_;
  long long left_;
  bool grouped_ = false;
  int row_ = 0;
  std::vector<SheetWriter> sheets_;
};

/// A sheet of a profile, with the number its rows have reached.
struct FormRows {
  RowSheet sheet;
  std::vector<std::size_t> index_columns;
  long long index = 0;
};

std::vector<std::size_t> index_columns(const Profile& profile, const SheetRule& rule) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < rule.columns.size(); ++i) {
    if (resolve(profile, rule, rule.columns[i]).origin == Origin::index) found.push_back(i);
  }
  return found;
}

struct WorkbookDeleter {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

/// Calls `receive` with the key and grid of each sheet that the catalogue has forms for.
void each_sheet(const Catalogue& catalogue,
                const std::function<void(const std::string&, const Grid&)>& receive) {
  for (const DataSheet& sheet : catalogue.sheets) {
    const auto number = static_cast<std::size_t>(sheet.rule - sheet.profile->sheets.data());
    receive(key_of(*sheet.profile, number), form_grid(catalogue, sheet));
  }
}

}  // namespace

struct SummaryWorkbook::Impl {
  Impl(OutputFile file, const std::vector<Profile>& all) : output(std::move(file)), profiles(all) {}

  OutputFile output;
  const std::vector<Profile>& profiles;
  std::string path;
  std::unique_ptr<lxw_workbook, WorkbookDeleter> workbook;
  std::unique_ptr<Styles> styles;
  SheetNames names;
  std::map<std::string, FormRows> forms;
  std::unique_ptr<RowSheet> files;
};

SheetRows summary_rows(const Document& document, const std::vector<Profile>& profiles) {
  const std::vector<Document> documents{document};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  SheetRows rows;
  each_sheet(catalogue, [&rows](const std::string& key, const Grid& grid) {
    long long& count = rows[key];
    grid.rows([&count](const GridRow&) { ++count; });
  });
  return rows;
}

SummaryWorkbook::SummaryWorkbook(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SummaryWorkbook::SummaryWorkbook(SummaryWorkbook&&) noexcept = default;
SummaryWorkbook::~SummaryWorkbook() = default;

Result<SummaryWorkbook> SummaryWorkbook::create(const std::string& path,
                                                const std::vector<Profile>& profiles,
                                                const SheetRows& rows, long long files) {
  auto output = OutputFile::create(path);
  if (!output) return output.error();
  auto impl = std::make_unique<Impl>(std::move(output).value(), profiles);
  impl->path = path;
  std::string scratch = temporary_folder();
  pack_quickly();
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = scratch.data();
  impl->workbook.reset(workbook_new_opt(impl->output.temporary().c_str(), &options));
  if (!impl->workbook) return unwritable(path, ENOMEM);
  lxw_workbook* workbook = impl->workbook.get();
  impl->styles = std::make_unique<Styles>(workbook);
  std::string title = "批量处理汇总";
  std::string author = std::string("biaoge ") + kVersion;
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = kCreated;
  workbook_set_properties(workbook, &properties);
  for (const Profile& profile : profiles) {
    for (std::size_t i = 0; i < profile.sheets.size(); ++i) {
      const auto found = rows.find(key_of(profile, i));
      if (found == rows.end()) continue;
      const SheetRule& rule = profile.sheets[i];
      std::vector<GridColumn> columns;
      for (const SheetColumn& column : rule.columns) {
        columns.push_back({column.title, column.group, column.width});
      }
      impl->forms.emplace(found->first,
                          FormRows{RowSheet(workbook, *impl->styles, impl->names, rule.name,
                                            std::move(columns), 0, found->second),
                                   index_columns(profile, rule), 0});
    }
  }
  std::vector<GridColumn> list{{"文件", "", 48},     {"状态", "", 10},  {"页数", "", 8},
                               {"表单数", "", 8},    {"待核数", "", 8}, {"情况", "", 32},
                               {"处理办法", "", 32}, {"结果", "", 40},  {"程序信息", "", 60}};
  impl->files = std::make_unique<RowSheet>(workbook, *impl->styles, impl->names, "处理清单",
                                           std::move(list), 0, files);
  return SummaryWorkbook(std::move(impl));
}

void SummaryWorkbook::add(const SummaryFile& file, Document document) {
  const Notice notice = notice_of(file.trouble);
  impl_->files->add({text_cell(legal_text(file.path)), text_cell(file.status, Alignment::center),
                     count_cell(file.pages), count_cell(file.forms), count_cell(file.flags),
                     text_cell(legal_text(notice.message)), text_cell(legal_text(notice.remedy)),
                     text_cell(legal_text(file.output)),
                     text_cell(legal_text(file.trouble.message))});
  if (document.forms.empty()) return;
  std::vector<Document> documents;
  documents.push_back(std::move(document));
  Catalogue catalogue = make_catalogue(documents, impl_->profiles);
  catalogue.files.front().label = legal_text(file.path);
  each_sheet(catalogue, [this](const std::string& key, const Grid& grid) {
    const auto found = impl_->forms.find(key);
    if (found == impl_->forms.end()) return;
    FormRows& target = found->second;
    grid.rows([&target](const GridRow& cells) {
      GridRow row = cells;
      ++target.index;
      for (const std::size_t column : target.index_columns) row[column] = count_cell(target.index);
      target.sheet.add(row);
    });
  });
}

Status SummaryWorkbook::finish() {
  lxw_error error = impl_->files->error();
  for (const auto& [key, rows] : impl_->forms) {
    if (error == LXW_NO_ERROR) error = rows.sheet.error();
  }
  if (error != LXW_NO_ERROR) {
    return Error{"output-unwritable", impl_->path + ": " + lxw_strerror(error),
                 "Please report this."};
  }
  errno = 0;
  if (workbook_close(impl_->workbook.release()) != LXW_NO_ERROR) {
    return unwritable(impl_->path, errno != 0 ? errno : EIO);
  }
  return impl_->output.commit();
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/review_sheets.h"

#include <algorithm>

#include "export/messages.h"
#include "export/review_key.h"
#include "export/sheet_names.h"
#include "export/sheet_source.h"
#include "export/table_heading.h"

namespace biaoge {

namespace {

using Receive = std::function<void(const GridRow&)>;

/// Where the item can be seen: its own cell, else the table as printed.
std::string place_of(const Catalogue& catalogue, const Places& places, const ReviewItem& item) {
  if (item.cell != nullptr) {
    const TableEntry& entry = catalogue.tables[*item.table];
    return cell_reference(entry.sheet, table_top(*entry.table) + item.cell->row, item.cell->column);
  }
  const auto place = places.find(form_anchor(*item.form, item.path));
  if (place != places.end()) return place->second;
  const auto table = catalogue.forms[*item.form].table;
  return table ? cell_reference(catalogue.tables[*table].sheet, 0, 0) : std::string();
}

GridCell place_cell(const std::string& place) {
  GridCell cell = text_cell(place.empty() ? "" : "查看", Alignment::center);
  cell.link = place;
  return cell;
}

/// A share with two decimals, as exact as it is meant.
GridCell share_cell(std::optional<double> share) {
  GridCell cell = text_cell("", Alignment::center);
  if (!share) return cell;
  const auto percent = static_cast<long long>(*share * 100 + 0.5);
  cell.number = Decimal::multiply(Decimal(percent), *Decimal::parse("0.01"));
  cell.style = NumberStyle::share;
  return cell;
}

/// The pictures of an item's places, of those that were cut.
GridCell picture_cell(const Document& document, const ReviewItem& item) {
  GridCell cell;
  for (const PlacedBox& place : item.places) {
    const auto picture =
        std::find_if(document.cell_pictures.begin(), document.cell_pictures.end(),
                     [&](const CellPicture& candidate) { return candidate.place == place; });
    if (picture != document.cell_pictures.end()) cell.pictures.push_back(&picture->picture);
  }
  return cell;
}

void review_rows(const Catalogue& catalogue, const Places* places, const Receive& receive) {
  int index = 0;
  for (const ReviewItem& item : catalogue.review) {
    const std::string& name =
        item.form ? catalogue.forms[*item.form].name : catalogue.tables[*item.table].name;
    GridRow row = {count_cell(++index),
                   text_cell(catalogue.files[item.file].label),
                   text_cell(page_list(item.pages), Alignment::center),
                   text_cell(name),
                   text_cell(item.subject),
                   text_cell(item.reason),
                   text_cell(severity_name(item.severity), Alignment::center),
                   share_cell(item.confidence)};
    if (places != nullptr) {
      row.push_back(picture_cell(*catalogue.files[item.file].document, item));
    }
    row.push_back(text_cell(item.reading));
    if (places != nullptr) {
      row.push_back(text_cell(""));
      row.push_back(text_cell(std::string(kOpenState), Alignment::center));
      row.push_back(place_cell(place_of(catalogue, *places, item)));
      row.push_back(text_cell(review_key(catalogue, item)));
    }
    receive(row);
  }
}

/// The message as it may leave this machine: without the folders of the file's path.
Error without_path(Error error, const FileEntry& file) {
  const std::string& path = file.document->path;
  for (std::size_t at = 0;
       !path.empty() && (at = error.message.find(path, at)) != std::string::npos;
       at += file.label.size()) {
    error.message.replace(at, path.size(), file.label);
  }
  return error;
}

/// The program's own message goes along: it has details such as page numbers.
void status_row(const Receive& receive, const FileEntry& file, const std::string& page,
                const std::string& status, const std::optional<Error>& trouble) {
  const Error error = trouble ? without_path(*trouble, file) : Error();
  const Notice notice = notice_of(error);
  receive({text_cell(file.label), text_cell(page, Alignment::center),
           text_cell(status, Alignment::center), text_cell(notice.message),
           text_cell(notice.remedy), text_cell(error.message)});
}

bool is_in_order(const Document& document) {
  return document.status == DocumentStatus::ok && !document.error && document.warnings.empty() &&
         std::all_of(document.pages.begin(), document.pages.end(), [](const PageInfo& page) {
           return page.status == PageStatus::ok && !page.error;
         });
}

void status_rows(const Catalogue& catalogue, const Receive& receive) {
  for (const FileEntry& file : catalogue.files) {
    const Document& document = *file.document;
    if (is_in_order(document)) continue;
    if (document.status == DocumentStatus::failed || document.error) {
      const bool failed = document.status == DocumentStatus::failed;
      status_row(receive, file, "", failed ? "失败" : "部分完成", document.error);
    }
    for (const Error& warning : document.warnings) {
      status_row(receive, file, page_list(warning.pages), "提示", warning);
    }
    for (const PageInfo& page : document.pages) {
      if (page.status == PageStatus::ok && !page.error) continue;
      status_row(receive, file, std::to_string(page.number), status_name(page.status), page.error);
    }
  }
}

void index_rows(const Catalogue& catalogue, const Receive& receive) {
  std::size_t table = 0;
  for (std::size_t file = 0; file < catalogue.files.size(); ++file) {
    const std::string& label = catalogue.files[file].label;
    const std::size_t first = table;
    for (; table < catalogue.tables.size() && catalogue.tables[table].file == file; ++table) {
      const TableEntry& entry = catalogue.tables[table];
      GridRow row = {text_cell(label),
                     text_cell(page_list(entry.table->pages), Alignment::center),
                     text_cell(entry.name),
                     count_cell(entry.table->rows),
                     count_cell(entry.table->columns),
                     text_cell(entry.sheet),
                     text_cell(entry.data_sheet)};
      row[5].link = cell_reference(entry.sheet, 0, 0);
      if (!entry.data_sheet.empty()) row[6].link = cell_reference(entry.data_sheet, 0, 0);
      receive(row);
    }
    if (table == first) {
      const bool failed = catalogue.files[file].document->status == DocumentStatus::failed;
      receive({text_cell(label), text_cell(""), text_cell(failed ? "处理失败" : "未发现表格"),
               text_cell(""), text_cell(""), text_cell(""), text_cell("")});
    }
  }
}

}  // namespace

Grid review_grid(const Catalogue& catalogue, const Places* places) {
  Grid grid;
  grid.name = catalogue.review_sheet;
  grid.columns = {{"序号", "", 6},  {"文件", "", 18}, {"页码", "", 8}, {"表单", "", 20},
                  {"栏目", "", 26}, {"原因", "", 30}, {"级别", "", 8}, {"置信度", "", 9}};
  if (places != nullptr) grid.columns.push_back({"原图", "", 12});
  grid.columns.push_back({std::string(kReadingTitle), "", 22});
  if (places != nullptr) {
    grid.columns.push_back({std::string(kCorrectedTitle), "", 22, true});
    const std::vector<std::string> states = {std::string(kOpenState), std::string(kRightState),
                                             std::string(kCorrectedState)};
    grid.columns.push_back({std::string(kStateTitle), "", 10, true, states});
    grid.columns.push_back({"位置", "", 8});
    grid.columns.push_back({std::string(kKeyTitle), "", 8, false, {}, true});
  }
  grid.rows = [&catalogue, places](const Receive& receive) {
    review_rows(catalogue, places, receive);
  };
  return grid;
}

Grid status_grid(const Catalogue& catalogue) {
  Grid grid;
  grid.name = catalogue.status_sheet;
  grid.columns = {{"文件", "", 0}, {"页码", "", 8},     {"状态", "", 10},
                  {"情况", "", 0}, {"处理办法", "", 0}, {"程序信息", "", 60}};
  grid.rows = [&catalogue](const Receive& receive) { status_rows(catalogue, receive); };
  return grid;
}

bool has_trouble(const Catalogue& catalogue) {
  return std::any_of(catalogue.files.begin(), catalogue.files.end(),
                     [](const FileEntry& file) { return !is_in_order(*file.document); });
}

Grid index_grid(const Catalogue& catalogue) {
  Grid grid;
  grid.name = catalogue.index_sheet;
  grid.columns = {{"文件", "", 0}, {"页码", "", 8},   {"表名", "", 0},  {"行数", "", 8},
                  {"列数", "", 8}, {"工作表", "", 0}, {"数据表", "", 0}};
  grid.rows = [&catalogue](const Receive& receive) { index_rows(catalogue, receive); };
  return grid;
}

}  // namespace biaoge

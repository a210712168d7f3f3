// SPDX-License-Identifier: GPL-3.0-or-later
// What a set of documents holds, put in the order of the outputs: the names of its files, forms and
// sheets, which table a form stands in, and what wants a person's eye. Workbook and CSV share it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "profiles/profile.h"

namespace biaoge {

struct FileEntry {
  const Document* document = nullptr;
  std::string label;  ///< Base name; with its folder where two files share a base name.
};

struct TableEntry {
  std::size_t file = 0;
  const Table* table = nullptr;
  std::optional<std::size_t> form;  ///< The first form that stands in it.
  std::string name;                 ///< Of that form, else the title of the table; may be "".
  std::string sheet;
  std::string data_sheet;  ///< Its rows as data; "" for a table of forms.
};

struct FormEntry {
  std::size_t file = 0;
  const Form* form = nullptr;
  const Profile* profile = nullptr;
  std::string name;                  ///< Value of the field that begins a form; may be "".
  std::optional<std::size_t> table;  ///< None when it is not certain.
  /// Why a value wants a look, by path ("rows.indicators[3].score"): one reason a line.
  std::map<std::string, std::string, std::less<>> notes;
  int to_check = 0;  ///< Its items of severity warning and error.
};

/// Something to be checked by a person.
struct ReviewItem {
  std::size_t file = 0;
  std::optional<std::size_t> form;
  std::optional<std::size_t> table;  ///< Of a cell that belongs to no form.
  const Cell* cell = nullptr;        ///< That cell.
  std::vector<int> pages;
  std::string path;                ///< First place concerned; "" for the whole form.
  std::string rule;                ///< Of a finding; "" of a value.
  std::vector<std::string> where;  ///< All places of a finding.
  std::string subject;             ///< The places by their Chinese titles.
  std::string reading;             ///< The texts there.
  Severity severity = Severity::warning;
  std::string reason;
  std::vector<PlacedBox> places;     ///< Where to look: the first value concerned, a box a page.
  std::optional<double> confidence;  ///< Of the least certain value concerned.
  bool is_number = false;            ///< The first value concerned is a number or a year.
};

/// A sheet that a profile declares, for a profile that has forms.
struct DataSheet {
  const Profile* profile = nullptr;
  const SheetRule* rule = nullptr;
  std::string name;
};

/// Points into the documents and profiles it was made from.
struct Catalogue {
  std::vector<FileEntry> files;
  std::vector<DataSheet> sheets;
  std::vector<FormEntry> forms;
  std::vector<TableEntry> tables;
  std::vector<ReviewItem> review;  ///< What matters most first.
  std::string review_sheet;        ///< Names of the sheets that every set of documents may have.
  std::string check_sheet;
  std::string flag_sheet;
  std::string correction_sheet;
  std::string status_sheet;
  std::string index_sheet;
};

/// A form whose profile is not among `profiles` has no data sheets.
Catalogue make_catalogue(const std::vector<Document>& documents,
                         const std::vector<Profile>& profiles);

/// "3", "3~5", "3、5": never a text that a spreadsheet takes for a date.
std::string page_list(const std::vector<int>& pages);

}  // namespace biaoge

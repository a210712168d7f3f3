// SPDX-License-Identifier: GPL-3.0-or-later
// One workbook over the forms of very many documents, written row by row: memory does not grow with
// their number.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "profiles/profile.h"

namespace biaoge {

/// A line of the list of files.
struct SummaryFile {
  std::string path;    ///< As it is shown.
  std::string status;  ///< Chinese.
  int pages = 0;
  int forms = 0;
  int flags = 0;
  std::string output;  ///< Its workbook; "" for none.
  Error trouble;       ///< Without code for none.
};

/// Rows of each sheet that a profile declares, by "PROFILE/number of the sheet".
using SheetRows = std::map<std::string, long long>;

/// The rows that a document's forms will take.
SheetRows summary_rows(const Document& document, const std::vector<Profile>& profiles);

class SummaryWorkbook {
 public:
  /// `rows`: of all documents that will be added, `files`: how many. A sheet that would be longer
  /// than Excel allows goes on in another. Error code: "output-unwritable".
  static Result<SummaryWorkbook> create(const std::string& path,
                                        const std::vector<Profile>& profiles, const SheetRows& rows,
                                        long long files);
  SummaryWorkbook(SummaryWorkbook&&) noexcept;
  ~SummaryWorkbook();

  /// Of `document` only the forms are looked at; `file.path` names it in every row.
  void add(const SummaryFile& file, Document document);
  Status finish();

 private:
  struct Impl;
  explicit SummaryWorkbook(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace biaoge

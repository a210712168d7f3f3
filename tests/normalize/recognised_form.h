// SPDX-License-Identifier: GPL-3.0-or-later
// Forms as a reader of pictures gives them.
#pragma once

#include <string>
#include <vector>

#include "tests/normalize/loan_form.h"

namespace biaoge {

/// The same table read from a picture: its cells that hold something, and the lines above it.
inline Table recognised(Table table, double confidence = 0.97) {
  for (Cell& cell : table.cells) {
    if (cell.text.empty()) continue;
    cell.source = TextSource::ocr;
    cell.confidence = confidence;
  }
  for (TextLine& line : table.heading) {
    line.source = TextSource::ocr;
    line.confidence = confidence;
  }
  return table;
}

inline const Lines kLoanHeading = {"器材借用单", "(2024年度)"};

/// loan_lines() with texts replaced: "器材名称 -> 器材名祢".
inline Lines misread(const std::vector<std::pair<std::string, std::string>>& changes) {
  Lines lines = loan_lines();
  for (const auto& [printed, read] : changes) {
    for (std::string& line : lines) {
      if (const auto at = line.find(printed); at != line.npos) {
        line.replace(at, printed.size(), read);
        break;
      }
    }
  }
  return lines;
}

inline std::vector<Form> read_recognised(const Lines& lines, const Lines& heading = kLoanHeading) {
  return read_loans({recognised(table_of(lines, heading))});
}

/// What a form without any fault says, whatever its labels were read as.
inline Lines contents(const Form& form) {
  Lines all;
  for (const char* key : {"year", "borrower", "head", "purpose", "total", "grade"}) {
    all.push_back(shown(form, key));
  }
  for (const std::string& row : rows_of(form, "payments", {"label", "due", "paid", "points"})) {
    all.push_back(row);
  }
  for (const std::string& row :
       rows_of(form, "items", {"kind", "name", "target", "rate", "points", "note"})) {
    all.push_back(row);
  }
  return all;
}

inline Lines right_contents() {
  return {"2024",
          "青禾测绘队",
          "李明",
          "复测北岸水准点。",
          "100",
          "优",
          "押金总额 | 1,200.50 | 1,200.50 | 2",
          "其中:现金 | 200.50 | 200.50 | -",
          "转账 | 1,000.00 | 1,000.00 | -",
          "测量器材 | 水准仪 | ≥2(台) | 98.5 | 60 | ",
          "照明器材 | 头灯 | 10个 | 100% | 40 | 自备电池"};
}

}  // namespace biaoge

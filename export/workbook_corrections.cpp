// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/workbook_corrections.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include "export/review_items.h"
#include "export/review_key.h"
#include "export/xlsx_reader.h"

namespace biaoge {

namespace {

/// Where the columns that are asked for stand.
struct Columns {
  int key = -1;
  int subject = -1;
  int reading = -1;
  int corrected = -1;
  int state = -1;

  bool complete() const { return key >= 0 && reading >= 0 && corrected >= 0 && state >= 0; }
};

Columns columns_of(const SheetRow& titles) {
  Columns columns;
  for (const auto& [column, title] : titles) {
    if (title == kKeyTitle) columns.key = column;
    if (title == kSubjectTitle) columns.subject = column;
    if (title == kReadingTitle) columns.reading = column;
    if (title == kCorrectedTitle) columns.corrected = column;
    if (title == kStateTitle) columns.state = column;
  }
  return columns;
}

std::string at(const SheetRow& row, int column) {
  const auto found = row.find(column);
  return found == row.end() ? std::string() : found->second;
}

std::string trimmed(const std::string& text) {
  constexpr const char* kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// What now stands at a place.
const std::string* text_at(const std::vector<Document>& documents, const ReviewKey& key) {
  const auto document = std::find_if(documents.begin(), documents.end(),
                                     [&](const Document& one) { return one.sha256 == key.sha256; });
  if (document == documents.end()) return nullptr;
  if (key.place.form) {
    if (*key.place.form >= document->forms.size()) return nullptr;
    const bool one = key.place.where.size() == 1;
    const std::string& path = one ? key.place.where.front() : key.place.path;
    const Value* value = value_at(document->forms[*key.place.form], path);
    return value == nullptr ? nullptr : &value->text;
  }
  for (std::size_t t = 0; t < document->tables.size(); ++t) {
    const std::string start = "tables[" + std::to_string(t) + "].cells[";
    if (!key.place.path.starts_with(start)) continue;
    const auto cell = static_cast<std::size_t>(std::atoll(key.place.path.c_str() + start.size()));
    const auto& cells = document->tables[t].cells;
    if (cell < cells.size()) return &cells[cell].text;
  }
  return nullptr;
}

std::string without_space(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  return text;
}

/// The sheet has long texts cut and signs that no sheet may hold left out: the JSON's own text is
/// taken where the reading is that.
std::string before_of(const std::string& reading, const std::string* text) {
  return text != nullptr && without_space(shown_reading(*text)) == without_space(reading) ? *text
                                                                                          : reading;
}

/// The decision of one row; nullopt: none yet. `fault`: what is wrong with it.
std::optional<Correction> decision_of(const SheetRow& row, const Columns& columns,
                                      const ReviewKey& key, const std::string* text,
                                      std::string& fault) {
  const std::string after = trimmed(at(row, columns.corrected));
  const std::string state = trimmed(at(row, columns.state));
  Correction decision = key.place;
  decision.title = at(row, columns.subject);
  if (after.empty()) {
    if (state == kCorrectedState) fault = "says 已更正, but its 更正值 is empty";
    if (state != kRightState) return std::nullopt;
    decision.decision = Decision::right;
    if (decision.rule.empty()) {
      decision.before = decision.after = before_of(at(row, columns.reading), text);
    }
    return decision;
  }
  if (!decision.rule.empty() && decision.where.size() == 1) {
    decision.path = decision.where.front();
    decision.rule.clear();
    decision.where.clear();
  }
  if (!decision.rule.empty()) {
    fault = "has a 更正值, but is about several values: correct them on the review page";
    return std::nullopt;
  }
  decision.before = before_of(at(row, columns.reading), text);
  decision.after = after;
  decision.decision = after == decision.before ? Decision::right : Decision::corrected;
  if (state == kRightState && decision.decision == Decision::corrected) {
    fault = "says 无误, but has a 更正值";
  }
  return decision;
}

Error invalid(const std::string& path, const std::string& what) {
  return {"corrections-invalid", path + ": " + what,
          "Give the workbook that biaoge wrote, with 更正值 and 状态 filled in on its sheet 复核"};
}

}  // namespace

bool is_workbook(const std::string& path) {
  std::array<char, 4> start{};
  std::ifstream(path, std::ios::binary).read(start.data(), start.size());
  return std::string_view(start.data(), start.size()) == "PK\x03\x04";
}

Result<std::vector<CorrectionFile>> read_workbook_corrections(
    const std::string& path, const std::vector<Document>& documents) {
  const auto book = read_sheet_with(path, kKeyTitle);
  if (!book) return invalid(path, "has no sheet 复核 as biaoge writes it");
  const Columns columns = columns_of(book->sheet.rows.at(1));
  if (!columns.complete()) return invalid(path, "its sheet 复核 lacks a column");
  std::map<std::string, CorrectionFile> files;
  for (const auto& [number, row] : book->sheet.rows) {
    const std::string name = at(row, columns.key);
    if (number == 1 || name.empty()) continue;
    const auto key = parse_review_key(name);
    if (!key) return invalid(path, "row " + std::to_string(number) + ": 标识 was changed");
    std::string fault;
    auto decision = decision_of(row, columns, *key, text_at(documents, *key), fault);
    if (!fault.empty()) return invalid(path, "row " + std::to_string(number) + " " + fault);
    if (!decision) continue;
    decision->who = book->last_saved_by;
    decision->when = book->last_saved;
    CorrectionFile& file = files[key->sha256];
    file.path = path;
    file.document = std::filesystem::path(path).filename().string();
    file.sha256 = key->sha256;
    file.corrections.push_back(std::move(*decision));
  }
  if (files.empty()) return invalid(path, "nothing is decided on its sheet 复核");
  std::vector<CorrectionFile> list;
  for (auto& [sha256, file] : files) list.push_back(std::move(file));
  return list;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Who changed what, when.
#include <algorithm>

#include "export/review_items.h"
#include "export/review_sheets.h"
#include "export/sheet_source.h"

namespace biaoge {

namespace {

using Receive = std::function<void(const GridRow&)>;

/// The forms of one document, by their order in it.
std::vector<std::size_t> forms_of(const Catalogue& catalogue, std::size_t file) {
  std::vector<std::size_t> forms;
  for (std::size_t i = 0; i < catalogue.forms.size(); ++i) {
    if (catalogue.forms[i].file == file) forms.push_back(i);
  }
  return forms;
}

/// "2026-01-02T03:04:05+08:00" as people write it.
std::string readable_time(std::string when) {
  if (const auto t = when.find('T'); t != std::string::npos) when[t] = ' ';
  return when.substr(0, std::min<std::size_t>(when.size(), 19));
}

struct Subject {
  std::string form;
  std::string title;
  std::string anchor;
};

Subject subject_of(const Catalogue& catalogue, const std::vector<std::size_t>& forms,
                   const Correction& correction) {
  Subject subject{"", correction.title, ""};
  if (!correction.form || *correction.form >= forms.size()) return subject;
  const std::size_t index = forms[*correction.form];
  const FormEntry& entry = catalogue.forms[index];
  const std::string path = correction.where.empty() ? correction.path : correction.where.front();
  subject.form = entry.name;
  if (!correction.path.empty()) subject.title = path_title(*entry.form, entry.profile, path);
  subject.anchor = form_anchor(index, path);
  return subject;
}

void correction_rows(const Catalogue& catalogue, const Places* places, const Receive& receive) {
  int number = 0;
  for (std::size_t file = 0; file < catalogue.files.size(); ++file) {
    const std::vector<std::size_t> forms = forms_of(catalogue, file);
    for (const Correction& correction : catalogue.files[file].document->corrections) {
      const Subject subject = subject_of(catalogue, forms, correction);
      const bool right = correction.decision == Decision::right;
      GridRow row = {count_cell(++number),
                     text_cell(catalogue.files[file].label),
                     text_cell(subject.form),
                     text_cell(subject.title),
                     text_cell(right ? "确认无误" : "更正", Alignment::center),
                     text_cell(correction.before),
                     text_cell(correction.after),
                     text_cell(correction.who, Alignment::center),
                     text_cell(readable_time(correction.when), Alignment::center)};
      if (places != nullptr) {
        const auto place = places->find(subject.anchor);
        GridCell link = text_cell(place == places->end() ? "" : "查看", Alignment::center);
        if (place != places->end()) link.link = place->second;
        row.push_back(std::move(link));
      }
      receive(row);
    }
  }
}

}  // namespace

Grid correction_grid(const Catalogue& catalogue, const Places* places) {
  Grid grid;
  grid.name = catalogue.correction_sheet;
  grid.columns = {{"序号", "", 6},    {"文件", "", 18},   {"表单", "", 22},
                  {"栏目", "", 34},   {"处理", "", 10},   {"更正前", "", 28},
                  {"更正后", "", 28}, {"复核人", "", 12}, {"时间", "", 21}};
  if (places != nullptr) grid.columns.push_back({"位置", "", 8});
  grid.rows = [&catalogue, places](const Receive& receive) {
    correction_rows(catalogue, places, receive);
  };
  return grid;
}

bool has_corrections(const Catalogue& catalogue) {
  return std::any_of(catalogue.files.begin(), catalogue.files.end(),
                     [](const FileEntry& file) { return !file.document->corrections.empty(); });
}

}  // namespace biaoge

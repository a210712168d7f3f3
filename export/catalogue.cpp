// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_map>

#include "export/review_items.h"
#include "export/sheet_names.h"
#include "export/sheet_text.h"
#include "export/table_data.h"

namespace biaoge {

namespace {

/// The last `parts` parts of a path: the folder names that tell two files apart, and no more.
std::string path_tail(const std::filesystem::path& path, int parts) {
  std::filesystem::path tail = path.filename();
  std::filesystem::path folder = path.parent_path();
  for (; parts > 1 && folder.has_filename(); --parts) {
    tail = folder.filename() / tail;
    folder = folder.parent_path();
  }
  return legal_text(tail.string());
}

std::vector<FileEntry> label_files(const std::vector<Document>& documents) {
  std::vector<FileEntry> files;
  std::map<std::string, int> base_names;
  for (const Document& document : documents) ++base_names[path_tail(document.path, 1)];
  std::set<std::string> taken;
  for (const Document& document : documents) {
    std::string label = path_tail(document.path, 1);
    if (base_names[label] > 1) label = path_tail(document.path, 2);
    const std::string wanted = label;
    for (int number = 2; !taken.insert(label).second; ++number) {
      label = wanted + " (" + std::to_string(number) + ")";
    }
    files.push_back({&document, label});
  }
  return files;
}

const Profile* find_profile(const std::vector<Profile>& profiles, const std::string& name) {
  const auto it = std::find_if(profiles.begin(), profiles.end(),
                               [&name](const Profile& profile) { return profile.name == name; });
  return it == profiles.end() ? nullptr : &*it;
}

std::string form_name(const Form& form, const Profile* profile) {
  if (profile == nullptr) return {};
  const Value* value = find(form.fields, profile->recognition.naming());
  return value == nullptr ? std::string() : legal_text(value->text);
}

/// The tables of one document by the page they stand on, with their extent there.
class TableFinder {
 public:
  void add(std::size_t table, const Table& source) {
    std::map<int, Box> extents;
    for (const Cell& cell : source.cells) {
      for (const auto& [page, box] : cell.boxes) extents[page] = unite(extents[page], box);
    }
    for (const auto& [page, extent] : extents) by_page_[page].push_back({table, extent});
  }

  /// The table that holds more than half of the form's boxes.
  std::optional<std::size_t> find_table(const Form& form) const {
    std::map<std::size_t, int> hits;
    int boxes = 0;
    const auto count = [&](const Record& record) {
      for (const auto& [key, value] : record) {
        for (const PlacedBox& placed : value.boxes) {
          ++boxes;
          for (const std::size_t table : tables_at(placed)) ++hits[table];
        }
      }
    };
    count(form.fields);
    for (const FormSection& section : form.sections) {
      for (const Record& row : section.rows) count(row);
    }
    for (const auto& [table, number] : hits) {
      if (2 * number > boxes) return table;
    }
    return std::nullopt;
  }

 private:
  struct Extent {
    std::size_t table;
    Box box;
  };

  std::vector<std::size_t> tables_at(const PlacedBox& placed) const {
    std::vector<std::size_t> tables;
    const auto on_page = by_page_.find(placed.page);
    if (on_page == by_page_.end()) return tables;
    for (const Extent& extent : on_page->second) {
      if (extent.box.contains(placed.box.center())) tables.push_back(extent.table);
    }
    return tables;
  }

  std::unordered_map<int, std::vector<Extent>> by_page_;
};

void add_document(Catalogue& catalogue, std::size_t file, const Document& document,
                  const std::vector<Profile>& profiles) {
  TableFinder finder;
  for (const Table& table : document.tables) {
    finder.add(catalogue.tables.size(), table);
    TableEntry entry;
    entry.file = file;
    entry.table = &table;
    entry.name = legal_text(table.title.value_or(""));
    catalogue.tables.push_back(std::move(entry));
  }
  for (const Form& form : document.forms) {
    FormEntry entry;
    entry.file = file;
    entry.form = &form;
    entry.profile = find_profile(profiles, form.profile);
    entry.name = form_name(form, entry.profile);
    entry.table = finder.find_table(form);
    if (entry.table && !catalogue.tables[*entry.table].form) {
      TableEntry& table = catalogue.tables[*entry.table];
      table.form = catalogue.forms.size();
      if (!entry.name.empty()) table.name = entry.name;
    }
    catalogue.forms.push_back(std::move(entry));
  }
}

/// Not the sheet of a section that a form may lack, when all lack it.
bool is_wanted(const Catalogue& catalogue, const Profile& profile, const SheetRule& sheet) {
  const auto rule =
      std::find_if(profile.sections.begin(), profile.sections.end(),
                   [&](const SectionRule& section) { return section.name == sheet.section; });
  if (rule == profile.sections.end() || rule->required) return true;
  return std::any_of(catalogue.forms.begin(), catalogue.forms.end(), [&](const FormEntry& entry) {
    const auto& sections = entry.form->sections;
    return entry.profile == &profile &&
           std::any_of(sections.begin(), sections.end(), [&](const FormSection& section) {
             return section.name == sheet.section && !section.rows.empty();
           });
  });
}

void name_sheets(Catalogue& catalogue, const std::vector<Profile>& profiles) {
  SheetNames names;
  for (const Profile& profile : profiles) {
    const bool used = std::any_of(catalogue.forms.begin(), catalogue.forms.end(),
                                  [&](const FormEntry& form) { return form.profile == &profile; });
    if (!used) continue;
    for (const SheetRule& rule : profile.sheets) {
      if (!is_wanted(catalogue, profile, rule)) continue;
      catalogue.sheets.push_back({&profile, &rule, names.take(rule.name)});
    }
  }
  catalogue.review_sheet = names.take("复核");
  catalogue.check_sheet = names.take("校验");
  catalogue.flag_sheet = names.take("标记说明");
  catalogue.correction_sheet = names.take("更正记录");
  catalogue.status_sheet = names.take("处理情况");
  catalogue.index_sheet = names.take("文件清单");
  int number = 0;
  for (TableEntry& table : catalogue.tables) {
    constexpr std::size_t kNameUnits = 18;  // more makes the tabs too wide to find one's way
    std::string name = std::to_string(++number);
    if (!table.name.empty()) name += " " + std::string(utf16_prefix(table.name, kNameUnits));
    table.sheet = names.take("原表" + name);
    if (has_data_sheet(table)) table.data_sheet = names.take("数据" + name);
  }
}

}  // namespace

Catalogue make_catalogue(const std::vector<Document>& documents,
                         const std::vector<Profile>& profiles) {
  Catalogue catalogue;
  catalogue.files = label_files(documents);
  for (std::size_t file = 0; file < documents.size(); ++file) {
    add_document(catalogue, file, documents[file], profiles);
  }
  name_sheets(catalogue, profiles);
  find_review_items(catalogue);
  return catalogue;
}

std::string page_list(const std::vector<int>& pages) {
  std::string list;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!list.empty()) list += "、";
    list += std::to_string(pages[i]);
    if (last > i) list += "~" + std::to_string(pages[last]);
    i = last + 1;
  }
  return list;
}

}  // namespace biaoge

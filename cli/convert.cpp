// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert.h"

#include <algorithm>
#include <exception>

#include "cli/file_hash.h"
#include "ingest/ingest.h"
#include "layout/layout.h"
#include "normalize/forms.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

/// "3-5, 9" from an ascending list.
std::string ranges(const std::vector<int>& pages) {
  std::string text;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(pages[i]);
    if (last > i) text += "-" + std::to_string(pages[last]);
    i = last + 1;
  }
  return text;
}

/// Trouble that several pages share, told once.
struct PageNotes {
  std::vector<int> without_table;
  std::vector<int> with_picture;
  std::vector<int> with_errors;

  void note(const Page& page, const PageLayout& layout) {
    const int number = page.info.number;
    if (page.info.status != PageStatus::ok) return;
    if (layout.fragments.empty() && !page.words.empty()) without_table.push_back(number);
    if (page.info.kind == PageKind::mixed) with_picture.push_back(number);
    if (page.syntax_errors > 0) with_errors.push_back(number);
  }

  void report(Document& document) const {
    const auto warn = [&](const char* code, const std::vector<int>& pages, const char* what,
                          const char* remedy) {
      if (pages.empty()) return;
      document.warnings.push_back(
          {code, document.path + ": page " + ranges(pages) + " " + what, remedy});
    };
    warn("page-no-table", without_table, "has text but no ruled table; it is not in the outputs",
         "Look whether it should have one");
    warn("page-picture", with_picture, "has a picture that was not read",
         "Look whether it shows a table");
    warn("page-syntax", with_errors, "has errors in its content; parts of it may be missing",
         "Compare it with the outputs, or ask for the file again");
  }
};

bool is_selected(int page, const std::vector<std::pair<int, int>>& selection) {
  if (selection.empty()) return true;
  return std::any_of(selection.begin(), selection.end(), [page](const auto& range) {
    return page >= range.first && page <= range.second;
  });
}

/// Texts that profiles know as complete: they tell a cut label from a whole one.
JoinOptions join_options(const std::vector<Profile>& profiles) {
  JoinOptions options;
  for (const Profile& profile : profiles) {
    for (const SectionRule& section : profile.sections) {
      for (const ColumnRule& column : section.columns) {
        options.known_labels.insert(column.choices.begin(), column.choices.end());
        options.known_labels.insert(column.labels.begin(), column.labels.end());
      }
      options.known_labels.insert(section.row_labels.begin(), section.row_labels.end());
      options.known_labels.insert(section.unit_labels.begin(), section.unit_labels.end());
    }
    for (const FieldRule& field : profile.fields) {
      options.known_labels.insert(field.labels.begin(), field.labels.end());
    }
    options.known_labels.insert(profile.block_labels.begin(), profile.block_labels.end());
  }
  return options;
}

/// Pages asked for one by one that the file does not have.
void note_missing_pages(Document& document, const ConvertOptions& options, int page_count) {
  std::vector<int> missing;
  for (const auto& [first, last] : options.pages) {
    if (first > page_count) missing.push_back(first);
  }
  if (missing.empty() || missing.size() == options.pages.size()) return;
  document.warnings.push_back(
      {"no-such-pages",
       document.path + ": has no page " + ranges(missing) + ", only " + std::to_string(page_count),
       "Look at --pages"});
}

PageInfo broken_page(const std::string& path, int number) {
  PageInfo info;
  info.number = number;
  info.status = PageStatus::failed;
  info.error =
      Error{"page-crashed", path + ": page " + std::to_string(number) + " could not be read",
            "Ask for the file again, or print it to PDF with another program"};
  return info;
}

/// Without recognition such a page gives nothing that could be relied on.
bool is_unread(PageKind kind) {
  return kind == PageKind::image_only || kind == PageKind::hidden_text || kind == PageKind::garbled;
}

std::vector<PageLayout> read_pages(const InputFile& file, const ConvertOptions& options,
                                   const PageStarted& page_started, Document& document) {
  std::vector<PageLayout> layouts;
  PageNotes notes;
  for (int number = 1; number <= file.page_count(); ++number) {
    if (!is_selected(number, options.pages)) continue;
    if (options.broken_pages.contains(number)) {
      document.pages.push_back(broken_page(document.path, number));
      continue;
    }
    page_started(number, file.page_count());
    Page page = file.read_page(number, options.timeout_seconds);
    if (page.info.status == PageStatus::ok && is_unread(page.info.kind)) {
      page.info.status = PageStatus::skipped;
      page.info.error = unread_error(page.info, document.path);
    }
    if (page.info.status == PageStatus::ok) {
      layouts.push_back(lay_out_page(page));
      notes.note(page, layouts.back());
    }
    document.pages.push_back(std::move(page.info));
  }
  notes.report(document);
  return layouts;
}

/// What the pages and tables amount to.
void settle_status(Document& document) {
  const auto good =
      std::count_if(document.pages.begin(), document.pages.end(),
                    [](const PageInfo& page) { return page.status == PageStatus::ok; });
  const auto first_bad =
      std::find_if(document.pages.begin(), document.pages.end(),
                   [](const PageInfo& page) { return page.status != PageStatus::ok; });
  if (document.pages.empty()) {
    document.status = DocumentStatus::failed;
    document.error = Error{"no-such-pages", document.path + ": has none of the pages asked for",
                           "Look at --pages; pages count from 1"};
  } else if (good == 0) {
    document.status = DocumentStatus::failed;
    document.error = first_bad->error;
  } else if (document.tables.empty() && first_bad == document.pages.end()) {
    document.status = DocumentStatus::failed;
    document.error = Error{"no-tables", document.path + ": has no ruled table on any page",
                           "Look whether its tables have borders; those without come later"};
  } else if (first_bad != document.pages.end()) {
    document.status = DocumentStatus::partial;
  }
}

void convert(Document& document, const ConvertOptions& options,
             const std::vector<Profile>& profiles, const UnitTable& units,
             const PageStarted& page_started) {
  page_started(0, 0);
  document.sha256 = sha256_of_file(document.path);
  const Result<InputFile> file = InputFile::open(document.path, options.password);
  if (!file) {
    document.status = DocumentStatus::failed;
    document.error = file.error();
    return;
  }
  if (file.value().repaired()) {
    document.warnings.push_back({"pdf-repaired",
                                 document.path + ": was damaged and has been repaired",
                                 "Compare the number of pages with the original"});
  }
  note_missing_pages(document, options, file.value().page_count());
  std::vector<PageLayout> layouts = read_pages(file.value(), options, page_started, document);
  document.tables = join_pages(std::move(layouts), join_options(profiles));
  document.forms = read_forms(document.tables, profiles, units);
  settle_status(document);
}

}  // namespace

Document convert_document(const std::string& path, const ConvertOptions& options,
                          const std::vector<Profile>& profiles, const UnitTable& units,
                          const PageStarted& page_started) {
  Document document;
  document.path = path;
  try {
    convert(document, options, profiles, units, page_started);
  } catch (const std::exception& fault) {
    document.status = DocumentStatus::failed;
    document.error =
        Error{"internal-fault", path + ": " + fault.what(), "Please report it with the file"};
  }
  return document;
}

}  // namespace biaoge

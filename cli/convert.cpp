// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert.h"

#include <algorithm>
#include <exception>

#include "cli/file_hash.h"
#include "cli/read_pages.h"
#include "ingest/ingest.h"
#include "layout/layout.h"
#include "normalize/forms.h"
#include "normalize/text.h"

namespace biaoge {

namespace {

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

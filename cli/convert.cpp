// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert.h"

#include <algorithm>
#include <exception>
#include <new>

#include "cli/file_hash.h"
#include "cli/page_notes.h"
#include "layout/layout.h"
#include "normalize/forms.h"
#include "normalize/general_tables.h"
#include "normalize/text.h"
#include "normalize/unread_forms.h"

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
      for (const auto* labels : {&section.unit_labels, &section.blocks, &section.skip_rows}) {
        options.known_labels.insert(labels->begin(), labels->end());
      }
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
    document.error = Error{"no-tables", document.path + ": has no table on any page",
                           "Look at its pages: lists, forms to fill in and charts are no tables"};
  } else if (first_bad != document.pages.end()) {
    document.status = DocumentStatus::partial;
  }
}

/// Pages asked for one by one that the file does not have.
void note_missing_pages(Document& document, const ConvertOptions& options, int page_count) {
  std::vector<int> missing;
  for (const auto& [first, last] : options.pages) {
    if (first > page_count) missing.push_back(first);
  }
  if (missing.empty() || missing.size() == options.pages.size()) return;
  document.warnings.push_back({"no-such-pages",
                               document.path + ": has no page " + page_ranges(missing) + ", only " +
                                   std::to_string(page_count),
                               "Look at --pages"});
}

/// The selected pages of a piece that no worker could read.
void add_lost_pages(Document& document, const ConvertOptions& options, const Piece& piece,
                    const Error& error) {
  for (int number = piece.first; number <= piece.last; ++number) {
    if (!is_selected(number, options.pages)) continue;
    PageInfo info;
    info.number = number;
    info.status = PageStatus::failed;
    info.error = error;
    info.error->message = document.path + ": page " + std::to_string(number) + " " + error.message;
    document.pages.push_back(std::move(info));
  }
}

std::vector<PageLayout> gather(Document& document, const ConvertOptions& options,
                               std::vector<Piece> pieces) {
  std::vector<PageLayout> layouts;
  PageNotes notes;
  for (Piece& piece : pieces) {
    if (piece.lost) add_lost_pages(document, options, piece, *piece.lost);
    for (PageRead& page : piece.pages) {
      notes.note(page);
      if (page.layout) layouts.push_back(std::move(*page.layout));
      document.pages.push_back(std::move(page.info));
    }
  }
  notes.report(document);
  return layouts;
}

/// A box around text that became part of a table on another page was not refused.
void settle_refusals(Document& document) {
  for (PageInfo& page : document.pages) {
    std::erase_if(page.refused, [&](const RefusedRegion& region) {
      const auto in_region = [&](const PlacedBox& place) {
        return place.page == page.number && region.box.contains(place.box.center());
      };
      return std::any_of(document.tables.begin(), document.tables.end(), [&](const Table& table) {
        return std::any_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
          return std::any_of(cell.boxes.begin(), cell.boxes.end(), in_region);
        });
      });
    });
  }
}

/// What was recognised on each page beside its tables.
std::vector<PageText> texts_beside(const std::vector<PageLayout>& layouts) {
  std::vector<PageText> pages;
  for (const PageLayout& layout : layouts) {
    PageText page{layout.number, {}};
    for (const TextLine& line : layout.lines) {
      if (line.source == TextSource::ocr) page.text += without_space(line.text) + "\n";
    }
    if (!page.text.empty()) pages.push_back(std::move(page));
  }
  return pages;
}

bool is_told(const std::vector<UnreadForm>& unread, int page) {
  return std::any_of(unread.begin(), unread.end(), [page](const UnreadForm& form) {
    return std::find(form.pages.begin(), form.pages.end(), page) != form.pages.end();
  });
}

void note_unread_forms(Document& document, std::vector<PageText> texts,
                       const std::vector<Profile>& profiles) {
  std::vector<UnreadForm> unread = take_unread_forms(document.tables, profiles);
  std::erase_if(texts, [&](const PageText& page) { return is_told(unread, page.page); });
  for (UnreadForm& form : find_lost_forms(texts, document.forms, profiles)) {
    unread.push_back(std::move(form));
  }
  for (UnreadForm& form : unread) {
    document.warnings.push_back(
        {"form-unread",
         document.path + ": page " + page_ranges(form.pages) + " may hold the form " + form.title +
             ", but too few of its labels could be read",
         "Take its values from the paper, or scan it again at 300 dpi", std::move(form.pages)});
  }
}

void finish_document(Document& document, const ConvertOptions& options, std::vector<Piece> pieces,
                     const std::vector<Profile>& profiles, const UnitTable& units,
                     const TableWords& words) {
  const int page_count = pieces.front().page_count;
  document.sha256 = pieces.front().sha256;
  if (document.sha256.empty()) document.sha256 = sha256_of_file(document.path);
  for (const Piece& piece : pieces) {
    if (!piece.error) continue;
    document.status = DocumentStatus::failed;
    document.error = piece.error;
    return;
  }
  if (std::any_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.repaired; })) {
    document.warnings.push_back({"pdf-repaired",
                                 document.path + ": was damaged and has been repaired",
                                 "Compare the number of pages with the original"});
  }
  note_missing_pages(document, options, page_count);
  std::vector<PageLayout> layouts = gather(document, options, std::move(pieces));
  std::vector<PageText> texts = texts_beside(layouts);
  document.tables = join_pages(std::move(layouts), join_options(profiles));
  settle_refusals(document);
  document.forms = read_forms(document.tables, profiles, units);
  note_unread_forms(document, std::move(texts), profiles);
  read_general_tables(document.tables, words, units);
  settle_status(document);
}

Error internal_fault(const std::string& path, const std::exception& fault) {
  return {"internal-fault", path + ": " + fault.what(), "Please report it with the file"};
}

}  // namespace

Piece Converter::read(const ReadTask& task, const ReadReports& reports) {
  try {
    return reader_.read(task, reports);
  } catch (const std::bad_alloc&) {
    throw;  // For want of memory: told apart by whoever runs this.
  } catch (const std::exception& fault) {
    Piece piece;
    piece.first = task.first;
    piece.last = task.last;
    piece.error = internal_fault(task.path, fault);
    return piece;
  }
}

Document Converter::finish(const std::string& path, std::vector<Piece> pieces) {
  Document document;
  document.path = path;
  try {
    finish_document(document, options_, std::move(pieces), profiles_, units_, words_);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& fault) {
    document.status = DocumentStatus::failed;
    document.error = internal_fault(path, fault);
  }
  return document;
}

}  // namespace biaoge

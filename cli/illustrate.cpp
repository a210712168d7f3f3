// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/illustrate.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "cli/converting.h"

#include "export/catalogue.h"
#include "review/pictures.h"

namespace biaoge {

namespace {

/// What is wanted of a file; one given twice is opened once.
using Sights = std::map<std::string, std::vector<PageSight>>;

Piece pictures_of(const ReadTask& task, const std::vector<PageSight>& sights,
                  const ConvertOptions& options, const ReadReports& reports) {
  Piece piece;
  piece.first = task.first;
  piece.last = task.last;
  reports.page_started(0, 0);
  const Result<InputFile> file = InputFile::open(task.path, options.password);
  if (!file) {
    piece.error = file.error();
    return piece;
  }
  piece.page_count = file.value().page_count();
  piece.last = std::min(task.last, piece.page_count);
  for (const PageSight& sight : sights) {
    if (sight.number < piece.first || sight.number > piece.last) continue;
    reports.page_started(sight.number, piece.page_count);
    take_pictures(file.value(), sight, options.timeout_seconds, piece);
  }
  return piece;
}

Document gathered(const std::string& path, std::vector<Piece> pieces) {
  Document document;
  document.path = path;
  for (Piece& piece : pieces) {
    std::move(piece.cell_pictures.begin(), piece.cell_pictures.end(),
              std::back_inserter(document.cell_pictures));
    std::move(piece.page_views.begin(), piece.page_views.end(),
              std::back_inserter(document.page_views));
  }
  return document;
}

std::map<int, PageSight> pages_of(const Document& document, bool whole) {
  std::map<int, PageSight> pages;
  for (const PageInfo& info : document.pages) {
    if (info.status == PageStatus::failed || info.width <= 0) continue;
    const Box page{0, 0, info.width, info.height};
    pages[info.number] = {info.number, page, info.turned, whole, {}};
  }
  return pages;
}

/// A quick look, so that documents in order do not pay for a catalogue.
bool wants_look(const Document& document) {
  const auto flagged = [](const Record& record) {
    return std::any_of(record.begin(), record.end(),
                       [](const auto& entry) { return !entry.second.flags.empty(); });
  };
  for (const Form& form : document.forms) {
    const bool found =
        std::any_of(form.findings.begin(), form.findings.end(),
                    [](const Finding& finding) { return finding.severity != Severity::info; });
    if (found || flagged(form.fields)) return true;
    for (const FormSection& section : form.sections) {
      if (std::any_of(section.rows.begin(), section.rows.end(), flagged)) return true;
    }
  }
  return std::any_of(document.tables.begin(), document.tables.end(), [](const Table& table) {
    return std::any_of(table.cells.begin(), table.cells.end(),
                       [](const Cell& cell) { return !cell.flags.empty(); });
  });
}

}  // namespace

std::vector<std::vector<PageSight>> sights_of(const std::vector<Document>& documents,
                                              const std::vector<Profile>& profiles,
                                              bool whole_pages) {
  std::vector<std::vector<PageSight>> sights(documents.size());
  if (!whole_pages && !std::any_of(documents.begin(), documents.end(), wants_look)) return sights;
  std::vector<std::map<int, PageSight>> pages;
  for (const Document& document : documents) pages.push_back(pages_of(document, whole_pages));
  std::vector<std::size_t> cells(documents.size());
  for (const ReviewItem& item : make_catalogue(documents, profiles).review) {
    if (item.severity == Severity::info) continue;
    for (const PlacedBox& place : item.places) {
      const auto page = pages[item.file].find(place.page);
      if (page == pages[item.file].end() || cells[item.file] == kMostCells) continue;
      page->second.cells.push_back(place.box);
      ++cells[item.file];
    }
  }
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (auto& [number, sight] : pages[i]) {
      if (sight.whole || !sight.cells.empty()) sights[i].push_back(std::move(sight));
    }
  }
  return sights;
}

void take_pictures(const InputFile& file, const PageSight& sight, double timeout_seconds,
                   Piece& piece) {
  Box wanted = sight.page;
  if (!sight.whole) {
    wanted = Box{};
    for (const Box& cell : sight.cells) wanted = unite(wanted, surroundings(cell));
    wanted = intersect(wanted, sight.page);
  }
  if (wanted.empty()) return;
  const auto page = file.picture(sight.number, wanted, timeout_seconds, kDrawingDpi);
  if (!page) return;
  if (sight.whole) {
    PageView view = view_page(page.value(), sight.number, sight.turned);
    if (!view.picture.bytes.empty()) piece.page_views.push_back(std::move(view));
  }
  for (const Box& cell : sight.cells) {
    EncodedPicture picture = cut_cell(page.value(), cell, sight.turned);
    if (picture.bytes.empty()) continue;
    piece.cell_pictures.push_back({{sight.number, cell}, std::move(picture)});
  }
}

void illustrate(std::vector<Document>& documents, const std::vector<Profile>& profiles,
                bool whole_pages, const Options& options, const Watch& watch) {
  std::vector<std::vector<PageSight>> wanted = sights_of(documents, profiles, whole_pages);
  Sights sights;
  std::vector<std::string> paths;
  std::vector<Document*> owners;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (wanted[i].empty()) continue;
    sights[documents[i].path] = std::move(wanted[i]);
    paths.push_back(documents[i].path);
    owners.push_back(&documents[i]);
  }
  if (paths.empty()) return;
  Work work;
  work.read = [&](const ReadTask& task, const ReadReports& reports) {
    return pictures_of(task, sights.at(task.path), options.convert, reports);
  };
  work.finish = gathered;
  std::vector<Document> pictures = convert_all(paths, supervision(options), work, watch);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    owners[i]->cell_pictures = std::move(pictures[i].cell_pictures);
    owners[i]->page_views = std::move(pictures[i].page_views);
  }
}

}  // namespace biaoge

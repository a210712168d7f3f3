// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/illustrate.h"

#include <algorithm>
#include <map>
#include <utility>

#include "export/catalogue.h"
#include "review/pictures.h"

namespace biaoge {

namespace {

/// What is wanted of a file; one given twice is opened once.
using Sights = std::map<std::string, std::vector<PageSight>>;

Document pictures_of(const Job& job, const std::vector<PageSight>& sights,
                     const PageStarted& page_started) {
  Document document;
  page_started(0, 0);
  const Result<InputFile> file = InputFile::open(job.path, job.options.password);
  if (!file) return document;
  for (const PageSight& sight : sights) {
    if (job.options.broken_pages.contains(sight.number)) continue;
    page_started(sight.number, file.value().page_count());
    take_pictures(file.value(), sight, job.options.timeout_seconds, document);
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
    if (!form.findings.empty() || flagged(form.fields)) return true;
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
                   Document& document) {
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
    if (!view.picture.bytes.empty()) document.page_views.push_back(std::move(view));
  }
  for (const Box& cell : sight.cells) {
    EncodedPicture picture = cut_cell(page.value(), cell, sight.turned);
    if (picture.bytes.empty()) continue;
    document.cell_pictures.push_back({{sight.number, cell}, std::move(picture)});
  }
}

void illustrate(std::vector<Document>& documents, const std::vector<Profile>& profiles,
                bool whole_pages, const ConvertOptions& options,
                const SupervisorOptions& supervision, const Watch& watch) {
  Sights sights;
  std::vector<Job> jobs;
  std::vector<Document*> owners;
  std::vector<std::vector<PageSight>> wanted = sights_of(documents, profiles, whole_pages);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (wanted[i].empty()) continue;
    sights[documents[i].path] = std::move(wanted[i]);
    jobs.push_back({documents[i].path, options});
    owners.push_back(&documents[i]);
  }
  if (jobs.empty()) return;
  const Convert convert = [&sights](const Job& job, const PageStarted& page_started) {
    return pictures_of(job, sights.at(job.path), page_started);
  };
  std::vector<Document> pictures = convert_all(jobs, supervision, convert, watch);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    owners[i]->cell_pictures = std::move(pictures[i].cell_pictures);
    owners[i]->page_views = std::move(pictures[i].page_views);
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/illustrate.h"

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

}  // namespace

std::vector<PageSight> sights_of(const Document& document, const std::vector<Profile>& profiles,
                                 bool whole_pages) {
  std::map<int, PageSight> pages;
  for (const PageInfo& info : document.pages) {
    if (info.status == PageStatus::failed || info.width <= 0) continue;
    const Box page{0, 0, info.width, info.height};
    pages[info.number] = {info.number, page, info.turned, whole_pages, {}};
  }
  const std::vector<Document> one = {document};
  std::size_t cells = 0;
  for (const ReviewItem& item : make_catalogue(one, profiles).review) {
    for (const PlacedBox& place : item.places) {
      const auto page = pages.find(place.page);
      if (page == pages.end() || cells == kMostCells) continue;
      page->second.cells.push_back(place.box);
      ++cells;
    }
  }
  std::vector<PageSight> sights;
  for (auto& [number, sight] : pages) {
    if (sight.whole || !sight.cells.empty()) sights.push_back(std::move(sight));
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
  for (Document& document : documents) {
    auto wanted = sights_of(document, profiles, whole_pages);
    if (wanted.empty()) continue;
    sights[document.path] = std::move(wanted);
    jobs.push_back({document.path, options});
    jobs.back().options.broken_pages.clear();
    owners.push_back(&document);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/read_pages.h"

#include <malloc.h>

#include <algorithm>

#include "cli/file_hash.h"
#include "cli/page_notes.h"

namespace biaoge {

namespace {

/// Every value of a page with too few pixels is doubtful, also one that stands above the table.
void distrust(PageLayout& layout) {
  for (TextLine& line : layout.lines) line.flags.emplace_back("low-resolution");
  for (TableFragment& fragment : layout.fragments) {
    for (Cell& cell : fragment.table.cells) {
      if (!cell.text.empty()) cell.flags.emplace_back("low-resolution");
    }
  }
}

/// Pictures of pages are large: handed back to the system and asked for anew with every page they
/// cost a quarter of the time.
void keep_large_blocks() {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

/// Which pages of a task are read by it. What lies behind the first `keep` pages is given away.
class Selection {
 public:
  Selection(const ReadTask& task, int page_count, const ConvertOptions& options,
            const ReadReports& reports)
      : reports_(reports), last_(std::min(task.last, page_count)) {
    for (int number = task.first; number <= last_; ++number) {
      if (is_selected(number, options.pages)) numbers_.push_back(number);
    }
  }

  std::size_t size() const { return numbers_.size(); }
  int operator[](std::size_t i) const { return numbers_[i]; }
  int last() const { return last_; }  ///< Of the pages that the task covers.

  /// A few pages more are not worth another task.
  void keep(std::size_t count, std::size_t tolerance) {
    if (count == 0 || numbers_.size() <= count + tolerance) return;
    const int first_away = numbers_[count];
    reports_.given_away(first_away, last_);
    last_ = first_away - 1;
    numbers_.resize(count);
  }

 private:
  const ReadReports& reports_;
  std::vector<int> numbers_;
  int last_;
};

}  // namespace

bool is_selected(int page, const std::vector<std::pair<int, int>>& pages) {
  if (pages.empty()) return true;
  return std::any_of(pages.begin(), pages.end(), [page](const auto& range) {
    return page >= range.first && page <= range.second;
  });
}

std::optional<Error> FileReader::open(const std::string& path) {
  if (file_ && path_ == path) return std::nullopt;
  file_.reset();
  auto file = InputFile::open(path, options_.password);
  if (!file) return file.error();
  file_ = std::make_unique<InputFile>(std::move(file).value());
  path_ = path;
  return std::nullopt;
}

/// Recognises what has to be recognised, and lays the page out.
PageRead FileReader::read_page(const std::string& path, Page page) {
  const PageInfo displayed = page.info;
  PageRead read;
  read.scanned = needs_recogniser(page, options_.ocr);
  if (read.scanned) {
    keep_large_blocks();
    scanner_.scan(*file_, path, options_, page);
  } else if (page.info.status == PageStatus::ok && is_without_text(page.info.kind)) {
    page.info.status = PageStatus::skipped;
    page.info.error = unread_error(page.info, path);
  }
  if (page.info.status == PageStatus::ok) {
    read.layout = lay_out_page(page);
    for (RefusedRegion& region : read.layout->refused) {
      region.box = displayed_box(region.box, *read.layout);
      page.info.refused.push_back(std::move(region));
    }
    read.layout->refused.clear();
    if (page.info.dpi && *page.info.dpi < kCoarseDpi) distrust(*read.layout);
  }
  page.info.width = displayed.width;
  page.info.height = displayed.height;
  read.picture_incomplete = page.picture_incomplete;
  read.syntax_errors = page.syntax_errors;
  read.info = std::move(page.info);
  return read;
}

Piece FileReader::read(const ReadTask& task, const ReadReports& reports) {
  Piece piece;
  piece.first = task.first;
  piece.last = task.last;
  reports.page_started(0, 0);
  if (task.begins) piece.sha256 = sha256_of_file(task.path);
  piece.error = open(task.path);
  if (piece.error) return piece;
  piece.page_count = file_->page_count();
  piece.repaired = file_->repaired();
  Selection pages(task, piece.page_count, options_, reports);
  const auto share = static_cast<std::size_t>(task.share_pages);
  pages.keep(share, share / 2);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    reports.page_started(pages[i], piece.page_count);
    Page page = file_->read_page(pages[i], options_.timeout_seconds);
    if (task.share_scans > 0 && needs_recogniser(page, options_.ocr)) {
      pages.keep(i + static_cast<std::size_t>(task.share_scans), 0);
    }
    piece.pages.push_back(read_page(task.path, std::move(page)));
  }
  piece.last = pages.last();
  return piece;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/read_pages.h"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "cli/page_notes.h"
#include "cli/scanner.h"

namespace biaoge {

namespace {

bool is_selected(int page, const std::vector<std::pair<int, int>>& selection) {
  if (selection.empty()) return true;
  return std::any_of(selection.begin(), selection.end(), [page](const auto& range) {
    return page >= range.first && page <= range.second;
  });
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

PageInfo broken_page(const std::string& path, int number) {
  PageInfo info;
  info.number = number;
  info.status = PageStatus::failed;
  info.error =
      Error{"page-crashed", path + ": page " + std::to_string(number) + " could not be read",
            "Ask for the file again, or print it to PDF with another program"};
  return info;
}

/// What became of a page.
struct PageRead {
  Page page;  ///< Words and rulings are gone once it is laid out.
  bool scanned = false;
  std::optional<PageLayout> layout;
};

/// Every value of a page with too few pixels is doubtful.
void distrust(PageLayout& layout) {
  for (TableFragment& fragment : layout.fragments) {
    for (Cell& cell : fragment.table.cells) {
      if (!cell.text.empty()) cell.flags.emplace_back("low-resolution");
    }
  }
}

/// Reads pages with a file and a recogniser of its own: one is used by one thread.
class PageWorker {
 public:
  PageWorker(const InputFile& file, const std::string& path, const ConvertOptions& options)
      : file_(file), path_(path), options_(options) {}

  /// Words and rulings of a page as the file has them.
  PageRead open(int number) const {
    PageRead read;
    if (options_.broken_pages.contains(number)) {
      read.page.info = broken_page(path_, number);
    } else {
      read.page = file_.read_page(number, options_.timeout_seconds);
    }
    return read;
  }

  bool has_to_scan(const PageRead& read) const { return needs_recogniser(read.page, options_.ocr); }

  /// Recognises what has to be recognised, and lays the page out.
  void finish(PageRead& read) {
    PageInfo& info = read.page.info;
    const PageInfo displayed = info;
    if (has_to_scan(read)) {
      scanner_.scan(file_, path_, options_, read.page);
      read.scanned = true;
    } else if (info.status == PageStatus::ok && is_without_text(info.kind)) {
      info.status = PageStatus::skipped;
      info.error = unread_error(info, path_);
    }
    if (info.status == PageStatus::ok) {
      read.layout = lay_out_page(read.page);
      if (info.dpi && *info.dpi < kCoarseDpi) distrust(*read.layout);
    }
    info.width = displayed.width;
    info.height = displayed.height;
  }

 private:
  const InputFile& file_;
  const std::string& path_;
  const ConvertOptions& options_;
  Scanner scanner_;
};

/// Takes the pages one by one as long as they are cheap. From the first that has to be recognised
/// on, the rest is shared by several threads.
class PageQueue {
 public:
  PageQueue(const InputFile& file, const std::string& path, const ConvertOptions& options,
            const PageStarted& page_started)
      : file_(file), path_(path), options_(options), page_started_(page_started) {
    for (int number = 1; number <= file.page_count(); ++number) {
      if (is_selected(number, options.pages)) numbers_.push_back(number);
    }
    read_.resize(numbers_.size());
  }

  std::vector<PageRead> run() {
    PageWorker first(file_, path_, options_);
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      announce(numbers_[i]);
      read_[i] = first.open(numbers_[i]);
      const std::size_t left = numbers_.size() - i;
      if (options_.threads > 1 && left > 1 && first.has_to_scan(read_[i])) {
        next_ = i + 1;
        share(first, i);
        break;
      }
      finish(first, i);
    }
    return std::move(read_);
  }

 private:
  void announce(int number) {
    if (options_.broken_pages.contains(number)) return;
    const std::lock_guard lock(announcing_);
    page_started_(number, file_.page_count());
  }

  void finish(PageWorker& worker, std::size_t i) {
    worker.finish(read_[i]);
    read_[i].page.words.clear();
    read_[i].page.words.shrink_to_fit();
    read_[i].page.rulings.clear();
  }

  void take_pages(PageWorker& worker) {
    for (std::size_t i = next_++; i < numbers_.size(); i = next_++) {
      announce(numbers_[i]);
      read_[i] = worker.open(numbers_[i]);
      finish(worker, i);
    }
  }

  /// Pictures of pages are large: handed back to the system and asked for anew with every page they
  /// cost two threads a quarter of their time, waiting for each other in the kernel.
  static void keep_large_blocks() {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
  }

  void share(PageWorker& first, std::size_t begun) {
    keep_large_blocks();
    const std::size_t left = numbers_.size() - begun;
    const auto wanted = static_cast<std::size_t>(options_.threads);
    std::vector<std::thread> threads;
    for (std::size_t t = 1; t < std::min(wanted, left); ++t) {
      threads.emplace_back([this] {
        const auto file = InputFile::open(path_, options_.password);
        if (!file) return;  // The others take its share.
        PageWorker worker(file.value(), path_, options_);
        take_pages(worker);
      });
    }
    finish(first, begun);
    take_pages(first);
    for (std::thread& thread : threads) thread.join();
  }

  const InputFile& file_;
  const std::string& path_;
  const ConvertOptions& options_;
  const PageStarted& page_started_;
  std::vector<int> numbers_;
  std::vector<PageRead> read_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex announcing_;
};

}  // namespace

std::vector<PageLayout> read_pages(const InputFile& file, const ConvertOptions& options,
                                   const PageStarted& page_started, Document& document) {
  note_missing_pages(document, options, file.page_count());
  std::vector<PageLayout> layouts;
  PageNotes notes;
  for (PageRead& read : PageQueue(file, document.path, options, page_started).run()) {
    if (read.layout) {
      notes.note(read.page, *read.layout, read.scanned);
      layouts.push_back(std::move(*read.layout));
    }
    document.pages.push_back(std::move(read.page.info));
  }
  notes.report(document);
  return layouts;
}

}  // namespace biaoge

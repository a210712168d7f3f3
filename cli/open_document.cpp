// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/open_document.h"

#include <algorithm>
#include <utility>

#include "cli/wire.h"

namespace biaoge {

namespace {

Error not_tried(int broken) {
  return {"too-many-bad-pages",
          "was not tried: " + std::to_string(broken) + " pages before it could not be read",
          "Print or save the file as a new PDF and try again"};
}

}  // namespace

int attempts_after(Loss loss) {
  switch (loss) {
    case Loss::timeout:
      return 0;
    case Loss::crash:
    case Loss::memory:
      return 1;
    case Loss::killed:
      return 3;
  }
  return 0;
}

void OpenDocument::piece_came(int first, std::string encoded, int pages) {
  --out_;
  pages_done_ += static_cast<std::size_t>(std::max(pages, 0));
  pieces_.insert_or_assign(first, std::move(encoded));
}

/// A piece that says what became of pages no worker could read.
void OpenDocument::lose(int first, int last, const Error& what) {
  Piece piece;
  piece.first = first;
  piece.last = last;
  piece.page_count = page_count_;
  piece.lost = what;
  pieces_.insert_or_assign(first, encode_piece(piece));
}

std::vector<Range> OpenDocument::range_lost(const Range& range, int page, Loss loss, Error what) {
  --out_;
  if (error_) return {};
  if (page == 0) {
    if (range.attempts < attempts_after(loss)) {
      Range again = range;
      ++again.attempts;
      return {again};
    }
    if (page_count_ > 0 && !range.begins) {
      lose(range.first, std::min(range.last, page_count_), what);
      return {};
    }
    what.code = "worker-crashed";
    what.message = path_ + ": opening it " + what.message;
    error_ = std::move(what);
    return {};
  }
  return lose_page(range, page, loss, what);
}

std::vector<Range> OpenDocument::lose_page(const Range& range, int page, Loss loss,
                                           const Error& what) {
  const int last = page_count_ > 0 ? std::min(range.last, page_count_) : range.last;
  std::vector<Range> ranges;
  const bool alone = range.first == page && last == page;
  const bool patient = broken_ < patience_.broken_pages && slow_ < patience_.slow_pages;
  const bool to_blame =
      alone ? range.attempts >= attempts_after(loss) : loss == Loss::timeout || !patient;
  if (page > range.first) ranges.push_back({range.first, page - 1, range.begins, 0});
  if (to_blame) {
    lose(page, page, what);
    ++broken_;
    slow_ += loss == Loss::timeout ? 1 : 0;
  } else {
    const bool begins = range.begins && page == range.first;
    ranges.push_back({page, page, begins, alone ? range.attempts + 1 : 1});
  }
  if (page < last && patient) ranges.push_back({page + 1, last, false, 0});
  if (page < last && !patient) lose(page + 1, last, not_tried(broken_));
  return ranges;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// A document on its way: what has been read of it, what is left, and which pages are to blame for
// lost workers.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cli/piece.h"
#include "core/document.h"
#include "core/result.h"

namespace biaoge {

/// How a worker was lost.
enum class Loss { crash, timeout, memory, killed };

/// A range of pages of a document that a worker is to read, possibly for the second time.
struct Range {
  int first = 1;
  int last = kLastPage;
  bool begins = true;
  int attempts = 0;  ///< Workers lost over these pages, the last of them alone.
};

/// Limits after which no more workers are spent on a document.
struct Patience {
  int slow_pages = 20;     ///< Each costs its whole time limit.
  int broken_pages = 500;  ///< Each costs two workers.
};

class OpenDocument {
 public:
  OpenDocument(std::size_t id, std::string path, Patience patience)
      : id_(id), path_(std::move(path)), patience_(patience) {}

  std::size_t id() const { return id_; }
  const std::string& path() const { return path_; }
  int page_count() const { return page_count_; }
  std::size_t pages_done() const { return pages_done_; }

  void note_page_count(int count) { page_count_ = count > 0 ? count : page_count_; }
  /// A range went out; each comes back by one of the three calls below.
  void went_out() { ++out_; }
  /// An encoded Piece that begins with page `first`.
  void piece_came(int first, std::string encoded, int pages);
  /// The whole document came at once.
  void came_whole() { --out_; }
  /// The worker over `range` was lost at `page` (0: while it opened the file). Gives the ranges to
  /// be read anew: the page alone, where it has to prove that it is the bad one, and what lies
  /// beside it. `what`: what happened, without file and page. Where nothing helps any more,
  /// error() is set or the pages count as lost.
  std::vector<Range> range_lost(const Range& range, int page, Loss loss, Error what);

  bool is_complete() const { return out_ == 0; }
  /// In the order of the pages.
  std::map<int, std::string>& pieces() { return pieces_; }
  /// What ended the document as a whole.
  const std::optional<Error>& error() const { return error_; }
  void fail(Error error) { error_ = std::move(error); }

  std::string bytes;        ///< The finished document, while it waits to be written.
  int finish_attempts = 0;  ///< Workers lost over putting it together, or over writing.
  std::uint32_t peak_kib = 0;
  double seconds = 0;  ///< Of work, in all workers together.

 private:
  void lose(int first, int last, const Error& what);
  std::vector<Range> lose_page(const Range& range, int page, Loss loss, const Error& what);

  std::size_t id_;
  std::string path_;
  Patience patience_;
  int page_count_ = 0;
  int out_ = 0;
  int slow_ = 0;
  int broken_ = 0;
  std::size_t pages_done_ = 0;
  std::map<int, std::string> pieces_;
  std::optional<Error> error_;
};

/// How often a task is given to another worker when one is lost over it. A worker that was killed
/// from outside says little about the document.
int attempts_after(Loss loss);

}  // namespace biaoge

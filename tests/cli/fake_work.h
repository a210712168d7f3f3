// SPDX-License-Identifier: GPL-3.0-or-later
// Work for supervisors without documents to read.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cli/supervisor.h"

namespace biaoge {

inline constexpr int kPages = 5;

/// Reads five pages as a Converter would; `trouble` is called at each page that is read, with page
/// 0 before, and with 6 when the pages are put together.
inline Work with_trouble(std::function<void(int page)> trouble) {
  Work work;
  work.read = [trouble](const ReadTask& task, const ReadReports& reports) {
    reports.page_started(0, 0);
    trouble(0);
    Piece piece;
    piece.first = task.first;
    piece.last = std::min(task.last, kPages);
    piece.page_count = kPages;
    piece.sha256 = "sum";
    if (task.share_pages > 0 && piece.last - piece.first >= 2) {
      reports.page_started(piece.first, kPages);
      reports.given_away(piece.first + 2, piece.last);
      piece.last = piece.first + 1;
    }
    for (int number = piece.first; number <= piece.last; ++number) {
      reports.page_started(number, kPages);
      trouble(number);
      PageRead page;
      page.info.number = number;
      piece.pages.push_back(page);
    }
    return piece;
  };
  work.finish = [trouble](const std::string& path, std::vector<Piece> pieces) {
    trouble(kPages + 1);
    Document document;
    document.path = path;
    for (Piece& piece : pieces) {
      for (PageRead& page : piece.pages) document.pages.push_back(page.info);
      for (int number = piece.first; piece.lost && number <= piece.last; ++number) {
        PageInfo info;
        info.number = number;
        info.status = PageStatus::failed;
        info.error = piece.lost;
        document.pages.push_back(info);
        document.status = DocumentStatus::partial;
      }
    }
    return document;
  };
  return work;
}

inline Flow keep_going(const Progress&) {
  return Flow::go_on;
}

/// A document for each job, without reading anything.
inline Work whole(std::function<Document(const std::string& path)> make) {
  Work work;
  work.read = [](const ReadTask&, const ReadReports&) { return Piece{}; };
  work.finish = [make](const std::string& path, const std::vector<Piece>&) { return make(path); };
  return work;
}

}  // namespace biaoge

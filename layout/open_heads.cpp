// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/open_heads.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "layout/line.h"

namespace biaoge {

namespace {

/// Tables of fewer rows may be forms, whose fields stand over columns by chance.
constexpr int kLeastRows = 4;
constexpr int kLeastColumns = 3;
/// A text keeps to its column within this (em).
constexpr double kReach = 0.3;

bool is_parted_below(const Lattice& lattice, const Span& head) {
  for (int column = head.column; column < head.column + head.colspan; ++column) {
    const Span& below = lattice.cells[static_cast<std::size_t>(
        lattice.owner[static_cast<std::size_t>(lattice.columns()) +
                      static_cast<std::size_t>(column)])];
    if (below.row != 1 || below.colspan != 1) return false;
  }
  return true;
}

/// The words of a heading by the columns they stand over; empty when some column has none or a
/// text stands over two.
std::vector<std::vector<Word>> words_by_column(const Lattice& lattice, const Span& head,
                                               const std::vector<Word>& words) {
  std::vector<std::vector<Word>> parts(static_cast<std::size_t>(head.colspan));
  for (const Line& line : build_lines(words).lines) {
    for (const TextPiece& piece : line.pieces) {
      std::size_t part = 0;
      while (part + 1 < parts.size() &&
             lattice.xs[static_cast<std::size_t>(head.column) + part + 1] < piece.box.center().x) {
        ++part;
      }
      const std::size_t edge = static_cast<std::size_t>(head.column) + part;
      const double reach = kReach * piece.em;
      if (piece.box.x0 < lattice.xs[edge] - reach || piece.box.x1 > lattice.xs[edge + 1] + reach) {
        return {};
      }
      const std::u32string text = text_of(piece);
      if (text.back() == U':' || text.back() == U'：') return {};
      for (const Word* word : piece.words) parts[part].push_back(*word);
    }
  }
  const bool all = std::none_of(parts.begin(), parts.end(),
                                [](const std::vector<Word>& part) { return part.empty(); });
  return all ? parts : std::vector<std::vector<Word>>{};
}

}  // namespace

void part_open_heads(Lattice& lattice, std::vector<std::vector<Word>>& words) {
  if (lattice.rows() < kLeastRows) return;
  for (std::size_t i = 0; i < lattice.cells.size() && lattice.cells[i].row == 0;) {
    const Span head = lattice.cells[i];
    std::vector<std::vector<Word>> parts;
    if (head.rowspan == 1 && head.colspan >= kLeastColumns && is_parted_below(lattice, head)) {
      parts = words_by_column(lattice, head, words[i]);
    }
    if (parts.empty()) {
      ++i;
      continue;
    }
    const int more = head.colspan - 1;
    const auto at = static_cast<std::ptrdiff_t>(i);
    lattice.cells[i].colspan = 1;
    words[i] = std::move(parts[0]);
    for (int k = more; k > 0; --k) {
      lattice.cells.insert(lattice.cells.begin() + at + 1, {0, head.column + k, 1, 1});
      words.insert(words.begin() + at + 1, std::move(parts[static_cast<std::size_t>(k)]));
    }
    for (std::size_t c = 0; c < lattice.owner.size(); ++c) {
      if (lattice.owner[c] > static_cast<int>(i)) lattice.owner[c] += more;
    }
    for (int k = 1; k <= more; ++k) {
      lattice.owner[static_cast<std::size_t>(head.column) + static_cast<std::size_t>(k)] =
          static_cast<int>(i) + k;
    }
    i += static_cast<std::size_t>(head.colspan);
  }
}

}  // namespace biaoge

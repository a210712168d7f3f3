// SPDX-License-Identifier: GPL-3.0-or-later
// One page: lattices and the words that fall into their cells, and the tables without them.
#include <algorithm>
#include <iterator>
#include <string>

#include "layout/doubts.h"
#include "layout/lattice.h"
#include "layout/lattice_evidence.h"
#include "layout/lattice_stack.h"
#include "layout/leaders.h"
#include "layout/open_heads.h"
#include "layout/page_layout.h"
#include "layout/place_words.h"
#include "layout/text_regions.h"

namespace biaoge {

namespace {

/// Rulings of a scan are this exact, in points.
constexpr double kScanTolerance = 2.0;
/// A seal covers a glyph when its ink reaches this far (points) into it both ways.
constexpr double kSealReach = 1.0;
/// It did no harm to a glyph that was read with more confidence: its colour was taken away.
constexpr double kClear = 0.96;

double median_font_size(const std::vector<Word>& words) {
  std::vector<double> sizes;
  for (const Word& word : words) sizes.push_back(word.font_size);
  if (sizes.empty()) return 5 * kScanTolerance;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

/// Edges closer than this (points) are one. The places of recognised characters say little about
/// the print size, and cells must not change between reading and laying out.
double grid_tolerance(const std::vector<Word>& words) {
  const bool recognised = !words.empty() && words.front().source == TextSource::ocr;
  return recognised ? kScanTolerance : std::clamp(0.2 * median_font_size(words), 1.0, 3.0);
}

/// Words that were read together, as parts of a line or short lines of a cell, have the same other
/// readings, which are of all of them.
bool were_read_together(const std::vector<Word>& words) {
  const std::vector<Alternative>& first = words.front().alternatives;
  return std::all_of(words.begin(), words.end(), [&](const Word& word) {
    return std::equal(first.begin(), first.end(), word.alternatives.begin(),
                      word.alternatives.end(), [](const Alternative& a, const Alternative& b) {
                        return a.text == b.text && a.confidence == b.confidence;
                      });
  });
}

/// What recognition knows about the text of a cell.
void note_recognition(Cell& cell, const std::vector<Word>& words) {
  const bool recognised = std::any_of(
      words.begin(), words.end(), [](const Word& word) { return word.source == TextSource::ocr; });
  if (!recognised) return;
  cell.source = TextSource::ocr;
  cell.confidence = confidence_of(words);
  if (were_read_together(words)) cell.alternatives = words.front().alternatives;
}

/// `text_boxes`: the box to set the text of each cell in.
TableFragment make_fragment(const Lattice& lattice, const std::vector<std::vector<Word>>& words,
                            const std::vector<Box>& text_boxes, int page) {
  TableFragment fragment;
  Table& table = fragment.table;
  table.pages = {page};
  table.rows = lattice.rows();
  table.columns = lattice.columns();
  table.column_edges = lattice.xs;
  fragment.bounds = lattice.bounds();
  int block = 1;
  for (const Span& span : lattice.cells) {
    if (span.row == 0) block = std::max(block, span.rowspan);
  }
  fragment.first_row_height = lattice.ys[1] - lattice.ys[0];
  fragment.first_block_height = lattice.ys[static_cast<std::size_t>(block)] - lattice.ys[0];
  fragment.open_top = lattice.open_top;
  fragment.open_bottom = lattice.open_bottom;
  for (std::size_t i = 0; i < lattice.cells.size(); ++i) {
    const Span& span = lattice.cells[i];
    const Box box = lattice.box(span);
    CellText text = set_cell_text(words[i], text_boxes[i]);
    Cell cell;
    cell.row = span.row;
    cell.column = span.column;
    cell.rowspan = span.rowspan;
    cell.colspan = span.colspan;
    cell.text = std::move(text.text);
    cell.alignment = text.alignment;
    cell.inset = text.inset;
    cell.boxes = {{page, box}};
    note_recognition(cell, words[i]);
    table.cells.push_back(std::move(cell));
    fragment.fits.push_back(text.fit);
  }
  return fragment;
}

/// Flags the cells whose own clipping path hides part of their text.
void mark_overfull(Table& table, const Lattice& lattice, const std::vector<Box>& overfull) {
  for (const Box& box : overfull) {
    const int index = lattice.cell_at(box.center());
    if (index < 0) continue;
    const Cell& cell = table.cells[static_cast<std::size_t>(index)];
    // A clipping path around several cells (a printed area) says nothing about one of them.
    if (intersect(cell.boxes.front().box, box).area() < 0.6 * box.area()) continue;
    std::vector<std::string>& flags = table.cells[static_cast<std::size_t>(index)].flags;
    if (flags.empty()) flags.emplace_back("clipped-text");
  }
}

bool is_spoilt(const Glyph& glyph, const std::vector<Box>& seals) {
  return glyph.confidence < kClear && std::any_of(seals.begin(), seals.end(), [&](const Box& seal) {
           const Box shared = intersect(glyph.box, seal);
           return shared.width() > kSealReach && shared.height() > kSealReach;
         });
}

/// Flags the cells of which a character under the ink of a seal was hard to read; `words`: of each
/// cell.
void mark_sealed(Table& table, const std::vector<std::vector<Word>>& words,
                 const std::vector<Box>& seals) {
  if (seals.empty()) return;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const bool sealed = std::any_of(words[i].begin(), words[i].end(), [&](const Word& word) {
      return std::any_of(word.glyphs.begin(), word.glyphs.end(),
                         [&](const Glyph& glyph) { return is_spoilt(glyph, seals); });
    });
    if (sealed) table.cells[i].flags.emplace_back("under-seal");
  }
}

/// A lattice and the words that lie in it.
struct Filled {
  std::vector<std::vector<Word>> cells;  ///< As placed.
  std::vector<Word> words;               ///< The same, whole.
  LatticeKind kind = LatticeKind::table;
  bool empty() const { return words.empty(); }
};

std::string describe(const Lattice& lattice) {
  return "rulings of " + std::to_string(lattice.rows()) + " rows and " +
         std::to_string(lattice.columns()) + " columns";
}

/// The page's rulings without those of lattices that are tables or drawings.
std::vector<Ruling> free_rulings(const std::vector<Ruling>& rulings,
                                 const std::vector<Lattice>& lattices,
                                 const std::vector<Filled>& filled) {
  std::vector<Ruling> result;
  for (const Ruling& ruling : rulings) {
    const double middle = (ruling.start + ruling.end) / 2;
    const Point center = ruling.orientation == Orientation::horizontal
                             ? Point{middle, ruling.position}
                             : Point{ruling.position, middle};
    bool taken = false;
    for (std::size_t i = 0; i < lattices.size(); ++i) {
      const bool settled =
          filled[i].kind == LatticeKind::table || filled[i].kind == LatticeKind::drawing;
      const Box box = lattices[i].bounds();
      taken = taken ||
              (settled && Box{box.x0 - 2, box.y0 - 2, box.x1 + 2, box.y1 + 2}.contains(center));
    }
    if (!taken) result.push_back(ruling);
  }
  return result;
}

/// Words that stand upright or turned between those of a table belong to it too: headings set
/// vertically.
void add_turned_words(const TextTable& table, const std::vector<Word>& words,
                      std::vector<std::vector<Word>>& cells) {
  for (const Word& word : words) {
    if (word.direction == Direction::right && !word.vertical) continue;
    const int cell = table.grid.cell_at(word.box.center());
    if (cell >= 0) cells[static_cast<std::size_t>(cell)].push_back(word);
  }
}

/// The words of each cell; `words`: all that may stand in the table.
std::vector<std::vector<Word>> words_of(const TextTable& table, const std::vector<Word>& words) {
  std::vector<std::vector<Word>> cells;
  for (const auto& cell : table.words) {
    cells.emplace_back();
    for (const Word* word : cell) cells.back().push_back(*word);
  }
  add_turned_words(table, words, cells);
  return cells;
}

TableFragment make_fragment(const TextTable& table, const std::vector<std::vector<Word>>& cells,
                            int page) {
  TableFragment fragment = make_fragment(table.grid, cells, table.text_boxes, page);
  fragment.by_text = true;
  fragment.doubtful = table.doubtful;
  fragment.text_columns = table.columns;
  fragment.table.header_rows = table.header_rows;
  fragment.table.evidence = table.evidence;
  flag_doubts(fragment.table, table.doubtful_rows);
  return fragment;
}

/// True when most words of the lattice are in tables found by their text.
bool is_covered(const Filled& lattice, const std::vector<TextTable>& tables) {
  std::size_t covered = 0;
  for (const Word& word : lattice.words) {
    covered += std::any_of(tables.begin(), tables.end(), [&](const TextTable& table) {
      return table.grid.bounds().contains(word.box.center());
    });
  }
  return 2 * covered > lattice.words.size();
}

/// Lays out one page that is upright.
class Layouter {
 public:
  explicit Layouter(const Page& page)
      : page_(page),
        lattices_(
            stack_lattices(find_lattices(page.rulings, grid_tolerance(page.words)), page.words)),
        filled_(lattices_.size()) {}

  void lay_out(PageLayout& layout) {
    fill_lattices();
    for (std::size_t i = 0; i < lattices_.size(); ++i) {
      if (!filled_[i].empty()) filled_[i].kind = kind_of(i);
      for (std::vector<Word>& cell : filled_[i].cells) take_leaders(cell);
      if (filled_[i].kind == LatticeKind::table) part_open_heads(lattices_[i], filled_[i].cells);
    }
    std::vector<Word> loose = outside_;
    for (const Filled& lattice : filled_) {
      if (lattice.kind == LatticeKind::partial || lattice.kind == LatticeKind::frame) {
        loose.insert(loose.end(), lattice.words.begin(), lattice.words.end());
      }
    }
    const TextRegions found =
        find_text_tables(page_, loose, free_rulings(page_.rulings, lattices_, filled_));
    layout.refused = found.refused;
    for (const TextTable& table : found.tables) {
      const std::vector<std::vector<Word>> cells = words_of(table, loose);
      if (page_.info.kind == PageKind::mixed && is_misread_picture(cells)) {
        layout.refused.push_back({table.grid.bounds(), "a picture that could hardly be read"});
        continue;
      }
      add(layout, make_fragment(table, cells, page_.info.number), table.grid, cells);
    }
    std::vector<Word> rest = outside_;
    for (std::size_t i = 0; i < lattices_.size(); ++i) {
      take_lattice(layout, i, found.tables, rest);
    }
    // Those of a doubtful one are lines until it is known to be a table (settle_ends).
    std::erase_if(rest, [&](const Word& word) {
      return std::any_of(found.tables.begin(), found.tables.end(), [&](const TextTable& table) {
        return !table.doubtful && table.grid.bounds().contains(word.box.center());
      });
    });
    layout.lines = set_lines(std::move(rest), page_.info.number);
    std::stable_sort(layout.fragments.begin(), layout.fragments.end(),
                     [](const TableFragment& a, const TableFragment& b) {
                       return std::pair(a.bounds.y0, a.bounds.x0) <
                              std::pair(b.bounds.y0, b.bounds.x0);
                     });
  }

 private:
  void fill_lattices() {
    for (std::size_t i = 0; i < lattices_.size(); ++i) {
      filled_[i].cells.resize(lattices_[i].cells.size());
    }
    for (const Word& word : page_.words) {
      const Lattice* lattice = innermost(lattices_, word);
      if (!lattice) {
        outside_.push_back(word);
        continue;
      }
      Filled& filled = filled_[static_cast<std::size_t>(lattice - lattices_.data())];
      place_word(*lattice, word, filled.cells, outside_);
      filled.words.push_back(word);
    }
  }

  LatticeKind kind_of(std::size_t i) const {
    const std::vector<std::vector<Word>>& cells = filled_[i].cells;
    if (page_.info.kind == PageKind::mixed && is_misread_picture(cells)) {
      return LatticeKind::drawing;
    }
    return classify_lattice(lattices_[i], cells);
  }

  void add(PageLayout& layout, TableFragment fragment, const Lattice& grid,
           const std::vector<std::vector<Word>>& cells) {
    mark_overfull(fragment.table, grid, page_.overfull);
    mark_sealed(fragment.table, cells, page_.seals);
    layout.fragments.push_back(std::move(fragment));
  }

  void refuse(PageLayout& layout, std::size_t i, std::string reason) const {
    layout.refused.push_back({lattices_[i].bounds(), std::move(reason)});
  }

  /// A lattice that is a table, or may be part of one, becomes a fragment.
  void take_lattice(PageLayout& layout, std::size_t i, const std::vector<TextTable>& tables,
                    std::vector<Word>& rest) {
    const Filled& lattice = filled_[i];
    if (lattice.empty()) return;
    if (lattice.kind == LatticeKind::drawing) {
      refuse(layout, i, "a drawing: few of its cells hold text");
      return;
    }
    if (lattice.kind != LatticeKind::table && is_covered(lattice, tables)) {
      rest.insert(rest.end(), lattice.words.begin(), lattice.words.end());
      return;
    }
    std::vector<Box> boxes;
    for (const Span& span : lattices_[i].cells) boxes.push_back(lattices_[i].box(span));
    TableFragment fragment = make_fragment(lattices_[i], lattice.cells, boxes, page_.info.number);
    fragment.table.evidence = describe(lattices_[i]);
    fragment.doubtful = lattice.kind == LatticeKind::frame;
    if (fragment.doubtful) refuse(layout, i, "a box around text");
    add(layout, std::move(fragment), lattices_[i], lattice.cells);
  }

  const Page& page_;
  std::vector<Lattice> lattices_;
  std::vector<Filled> filled_;
  std::vector<Word> outside_;
};

}  // namespace

std::vector<Box> ruled_cells(const Page& page) {
  const std::vector<Lattice> lattices = find_lattices(page.rulings, kScanTolerance);
  std::vector<Box> cells;
  for (const Lattice& lattice : lattices) {
    for (const Span& span : lattice.cells) {
      const Box box = lattice.box(span);
      const bool holds_table =
          std::any_of(lattices.begin(), lattices.end(), [&](const Lattice& other) {
            return &other != &lattice && box.contains(other.bounds().center()) &&
                   other.bounds().area() < box.area();
          });
      if (!holds_table) cells.push_back(box);
    }
  }
  return cells;
}

void lay_out_upright(const Page& page, PageLayout& layout) {
  Layouter(page).lay_out(layout);
}

}  // namespace biaoge

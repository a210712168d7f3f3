// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/text_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "layout/prose.h"
#include "layout/table_evidence.h"

namespace biaoge {

namespace {

/// So many lines of paragraphs make a column of text, which takes at most this share of the width
/// of the page's text.
constexpr int kColumnLines = 4;
constexpr double kColumnWidth = 0.6;
/// The white between two equal columns is at least this wide (em), begins in this share of the
/// text's width, and at most one line in so many crosses it.
constexpr double kWhite = 1.2;
constexpr double kMiddle = 0.4;
constexpr std::size_t kCrossing = 10;
/// A paragraph that fills its column takes this share of its width.
constexpr double kFilled = 0.8;
/// So many lines stand beside a column of text at least.
constexpr std::size_t kBeside = 4;
/// Captions beside each other stand at one height within this (em).
constexpr double kBesideCaption = 2.5;

struct Extent {
  double x0;
  double x1;
  int lines;
  double width() const { return x1 - x0; }
};

Extent extent_of(const std::vector<Line>& lines) {
  Extent all{1e9, -1e9, static_cast<int>(lines.size())};
  for (const Line& line : lines) {
    all.x0 = std::min(all.x0, line.box.x0);
    all.x1 = std::max(all.x1, line.box.x1);
  }
  return all;
}

/// Between the columns that paragraphs make.
std::vector<double> between_paragraphs(const std::vector<Line>& lines) {
  const Extent all = extent_of(lines);
  std::vector<Extent> pieces;
  for (const Line& line : lines) {
    for (const TextPiece& piece : line.pieces) {
      if (piece.prose && piece.box.width() < kColumnWidth * all.width()) {
        pieces.push_back({piece.box.x0, piece.box.x1, 1});
      }
    }
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Extent& a, const Extent& b) { return a.x0 < b.x0; });
  std::vector<Extent> columns;
  for (const Extent& piece : pieces) {
    if (!columns.empty() && piece.x0 < columns.back().x1) {
      columns.back().x1 = std::max(columns.back().x1, piece.x1);
      ++columns.back().lines;
    } else {
      columns.push_back(piece);
    }
  }
  std::erase_if(columns, [](const Extent& column) { return column.lines < kColumnLines; });
  std::vector<double> gutters;
  for (std::size_t i = 1; i < columns.size(); ++i) {
    gutters.push_back((columns[i - 1].x1 + columns[i].x0) / 2);
  }
  return gutters;
}

/// The widest white between `from` and `to` that hardly a line crosses.
std::optional<Extent> white_between(const std::vector<Line>& lines, double from, double to,
                                    double em) {
  std::vector<Extent> inside;
  std::size_t crossing = 0;
  for (const Line& line : lines) {
    for (const TextPiece& piece : line.pieces) {
      if (piece.box.x1 <= from || piece.box.x0 >= to) continue;
      if (piece.box.x0 < from && piece.box.x1 > to) {
        ++crossing;
      } else {
        inside.push_back({piece.box.x0, piece.box.x1, 1});
      }
    }
  }
  if (kCrossing * crossing > lines.size()) return std::nullopt;
  std::sort(inside.begin(), inside.end(),
            [](const Extent& a, const Extent& b) { return a.x0 < b.x0; });
  inside.push_back({to, to, 1});
  std::optional<Extent> widest;
  double left = from;
  for (const Extent& piece : inside) {
    if (piece.x0 - left > (widest ? widest->width() : kWhite * em)) {
      widest = Extent{left, piece.x0, 0};
    }
    left = std::max(left, piece.x1);
  }
  return widest;
}

/// Without a first and a last line of one text: running head, page number.
std::vector<Line> without_furniture(std::vector<Line> lines) {
  if (!lines.empty() && lines.back().pieces.size() == 1) lines.pop_back();
  if (!lines.empty() && lines.front().pieces.size() == 1) lines.erase(lines.begin());
  return lines;
}

bool has_paragraph(std::vector<Line> column) {
  mark_wide_prose(column, paragraph_width(column));
  const auto prose = std::count_if(column.begin(), column.end(), [](const Line& line) {
    return std::any_of(line.pieces.begin(), line.pieces.end(),
                       [](const TextPiece& piece) { return piece.prose; });
  });
  return prose >= kColumnLines;
}

/// The white in the middle of a page of two equal columns, of which at least one holds a paragraph.
std::optional<double> middle_gutter(const std::vector<Line>& lines,
                                    const std::vector<Level>& levels) {
  if (lines.size() < 2 * kBeside) return std::nullopt;
  std::vector<double> sizes;
  for (const Line& line : lines) sizes.push_back(line.em);
  const auto usual = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), usual, sizes.end());
  const Extent all = extent_of(lines);
  const auto white = white_between(without_furniture(lines), all.x0 + kMiddle * all.width(),
                                   all.x1 - kMiddle * all.width(), *usual);
  if (!white) return std::nullopt;
  const double x = (white->x0 + white->x1) / 2;
  const bool ruled = std::any_of(levels.begin(), levels.end(), [&](const Level& level) {
    return level.bridges(white->x0, white->x1);
  });
  if (ruled) return std::nullopt;
  std::vector<Line> within = lines;
  std::erase_if(within, [&](const Line& line) {
    return std::any_of(line.pieces.begin(), line.pieces.end(), [&](const TextPiece& piece) {
      return piece.box.x0 < x && piece.box.x1 > x;
    });
  });
  const std::vector<std::vector<Line>> sides = deal_to_columns(within, {x});
  if (sides[0].size() < kBeside || sides[1].size() < kBeside) return std::nullopt;
  return has_paragraph(sides[0]) || has_paragraph(sides[1]) ? std::optional(x) : std::nullopt;
}

/// The white between two captions beside each other.
std::optional<double> between_captions(const std::vector<Line>& lines) {
  std::vector<const TextPiece*> captions;
  for (const Line& line : lines) {
    for (const TextPiece& piece : line.pieces) {
      if (begins_caption(piece, false)) captions.push_back(&piece);
    }
  }
  for (const TextPiece* left : captions) {
    for (const TextPiece* right : captions) {
      const double off = std::abs(left->box.center().y - right->box.center().y);
      if (left->box.x1 > right->box.x0 || off > kBesideCaption * left->em) continue;
      const auto white =
          white_between(lines, left->box.center().x, right->box.center().x, left->em);
      if (white) return (white->x0 + white->x1) / 2;
    }
  }
  return std::nullopt;
}

/// A part of a line has the place of its largest type: lines of two columns need not stand at one
/// height.
void set_place(Line& part) {
  part.em = 0;
  for (const TextPiece& piece : part.pieces) {
    for (const Word* word : piece.words) {
      if (word->font_size <= 1.02 * part.em) continue;
      part.em = word->font_size;
      part.box.y0 = word->box.y0;
      part.box.y1 = word->box.y1;
    }
  }
  part.box.x0 = part.pieces.front().box.x0;
  part.box.x1 = part.pieces.back().box.x1;
}

}  // namespace

std::vector<std::vector<Line>> deal_to_columns(const std::vector<Line>& lines,
                                               const std::vector<double>& gutters) {
  std::vector<std::vector<Line>> columns(gutters.size() + 1);
  for (const Line& line : lines) {
    std::vector<Line> parts(columns.size());
    for (const TextPiece& piece : line.pieces) {
      const double x = piece.box.center().x;
      const auto c = static_cast<std::size_t>(std::upper_bound(gutters.begin(), gutters.end(), x) -
                                              gutters.begin());
      parts[c].pieces.push_back(piece);
    }
    for (std::size_t c = 0; c < parts.size(); ++c) {
      if (parts[c].pieces.empty()) continue;
      set_place(parts[c]);
      columns[c].push_back(std::move(parts[c]));
    }
  }
  return columns;
}

double paragraph_width(const std::vector<Line>& lines) {
  return kFilled * extent_of(lines).width();
}

TextColumns find_text_columns(const std::vector<Line>& lines, const std::vector<Level>& levels) {
  TextColumns columns;
  columns.gutters = between_paragraphs(lines);
  if (!columns.gutters.empty()) return columns;
  std::optional<double> gutter = between_captions(lines);
  if (!gutter) gutter = middle_gutter(lines, levels);
  columns.by_white = gutter.has_value();
  if (gutter) columns.gutters.push_back(*gutter);
  return columns;
}

}  // namespace biaoge

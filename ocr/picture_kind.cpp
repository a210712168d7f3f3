// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/picture_kind.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "ocr/ink.h"
#include "ocr/ink_parts.h"
#include "ocr/page_reader.h"
#include "ocr/pixel_box.h"
#include "ocr/resample.h"

namespace biaoge {

namespace {

/// Pixels an inch that show pieces of text well enough.
constexpr double kFineEnough = 220;
/// Print is no higher than this (inches); letters that touch make a piece this many times as wide
/// as high.
constexpr double kHighestGlyph = 0.4;
constexpr int kWidestPiece = 12;
/// Squares of this size (inches) are dark where so much of them is; where nearly all of so many by
/// so many are, no lines of text stand: between those is white.
constexpr double kBlock = 0.03;
constexpr double kDense = 0.3;
constexpr int kWindow = 8;
constexpr double kSolid = 0.92;
/// What is darker is ink: thin strokes are light in a coarse picture.
constexpr int kInk = 165;
/// Pieces of one line share this much of the lower one's height.
constexpr double kSameLine = 0.6;
/// Texts of two columns stand this far apart, in heights of their line.
constexpr double kApart = 1.2;
/// A text has so many pieces; what has one may be a dot of a pattern, or the square of a legend.
constexpr int kPiecesOfText = 2;
/// Lines of one table differ in height by no more than this.
constexpr double kSameHeight = 1.6;
/// So many lines have texts below each other in two columns.
constexpr int kLeastRows = 3;
/// At some angle lines meet by chance sooner.
constexpr int kLeastSkewedRows = 5;
/// More pieces would take long to weigh.
constexpr std::size_t kTooMany = 3000;
/// Rise to run: a third of a degree, and up to six degrees.
constexpr double kSlope = 0.0058;
constexpr int kSlopes = 18;

/// Bars, slices and pictures: where ink is dense without the gaps between lines of text.
class Fills {
 public:
  Fills(const Raster& page, int ink, double dpi)
      : block_(std::max(3, static_cast<int>(kBlock * dpi))),
        columns_(page.width / block_),
        rows_(page.height / block_),
        solid_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), false) {
    std::vector<bool> dark(solid_.size(), false);
    for (int r = 0; r < rows_; ++r) {
      for (int c = 0; c < columns_; ++c) dark[at(r, c)] = is_dark(page, ink, r, c);
    }
    for (int r = 0; r + kWindow <= rows_; ++r) {
      for (int c = 0; c + kWindow <= columns_; ++c) mark(dark, r, c);
    }
  }

  bool holds(const PixelBox& box) const {
    const int r = (box.y0 + box.y1) / 2 / block_;
    const int c = (box.x0 + box.x1) / 2 / block_;
    return r < rows_ && c < columns_ && solid_[at(r, c)];
  }

 private:
  std::size_t at(int r, int c) const {
    return static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(c);
  }

  bool is_dark(const Raster& page, int ink, int r, int c) const {
    int inked = 0;
    for (int y = r * block_; y < (r + 1) * block_; ++y) {
      const std::uint8_t* row = page.row(y) + static_cast<std::ptrdiff_t>(c) * block_;
      inked += static_cast<int>(std::count_if(row, row + block_, [ink](int v) { return v < ink; }));
    }
    return inked > kDense * block_ * block_;
  }

  void mark(const std::vector<bool>& dark, int row, int column) {
    int count = 0;
    for (int r = row; r < row + kWindow; ++r) {
      for (int c = column; c < column + kWindow; ++c) count += dark[at(r, c)];
    }
    if (count < kSolid * kWindow * kWindow) return;
    for (int r = row; r < row + kWindow; ++r) {
      for (int c = column; c < column + kWindow; ++c) solid_[at(r, c)] = true;
    }
  }

  int block_;
  int columns_;
  int rows_;
  std::vector<bool> solid_;
};

std::vector<PixelBox> glyphs_of(const Raster& page, double dpi) {
  const Fills fills(page, kInk, dpi);
  std::vector<PixelBox> parts = connected_parts(page, kInk);
  std::erase_if(parts, [&](const PixelBox& part) {
    return part.height() < kLeastGlyph * dpi || part.height() > kHighestGlyph * dpi ||
           part.width() > kWidestPiece * part.height() || fills.holds(part);
  });
  return parts;
}

int overlap_of(int a0, int a1, int b0, int b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}

/// The texts of a line, from left to right.
struct TextRow {
  int y0 = 0;
  int y1 = 0;
  std::vector<PixelBox> texts;
};

/// Pieces beside each other make lines, and lines fall into texts at wide gaps.
std::vector<TextRow> rows_of(std::vector<PixelBox> glyphs) {
  std::sort(glyphs.begin(), glyphs.end(), [](const PixelBox& a, const PixelBox& b) {
    return a.height() != b.height() ? a.height() > b.height() : a.y0 < b.y0;
  });
  std::vector<TextRow> rows;
  for (const PixelBox& glyph : glyphs) {
    const auto home = std::find_if(rows.begin(), rows.end(), [&](const TextRow& row) {
      return overlap_of(row.y0, row.y1, glyph.y0, glyph.y1) > kSameLine * glyph.height();
    });
    if (home == rows.end()) {
      rows.push_back({glyph.y0, glyph.y1, {glyph}});
    } else {
      home->texts.push_back(glyph);
    }
  }
  for (TextRow& row : rows) {
    std::sort(row.texts.begin(), row.texts.end(),
              [](const PixelBox& a, const PixelBox& b) { return a.x0 < b.x0; });
    const double room = kApart * (row.y1 - row.y0);
    std::vector<PixelBox> texts;
    int pieces = 0;
    for (const PixelBox& glyph : row.texts) {
      if (texts.empty() || glyph.x0 - texts.back().x1 > room) {
        if (!texts.empty() && pieces < kPiecesOfText) texts.pop_back();
        texts.push_back(glyph);
        pieces = 1;
      } else {
        texts.back().x1 = std::max(texts.back().x1, glyph.x1);
        ++pieces;
      }
    }
    if (pieces < kPiecesOfText) texts.pop_back();
    row.texts = std::move(texts);
  }
  return rows;
}

/// Two texts of `a` or more stand above or below different ones of `b`.
bool share_columns(const TextRow& a, const TextRow& b) {
  const double height = a.y1 - a.y0;
  const double other = b.y1 - b.y0;
  if (std::max(height, other) > kSameHeight * std::min(height, other)) return false;
  int shared = 0;
  std::size_t next = 0;
  for (const PixelBox& text : a.texts) {
    while (next < b.texts.size() && b.texts[next].x1 <= text.x0) ++next;
    if (next == b.texts.size()) break;
    if (b.texts[next].x0 >= text.x1) continue;
    ++shared;
    ++next;
  }
  return shared > 1;
}

int count_rows(const std::vector<TextRow>& rows) {
  int aligned = 0;
  for (const TextRow& row : rows) {
    if (row.texts.size() < 2) continue;
    aligned += std::any_of(rows.begin(), rows.end(), [&](const TextRow& other) {
      return &other != &row && share_columns(row, other);
    });
  }
  return aligned;
}

PixelBox transposed(const PixelBox& box) {
  return {box.y0, box.x0, box.y1, box.x1};
}

/// With lines that fall to the right by `slope`.
bool has_rows(std::vector<PixelBox> glyphs, double slope) {
  for (PixelBox& glyph : glyphs) {
    const int fall = static_cast<int>(std::lround(slope * (glyph.x0 + glyph.x1) / 2));
    glyph.y0 -= fall;
    glyph.y1 -= fall;
  }
  const int least = slope == 0 ? kLeastRows : kLeastSkewedRows;
  return count_rows(rows_of(std::move(glyphs))) >= least;
}

bool has_rows(const std::vector<PixelBox>& glyphs) {
  if (has_rows(glyphs, 0)) return true;
  for (int step = 1; step <= kSlopes; ++step) {
    if (has_rows(glyphs, step * kSlope) || has_rows(glyphs, -step * kSlope)) return true;
  }
  return false;
}

}  // namespace

std::string why_no_table(PagePicture picture) {
  double dpi = picture.dpi;
  while (dpi > kFineEnough) {
    picture.raster = halved(picture.raster);
    dpi /= 2;
  }
  Raster page = black_ink(std::move(picture.raster), dpi).gray;
  whiten_paper(page, dpi);
  std::vector<PixelBox> glyphs = glyphs_of(page, dpi);
  if (glyphs.size() > kTooMany || has_rows(glyphs)) return {};
  std::transform(glyphs.begin(), glyphs.end(), glyphs.begin(), transposed);
  if (has_rows(glyphs)) return {};
  return kNoTextRows;
}

}  // namespace biaoge

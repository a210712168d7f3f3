// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of a page becomes upright, gets rulings, and has its cells read. Leptonica and
// Tesseract stay behind this header.
#pragma once

#include <string>
#include <vector>

#include "core/geometry.h"
#include "core/page.h"
#include "core/raster.h"
#include "core/result.h"

namespace biaoge {

/// A picture made upright, straight and flat. Lengths in points of the upright page, whose origin
/// is its own top left corner.
struct UprightPage {
  double width = 0;
  double height = 0;
  double dpi = 0;           ///< Of the picture as it came.
  int turned = 0;           ///< Degrees clockwise by which it was turned: 0, 90, 180, 270.
  double skew_degrees = 0;  ///< What was left after that, clockwise.
  std::vector<Ruling> rulings;
  std::vector<Box> seals;  ///< Where colour was taken away: small squares, not whole seals.
  Mesh mesh;               ///< Upright points to points of the page as displayed.
};

/// From this agreement on, lines of running text are taken from the unseen text of another program.
inline constexpr double kTrustedLayer = 0.98;

/// What PageReader::why_no_table() says of charts and photographs.
inline constexpr const char* kNoTextRows = "a picture without rows and columns of text";

/// How far the unseen text of another program was believed.
struct LayerCheck {
  int compared = 0;      ///< Characters of the sample that was read and compared; 0: too few.
  double agreement = 0;  ///< Share of them that were the same.
  bool trusted = false;  ///< Lines of running text were taken from it.
};

/// Reads pictures one after the other. Costs its start-up once: the language data is loaded when
/// the first text is read. Not thread-safe.
class PageReader {
 public:
  virtual ~PageReader() = default;

  /// Why a picture beside text can hold no table, in a few words; empty when it may. Costs little
  /// beside make_upright() and read().
  virtual std::string why_no_table(PagePicture picture) const = 0;

  /// Keeps the straightened picture for read(). Error codes: "language-missing",
  /// "picture-unusable".
  virtual Result<UprightPage> make_upright(PagePicture picture) = 0;

  /// The straightened picture without its rulings, as it is read.
  virtual const Raster& picture() const = 0;

  /// Text of another program that lies unseen over the picture given to make_upright(), in points
  /// of the page as displayed. read() takes lines of running text without digits from it, where it
  /// agrees with what is read on a sample of them.
  virtual void offer_layer(std::vector<Word> words) = 0;
  /// What came of that, after read().
  virtual const LayerCheck& layer_check() const = 0;

  /// Reads what stands in each of `cells` (boxes in points of the upright page, borders included)
  /// and, line by line, what stands outside all of them. Words come with a box for each glyph, in
  /// points of the upright page.
  virtual std::vector<Word> read(const std::vector<Box>& cells) = 0;
};

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// One page as `ingest` (or later `ocr`) sees it: words, rulings, images and the evidence by which
// the page was classified. Units: points, origin at the top left of the page as displayed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "core/result.h"

namespace biaoge {

/// Where a text came from.
enum class TextSource { text, ocr };

/// Which way the text advances on the displayed page. `down` with upright glyphs is vertical
/// writing (Word::vertical); `down` otherwise is text turned by 90° clockwise.
enum class Direction { right, down, left, up };

/// One Unicode scalar and its place. A ligature becomes several glyphs that share its box evenly.
struct Glyph {
  char32_t code = 0;
  Box box;
  double confidence = 1;  ///< 0 to 1; 1 where the character stands in the file itself.
};

/// What else a recognised text may be.
struct Alternative {
  std::string text;  ///< UTF-8.
  double confidence = 0;
};

/// A run of glyphs on one baseline with no visible gap.
struct Word {
  std::vector<Glyph> glyphs;
  Box box;
  double font_size = 0;  ///< Points.
  Direction direction = Direction::right;
  bool vertical = false;     ///< Upright glyphs set below each other (writing mode 1).
  bool space_after = false;  ///< A space character followed it in the page's text.
  TextSource source = TextSource::text;
  std::vector<Alternative> alternatives;  ///< Of a recognised word, the likeliest first.

  std::string text() const;  ///< UTF-8.
};

enum class Orientation { horizontal, vertical };

/// A straight line drawn on the page, parallel to an axis.
struct Ruling {
  Orientation orientation = Orientation::horizontal;
  double position = 0;  ///< y of a horizontal, x of a vertical ruling: its centre line.
  double start = 0;     ///< Lower end of its extent along the other axis; start <= end.
  double end = 0;
  double thickness = 0;
  double gap = 0;  ///< Between its dashes; 0: solid.

  double length() const { return end - start; }
};

/// A picture placed on the page.
struct ImagePlacement {
  Box box;
  int pixel_width = 0;
  int pixel_height = 0;
};

enum class PageKind {
  blank,        ///< Nothing on it.
  text,         ///< Usable text layer.
  image_only,   ///< A picture and no text: a scan.
  mixed,        ///< Usable text and a picture large enough to hold a table.
  hidden_text,  ///< A picture with an invisible text layer of another OCR program over it.
  garbled,      ///< A text layer without usable Unicode.
};

/// What the classification rests on; kept so that a decision can be explained.
struct PageEvidence {
  std::size_t glyphs = 0;          ///< Visible glyphs.
  std::size_t hidden_glyphs = 0;   ///< Glyphs in text render mode 3 (invisible).
  std::size_t garbled_glyphs = 0;  ///< Visible glyphs without usable Unicode.
  double image_cover = 0;          ///< Share of the page area under its images, 0 to 1.
  double largest_image = 0;        ///< Share of the page area under its largest image.
  /// Share of a sample of the hidden glyphs that were read the same; nothing: not compared.
  std::optional<double> hidden_agreement;
};

enum class PageStatus { ok, failed, skipped };

/// Something on a page that looked like a table and was not taken for one.
struct RefusedRegion {
  Box box;
  std::string reason;  ///< English, a few words.
};

/// The facts about a page that outlive its words: they go to the JSON.
struct PageInfo {
  int number = 0;  ///< From 1.
  double width = 0;
  double height = 0;
  PageKind kind = PageKind::blank;
  PageEvidence evidence;
  std::optional<int> dpi;              ///< Of a scan.
  std::optional<double> skew_degrees;  ///< Of a scan.
  int turned = 0;                      ///< Degrees by which a scan was turned upright.
  PageStatus status = PageStatus::ok;
  std::optional<Error> error;  ///< Set when status is not ok.
  std::vector<RefusedRegion> refused;
};

struct Page {
  PageInfo info;
  std::vector<Word> words;
  std::vector<Word> hidden_words;  ///< Text that does not show, of a hidden_text page.
  std::vector<Ruling> rulings;
  std::vector<Box> bands;  ///< Shading as high as a row or a header; pieces side by side are one.
  std::vector<ImagePlacement> images;
  std::vector<Box> overfull;  ///< Clipping boxes of cells whose text is partly hidden by them.
  std::vector<Box> seals;     ///< Where the ink of seals or coloured writing was: small squares.
  /// From the page as it was laid out to the page as displayed; only a scan that had to be turned,
  /// straightened or flattened has one.
  std::optional<Mesh> mesh;
  bool picture_incomplete = false;  ///< Its picture was cut short; the rest is white.
  int syntax_errors = 0;  ///< Of its content as met by the reader; what follows one may be lost.
};

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// An OutputDev of our own that keeps what a page draws; docs/decisions/0004-own-output-device.md
// says why it is not Poppler's TextOutputDev. Private API, tried with Poppler 22.12.
#include "ingest/canvas_device.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <UTF.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ingest/glyph_collector.h"

namespace biaoge {

namespace {

/// Em box: see DrawnGlyph.
constexpr double kAscent = 0.88;
constexpr double kDescent = 0.12;
/// A glyph of which less than this share is inside the clipping path cannot be read.
constexpr double kVisible = 0.25;
/// A clipping path over more than this share of the page is no cell.
constexpr double kLargestCell = 0.5;
/// An opaque picture over more than this share of the page is a scan: text under it does not show.
constexpr double kScanCover = 0.4;
/// Paint lighter than this in every channel is paper.
constexpr double kPaper = 0.98;
/// Text as light as this is pale.
constexpr double kPale = 0.7;
/// A line of text whose direction has a part across as large as this is slanted.
constexpr double kSlant = 0.09;
/// Glyphs larger than this are drawn by mistake.
constexpr double kMaxGlyph = 100000;

/// Collects the content of one page as a Canvas.
class CanvasDevice : public OutputDev {
 public:
  /// `page`: its visible part in points.
  CanvasDevice(Canvas& canvas, double scale, const Box& page)
      : canvas_(canvas),
        glyphs_(canvas.glyphs),
        hidden_(canvas.hidden),
        scale_(scale),
        page_(page) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Patterns and shadings are never rulings: claim to draw them, so that Poppler need not unroll.
  bool useTilingPatternFill() override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int,
                         int, double, double) override {
    return true;
  }
  bool useShadedFills(int) override { return true; }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override { paint_fill(state, false); }
  void eoFill(GfxState* state) override { paint_fill(state, true); }
  void updateFont(GfxState* state) override;
  void beginStringOp(GfxState* state) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState*) override {
    glyphs_.end_replacement();
    hidden_.end_replacement();
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool in_line) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask,
                 bool in_line) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_colors,
                           bool mask_interpolate) override;

 private:
  /// What depends on the font alone, worked out once per change of font.
  struct FontFacts {
    bool vertical = false;
    bool no_unicode = false;  ///< A CID font whose codes map to no characters.
    /// A subset with codes of its own: those beyond letters and digits tell nothing.
    bool own_codes = false;
    double em = 1;  ///< Em of a Type 3 font in units of the font size.
  };

  void paint_fill(GfxState* state, bool even_odd);
  void note_hidden(const Box& glyph, const Box& clip);
  void load_path(GfxState* state);
  Box clip_box(GfxState* state) const;
  Box placed(GfxState* state) const;
  void place_image(GfxState* state, int width, int height);
  void hide_covered(GfxState* state);
  Point device(GfxState* state, double x, double y) const;
  Point device_delta(GfxState* state, double x, double y) const;

  Canvas& canvas_;
  GlyphCollector glyphs_;
  GlyphCollector hidden_;
  double scale_;  ///< UserUnit: points per unit.
  Box page_;
  FontFacts font_;
  bool pale_ = false;          ///< The paint of the text that is being shown.
  std::vector<Polygon> path_;  ///< Reused between calls.
};

bool is_paper(const GfxRGB& colour) {
  return colToDbl(colour.r) >= kPaper && colToDbl(colour.g) >= kPaper &&
         colToDbl(colour.b) >= kPaper;
}

double lightness(const GfxRGB& colour) {
  return (colToDbl(colour.r) + colToDbl(colour.g) + colToDbl(colour.b)) / 3;
}

/// What programs that write symbolic fonts without a table of characters still code as ASCII.
bool is_plain(Unicode code) {
  const bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  return letter || (code >= '0' && code <= '9') || code == ' ' || code == '.' || code == ',' ||
         code == '%' || code == '(' || code == ')' || code == '-' || code == '/' || code == ':' ||
         code > 0x2100;
}

Point CanvasDevice::device(GfxState* state, double x, double y) const {
  Point p;
  state->transform(x, y, &p.x, &p.y);
  return {p.x * scale_, p.y * scale_};
}

Point CanvasDevice::device_delta(GfxState* state, double x, double y) const {
  Point p;
  state->transformDelta(x, y, &p.x, &p.y);
  return {p.x * scale_, p.y * scale_};
}

Box CanvasDevice::clip_box(GfxState* state) const {
  Box box;
  state->getClipBBox(&box.x0, &box.y0, &box.x1, &box.y1);
  return {box.x0 * scale_, box.y0 * scale_, box.x1 * scale_, box.y1 * scale_};
}

void CanvasDevice::load_path(GfxState* state) {
  const GfxPath* path = state->getPath();
  path_.resize(static_cast<std::size_t>(path->getNumSubpaths()));
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    Polygon& polygon = path_[static_cast<std::size_t>(i)];
    polygon.points.clear();
    polygon.curved = false;
    for (int k = 0; k < subpath->getNumPoints(); ++k) {
      if (subpath->getCurve(k)) {
        polygon.curved = true;
        continue;
      }
      polygon.points.push_back(device(state, subpath->getX(k), subpath->getY(k)));
    }
  }
}

void CanvasDevice::stroke(GfxState* state) {
  GfxRGB colour;
  state->getStrokeRGB(&colour);
  if (is_paper(colour) || state->getStrokeOpacity() < 0.02) return;
  load_path(state);
  add_stroke(canvas_, path_, state->getTransformedLineWidth() * scale_, clip_box(state));
}

void CanvasDevice::paint_fill(GfxState* state, bool even_odd) {
  GfxRGB colour;
  state->getFillRGB(&colour);
  if (state->getFillOpacity() < 0.02) return;
  load_path(state);
  const Box clip = clip_box(state);
  if (!is_paper(colour)) add_shades(canvas_, path_, clip);
  if (add_gaps(canvas_, path_, lightness(colour), clip) || is_paper(colour)) return;
  add_fill(canvas_, path_, even_odd, clip);
}

void CanvasDevice::updateFont(GfxState* state) {
  font_ = {};
  const GfxFont* font = state->getFont().get();
  if (!font) return;
  font_.vertical = font->getWMode() != 0;
  if (font->isCIDFont() && !font->hasToUnicodeCMap()) {
    const GooString* collection = static_cast<const GfxCIDFont*>(font)->getCollection();
    font_.no_unicode = collection && collection->toStr() == "Adobe-Identity";
  } else if (!font->isCIDFont() && !font->hasToUnicodeCMap() && font->isSymbolic() &&
             font->getType() == fontTrueType) {
    font_.own_codes = !static_cast<const Gfx8BitFont*>(font)->getHasEncoding();
  }
  if (font->getType() != fontType3) return;
  const double unit = font->getFontMatrix()[3];
  const double* bounds = font->getFontBBox();
  const double declared = std::abs((bounds[3] - bounds[1]) * unit);
  // Usual glyph spaces have 1000, 1024 or 2048 units in an em; bitmap fonts have any number, and
  // then their bounding box is about an em high.
  const bool usual = std::abs(unit) <= 0.00101 && std::abs(unit) >= 0.00048;
  const double em = usual || declared <= 0 ? 1 : declared;
  font_.em = em;
}

void CanvasDevice::beginStringOp(GfxState* state) {
  GfxRGB colour;
  state->getFillRGB(&colour);
  pale_ = 1 - state->getFillOpacity() * (1 - lightness(colour)) >= kPale;
}

void CanvasDevice::drawChar(GfxState* state, double x, double y, double dx, double dy,
                            double origin_x, double origin_y, CharCode code, int bytes,
                            const Unicode* unicode, int length) {
  const int render = state->getRender();
  const bool hidden = render == 3 || render == 7 || (render != 1 && state->getFillOpacity() < 0.02);
  if (hidden) ++canvas_.hidden_glyphs;
  double m11 = 0;
  double m12 = 0;
  double m21 = 0;
  double m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  const Point up{m21 * font_.em * scale_, m22 * font_.em * scale_};
  const double size = std::hypot(up.x, up.y);
  if (!(size > 0.1) || !(size < kMaxGlyph)) return;

  // What the text state adds to a glyph's own advance is a gap, not part of the glyph.
  double space = state->getCharSpace();
  if (bytes == 1 && code == 0x20) space += state->getWordSpace();
  double space_x = 0;
  double space_y = 0;
  if (font_.vertical) {
    state->textTransformDelta(0, space, &space_x, &space_y);
  } else {
    state->textTransformDelta(space * state->getHorizScaling(), 0, &space_x, &space_y);
  }
  const Point advance = device_delta(state, dx - space_x, dy - space_y);
  const Point origin = device(state, x, y);

  DrawnGlyph glyph;
  glyph.font_size = size;
  glyph.vertical = font_.vertical;
  glyph.pale = pale_;
  glyph.slanted =
      std::min(std::abs(m11), std::abs(m12)) > kSlant * std::max(std::abs(m11), std::abs(m12));
  if (font_.vertical) {
    // The origin of a vertical glyph is the middle of its upper side.
    glyph.direction = Direction::down;
    glyph.box = {origin.x - size / 2, std::min(origin.y, origin.y + advance.y), origin.x + size / 2,
                 std::max(origin.y, origin.y + advance.y)};
  } else {
    const Point base{origin.x - origin_x * scale_, origin.y - origin_y * scale_};
    const bool level = std::abs(m11) >= std::abs(m12);
    glyph.direction = level ? (m11 >= 0 ? Direction::right : Direction::left)
                            : (m12 >= 0 ? Direction::down : Direction::up);
    for (const double side : {kAscent, -kDescent}) {
      const Point corner{base.x + side * up.x, base.y + side * up.y};
      glyph.box = unite(glyph.box, {corner.x, corner.y, corner.x, corner.y});
      glyph.box = unite(glyph.box, {corner.x + advance.x, corner.y + advance.y,
                                    corner.x + advance.x, corner.y + advance.y});
    }
  }
  // Text outside the clipping path is not on the page. Of a glyph at its edge the visible part
  // counts, so that text which overruns its cell does not reach into the next one.
  const Box clip = clip_box(state);
  const Box visible = intersect(glyph.box, clip);
  if (visible.empty() || visible.area() < kVisible * glyph.box.area()) {
    if (!hidden) note_hidden(glyph.box, clip);
    return;
  }
  glyph.box = visible;
  const bool strange = font_.own_codes && length > 0 && !is_plain(unicode[0]);
  const bool none = font_.no_unicode || strange || length < 0;
  const std::size_t usable = none ? 0 : static_cast<std::size_t>(length);
  (hidden ? hidden_ : glyphs_).add(glyph, std::u32string(unicode, unicode + usable));
}

/// Text hidden by the box of its cell is lost to the reader of the paper, and the cell is to say
/// so.
void CanvasDevice::note_hidden(const Box& glyph, const Box& clip) {
  if (clip.empty() || clip.area() > kLargestCell * page_.area()) return;
  if (!page_.contains(glyph.center())) return;
  if (canvas_.overfull.empty() || intersect(canvas_.overfull.back(), clip).empty()) {
    canvas_.overfull.push_back(clip);
  }
}

void CanvasDevice::beginActualText(GfxState*, const GooString* text) {
  Unicode* decoded = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &decoded);
  const std::u32string replacement(decoded, decoded + std::max(length, 0));
  glyphs_.begin_replacement(replacement);
  hidden_.begin_replacement(replacement);
  gfree(decoded);
}

Box CanvasDevice::placed(GfxState* state) const {
  Box box;
  for (const double x : {0.0, 1.0}) {
    for (const double y : {0.0, 1.0}) {
      const Point p = device(state, x, y);
      box = unite(box, {p.x, p.y, p.x, p.y});
    }
  }
  return intersect(box, clip_box(state));
}

void CanvasDevice::place_image(GfxState* state, int width, int height) {
  const Box box = placed(state);
  if (!box.empty()) canvas_.images.push_back({box, width, height});
}

/// Some programs put the text that they recognised under the picture instead of making it
/// invisible.
void CanvasDevice::hide_covered(GfxState* state) {
  const Box box = placed(state);
  const bool opaque = state->getFillOpacity() >= 1 && state->getBlendMode() == gfxBlendNormal;
  if (!opaque || box.empty() || box.area() < kScanCover * page_.area()) return;
  auto& glyphs = canvas_.glyphs;
  const auto covered = std::stable_partition(
      glyphs.begin(), glyphs.end(),
      [&](const DrawnGlyph& glyph) { return !box.contains(glyph.box.center()); });
  canvas_.hidden_glyphs += static_cast<std::size_t>(glyphs.end() - covered);
  canvas_.hidden.insert(canvas_.hidden.end(), covered, glyphs.end());
  glyphs.erase(covered, glyphs.end());
}

void CanvasDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width,
                                 int height, bool invert, bool interpolate, bool in_line) {
  // Some producers draw lines as stretched one-pixel masks.
  const Box box = placed(state);
  if (!box.empty() && std::min(box.width(), box.height()) <= kMaxThickness) {
    GfxRGB colour;
    state->getFillRGB(&colour);
    if (!is_paper(colour)) add_bar(canvas_, box, box);
  } else {
    place_image(state, width, height);
  }
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
}

void CanvasDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                             GfxImageColorMap* colors, bool interpolate, const int* mask,
                             bool in_line) {
  place_image(state, width, height);
  if (mask == nullptr) hide_covered(state);
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, in_line);
}

void CanvasDevice::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                                   GfxImageColorMap*, bool, Stream*, int, int, bool, bool) {
  place_image(state, width, height);
}

void CanvasDevice::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                                       GfxImageColorMap*, bool, Stream*, int, int,
                                       GfxImageColorMap*, bool) {
  place_image(state, width, height);
}

}  // namespace

std::unique_ptr<OutputDev> make_canvas_device(Canvas& canvas, double scale, const Box& page) {
  return std::make_unique<CanvasDevice>(canvas, scale, page);
}

}  // namespace biaoge

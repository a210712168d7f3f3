// SPDX-License-Identifier: GPL-3.0-or-later
// Private API, tried with Poppler 22.12.
#include "ingest/picture_device.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "ingest/pdf_image.h"
#include "ingest/raster_tools.h"

namespace biaoge {

namespace {

/// Marks that reach no deeper (in points) into the picture are its frame.
constexpr double kFrame = 2;
/// Paint lighter than this in every channel is paper.
constexpr double kPaper = 0.98;

class PictureDevice : public OutputDev {
 public:
  PictureDevice(Capture& capture, double scale, const Box& wanted, const Deadline& deadline)
      : capture_(capture),
        scale_(scale),
        wanted_(wanted),
        inner_{wanted.x0 + kFrame, wanted.y0 + kFrame, wanted.x1 - kFrame, wanted.y1 - kFrame},
        deadline_(deadline) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int,
                         int, int, int, double, double) override {
    return mark_clip(state);
  }
  bool useShadedFills(int) override { return true; }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override {
    return mark_clip(state);
  }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return mark_clip(state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return mark_clip(state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return mark_clip(state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override {
    return mark_clip(state);
  }

  void saveState(GfxState*) override { clips_.push_back(shaped_clip_); }
  void restoreState(GfxState*) override {
    if (clips_.empty()) return;
    shaped_clip_ = clips_.back();
    clips_.pop_back();
  }
  void clip(GfxState* state) override { note_clip(state); }
  void eoClip(GfxState* state) override { note_clip(state); }
  void clipToStrokePath(GfxState*) override { shaped_clip_ = true; }

  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_soft_mask) override {
    if (for_soft_mask) compose();
  }
  void paintTransparencyGroup(GfxState* state, const double*) override {
    if (is_blended(state)) compose();
  }

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool in_line) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask,
                 bool in_line) override;
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*,
                       bool, Stream*, int, int, bool, bool) override {
    if (place(state, width, height)) compose();
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                           GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                           bool) override {
    if (place(state, width, height)) compose();
  }

 private:
  struct Place {
    Box box;
    PicturePiece piece;
    Placing placing;
    bool aligned = false;  ///< Parallel to the sides of the page, to a pixel.
    bool too_large = false;
  };

  Point device(GfxState* state, double x, double y) const;
  Box clip_box(GfxState* state) const;
  void note_clip(GfxState* state);
  bool mark_clip(GfxState* state);
  void mark(const Box& ink);
  bool is_blended(GfxState* state) const;
  std::optional<Place> place(GfxState* state, int width, int height);
  void compose();
  bool hides(const Box& box, const Box& visible) const;
  bool is_frame(const Box& ink, const Box& visible) const;
  void take(const Place& place, std::optional<DecodedImage> image);

  Capture& capture_;
  double scale_;
  const Box& wanted_;
  Box inner_;
  const Deadline& deadline_;
  std::vector<Box> marks_;    ///< What was drawn before the picture.
  bool shaped_clip_ = false;  ///< The clipping path is no rectangle.
  std::vector<bool> clips_;
};

bool is_paper(const GfxRGB& colour) {
  return colToDbl(colour.r) >= kPaper && colToDbl(colour.g) >= kPaper &&
         colToDbl(colour.b) >= kPaper;
}

bool is_level(Point a, Point b) {
  return std::abs(a.x - b.x) < 0.01 || std::abs(a.y - b.y) < 0.01;
}

Point PictureDevice::device(GfxState* state, double x, double y) const {
  Point p;
  state->transform(x, y, &p.x, &p.y);
  return {p.x * scale_, p.y * scale_};
}

Box PictureDevice::clip_box(GfxState* state) const {
  Box box;
  state->getClipBBox(&box.x0, &box.y0, &box.x1, &box.y1);
  return {box.x0 * scale_, box.y0 * scale_, box.x1 * scale_, box.y1 * scale_};
}

/// Poppler keeps only the box around the clipping path.
void PictureDevice::note_clip(GfxState* state) {
  const GfxPath* path = state->getPath();
  if (path->getNumSubpaths() != 1) {
    shaped_clip_ = true;
    return;
  }
  const GfxSubpath* outline = path->getSubpath(0);
  const int count = outline->getNumPoints();
  if (count < 4 || count > 6) shaped_clip_ = true;
  for (int i = 0; i < count; ++i) {
    const int next = (i + 1) % count;
    if (outline->getCurve(i) ||
        !is_level(device(state, outline->getX(i), outline->getY(i)),
                  device(state, outline->getX(next), outline->getY(next)))) {
      shaped_clip_ = true;
    }
  }
}

void PictureDevice::mark(const Box& ink) {
  if (capture_.composed || intersect(ink, inner_).empty()) return;
  if (!capture_.has_raster()) {
    marks_.push_back(ink);
  } else if (!is_frame(ink, capture_.visible)) {
    compose();
  }
}

Box grown(const Box& box, double by) {
  return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by};
}

/// Along the sides of a picture, nowhere deeper than kFrame in it.
bool PictureDevice::is_frame(const Box& ink, const Box& visible) const {
  return intersect(ink, grown(visible, -kFrame)).empty() && hides(ink, visible);
}

/// True when nothing of `box` shows beside an opaque picture.
bool PictureDevice::hides(const Box& box, const Box& visible) const {
  const Box reach = grown(visible, kFrame);
  const Box part = intersect(box, wanted_);
  return part.x0 >= reach.x0 && part.y0 >= reach.y0 && part.x1 <= reach.x1 && part.y1 <= reach.y1;
}

bool PictureDevice::mark_clip(GfxState* state) {
  mark(clip_box(state));
  return true;
}

bool PictureDevice::is_blended(GfxState* state) const {
  return state->getFillOpacity() < 0.999 || state->getBlendMode() != gfxBlendNormal;
}

void PictureDevice::stroke(GfxState* state) {
  if (state->getStrokeOpacity() < 0.02) return;
  GfxRGB colour;
  state->getStrokeRGB(&colour);
  if (is_paper(colour) && !capture_.has_raster()) return;
  const double half = std::max(0.5, state->getTransformedLineWidth() * scale_ / 2);
  const Box clip = clip_box(state);
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    for (int k = 0; k + 1 < subpath->getNumPoints(); ++k) {
      const Point from = device(state, subpath->getX(k), subpath->getY(k));
      const Point to = device(state, subpath->getX(k + 1), subpath->getY(k + 1));
      const Box ink{std::min(from.x, to.x) - half, std::min(from.y, to.y) - half,
                    std::max(from.x, to.x) + half, std::max(from.y, to.y) + half};
      mark(intersect(ink, clip));
    }
  }
}

void PictureDevice::fill(GfxState* state) {
  if (state->getFillOpacity() < 0.02) return;
  GfxRGB colour;
  state->getFillRGB(&colour);
  if (is_paper(colour) && !capture_.has_raster()) return;
  const GfxPath* path = state->getPath();
  const Box clip = clip_box(state);
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* subpath = path->getSubpath(i);
    Box ink;
    for (int k = 0; k < subpath->getNumPoints(); ++k) {
      const Point p = device(state, subpath->getX(k), subpath->getY(k));
      ink = unite(ink, {p.x, p.y, p.x, p.y});
    }
    mark(intersect(ink, clip));
  }
}

void PictureDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double,
                             double, CharCode, int, const Unicode* unicode, int length) {
  const int render = state->getRender();
  if (render >= 4) shaped_clip_ = true;
  if (render == 3 || render == 7) return;
  if (render == 0 && state->getFillOpacity() < 0.02) return;
  if (length == 1 && (*unicode == ' ' || *unicode == 0xA0 || *unicode == 0x3000)) return;
  const double size = state->getTransformedFontSize() * scale_;
  if (!(size > 0.1)) return;
  const Point origin = device(state, x, y);
  const Point end = device(state, x + dx, y + dy);
  const Box body{std::min(origin.x, end.x), std::min(origin.y, end.y), std::max(origin.x, end.x),
                 std::max(origin.y, end.y)};
  // Whatever the direction, the middle of the glyph is half an em or less from its base line.
  const double reach = size / 4;
  mark(intersect({body.x0 - reach, body.y0 - reach, body.x1 + reach, body.y1 + reach},
                 clip_box(state)));
}

std::optional<PictureDevice::Place> PictureDevice::place(GfxState* state, int width, int height) {
  // The unit square's upper left corner is the picture's first pixel.
  const Point corner = device(state, 0, 1);
  const Point right = device(state, 1, 1);
  const Point below = device(state, 0, 0);
  const Point across{right.x - corner.x, right.y - corner.y};
  const Point down{below.x - corner.x, below.y - corner.y};
  const Point far{right.x + down.x, right.y + down.y};
  Place place;
  for (const Point p : {corner, right, below, far}) {
    place.box = unite(place.box, {p.x, p.y, p.x, p.y});
  }
  const Box clip = clip_box(state);
  place.piece.visible = intersect(intersect(place.box, clip), wanted_);
  if (place.piece.visible.empty()) return std::nullopt;
  if (std::min(place.box.width(), place.box.height()) <= kFrame) {
    mark(place.piece.visible);  // A line drawn as a stretched picture.
    return std::nullopt;
  }
  const Box deep = intersect(place.piece.visible, inner_);
  if (deep.empty() || !(deep.area() > 0)) return std::nullopt;

  place.placing.transposed = std::abs(across.y) > std::abs(across.x);
  const Point along_x = place.placing.transposed ? down : across;
  const Point along_y = place.placing.transposed ? across : down;
  place.placing.flip_x = along_x.x < 0;
  place.placing.flip_y = along_y.y < 0;
  const int columns = place.placing.transposed ? height : width;
  const int rows = place.placing.transposed ? width : height;
  place.aligned = std::abs(along_x.y) * rows <= place.box.height() &&
                  std::abs(along_y.x) * columns <= place.box.width();
  place.piece.pixel_width = columns;
  place.piece.pixel_height = rows;
  place.piece.dpi = resolution(columns, rows, place.box);
  place.too_large = static_cast<double>(width) * height > kMaxPixels;
  capture_.pieces.push_back(place.piece);
  return place;
}

/// Something shows that a single picture's pixels do not give.
void PictureDevice::compose() {
  capture_.composed = true;
  capture_.raster = {};
  marks_.clear();
}

void PictureDevice::take(const Place& place, std::optional<DecodedImage> image) {
  if (!image) return;
  capture_.raster = placed(std::move(image->raster), place.placing);
  capture_.box = place.box;
  capture_.visible = place.piece.visible;
  capture_.missing_rows = image->missing_rows;
  capture_.damaged = image->damaged;
}

void PictureDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width,
                                  int height, bool invert, bool interpolate, bool in_line) {
  const std::optional<Place> place = this->place(state, width, height);
  const bool plain = place && place->aligned && !place->too_large && !is_blended(state) &&
                     !shaped_clip_ && state->getFillColorSpace()->getMode() != csPattern;
  if (place) {
    std::erase_if(marks_, [&](const Box& ink) { return is_frame(ink, place->piece.visible); });
  }
  if (plain && !capture_.composed && marks_.empty() && !capture_.has_raster()) {
    GfxRGB colour;
    state->getFillRGB(&colour);
    take(*place, decode_stencil(*stream, width, height, invert,
                                {colToByte(colour.r), colToByte(colour.g), colToByte(colour.b)},
                                deadline_));
    return;
  }
  if (place) compose();
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, in_line);
}

void PictureDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                              GfxImageColorMap* colors, bool interpolate, const int* mask,
                              bool in_line) {
  const std::optional<Place> place = this->place(state, width, height);
  const bool plain = place && place->aligned && !place->too_large && !is_blended(state) &&
                     !shaped_clip_ && mask == nullptr;
  if (plain && hides(wanted_, place->piece.visible)) {  // Nothing drawn before it shows.
    capture_.composed = false;
    capture_.raster = {};
    capture_.pieces = {place->piece};
  }
  if (plain) {
    std::erase_if(marks_, [&](const Box& ink) { return hides(ink, place->piece.visible); });
  }
  if (plain && !capture_.composed && marks_.empty() && !capture_.has_raster()) {
    take(*place, decode_image(*stream, width, height, *colors, deadline_));
    return;
  }
  if (place) compose();
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, in_line);
}

}  // namespace

std::unique_ptr<OutputDev> make_picture_device(Capture& capture, double scale, const Box& wanted,
                                               const Deadline& deadline) {
  return std::make_unique<PictureDevice>(capture, scale, wanted, deadline);
}

}  // namespace biaoge

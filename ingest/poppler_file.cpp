// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that sees Poppler's private headers (tried with 22.12). One pass over a page gives
// glyphs, ink and images; see docs/decisions/0004-own-output-device.md for why this is an OutputDev
// of our own and not Poppler's TextOutputDev.
#include <ErrorCodes.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <UTF.h>
#include <sys/stat.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "ingest/canvas.h"
#include "ingest/ingest.h"

namespace biaoge {

namespace {

/// Em box: see DrawnGlyph.
constexpr double kAscent = 0.88;
constexpr double kDescent = 0.12;
/// A glyph of which less than this share is inside the clipping path cannot be read.
constexpr double kVisible = 0.25;
/// A clipping path over more than this share of the page is no cell.
constexpr double kLargestCell = 0.5;
/// Paint lighter than this in every channel is paper.
constexpr double kPaper = 0.98;
/// Sides of a page beyond this are absurd (Acrobat's own limit is 14,400 units).
constexpr double kMaxPageSide = 100000;

bool is_private_use(Unicode code) {
  return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

bool is_usable(Unicode code) {
  return code >= 0x20 && !(code >= 0x7F && code < 0xA0) && code != 0xFFFD && code <= 0x10FFFF &&
         !(code >= 0xD800 && code <= 0xDFFF) && !is_private_use(code);
}

/// Collects the content of one page as a Canvas.
class CanvasDevice : public OutputDev {
 public:
  /// `page`: its visible part in points.
  CanvasDevice(Canvas& canvas, double scale, const Box& page)
      : canvas_(canvas), scale_(scale), page_(page) {}

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
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;
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
    double em = 1;            ///< Em of a Type 3 font in units of the font size.
  };

  void paint_fill(GfxState* state, bool even_odd);
  void note_hidden(const Box& glyph, const Box& clip);
  void load_path(GfxState* state);
  Box clip_box(GfxState* state) const;
  Box placed(GfxState* state) const;
  void place_image(GfxState* state, int width, int height);
  void add_glyphs(const Box& box, const DrawnGlyph& like, const Unicode* unicode, int length);
  Point device(GfxState* state, double x, double y) const;
  Point device_delta(GfxState* state, double x, double y) const;

  Canvas& canvas_;
  double scale_;  ///< UserUnit: points per unit.
  Box page_;
  FontFacts font_;
  std::vector<Polygon> path_;  ///< Reused between calls.
  std::optional<std::u32string> actual_text_;
  std::size_t actual_text_begin_ = 0;
};

bool is_paper(const GfxRGB& colour) {
  return colToDbl(colour.r) >= kPaper && colToDbl(colour.g) >= kPaper &&
         colToDbl(colour.b) >= kPaper;
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
  if (is_paper(colour) || state->getFillOpacity() < 0.02) return;
  load_path(state);
  add_fill(canvas_, path_, even_odd, clip_box(state));
}

void CanvasDevice::updateFont(GfxState* state) {
  font_ = {};
  const GfxFont* font = state->getFont().get();
  if (!font) return;
  font_.vertical = font->getWMode() != 0;
  if (font->isCIDFont() && !font->hasToUnicodeCMap()) {
    const GooString* collection = static_cast<const GfxCIDFont*>(font)->getCollection();
    font_.no_unicode = collection && collection->toStr() == "Adobe-Identity";
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

void CanvasDevice::drawChar(GfxState* state, double x, double y, double dx, double dy,
                            double origin_x, double origin_y, CharCode code, int bytes,
                            const Unicode* unicode, int length) {
  const int render = state->getRender();
  if (render == 3 || render == 7 || (render != 1 && state->getFillOpacity() < 0.02)) {
    ++canvas_.hidden_glyphs;
    return;
  }
  double m11 = 0;
  double m12 = 0;
  double m21 = 0;
  double m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  const Point up{m21 * font_.em * scale_, m22 * font_.em * scale_};
  const double size = std::hypot(up.x, up.y);
  if (!(size > 0.1) || !(size < kMaxPageSide)) return;

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
    note_hidden(glyph.box, clip);
    return;
  }
  glyph.box = visible;
  add_glyphs(glyph.box, glyph, unicode, font_.no_unicode ? 0 : length);
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

void CanvasDevice::add_glyphs(const Box& box, const DrawnGlyph& like, const Unicode* unicode,
                              int length) {
  DrawnGlyph glyph = like;
  glyph.box = box;
  if (length <= 0) {
    glyph.code = U'\uFFFD';
    ++canvas_.garbled_glyphs;
    canvas_.glyphs.push_back(glyph);
    return;
  }
  const bool along_x = glyph.direction == Direction::right || glyph.direction == Direction::left;
  for (int i = 0; i < length; ++i) {
    const Unicode code = unicode[i];
    if (code == 0xAD || code == 0x200B || code == 0xFEFF) continue;
    glyph.code = is_space(code) ? U' ' : static_cast<char32_t>(code);
    if (glyph.code != U' ' && !is_usable(code)) {
      glyph.code = U'\uFFFD';
      ++canvas_.garbled_glyphs;
    }
    glyph.box = box;
    const double share = (along_x ? box.width() : box.height()) / length;
    if (along_x && length > 1) {
      glyph.box.x0 = box.x0 + i * share;
      glyph.box.x1 = box.x0 + (i + 1) * share;
    } else if (length > 1) {
      glyph.box.y0 = box.y0 + i * share;
      glyph.box.y1 = box.y0 + (i + 1) * share;
    }
    canvas_.glyphs.push_back(glyph);
  }
}

void CanvasDevice::beginActualText(GfxState*, const GooString* text) {
  Unicode* decoded = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &decoded);
  actual_text_.emplace(decoded, decoded + length);
  gfree(decoded);
  actual_text_begin_ = canvas_.glyphs.size();
}

/// Replaces the glyphs drawn since beginActualText by the text that stands for them.
void CanvasDevice::endActualText(GfxState*) {
  if (!actual_text_) return;
  const std::u32string text = *std::exchange(actual_text_, std::nullopt);
  if (canvas_.glyphs.size() == actual_text_begin_) return;
  const auto first = canvas_.glyphs.begin() + static_cast<std::ptrdiff_t>(actual_text_begin_);
  // Text drawn one to one keeps its own boxes.
  if (static_cast<std::size_t>(canvas_.glyphs.end() - first) == text.size()) {
    std::size_t i = 0;
    for (auto glyph = first; glyph != canvas_.glyphs.end(); ++glyph, ++i) {
      if (glyph->code == U'\uFFFD' && is_usable(text[i])) --canvas_.garbled_glyphs;
      if (is_usable(text[i])) glyph->code = is_space(text[i]) ? U' ' : text[i];
    }
    return;
  }
  const DrawnGlyph like = *first;
  Box box;
  for (auto glyph = first; glyph != canvas_.glyphs.end(); ++glyph) {
    if (glyph->code == U'\uFFFD') --canvas_.garbled_glyphs;
    box = unite(box, glyph->box);
  }
  canvas_.glyphs.erase(first, canvas_.glyphs.end());
  const std::vector<Unicode> codes(text.begin(), text.end());
  if (!codes.empty()) add_glyphs(box, like, codes.data(), static_cast<int>(codes.size()));
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

// Poppler reports through one process-wide callback; each thread counts its own.
thread_local int syntax_errors = 0;

void count_error(ErrorCategory category, Goffset, const char*) {
  if (category == errSyntaxError) ++syntax_errors;
}

using Clock = std::chrono::steady_clock;

bool is_past(void* deadline) {
  return Clock::now() > *static_cast<Clock::time_point*>(deadline);
}

/// What can be said of the path before Poppler sees it; nullopt when it may be a PDF.
std::optional<Error> check_file(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return Error{"file-missing", path + ": no such file", "Check the name and the folder"};
    }
    return Error{"file-unreadable", path + ": " + std::strerror(errno), "Check the permissions"};
  }
  if (!S_ISREG(info.st_mode)) {
    return Error{"file-unreadable", path + ": is not a regular file",
                 "Give the path of a PDF file"};
  }
  if (info.st_size == 0) {
    return Error{"file-empty", path + ": the file is empty",
                 "It was probably not copied completely; copy it again"};
  }
  std::ifstream file(path, std::ios::binary);
  std::string head(1024, '\0');
  if (!file || !file.read(head.data(), 1)) {
    return Error{"file-unreadable", path + ": cannot be read: " + std::strerror(errno),
                 "Check the permissions"};
  }
  file.read(head.data() + 1, static_cast<std::streamsize>(head.size() - 1));
  head.resize(static_cast<std::size_t>(file.gcount()) + 1);
  if (head.find("%PDF-") == std::string::npos) {
    return Error{"not-a-pdf", path + ": is not a PDF file",
                 "Give a PDF; other formats have to be printed or exported to PDF first"};
  }
  return std::nullopt;
}

Error open_error(const std::string& path, int code, bool with_password) {
  switch (code) {
    case errEncrypted:
      if (with_password) {
        return {"password-wrong", path + ": the password is wrong",
                "Give the right one with --password"};
      }
      return {"pdf-encrypted", path + ": is protected by a password", "Give it with --password"};
    case errOpenFile:
    case errFileIO:
      return {"file-unreadable", path + ": cannot be read", "Check the permissions"};
    default:
      return {"pdf-damaged", path + ": is damaged beyond repair",
              "Ask for the file again; it was probably cut short or changed in transit"};
  }
}

std::string numbered(const std::string& path, int page) {
  return path + ": page " + std::to_string(page) + " ";
}

double user_unit(PDFDoc& document, ::Page& page) {
  const Object object = document.getXRef()->fetch(page.getRef());
  const Object unit = object.isDict() ? object.dictLookup("UserUnit") : Object();
  return unit.isNum() && unit.getNum() > 0 ? unit.getNum() : 1.0;
}

}  // namespace

struct PdfFile::Impl {
  // Poppler needs its global parameters as long as any document is open.
  GlobalParamsIniter globals{count_error};
  std::string path;
  std::unique_ptr<PDFDoc> document;
  bool repaired = false;
  int pages = 0;
};

PdfFile::PdfFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

int PdfFile::page_count() const {
  return impl_->pages;
}
bool PdfFile::repaired() const {
  return impl_->repaired;
}

Result<PdfFile> PdfFile::open(const std::string& path, const std::string& password) {
  if (auto error = check_file(path)) return *error;
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  std::optional<GooString> secret;
  if (!password.empty()) secret.emplace(password);
  bool* repaired = &impl->repaired;
  impl->document = std::make_unique<PDFDoc>(std::make_unique<GooString>(path), secret, secret,
                                            nullptr, [repaired] { *repaired = true; });
  PDFDoc& document = *impl->document;
  if (!document.isOk()) return open_error(path, document.getErrorCode(), !password.empty());
  impl->pages = document.getNumPages();
  if (impl->pages <= 0) {
    return Error{"no-pages", path + ": has no pages", "Ask for the file again"};
  }
  return PdfFile(std::move(impl));
}

Page PdfFile::read_page(int number, double timeout_seconds) const {
  Page page;
  page.info.number = number;
  const auto fail = [&](const char* code, const std::string& what, const char* remedy) {
    page.info.status = PageStatus::failed;
    page.info.error = Error{code, numbered(impl_->path, number) + what, remedy};
  };
  ::Page* source = impl_->document->getPage(number);
  if (!source || !source->isOk()) {
    fail("page-damaged", "is damaged", "Ask for the file again");
    return page;
  }
  const double scale = user_unit(*impl_->document, *source);
  page.info.width = source->getCropWidth() * scale;
  page.info.height = source->getCropHeight() * scale;
  if (source->getRotate() % 180 != 0) std::swap(page.info.width, page.info.height);
  if (!(page.info.width >= 1 && page.info.height >= 1 && page.info.width <= kMaxPageSide &&
        page.info.height <= kMaxPageSide)) {
    fail("page-size", "has an absurd size", "Print it to a usual paper size");
    return page;
  }

  Canvas canvas;
  CanvasDevice device(canvas, scale, {0, 0, page.info.width, page.info.height});
  auto deadline = Clock::now() + std::chrono::milliseconds(
                                     static_cast<long long>(std::min(timeout_seconds, 1e6) * 1000));
  syntax_errors = 0;
  impl_->document->displayPage(&device, number, 72, 72, 0, false, true, false, is_past, &deadline);
  page.syntax_errors = syntax_errors;

  page.words = build_words(canvas.glyphs);
  page.rulings = join_bars(canvas.bars);
  drop_text_decoration(page.rulings, page.words);
  page.images = canvas.images;
  page.overfull = canvas.overfull;
  classify(page, canvas);
  if (is_past(&deadline)) {
    fail("page-timeout", "took longer than the limit", "Raise --timeout");
  } else if (page.info.error) {
    page.info.error->message.insert(0, numbered(impl_->path, number));
  }
  return page;
}

}  // namespace biaoge

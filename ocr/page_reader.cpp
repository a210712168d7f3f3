// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/page_reader.h"

#include <algorithm>
#include <cmath>

#include "ocr/border_doubt.h"
#include "ocr/faint_lines.h"
#include "ocr/free_regions.h"
#include "ocr/gray_seals.h"
#include "ocr/ink.h"
#include "ocr/layer_check.h"
#include "ocr/layer_text.h"
#include "ocr/light_text.h"
#include "ocr/lstm_reader.h"
#include "ocr/make_page_reader.h"
#include "ocr/orientation.h"
#include "ocr/picture_kind.h"
#include "ocr/pixel_rulings.h"
#include "ocr/region_reader.h"
#include "ocr/resample.h"
#include "ocr/straighten.h"
#include "ocr/value_reader.h"

namespace biaoge {

namespace {

/// Finer pictures are halved: text has pixels enough, and four times the work buys nothing.
constexpr double kFinestDpi = 450;
/// Pictures with fewer pixels on a side hold no table.
constexpr int kLeastSide = 40;
/// Paper darker than this (0 to 255) is no paper: the lid was open or the lamp off.
constexpr int kBlackPaper = 40;
constexpr double kPointsPerInch = 72;
/// Distance of the nodes of the mesh, in pixels.
constexpr double kMeshStep = 32;

/// True when hardly anything is lighter than a dark gray.
bool is_black(const Raster& gray) {
  long light = 0;
  long seen = 0;
  for (int y = 0; y < gray.height; y += 4) {
    const std::uint8_t* row = gray.row(y);
    for (int x = 0; x < gray.width; x += 4) {
      light += row[x] > kBlackPaper;
      ++seen;
    }
  }
  return light * 50 < seen;
}

/// A pixel of the picture before it was turned clockwise by `degrees`; `width` and `height` are of
/// the picture before.
Point before_turn(Point p, int degrees, double width, double height) {
  switch (degrees) {
    case 90:
      return {p.y, height - p.x};
    case 180:
      return {width - p.x, height - p.y};
    case 270:
      return {width - p.y, p.x};
    default:
      return p;
  }
}

Point after_turn(Point p, int degrees, double width, double height) {
  switch (degrees) {
    case 90:
      return {height - p.y, p.x};
    case 180:
      return {width - p.x, height - p.y};
    case 270:
      return {p.y, width - p.x};
    default:
      return p;
  }
}

Ruling turned_ruling(const Ruling& ruling, int degrees, double width, double height) {
  const bool level = ruling.orientation == Orientation::horizontal;
  const Point a =
      level ? Point{ruling.start, ruling.position} : Point{ruling.position, ruling.start};
  const Point b = level ? Point{ruling.end, ruling.position} : Point{ruling.position, ruling.end};
  const Point p = after_turn(a, degrees, width, height);
  const Point q = after_turn(b, degrees, width, height);
  const bool quarter = degrees == 90 || degrees == 270;
  Ruling result = ruling;
  const bool now_level = level != quarter;
  result.orientation = now_level ? Orientation::horizontal : Orientation::vertical;
  result.position = now_level ? p.y : p.x;
  result.start = now_level ? std::min(p.x, q.x) : std::min(p.y, q.y);
  result.end = now_level ? std::max(p.x, q.x) : std::max(p.y, q.y);
  return result;
}

/// `paper`: the picture before it was whitened and made straight.
std::vector<Ruling> rulings_of(const Straight& straight, Raster paper, double dpi,
                               std::vector<Ruling>& guessed) {
  const int tone = straight.ruling_tone;
  if (!are_faint(tone)) return find_pixel_rulings(straight.gray, dpi, tone, &guessed);
  if (!straight.to_source.nodes.empty()) {
    paper = resample(paper, straight.to_source, straight.gray.width, straight.gray.height);
  }
  std::vector<Ruling> rulings =
      find_pixel_rulings(with_faint_lines(straight.gray, paper, dpi), dpi, tone, &guessed);
  drop_unseen(rulings, straight.gray, dpi);
  return rulings;
}

/// What is left of a ruling beside a table: it would stand between the parts of one that goes on
/// over a page end.
bool is_bar(const Word& word) {
  return std::all_of(word.glyphs.begin(), word.glyphs.end(), [](const Glyph& glyph) {
    return glyph.code == U'|' || glyph.code == U'丨' || glyph.code == U'¦';
  });
}

class ScanReader : public PageReader {
 public:
  ScanReader(std::unique_ptr<LineReader> text, std::unique_ptr<LineReader> value)
      : text_(std::move(text)), value_(std::move(value)) {}

  std::string why_no_table(PagePicture picture) const override {
    return biaoge::why_no_table(std::move(picture));
  }
  Result<UprightPage> make_upright(PagePicture picture) override;
  std::vector<Word> read(const std::vector<Box>& cells) override;
  const Raster& picture() const override { return page_; }
  void offer_layer(std::vector<Word> words) override { layer_ = std::move(words); }
  const LayerCheck& layer_check() const override { return layer_check_; }

 private:
  std::vector<Ruling> rulings_in_points(const std::vector<Ruling>& rulings, int turned,
                                        double width, double height) const;

  std::unique_ptr<LineReader> text_;
  std::unique_ptr<LineReader> value_;
  Raster page_;                  ///< Upright, clean, without rulings.
  double points_ = 1;            ///< Points a pixel of page_.
  Mesh mesh_;                    ///< From points of page_ to the page as displayed.
  std::vector<Ruling> rulings_;  ///< In points of the upright page.
  std::vector<Ruling> guessed_;  ///< Those parts of them that were not seen whole.
  std::vector<Word> layer_;
  LayerCheck layer_check_;
};

std::vector<Ruling> ScanReader::rulings_in_points(const std::vector<Ruling>& rulings, int turned,
                                                  double width, double height) const {
  std::vector<Ruling> result;
  for (const Ruling& ruling : rulings) {
    Ruling upright = turned_ruling(ruling, turned, width, height);
    for (double* length :
         {&upright.position, &upright.start, &upright.end, &upright.thickness, &upright.gap}) {
      *length *= points_;
    }
    result.push_back(upright);
  }
  return result;
}

Result<UprightPage> ScanReader::make_upright(PagePicture picture) {
  UprightPage page;
  layer_.clear();
  page.dpi = picture.dpi;
  double dpi = picture.dpi;
  if (std::min(picture.raster.width, picture.raster.height) < kLeastSide) {
    return Error{"picture-too-small", "has too few pixels to be read", "Scan it again at 300 dpi"};
  }
  while (dpi > kFinestDpi) {
    picture.raster = halved(picture.raster);
    dpi /= 2;
  }
  Ink ink = black_ink(std::move(picture.raster), dpi);
  if (is_black(ink.gray)) {
    return Error{"picture-black", "is black all over", "Scan it again with the lid closed"};
  }
  darken_light_text(ink.gray, dpi);
  Raster paper = ink.gray;
  whiten_paper(ink.gray, dpi);
  const Straight straight = straighten(std::move(ink.gray), dpi);
  page.skew_degrees = straight.skew_degrees;
  std::vector<Ruling> guessed;
  const std::vector<Ruling> rulings = rulings_of(straight, std::move(paper), dpi, guessed);
  page_ = straight.gray;
  erase_rulings(page_, rulings, dpi);
  std::vector<PixelBox> gray_seals;  // Of the straight picture.
  if (ink.stamped.empty()) gray_seals = clear_gray_seals(page_, dpi);
  // Rulings are darker on a seal: what that kept of them stands alone now.
  if (!gray_seals.empty()) erase_rulings(page_, rulings, dpi);
  const double width = page_.width;
  const double height = page_.height;
  page.turned = find_turn(page_, dpi, *text_);
  if (page.turned != 0) page_ = turned(page_, page.turned);
  points_ = kPointsPerInch / dpi;
  page.width = page_.width * points_;
  page.height = page_.height * points_;
  page.rulings = rulings_in_points(rulings, page.turned, width, height);
  rulings_ = page.rulings;
  guessed_ = rulings_in_points(guessed, page.turned, width, height);
  const auto add_seal = [&](const PixelBox& seal, bool is_straight) {
    Box box;
    for (const double x : {seal.x0, seal.x1}) {
      for (const double y : {seal.y0, seal.y1}) {
        const Point source = is_straight ? Point{x, y} : straightened(straight, {x, y});
        const Point p = after_turn(source, page.turned, width, height);
        box = unite(box, {p.x * points_, p.y * points_, p.x * points_, p.y * points_});
      }
    }
    page.seals.push_back(box);
  };
  for (const PixelBox& seal : ink.stamped) add_seal(seal, false);
  for (const PixelBox& seal : gray_seals) add_seal(seal, true);
  page.mesh.step = kMeshStep * points_;
  page.mesh.columns = static_cast<int>(page_.width / kMeshStep) + 2;
  page.mesh.rows = static_cast<int>(page_.height / kMeshStep) + 2;
  const double across = picture.box.width() / width;
  const double down = picture.box.height() / height;
  for (int r = 0; r < page.mesh.rows; ++r) {
    for (int c = 0; c < page.mesh.columns; ++c) {
      const Point p = before_turn({c * kMeshStep, r * kMeshStep}, page.turned, width, height);
      const Point source = straight.to_source.nodes.empty() ? p : straight.to_source.at(p);
      page.mesh.nodes.push_back(
          {picture.box.x0 + source.x * across, picture.box.y0 + source.y * down});
    }
  }
  mesh_ = page.mesh;
  return page;
}

std::vector<Word> ScanReader::read(const std::vector<Box>& cells) {
  RegionReader reader(*text_, value_.get(), kPointsPerInch / points_);
  std::vector<PixelBox> boxes;
  for (const Box& cell : cells) {
    const auto pixel = [this](double points) {
      return static_cast<int>(std::lround(points / points_));
    };
    boxes.push_back({pixel(cell.x0), pixel(cell.y0), pixel(cell.x1), pixel(cell.y1)});
  }
  std::vector<Region> regions;
  for (const PixelBox& box : boxes) {
    regions.emplace_back(intersect(box, {0, 0, page_.width, page_.height}), true);
  }
  const int least = static_cast<int>(kPointsPerInch / points_ * 0.4);
  for (const PixelBox& region : free_regions(boxes, page_.width, page_.height, least)) {
    regions.emplace_back(region, false);
  }
  LayerText layer(layer_, mesh_, points_);
  layer_check_ = layer_.empty()
                     ? LayerCheck()
                     : check_layer(layer, page_, kPointsPerInch / points_, regions, *text_);
  layer.set_confidence(layer_check_.agreement);
  if (layer_check_.trusted) reader.use(layer);
  std::vector<Word> words;
  const std::vector<bool> doubtful = doubtful_cells(cells, rulings_, guessed_);
  for (std::size_t i = 0; i < regions.size(); ++i) {
    const auto& [region, is_cell] = regions[i];
    for (Word& word : reader.read(page_, region, is_cell)) {
      if (!is_cell && is_bar(word)) continue;
      if (i < doubtful.size() && doubtful[i]) {
        for (Glyph& glyph : word.glyphs) {
          glyph.confidence = std::min(glyph.confidence, kDoubtfulBorder);
        }
      }
      words.push_back(std::move(word));
    }
  }
  const auto scale = [this](Box& box) {
    box = {box.x0 * points_, box.y0 * points_, box.x1 * points_, box.y1 * points_};
  };
  for (Word& word : words) {
    scale(word.box);
    word.font_size *= points_;
    for (Glyph& glyph : word.glyphs) scale(glyph.box);
  }
  return words;
}

}  // namespace

Result<std::unique_ptr<PageReader>> make_page_reader() {
  auto text = make_lstm_reader("chi_sim");
  if (!text) return text.error();
  auto value = make_value_reader();
  if (!value) return value.error();
  return std::unique_ptr<PageReader>(
      std::make_unique<ScanReader>(std::move(text).value(), std::move(value).value()));
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/pictures.h"

#include <gtest/gtest.h>
#include <png.h>

#include "review/encode.h"
#include "review/raster_tools.h"

namespace biaoge {
namespace {

Raster numbered(int width, int height, int channels = 1) {
  Raster raster = make_raster(width, height, channels);
  for (std::size_t i = 0; i < raster.pixels.size(); ++i) {
    raster.pixels[i] = static_cast<std::uint8_t>(i);
  }
  return raster;
}

using Pixels = std::vector<std::uint8_t>;

/// RGB pixels of a PNG file.
Raster decoded(const std::string& bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  EXPECT_NE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()), 0);
  image.format = PNG_FORMAT_RGB;
  Raster raster = make_raster(static_cast<int>(image.width), static_cast<int>(image.height), 3, 0);
  EXPECT_NE(png_image_finish_read(&image, nullptr, raster.pixels.data(), 0, nullptr), 0);
  return raster;
}

Pixels pixel(const Raster& raster, int x, int y) {
  const std::uint8_t* at = raster.row(y) + 3 * x;
  return {at, at + 3};
}

const Pixels kOrange{0xE0, 0x6C, 0x00};
const Pixels kWhite{255, 255, 255};

/// A white page of 200 × 100 points at 180 dpi with a black square of 10 points at (100, 40).
PagePicture drawn_page(int channels = 1) {
  PagePicture page;
  page.raster = make_raster(500, 250, channels);
  page.box = {0, 0, 200, 100};
  page.dpi = 180;
  page.rendered = true;
  for (int y = 100; y < 125; ++y) {
    std::fill_n(page.raster.row(y) + 250 * channels, 25 * channels, std::uint8_t{0});
  }
  return page;
}

TEST(RasterTools, TurnsClockwise) {
  const Raster source = numbered(3, 2);  // 0 1 2 / 3 4 5
  EXPECT_EQ(turned_clockwise(source, 0).pixels, source.pixels);
  EXPECT_EQ(turned_clockwise(source, 90).pixels, (Pixels{3, 0, 4, 1, 5, 2}));
  EXPECT_EQ(turned_clockwise(source, 180).pixels, (Pixels{5, 4, 3, 2, 1, 0}));
  EXPECT_EQ(turned_clockwise(source, 270).pixels, (Pixels{2, 5, 1, 4, 0, 3}));
  EXPECT_EQ(turned_clockwise(source, 90).width, 2);
  EXPECT_EQ(turned_clockwise(numbered(1, 2, 3), 180).pixels, (Pixels{3, 4, 5, 0, 1, 2}));
}

TEST(RasterTools, TakesAPart) {
  EXPECT_EQ(part_of(numbered(4, 3), 1, 1, 2, 2).pixels, (Pixels{5, 6, 9, 10}));
  EXPECT_EQ(part_of(numbered(2, 2, 3), 1, 0, 1, 2).pixels, (Pixels{3, 4, 5, 9, 10, 11}));
}

TEST(RasterTools, ShrinksToTheMeanOfWhatAPixelCovers) {
  const Raster source{4, 2, 1, {0, 10, 20, 30, 40, 50, 60, 70}};
  EXPECT_EQ(shrunk(source, 2, 1).pixels, (Pixels{25, 45}));
  // Three pixels into two: the middle one counts half for each.
  EXPECT_EQ(shrunk({3, 1, 1, {0, 90, 240}}, 2, 1).pixels, (Pixels{30, 190}));
  EXPECT_EQ(shrunk(source, 4, 2).pixels, source.pixels);
  EXPECT_EQ(shrunk(make_raster(1000, 701, 3, 255), 333, 117).pixels, Pixels(333 * 117 * 3, 255));
}

TEST(CutCell, ShowsTheCellInAFrameWithItsSurroundings) {
  const EncodedPicture cut = cut_cell(drawn_page(), {90, 30, 130, 60}, 0);
  EXPECT_EQ(cut.width, 145);  // 58 points at 180 dpi
  EXPECT_EQ(cut.height, 120);
  EXPECT_EQ(cut.dpi, 180);
  const Raster picture = decoded(cut.bytes);
  ASSERT_EQ(picture.width, 145);
  EXPECT_EQ(pixel(picture, 2, 2), kWhite);
  EXPECT_EQ(pixel(picture, 60, 60), (Pixels{0, 0, 0}));
  EXPECT_EQ(pixel(picture, 21, 60), kOrange);
  EXPECT_EQ(pixel(picture, 60, 21), kOrange);
  EXPECT_EQ(pixel(picture, 124, 60), kOrange);
  EXPECT_EQ(pixel(picture, 25, 60), kWhite);
}

TEST(CutCell, IsUprightWhereThePageLiesOnItsSide) {
  const EncodedPicture cut = cut_cell(drawn_page(), {90, 30, 130, 60}, 90);
  EXPECT_EQ(cut.width, 120);
  EXPECT_EQ(cut.height, 145);
  const Raster picture = decoded(cut.bytes);
  EXPECT_EQ(pixel(picture, 119 - 60, 60), (Pixels{0, 0, 0}));
  EXPECT_EQ(pixel(picture, 119 - 21, 60), kOrange);
}

TEST(CutCell, EndsAtTheEdgeOfThePageAndIsEmptyBeyond) {
  const EncodedPicture cut = cut_cell(drawn_page(), {-10, -10, 20, 20}, 0);
  EXPECT_EQ(cut.width, 73);
  EXPECT_EQ(cut.height, 73);
  EXPECT_EQ(cut_cell(drawn_page(), {300, 10, 320, 20}, 0).bytes, "");
  EXPECT_EQ(cut_cell(drawn_page(), Box{}, 0).bytes, "");
}

TEST(CutCell, KeepsColour) {
  const EncodedPicture cut = cut_cell(drawn_page(3), {90, 30, 130, 60}, 0);
  EXPECT_EQ(cut.bytes.substr(0, 2), "\xFF\xD8");
  EXPECT_EQ(cut.width, 145);
}

TEST(CutCell, ShowsALongTextCoarser) {
  PagePicture page = drawn_page();
  page.box = {0, 0, 2000, 1000};
  page.raster = make_raster(5000, 2500, 1);
  const EncodedPicture cut = cut_cell(page, {100, 100, 1600, 900}, 0);
  EXPECT_EQ(cut.dpi, 110);
  EXPECT_EQ(cut.width, 2319);
}

TEST(ViewPage, IsSmallAndUpright) {
  PagePicture page;
  page.raster = make_raster(2480, 3508, 1, 250);
  page.box = {0, 0, 595.2, 841.9};
  page.dpi = 300;
  const PageView scan = view_page(page, 4, 270);
  EXPECT_EQ(scan.page, 4);
  EXPECT_EQ(scan.turned, 270);
  EXPECT_EQ(scan.picture.width, 1637);
  EXPECT_EQ(scan.picture.height, 1157);
  EXPECT_EQ(scan.picture.dpi, 140);
  EXPECT_EQ(scan.picture.bytes.substr(0, 2), "\xFF\xD8");

  page.rendered = true;
  const PageView drawn = view_page(page, 1, 0);
  EXPECT_EQ(drawn.picture.bytes.substr(1, 3), "PNG");
  EXPECT_EQ(pixel(decoded(drawn.picture.bytes), 100, 100), kWhite);
  EXPECT_LT(drawn.picture.bytes.size(), 10000u);

  page.dpi = 100;  // Coarse pictures stay as they are.
  EXPECT_EQ(view_page(page, 1, 0).picture.width, 2480);
}

TEST(Encode, GivesTheSameBytesAgain) {
  const Raster raster = numbered(200, 90);
  EXPECT_EQ(encode_png(raster, {}), encode_png(raster, {}));
  EXPECT_EQ(encode_jpeg(raster, 45), encode_jpeg(raster, 45));
  EXPECT_GT(encode_jpeg(raster, 90).size(), encode_jpeg(raster, 45).size());
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// TIFF, PNG and JPEG files: every depth and colour space, resolution, orientation.
#include "picture_files.h"

namespace biaoge {

namespace {

using Values = std::vector<std::vector<int>>;

const Values kGrayValues{{0}, {80}, {160}, {255}};
const Values kColourValues{{200, 30, 30}, {30, 200, 30}, {30, 30, 200}, {255, 255, 255}};

void expect_near(const Values& found, const Values& wanted, int tolerance) {
  ASSERT_EQ(found.size(), wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_EQ(found[i].size(), wanted[i].size()) << i;
    for (std::size_t c = 0; c < found[i].size(); ++c) {
      EXPECT_NEAR(found[i][c], wanted[i][c], tolerance) << "quarter " << i << ", channel " << c;
    }
  }
}

/// The two bytes of each sample, as the machine orders them.
std::vector<std::uint8_t> widened(const std::vector<std::uint8_t>& samples) {
  std::vector<std::uint8_t> wide;
  for (const std::uint8_t sample : samples) wide.insert(wide.end(), 2, sample);
  return wide;
}

/// A bit a pixel: black in the quarter at the upper left.
std::vector<std::uint8_t> bilevel(bool black_is_zero) {
  std::vector<std::uint8_t> rows;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; x += 8) {
      unsigned byte = 0;
      for (int i = 0; i < 8; ++i) {
        const bool black = quarter(x + i, y) == 0;
        byte = byte << 1 | (black != black_is_zero ? 1U : 0U);
      }
      rows.push_back(static_cast<std::uint8_t>(byte));
    }
  }
  return rows;
}
const Values kBilevelValues{{0}, {255}, {255}, {255}};

class TiffTest : public PictureTest {
 protected:
  PagePicture read(const TiffPage& page) const {
    write_tiff(path("a.tif"), {page});
    return picture_of(path("a.tif"));
  }
};

TEST_F(TiffTest, GrayKeepsItsPixels) {
  const PagePicture picture = read({.samples = quarters(kGrays)});
  EXPECT_EQ(picture.raster.width, kWidth);
  EXPECT_EQ(picture.raster.height, kHeight);
  EXPECT_EQ(picture.raster.channels, 1);
  EXPECT_EQ(picture.raster.pixels, quarters(kGrays));
  EXPECT_DOUBLE_EQ(picture.dpi, 200);
  EXPECT_DOUBLE_EQ(picture.box.x1, 40 * 72 / 200.0);
  EXPECT_DOUBLE_EQ(picture.box.y1, 56 * 72 / 200.0);
  EXPECT_FALSE(picture.rendered);
  EXPECT_FALSE(picture.incomplete);
}

TEST_F(TiffTest, BilevelInBothSensesAndWaysToCompress) {
  for (const int compression : {COMPRESSION_NONE, COMPRESSION_CCITTFAX4, COMPRESSION_CCITTFAX3,
                                COMPRESSION_LZW, COMPRESSION_PACKBITS}) {
    for (const bool black_is_zero : {true, false}) {
      SCOPED_TRACE(compression);
      const PagePicture picture =
          read({.samples = bilevel(black_is_zero),
                .bits = 1,
                .photometric = black_is_zero ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_MINISWHITE,
                .compression = compression});
      EXPECT_EQ(picture.raster.channels, 1);
      EXPECT_EQ(corners(picture.raster), kBilevelValues);
      EXPECT_FALSE(picture.incomplete);
    }
  }
}

TEST_F(TiffTest, WhiteIsZero) {
  const PagePicture picture =
      read({.samples = quarters(kGrays), .photometric = PHOTOMETRIC_MINISWHITE});
  EXPECT_EQ(corners(picture.raster), (Values{{255}, {175}, {95}, {0}}));
}

TEST_F(TiffTest, ColourInStripsAndTiles) {
  for (const int tile : {0, 16}) {
    for (const int rows : {1, 8, kHeight}) {
      const PagePicture picture = read({.samples = quarters(kColours),
                                        .channels = 3,
                                        .photometric = PHOTOMETRIC_RGB,
                                        .compression = COMPRESSION_ADOBE_DEFLATE,
                                        .rows_per_strip = rows,
                                        .tile = tile});
      EXPECT_EQ(picture.raster.channels, 3);
      EXPECT_EQ(picture.raster.pixels, quarters(kColours)) << tile << ", " << rows;
    }
  }
}

TEST_F(TiffTest, ColourWithoutColourIsGray) {
  const PagePicture picture =
      read({.samples = quarters({{0, 0, 0}, {80, 80, 80}, {160, 160, 160}, {255, 255, 255}}),
            .channels = 3,
            .photometric = PHOTOMETRIC_RGB});
  EXPECT_EQ(picture.raster.channels, 1);
  EXPECT_EQ(corners(picture.raster), kGrayValues);
}

TEST_F(TiffTest, SixteenBits) {
  EXPECT_EQ(corners(read({.samples = widened(quarters(kGrays)), .bits = 16}).raster), kGrayValues);
  EXPECT_EQ(corners(read({.samples = widened(quarters(kColours)),
                          .bits = 16,
                          .channels = 3,
                          .photometric = PHOTOMETRIC_RGB})
                        .raster),
            kColourValues);
}

TEST_F(TiffTest, Palette) {
  TiffPage page{.samples = quarters({{0}, {1}, {2}, {3}}), .photometric = PHOTOMETRIC_PALETTE};
  page.palette.assign(3 * 256, 0);
  for (std::size_t c = 0; c < 3; ++c) {
    for (std::size_t i = 0; i < 4; ++i) {
      page.palette[256 * c + i] = static_cast<std::uint16_t>(kColours[i][c] * 257);
    }
  }
  EXPECT_EQ(corners(read(page).raster), kColourValues);
}

TEST_F(TiffTest, Cmyk) {
  const PagePicture picture =
      read({.samples = quarters({{0, 0, 0, 0}, {255, 0, 0, 0}, {0, 255, 255, 0}, {0, 0, 0, 255}}),
            .channels = 4,
            .photometric = PHOTOMETRIC_SEPARATED});
  EXPECT_EQ(corners(picture.raster),
            (Values{{255, 255, 255}, {0, 255, 255}, {255, 0, 0}, {0, 0, 0}}));
}

TEST_F(TiffTest, AlphaLiesOnWhite) {
  const PagePicture picture = read(
      {.samples = quarters({{200, 0, 0, 255}, {200, 0, 0, 0}, {0, 0, 0, 128}, {0, 0, 250, 255}}),
       .channels = 4,
       .photometric = PHOTOMETRIC_RGB,
       .alpha = EXTRASAMPLE_UNASSALPHA});
  expect_near(corners(picture.raster), {{200, 0, 0}, {255, 255, 255}, {127, 127, 127}, {0, 0, 250}},
              1);
}

TEST_F(TiffTest, Jpeg) {
  const PagePicture gray =
      read({.samples = quarters(kGrays), .compression = COMPRESSION_JPEG, .rows_per_strip = 16});
  expect_near(corners(gray.raster), kGrayValues, 6);
  const PagePicture colour = read({.samples = quarters(kColours),
                                   .channels = 3,
                                   .photometric = PHOTOMETRIC_YCBCR,
                                   .compression = COMPRESSION_JPEG,
                                   .rows_per_strip = 16});
  expect_near(corners(colour.raster), kColourValues, 12);
}

TEST_F(TiffTest, OrientationTurnsPageAndPicture) {
  const std::vector<Values> displayed{{{0}, {80}, {160}, {255}}, {{80}, {0}, {255}, {160}},
                                      {{255}, {160}, {80}, {0}}, {{160}, {255}, {0}, {80}},
                                      {{0}, {160}, {80}, {255}}, {{160}, {0}, {255}, {80}},
                                      {{255}, {80}, {160}, {0}}, {{80}, {255}, {0}, {160}}};
  for (int tag = 1; tag <= 8; ++tag) {
    SCOPED_TRACE(tag);
    write_tiff(path("a.tif"), {{.samples = quarters(kGrays), .orientation = tag}});
    const PagePicture picture = picture_of(path("a.tif"));
    EXPECT_EQ(corners(picture.raster), displayed[static_cast<std::size_t>(tag - 1)]);
    EXPECT_EQ(picture.raster.width, tag > 4 ? kHeight : kWidth);
    EXPECT_NEAR(picture.box.x1, picture.raster.width * 72 / 200.0, 1e-9);
    EXPECT_NEAR(picture.box.y1, picture.raster.height * 72 / 200.0, 1e-9);
  }
}

TEST_F(TiffTest, PagesAreOnesOwnAndThumbnailsAreNone) {
  TiffPage thumbnail{.samples = quarters(kGrays)};
  thumbnail.kind = FILETYPE_REDUCEDIMAGE;
  TiffPage coarse{.samples = quarters({{9}, {9}, {9}, {9}})};
  coarse.dpi_x = coarse.dpi_y = 100;
  write_tiff(path("a.tif"), {{.samples = quarters(kGrays)}, thumbnail, coarse});
  const Result<InputFile> file = InputFile::open(path("a.tif"));
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file.value().page_count(), 2);
  EXPECT_FALSE(file.value().repaired());
  EXPECT_EQ(file.value().read_page(1, 60).info.dpi, 200);
  EXPECT_EQ(file.value().read_page(2, 60).info.dpi, 100);
  EXPECT_EQ(corners(picture_of(path("a.tif"), 2).raster), (Values{{9}, {9}, {9}, {9}}));
  EXPECT_EQ(file.value().read_page(3, 60).info.error->code, "page-damaged");
}

TEST_F(TiffTest, PageSaysWhatItIs) {
  write_tiff(path("a.tif"), {{.samples = quarters(kGrays)}});
  const Page page = InputFile::open(path("a.tif")).value().read_page(1, 60);
  EXPECT_EQ(page.info.number, 1);
  EXPECT_EQ(page.info.status, PageStatus::ok);
  EXPECT_EQ(page.info.kind, PageKind::image_only);
  EXPECT_DOUBLE_EQ(page.info.evidence.image_cover, 1);
  EXPECT_DOUBLE_EQ(page.info.evidence.largest_image, 1);
  ASSERT_EQ(page.images.size(), 1u);
  EXPECT_EQ(page.images[0].pixel_width, kWidth);
  EXPECT_DOUBLE_EQ(page.images[0].box.y1, page.info.height);
}

TEST_F(TiffTest, PartOfAPage) {
  write_tiff(path("a.tif"), {{.samples = quarters(kGrays)}});
  const Result<InputFile> file = InputFile::open(path("a.tif"));
  const double pixel_size = 72 / 200.0;
  const Result<PagePicture> part =
      file.value().picture(1, {20 * pixel_size, 30 * pixel_size, 99, 99}, 60);
  ASSERT_TRUE(part.ok());
  EXPECT_EQ(part.value().raster.width, 20);
  EXPECT_EQ(part.value().raster.height, 26);
  EXPECT_NEAR(part.value().box.x0, 20 * pixel_size, 1e-9);
  EXPECT_EQ(pixel(part.value().raster, 0, 0), std::vector<int>{255});
  EXPECT_NEAR(part.value().dpi, 200, 1e-6);
}

TEST_F(TiffTest, FaxWithCoarseRowsBecomesSquare) {
  TiffPage page{.samples = quarters(kGrays)};
  page.dpi_x = 204;
  page.dpi_y = 98;
  const PagePicture picture = read(page);
  EXPECT_EQ(picture.raster.width, kWidth);
  EXPECT_NEAR(picture.raster.height, kHeight * 204.0 / 98, 1);
  EXPECT_EQ(corners(picture.raster), kGrayValues);
  EXPECT_NEAR(picture.dpi, 204, 1);
  EXPECT_TRUE(picture.rendered);
}

/// The resolution that a page of so many pixels with this tag gets.
class Resolution : public PictureTest {
 protected:
  int dpi(int width, int height, double tag) {
    TiffPage page{.width = width, .height = height, .compression = COMPRESSION_LZW};
    page.samples.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    page.dpi_x = page.dpi_y = tag;
    write_tiff(path("a.tif"), {page});
    return *InputFile::open(path("a.tif")).value().read_page(1, 60).info.dpi;
  }
};

TEST_F(Resolution, WithinReasonIsBelieved) {
  EXPECT_EQ(dpi(496, 702, 60), 60);
  EXPECT_EQ(dpi(496, 702, 50), 50);
  EXPECT_EQ(dpi(496, 702, 1200), 1200);
}

TEST_F(Resolution, AbsurdOrMissingMeansA4) {
  for (const double tag : {0.0, 1.0, 49.0, 1201.0, 100000.0, -1.0}) {
    EXPECT_EQ(dpi(496, 702, tag), 60) << tag;
    EXPECT_EQ(dpi(702, 496, tag), 60) << tag;
  }
}

TEST_F(Resolution, OfTheScreenIsNotBelievedOfASheetLargerThanA3) {
  EXPECT_EQ(dpi(1240, 1754, 72), 150);
  EXPECT_EQ(dpi(1240, 1754, 100), 150);  // 17.54 inches.
  EXPECT_EQ(dpi(1240, 1754, 101), 101);
}

TEST_F(Resolution, OfAShapeThatIsNoPage) {
  EXPECT_EQ(dpi(700, 100, 0), 200);
  EXPECT_EQ(dpi(500, 500, 0), 200);
}

class PngTest : public PictureTest {
 protected:
  PagePicture read(const PngPage& page) const {
    write_png(path("a.png"), page);
    return picture_of(path("a.png"));
  }
};

TEST_F(PngTest, GrayKeepsItsPixels) {
  for (const int interlace : {PNG_INTERLACE_NONE, PNG_INTERLACE_ADAM7}) {
    const PagePicture picture = read({.samples = quarters(kGrays), .interlace = interlace});
    EXPECT_EQ(picture.raster.channels, 1);
    EXPECT_EQ(picture.raster.pixels, quarters(kGrays));
    EXPECT_NEAR(picture.dpi, 200, 0.01);
    EXPECT_FALSE(picture.incomplete);
  }
}

TEST_F(PngTest, Colour) {
  const PagePicture picture = read({.samples = quarters(kColours), .type = PNG_COLOR_TYPE_RGB});
  EXPECT_EQ(picture.raster.pixels, quarters(kColours));
}

TEST_F(PngTest, OneBit) {
  EXPECT_EQ(corners(read({.samples = bilevel(true), .bits = 1}).raster), kBilevelValues);
}

TEST_F(PngTest, SixteenBits) {
  EXPECT_EQ(corners(read({.samples = widened(quarters(kGrays)), .bits = 16}).raster), kGrayValues);
  EXPECT_EQ(
      corners(read({.samples = widened(quarters(kColours)), .bits = 16, .type = PNG_COLOR_TYPE_RGB})
                  .raster),
      kColourValues);
}

TEST_F(PngTest, PaletteAndItsTransparency) {
  PngPage page{.samples = quarters({{0}, {1}, {2}, {3}}), .type = PNG_COLOR_TYPE_PALETTE};
  page.palette = {{200, 30, 30}, {30, 200, 30}, {30, 30, 200}, {255, 255, 255}};
  EXPECT_EQ(corners(read(page).raster), kColourValues);
  page.transparency = {255, 0};
  EXPECT_EQ(corners(read(page).raster),
            (Values{{200, 30, 30}, {255, 255, 255}, {30, 30, 200}, {255, 255, 255}}));
}

TEST_F(PngTest, AlphaLiesOnWhite) {
  const PagePicture gray = read({.samples = quarters({{0, 255}, {0, 0}, {0, 128}, {90, 255}}),
                                 .type = PNG_COLOR_TYPE_GRAY_ALPHA});
  expect_near(corners(gray.raster), {{0}, {255}, {127}, {90}}, 1);
  const PagePicture colour = read(
      {.samples = quarters({{200, 0, 0, 255}, {200, 0, 0, 0}, {0, 0, 0, 128}, {0, 0, 250, 255}}),
       .type = PNG_COLOR_TYPE_RGB_ALPHA});
  expect_near(corners(colour.raster), {{200, 0, 0}, {255, 255, 255}, {127, 127, 127}, {0, 0, 250}},
              1);
}

TEST_F(PngTest, SixteenBitAlphaLiesOnWhite) {
  const PagePicture picture =
      read({.samples = widened(quarters({{0, 255}, {0, 0}, {0, 128}, {90, 255}})),
            .bits = 16,
            .type = PNG_COLOR_TYPE_GRAY_ALPHA});
  expect_near(corners(picture.raster), {{0}, {255}, {127}, {90}}, 1);
}

class JpegTest : public PictureTest {
 protected:
  PagePicture read(const JpegPage& page) const {
    return picture_of(write("a.jpg", jpeg_bytes(page)));
  }
};

/// EXIF data of one entry, in either order of bytes.
std::string exif_orientation(int value, bool big_endian) {
  const char number = static_cast<char>(value);
  if (big_endian) {
    return std::string("Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25) + number +
           std::string(6, '\0');
  }
  return std::string("Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24) + number +
         std::string(7, '\0');
}

TEST_F(JpegTest, Gray) {
  const PagePicture picture = read({.samples = quarters(kGrays)});
  EXPECT_EQ(picture.raster.channels, 1);
  expect_near(corners(picture.raster), kGrayValues, 4);
  EXPECT_DOUBLE_EQ(picture.dpi, 200);
}

TEST_F(JpegTest, Colour) {
  for (const bool progressive : {false, true}) {
    const PagePicture picture =
        read({.samples = quarters(kColours), .colours = JCS_RGB, .progressive = progressive});
    expect_near(corners(picture.raster), kColourValues, 12);
  }
}

TEST_F(JpegTest, GraySavedAsColourIsGray) {
  const PagePicture picture =
      read({.samples = quarters({{0, 0, 0}, {80, 80, 80}, {160, 160, 160}, {255, 255, 255}}),
            .colours = JCS_RGB});
  EXPECT_EQ(picture.raster.channels, 1);
  expect_near(corners(picture.raster), kGrayValues, 4);
}

TEST_F(JpegTest, InvertedInksOfAdobe) {
  // libjpeg writes the Adobe marker, so the samples are light, not ink.
  const PagePicture picture =
      read({.samples = quarters(
                {{255, 255, 255, 255}, {0, 255, 255, 255}, {255, 0, 0, 255}, {255, 255, 255, 0}}),
            .colours = JCS_CMYK});
  expect_near(corners(picture.raster), {{255, 255, 255}, {0, 255, 255}, {255, 0, 0}, {0, 0, 0}},
              10);
}

TEST_F(JpegTest, OrientationOfAPhotograph) {
  for (const bool big_endian : {true, false}) {
    const PagePicture picture =
        read({.samples = quarters(kGrays), .exif = exif_orientation(6, big_endian)});
    EXPECT_EQ(picture.raster.width, kHeight);
    expect_near(corners(picture.raster), {{160}, {0}, {255}, {80}}, 4);
  }
}

TEST_F(JpegTest, BrokenExifIsPassedOver) {
  for (std::size_t length = 1; length < 32; ++length) {
    const PagePicture picture =
        read({.samples = quarters(kGrays), .exif = exif_orientation(6, true).substr(0, length)});
    EXPECT_EQ(picture.raster.width, length < 26 ? kWidth : kHeight) << length;
  }
}

}  // namespace

}  // namespace biaoge

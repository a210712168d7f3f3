// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of PDF pages: the file's own pixels where that is all there is, else drawn anew.
#include "pdf_builder.h"
#include "picture_files.h"

namespace biaoge {

namespace {

using Values = std::vector<std::vector<int>>;

const Values kGrayValues{{0}, {80}, {160}, {255}};
const Values kColourValues{{200, 30, 30}, {30, 200, 30}, {30, 30, 200}, {255, 255, 255}};
/// kWidth × kHeight pixels over the whole page.
const char* const kWholePage = "q 200 0 0 300 0 0 cm /I0 Do Q ";

std::string text(const std::vector<std::uint8_t>& samples) {
  return {samples.begin(), samples.end()};
}

std::string size_entries(const std::string& colours, int bits) {
  return "/Width 40 /Height 56 /BitsPerComponent " + std::to_string(bits) + " /ColorSpace " +
         colours + " ";
}

const PdfSheet::Image kGray{size_entries("/DeviceGray", 8), text(quarters(kGrays))};

/// Whole bytes of 4 samples of 2 bits.
std::string two_bits() {
  std::string packed;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; x += 4) packed += static_cast<char>(quarter(x, y) * 0x55);
  }
  return packed;
}

/// A bit a sample: 0 in the quarter at the upper left.
std::string one_bit() {
  std::string packed;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; x += 8) {
      unsigned byte = 0;
      for (int i = 0; i < 8; ++i) byte = byte << 1 | (quarter(x + i, y) == 0 ? 0U : 1U);
      packed += static_cast<char>(byte);
    }
  }
  return packed;
}

class PdfPicture : public PictureTest {
 protected:
  PagePicture picture(const PdfSheet& sheet) const {
    return picture_of(write("a.pdf", sheet.bytes()));
  }
  /// Of a picture over the whole page, which must be taken as it is.
  Values own_pixels(const PdfSheet::Image& image) const {
    const PagePicture found = picture({kWholePage, {image}});
    EXPECT_EQ(found.raster.width, kWidth);
    EXPECT_FALSE(found.incomplete);
    // 40 × 56 pixels on 200 × 300 points are not square, so the rows were interpolated.
    EXPECT_EQ(found.raster.height, 60);
    return corners(found.raster);
  }
};

TEST_F(PdfPicture, ColourSpacesAndDepths) {
  EXPECT_EQ(own_pixels(kGray), kGrayValues);
  EXPECT_EQ(own_pixels({size_entries("/DeviceRGB", 8), text(quarters(kColours))}), kColourValues);
  EXPECT_EQ(own_pixels({size_entries("/DeviceGray", 2), two_bits()}),
            (Values{{0}, {85}, {170}, {255}}));
  EXPECT_EQ(own_pixels({size_entries("/DeviceGray", 1), one_bit()}),
            (Values{{0}, {255}, {255}, {255}}));
  EXPECT_EQ(own_pixels({size_entries("[/Indexed /DeviceRGB 3 <C81E1E1EC81E1E1EC8FFFFFF>]", 2),
                        two_bits()}),
            kColourValues);
  EXPECT_EQ(own_pixels({size_entries("[/Indexed /DeviceGray 3 <0050A0FF>]", 2), two_bits()}),
            kGrayValues);
}

TEST_F(PdfPicture, SixteenBits) {
  std::string samples;
  for (const char sample : text(quarters(kGrays))) samples.append(2, sample);
  EXPECT_EQ(own_pixels({size_entries("/DeviceGray", 16), samples}), kGrayValues);
}

TEST_F(PdfPicture, DecodeArraysTurnValuesRound) {
  EXPECT_EQ(own_pixels({size_entries("/DeviceGray", 8) + "/Decode [1 0]", kGray.data}),
            (Values{{255}, {175}, {95}, {0}}));
  EXPECT_EQ(own_pixels({size_entries("/DeviceGray", 1) + "/Decode [1 0]", one_bit()}),
            (Values{{255}, {0}, {0}, {0}}));
}

TEST_F(PdfPicture, Cmyk) {
  const Values found = own_pixels(
      {size_entries("/DeviceCMYK", 8),
       text(quarters({{0, 0, 0, 0}, {0, 0, 0, 255}, {0, 255, 255, 0}, {255, 0, 0, 0}}))});
  EXPECT_EQ(found[0], (std::vector<int>{255, 255, 255}));
  for (const int channel : found[1]) EXPECT_LT(channel, 50);
  EXPECT_GT(found[2][0], 200);
  EXPECT_LT(found[2][1], 60);
  EXPECT_LT(found[3][0], 40);
  EXPECT_GT(found[3][2], 200);
}

TEST_F(PdfPicture, JpegInColourWithoutColourIsGray) {
  const std::string jpeg =
      jpeg_bytes({.samples = quarters({{0, 0, 0}, {80, 80, 80}, {160, 160, 160}, {255, 255, 255}}),
                  .colours = JCS_RGB});
  const Values found = own_pixels({size_entries("/DeviceRGB", 8) + "/Filter /DCTDecode", jpeg});
  for (std::size_t i = 0; i < 4; ++i) {
    ASSERT_EQ(found[i].size(), 1u);
    EXPECT_NEAR(found[i][0], kGrayValues[i][0], 4);
  }
}

/// The quarter at the upper left in black, by ITU-T T.6.
std::string fax_data(const std::string& scratch) {
  TiffPage fax{.bits = 1, .photometric = PHOTOMETRIC_MINISWHITE};
  fax.compression = COMPRESSION_CCITTFAX4;
  fax.rows_per_strip = kHeight;
  for (const char byte : one_bit()) fax.samples.push_back(static_cast<std::uint8_t>(~byte));
  write_tiff(scratch, {fax});
  TIFF* tiff = TIFFOpen(scratch.c_str(), "r");
  std::string strip(static_cast<std::size_t>(TIFFRawStripSize(tiff, 0)), '\0');
  TIFFReadRawStrip(tiff, 0, strip.data(), static_cast<tmsize_t>(strip.size()));
  TIFFClose(tiff);
  return strip;
}

TEST_F(PdfPicture, FaxIsDecoded) {
  const std::string strip = fax_data(path("fax.tif"));
  EXPECT_EQ(own_pixels({size_entries("/DeviceGray", 1) +
                            "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 40 /Rows 56 >>",
                        strip}),
            (Values{{0}, {255}, {255}, {255}}));
}

TEST_F(PdfPicture, Jbig2IsDecoded) {
  // A segment with facts of the page, and one with a generic region coded as a fax (ITU-T T.88).
  const std::string size("\0\0\0\x28\0\0\0\x38", 8);
  const std::string page =
      std::string("\0\0\0\0\x30\0\1\0\0\0\x13", 11) + size + std::string(8 + 1 + 2, '\0');
  const std::string region = size + std::string(8 + 1, '\0') + '\1' + fax_data(path("fax.tif"));
  const std::string data =
      page + std::string("\0\0\0\1\x26\0\1\0\0\0", 10) + static_cast<char>(region.size()) + region;
  EXPECT_EQ(own_pixels({size_entries("/DeviceGray", 1) + "/Filter /JBIG2Decode", data}),
            (Values{{0}, {255}, {255}, {255}}));
}

TEST_F(PdfPicture, StencilPaintsWithItsInk) {
  const PdfSheet::Image stencil{"/Width 40 /Height 56 /BitsPerComponent 1 /ImageMask true",
                                one_bit()};
  EXPECT_EQ(own_pixels(stencil), (Values{{0}, {255}, {255}, {255}}));
  const PdfSheet::Image inverted{stencil.dictionary + " /Decode [1 0]", one_bit()};
  EXPECT_EQ(own_pixels(inverted), (Values{{255}, {0}, {0}, {0}}));
  const PagePicture red = picture({"1 0 0 rg " + std::string(kWholePage), {stencil}});
  EXPECT_EQ(corners(red.raster),
            (Values{{255, 0, 0}, {255, 255, 255}, {255, 255, 255}, {255, 255, 255}}));
}

/// A page on which the pixels are square: 5 points each.
class Placement : public PdfPicture {
 protected:
  PagePicture placed_by(const std::string& matrix, const std::string& entries = "") const {
    return picture({"q " + matrix + " cm /I0 Do Q ", {kGray}, entries});
  }
};

TEST_F(Placement, PixelsComeUntouchedWithTheirPlace) {
  const PagePicture found = placed_by("200 0 0 280 0 10");
  EXPECT_FALSE(found.rendered);
  EXPECT_EQ(found.raster.pixels, quarters(kGrays));
  EXPECT_NEAR(found.dpi, 14.4, 1e-9);
  EXPECT_DOUBLE_EQ(found.box.x0, 0);
  EXPECT_DOUBLE_EQ(found.box.y0, 10);
  EXPECT_DOUBLE_EQ(found.box.x1, 200);
  EXPECT_DOUBLE_EQ(found.box.y1, 290);
}

TEST_F(Placement, TurnsAndMirrorImages) {
  const std::vector<std::pair<std::string, Values>> cases{
      {"100 0 0 140 20 20", {{0}, {80}, {160}, {255}}},
      {"-100 0 0 140 120 20", {{80}, {0}, {255}, {160}}},
      {"100 0 0 -140 20 160", {{160}, {255}, {0}, {80}}},
      {"-100 0 0 -140 120 160", {{255}, {160}, {80}, {0}}},
      {"0 100 -140 0 160 20", {{80}, {255}, {0}, {160}}},
      {"0 -100 140 0 20 120", {{160}, {0}, {255}, {80}}},
      {"0 100 140 0 20 20", {{255}, {80}, {160}, {0}}},
      {"0 -100 -140 0 160 120", {{0}, {160}, {80}, {255}}}};
  for (const auto& [matrix, values] : cases) {
    SCOPED_TRACE(matrix);
    const PagePicture found = placed_by(matrix);
    EXPECT_FALSE(found.rendered);
    EXPECT_EQ(corners(found.raster), values);
    EXPECT_NEAR(found.dpi, 28.8, 1e-9);
    EXPECT_EQ(found.raster.width, matrix[0] == '0' ? kHeight : kWidth);
  }
}

TEST_F(Placement, RotatedPageTurnsThePicture) {
  const std::vector<Values> displayed{{{0}, {80}, {160}, {255}},
                                      {{160}, {0}, {255}, {80}},
                                      {{255}, {160}, {80}, {0}},
                                      {{80}, {255}, {0}, {160}}};
  for (std::size_t i = 0; i < 4; ++i) {
    const PagePicture found =
        placed_by("200 0 0 280 0 10", "/Rotate " + std::to_string(90 * static_cast<int>(i)));
    EXPECT_FALSE(found.rendered);
    EXPECT_EQ(corners(found.raster), displayed[i]) << 90 * i;
    EXPECT_NEAR(found.box.x0, i % 2 == 0 ? 0 : 10, 1e-9);
  }
}

TEST_F(Placement, CropBoxAndClippingCutPixelsOff) {
  const PagePicture cropped = placed_by("200 0 0 280 0 10", "/CropBox [100 10 200 290]");
  EXPECT_FALSE(cropped.rendered);
  EXPECT_EQ(cropped.raster.width, 20);
  EXPECT_EQ(cropped.raster.height, kHeight);
  EXPECT_EQ(pixel(cropped.raster, 0, 0), std::vector<int>{80});
  EXPECT_DOUBLE_EQ(cropped.box.x0, 0);
  const PagePicture clipped =
      picture({"0 10 100 140 re W n q 200 0 0 280 0 10 cm /I0 Do Q", {kGray}});
  EXPECT_FALSE(clipped.rendered);
  EXPECT_EQ(clipped.raster.width, 20);
  EXPECT_EQ(clipped.raster.height, 28);
  EXPECT_EQ(pixel(clipped.raster, 0, 0), std::vector<int>{160});
}

TEST_F(Placement, UserUnitMakesThePageLarger) {
  const PagePicture found = placed_by("200 0 0 280 0 10", "/UserUnit 2");
  EXPECT_DOUBLE_EQ(found.box.x1, 400);
  EXPECT_NEAR(found.dpi, 7.2, 1e-9);
}

TEST_F(Placement, OnlyThePartAskedFor) {
  const Result<InputFile> file =
      InputFile::open(write("a.pdf", PdfSheet{"q 200 0 0 280 0 10 cm /I0 Do Q ", {kGray}}.bytes()));
  const Result<PagePicture> part = file.value().picture(1, {100, 150, 200, 290}, 60);
  ASSERT_TRUE(part.ok());
  EXPECT_EQ(part.value().raster.width, 20);
  EXPECT_EQ(part.value().raster.height, 28);
  EXPECT_EQ(pixel(part.value().raster, 0, 0), std::vector<int>{255});
}

TEST_F(Placement, WhatHasToBeDrawnIsDrawnAtTheResolutionAskedFor) {
  const auto at_90_dpi = [&](const std::string& matrix) {
    const std::string path =
        write("a.pdf", PdfSheet{"q " + matrix + " cm /I0 Do Q ", {kGray}}.bytes());
    return InputFile::open(path).value().picture(1, {0, 0, 200, 300}, 60, 90);
  };
  const auto drawn = at_90_dpi("200 10 -10 280 0 10");
  ASSERT_TRUE(drawn.ok());
  EXPECT_EQ(drawn.value().dpi, 90);
  EXPECT_EQ(drawn.value().raster.width, 250);
  EXPECT_EQ(at_90_dpi("200 0 0 280 0 10").value().raster.width, 40);  // Its own pixels.
}

TEST_F(Placement, SkewedPictureIsRendered) {
  const PagePicture found = placed_by("200 10 -10 280 0 10");
  EXPECT_TRUE(found.rendered);
  EXPECT_NEAR(found.dpi, 150, 1e-9);
}

/// What is drawn over a picture belongs to the page; what lies under it or beside it does not.
class Composed : public PdfPicture {
 protected:
  bool is_rendered(const std::string& before, const std::string& after) const {
    return picture({before + " q 200 0 0 280 0 10 cm /I0 Do Q " + after, {kGray}}).rendered;
  }
};

TEST_F(Composed, MarksOverThePicture) {
  EXPECT_FALSE(is_rendered("", ""));
  EXPECT_TRUE(is_rendered("", "BT /F 12 Tf 50 50 Td (stamp) Tj ET"));
  EXPECT_TRUE(is_rendered("", "1 0 0 RG 20 20 m 80 80 l S"));
  EXPECT_TRUE(is_rendered("", "1 g 50 50 40 40 re f"));
  EXPECT_TRUE(is_rendered("", "q 40 0 0 56 80 80 cm /I0 Do Q"));
}

TEST_F(Composed, WhatDoesNotShow) {
  EXPECT_FALSE(is_rendered("", "BT /F 12 Tf 3 Tr 50 50 Td (hidden layer) Tj ET"));
  EXPECT_FALSE(is_rendered("", "BT /F 12 Tf 50 50 Td (   ) Tj ET"));
  EXPECT_FALSE(is_rendered("", "0.5 w 0 10 200 280 re S"));
  EXPECT_FALSE(is_rendered("1 g 0 0 200 300 re f", ""));
}

TEST_F(Composed, PictureHidesWhatLiesUnderIt) {
  const std::string under = "BT /F 12 Tf 50 50 Td (under) Tj ET ";
  EXPECT_FALSE(picture({under + kWholePage, {kGray}}).raster.channels == 3);
  EXPECT_EQ(corners(picture({under + kWholePage, {kGray}}).raster), kGrayValues);
  const PdfSheet::Image stencil{"/Width 40 /Height 56 /BitsPerComponent 1 /ImageMask true",
                                one_bit()};
  EXPECT_NEAR(picture({under + kWholePage, {stencil}}).dpi, 150, 1e-9);
}

TEST_F(Composed, ShapedClippingMasksAndBlending) {
  EXPECT_TRUE(is_rendered("10 20 m 190 20 l 100 280 l h W n", ""));
  EXPECT_TRUE(is_rendered("/Half gs", ""));
  const PdfSheet::Image keyed{kGray.dictionary + "/Mask [0 10]", kGray.data};
  EXPECT_TRUE(picture({"q 200 0 0 280 0 10 cm /I0 Do Q", {keyed}}).rendered);
  const PdfSheet::Image soft{kGray.dictionary + "/SMask 7 0 R", kGray.data};
  EXPECT_TRUE(picture({"q 200 0 0 280 0 10 cm /I0 Do Q", {soft, kGray}}).rendered);
}

TEST_F(Composed, StripsAreJoinedAtTheirResolution) {
  // Two halves of 40 × 56 pixels on 20 × 28 points are 144 dpi; of 10 × 14, 288.
  const PagePicture coarse =
      picture({"q 20 0 0 28 0 100 cm /I0 Do Q q 20 0 0 28 0 128 cm /I0 Do Q", {kGray}});
  EXPECT_TRUE(coarse.rendered);
  EXPECT_NEAR(coarse.dpi, 150, 1e-9);
  const PagePicture fine =
      picture({"q 10 0 0 14 0 100 cm /I0 Do Q q 10 0 0 14 0 114 cm /I0 Do Q", {kGray}});
  EXPECT_NEAR(fine.dpi, 288, 1e-9);
  EXPECT_EQ(fine.raster.width, 800);
  EXPECT_EQ(fine.raster.height, 1200);
  EXPECT_EQ(fine.raster.channels, 1);
  // The upper strip begins 300 - 128 points from the top: 4 pixels each point.
  EXPECT_EQ(pixel(fine.raster, 10, 4 * 172 + 10), std::vector<int>{0});
  EXPECT_EQ(pixel(fine.raster, 30, 4 * 172 + 10), std::vector<int>{80});
  EXPECT_EQ(pixel(fine.raster, 30, 4 * 186 + 50), std::vector<int>{255});
  EXPECT_EQ(pixel(fine.raster, 10, 4 * 186 + 10), std::vector<int>{0});
  EXPECT_EQ(pixel(fine.raster, 100, 100), std::vector<int>{255});
}

TEST_F(Composed, SmallFinePictureDoesNotSetTheResolution) {
  // A seal of 600 dpi over a scan of 14.
  const PagePicture found =
      picture({"q 200 0 0 280 0 10 cm /I0 Do Q q 4.8 0 0 6.72 50 50 cm /I0 Do Q", {kGray}});
  EXPECT_TRUE(found.rendered);
  EXPECT_NEAR(found.dpi, 150, 1e-9);
}

TEST_F(Composed, TextAloneIsDrawnAt300) {
  const PagePicture found = picture({"1 0 0 rg 50 100 100 50 re f BT /F 12 Tf 9 9 Td (a) Tj ET"});
  EXPECT_TRUE(found.rendered);
  EXPECT_NEAR(found.dpi, 300, 1e-9);
  EXPECT_EQ(found.raster.channels, 3);
  ASSERT_EQ(found.raster.width, 834);
  ASSERT_EQ(found.raster.height, 1250);
  EXPECT_EQ(pixel(found.raster, 417, 730), (std::vector<int>{255, 0, 0}));
  EXPECT_EQ(pixel(found.raster, 417, 100), (std::vector<int>{255, 255, 255}));
}

TEST_F(PdfPicture, TextUnderAScanIsHidden) {
  const std::string under = "BT /F 12 Tf 50 50 Td (under) Tj ET ";
  const auto kind = [&](const std::string& content) {
    return InputFile::open(write("a.pdf", PdfSheet{content, {kGray}}.bytes()))
        .value()
        .read_page(1, 60);
  };
  const Page page = kind(under + kWholePage);
  EXPECT_EQ(page.info.kind, PageKind::hidden_text);
  EXPECT_TRUE(page.words.empty());
  ASSERT_EQ(page.hidden_words.size(), 1u);
  EXPECT_EQ(page.hidden_words[0].text(), "under");
  EXPECT_EQ(kind(kWholePage + under).words.size(), 1u);
  EXPECT_EQ(kind("/Half gs " + under + kWholePage).words.size(), 1u);
}

TEST_F(PdfPicture, HiddenWordsAreKept) {
  const std::string hidden = "BT /F 12 Tf 3 Tr 50 50 Td (hidden layer) Tj ET";
  const Page page = InputFile::open(write("a.pdf", PdfSheet{kWholePage + hidden, {kGray}}.bytes()))
                        .value()
                        .read_page(1, 60);
  EXPECT_EQ(page.info.kind, PageKind::hidden_text);
  EXPECT_EQ(page.info.status, PageStatus::ok);
  EXPECT_TRUE(page.words.empty());
  ASSERT_EQ(page.hidden_words.size(), 2u);
  EXPECT_EQ(page.hidden_words[0].text(), "hidden");
  EXPECT_EQ(page.hidden_words[1].text(), "layer");
  EXPECT_NEAR(page.hidden_words[0].box.x0, 50, 0.01);
  const Page plain =
      InputFile::open(write("b.pdf", PdfSheet{hidden + " BT /F 12 Tf 0 Tr 9 9 Td "
                                                       "(visible text that is longer than "
                                                       "any stamp would be here) Tj ET"}
                                         .bytes()))
          .value()
          .read_page(1, 60);
  EXPECT_EQ(plain.info.kind, PageKind::text);
  EXPECT_TRUE(plain.hidden_words.empty());
}

}  // namespace

}  // namespace biaoge

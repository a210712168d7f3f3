// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of pages, each at its threshold.
#include <gtest/gtest.h>

#include <utility>

#include "drawing.h"
#include "ingest/ingest.h"

namespace biaoge {

namespace {

/// A page of 100 × 100 points, so that areas are shares in 1/10,000. Its text stands at the top.
struct Sheet {
  Canvas canvas;
  Page page;

  /// The first `unusable` glyphs have no character.
  explicit Sheet(std::size_t glyphs = 0, std::size_t unusable = 0) {
    page.info.width = 100;
    page.info.height = 100;
    for (std::size_t i = 0; i < glyphs; ++i) {
      const double x = static_cast<double>(i % 50) * 2;
      const double y = static_cast<double>(i / 50) * 2;
      const char32_t code = i < unusable ? U'\uFFFD' : U'字';
      canvas.glyphs.push_back({code, {x, y, x + 1, y + 1}, 1, Direction::right, false});
    }
    page.words = build_words(canvas.glyphs);
  }

  Sheet& image(const Box& box) {
    page.images.push_back({box, 100, 100});
    return *this;
  }

  PageInfo classified() {
    classify(page, canvas);
    return page.info;
  }
  PageKind kind() { return classified().kind; }
};

/// Covers 40 % of the page, below its text.
const Box kScan{0, 10, 100, 50};

TEST(Classify, NothingIsBlank) {
  const PageInfo info = Sheet().classified();
  EXPECT_EQ(info.kind, PageKind::blank);
  EXPECT_EQ(info.status, PageStatus::ok);
  EXPECT_FALSE(info.error);
}

TEST(Classify, WordsAreText) {
  const PageInfo info = Sheet(1).classified();
  EXPECT_EQ(info.kind, PageKind::text);
  EXPECT_EQ(info.evidence.glyphs, 1u);
  EXPECT_EQ(info.status, PageStatus::ok);
}

TEST(Classify, SpacesAreNoEvidence) {
  Sheet sheet;
  sheet.canvas.glyphs = draw_text("   ", 1, 1);
  EXPECT_EQ(sheet.kind(), PageKind::blank);
  EXPECT_EQ(sheet.page.info.evidence.glyphs, 0u);
}

TEST(Classify, PictureWithoutTextIsAScan) {
  const PageInfo info = Sheet().image(kScan).classified();
  EXPECT_EQ(info.kind, PageKind::image_only);
  EXPECT_EQ(info.status, PageStatus::ok);
  EXPECT_FALSE(info.error);
  EXPECT_NEAR(info.evidence.image_cover, 0.4, 1e-9);
  EXPECT_NEAR(info.evidence.largest_image, 0.4, 1e-9);
}

TEST(Classify, StampOnAScanLeavesItAScan) {
  EXPECT_EQ(Sheet(40).image(kScan).kind(), PageKind::image_only);
}

TEST(Classify, MoreTextThanAStampBesideAPictureIsMixed) {
  EXPECT_EQ(Sheet(41).image(kScan).kind(), PageKind::mixed);
}

TEST(Classify, StampBesideAPictureThatIsNotThePageIsMixed) {
  EXPECT_EQ(Sheet(40).image({0, 10, 100, 49}).kind(), PageKind::mixed);
}

TEST(Classify, ScanInStripsIsAScan) {
  EXPECT_EQ(Sheet(5).image({0, 10, 100, 30}).image({0, 30, 100, 50}).kind(), PageKind::image_only);
}

TEST(Classify, OnlyWhatAPictureCoversOfThePaperCounts) {
  const PageInfo info = Sheet(5).image({0, 90, 100, 900}).classified();
  EXPECT_NEAR(info.evidence.image_cover, 0.1, 1e-9);
  EXPECT_EQ(info.kind, PageKind::mixed);
}

TEST(Classify, CoverIsAtMostThePage) {
  const PageInfo info = Sheet().image({0, 0, 100, 100}).image({0, 0, 100, 100}).classified();
  EXPECT_DOUBLE_EQ(info.evidence.image_cover, 1);
}

TEST(Classify, InvisibleTextOverAScanIsNotTrusted) {
  Sheet sheet = Sheet(40).image(kScan);
  sheet.canvas.hidden_glyphs = 1;
  const PageInfo info = sheet.classified();
  EXPECT_EQ(info.kind, PageKind::hidden_text);
  EXPECT_EQ(info.status, PageStatus::ok);
  EXPECT_EQ(info.evidence.hidden_glyphs, 1u);
}

TEST(Classify, InvisibleTextAloneIsHiddenText) {
  Sheet sheet;
  sheet.canvas.hidden_glyphs = 1;
  EXPECT_EQ(sheet.kind(), PageKind::hidden_text);
}

TEST(Classify, InvisibleTextBesideRealTextLeavesItText) {
  Sheet sheet(41);
  sheet.canvas.hidden_glyphs = 100;
  EXPECT_EQ(sheet.kind(), PageKind::text);
}

TEST(Classify, FifthOfTheTextUnusableIsGarbled) {
  const PageInfo info = Sheet(100, 20).classified();
  EXPECT_EQ(info.kind, PageKind::garbled);
  EXPECT_EQ(info.status, PageStatus::ok);
}

TEST(Classify, PageLeftUnreadSaysWhyAndWhere) {
  PageInfo info;
  info.number = 7;
  for (const auto& [kind, code] : {std::pair{PageKind::image_only, "page-image-only"},
                                   {PageKind::hidden_text, "page-hidden-text"},
                                   {PageKind::garbled, "page-garbled"}}) {
    info.kind = kind;
    const Error error = unread_error(info, "a.pdf");
    EXPECT_EQ(error.code, code);
    EXPECT_EQ(error.message.find("a.pdf: page 7 "), 0u) << error.message;
    EXPECT_FALSE(error.remedy.empty());
  }
}

TEST(Classify, FewUnusableGlyphsLeaveItText) {
  const PageInfo info = Sheet(100, 19).classified();
  EXPECT_EQ(info.kind, PageKind::text);
  EXPECT_EQ(info.evidence.garbled_glyphs, 19u);
}

TEST(Classify, SmallPictureLeavesItText) {
  EXPECT_EQ(Sheet(5).image({0, 10, 100, 17.9}).kind(), PageKind::text);
  EXPECT_EQ(Sheet(5).image({0, 10, 100, 18}).kind(), PageKind::mixed);
}

TEST(Classify, PictureUnderTextIsABackground) {
  EXPECT_EQ(Sheet(41).image({0, 0, 100, 100}).kind(), PageKind::text);
}

TEST(Classify, SpeckIsBlank) {
  EXPECT_EQ(Sheet().image({0, 0, 10, 10}).kind(), PageKind::blank);
  EXPECT_EQ(Sheet().image({0, 0, 10, 10.1}).kind(), PageKind::image_only);
}

TEST(Classify, TextSetAsOutlinesIsAPicture) {
  Sheet sheet;
  sheet.canvas.curves = 50;
  EXPECT_EQ(sheet.kind(), PageKind::blank);
  sheet.canvas.curves = 51;
  EXPECT_EQ(sheet.kind(), PageKind::image_only);
}

}  // namespace

}  // namespace biaoge

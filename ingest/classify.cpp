// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of page this is, by evidence.
#include <algorithm>
#include <string>

#include "ingest/canvas.h"
#include "ingest/ingest.h"

namespace biaoge {

namespace {

/// From this share of unusable glyphs on, the whole text layer is distrusted.
constexpr double kGarbledShare = 0.2;
/// An image over this share of the page is the page: a scan.
constexpr double kScanCover = 0.4;
/// Fewer visible glyphs beside a scan are a stamp or page number put on later.
constexpr std::size_t kStampGlyphs = 40;
/// A smaller picture (share of the page) is a logo or seal, not a table.
constexpr double kPictureCover = 0.08;

double page_share(const Box& box, const PageInfo& info) {
  const Box visible = intersect(box, {0, 0, info.width, info.height});
  return visible.area() / std::max(1.0, info.width * info.height);
}

PageKind decide(const Page& page, const Canvas& canvas) {
  const PageEvidence& evidence = page.info.evidence;
  if (evidence.glyphs <= kStampGlyphs && evidence.image_cover >= kScanCover) {
    return evidence.hidden_glyphs > 0 ? PageKind::hidden_text : PageKind::image_only;
  }
  if (evidence.glyphs == 0) {
    if (evidence.hidden_glyphs > 0) return PageKind::hidden_text;
    const bool drawn = evidence.image_cover > 0.01 || canvas.curves > 50;
    return drawn ? PageKind::image_only : PageKind::blank;
  }
  if (static_cast<double>(evidence.garbled_glyphs) >=
      kGarbledShare * static_cast<double>(evidence.glyphs)) {
    return PageKind::garbled;
  }
  return unread_pictures(page).empty() ? PageKind::text : PageKind::mixed;
}

}  // namespace

void classify(Page& page, const Canvas& canvas) {
  PageEvidence& evidence = page.info.evidence;
  for (const Word& word : page.words) {
    evidence.glyphs += word.glyphs.size();
    evidence.garbled_glyphs += static_cast<std::size_t>(
        std::count_if(word.glyphs.begin(), word.glyphs.end(),
                      [](const Glyph& glyph) { return glyph.code == U'\uFFFD'; }));
  }
  evidence.hidden_glyphs = canvas.hidden_glyphs;
  for (const ImagePlacement& image : page.images) {
    const double share = page_share(image.box, page.info);
    evidence.image_cover = std::min(1.0, evidence.image_cover + share);
    evidence.largest_image = std::max(evidence.largest_image, share);
  }
  page.info.kind = decide(page, canvas);
}

std::vector<Box> unread_pictures(const Page& page) {
  std::vector<Box> pictures;
  for (const ImagePlacement& image : page.images) {
    const bool bare = std::none_of(page.words.begin(), page.words.end(), [&](const Word& word) {
      return image.box.contains(word.box.center());
    });
    if (bare && page_share(image.box, page.info) >= kPictureCover) pictures.push_back(image.box);
  }
  return pictures;
}

bool is_without_text(PageKind kind) {
  return kind == PageKind::image_only || kind == PageKind::hidden_text || kind == PageKind::garbled;
}

Error unread_error(const PageInfo& page, const std::string& path) {
  constexpr const char* kReadIt = "Leave out --ocr never to have it recognised";
  const std::string where = path + ": page " + std::to_string(page.number) + " ";
  switch (page.kind) {
    case PageKind::hidden_text:
      return {"page-hidden-text",
              where +
                  "is a picture with the invisible text of another OCR program, which cannot "
                  "be trusted unseen",
              kReadIt};
    case PageKind::garbled:
      return {"page-garbled", where + "has a text layer without usable characters", kReadIt};
    default:
      return {"page-image-only", where + "is a picture without text", kReadIt};
  }
}

}  // namespace biaoge

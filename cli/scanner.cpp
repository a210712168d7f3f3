// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scanner.h"

#include <cmath>
#include <utility>

#include "cli/debug_pictures.h"
#include "cli/recogniser.h"
#include "layout/layout.h"

namespace biaoge {

namespace {

/// What was found in a picture, moved to where the picture stands on its page.
void place(const UprightPage& upright, std::vector<Word> words, Page& page) {
  for (Word& word : words) {
    word.box = upright.mesh.around(word.box);
    for (Glyph& glyph : word.glyphs) glyph.box = upright.mesh.around(glyph.box);
    page.words.push_back(std::move(word));
  }
  for (const Ruling& ruling : upright.rulings) {
    const bool level = ruling.orientation == Orientation::horizontal;
    const Box line = level ? Box{ruling.start, ruling.position, ruling.end, ruling.position}
                           : Box{ruling.position, ruling.start, ruling.position, ruling.end};
    const Box placed = upright.mesh.around(line);
    Ruling moved = ruling;
    const bool now_level = placed.width() > placed.height();
    moved.orientation = now_level ? Orientation::horizontal : Orientation::vertical;
    moved.position = now_level ? placed.center().y : placed.center().x;
    moved.start = now_level ? placed.x0 : placed.y0;
    moved.end = now_level ? placed.x1 : placed.y1;
    page.rulings.push_back(moved);
  }
  for (const Box& seal : upright.seals) page.seals.push_back(upright.mesh.around(seal));
}

}  // namespace

bool needs_recogniser(const Page& page, OcrMode mode) {
  if (page.info.status != PageStatus::ok || mode == OcrMode::never) return false;
  if (page.info.kind == PageKind::blank) return false;
  return mode == OcrMode::always || page.info.kind == PageKind::mixed ||
         is_without_text(page.info.kind);
}

std::optional<Error> Scanner::load() {
  if (reader_) return std::nullopt;
  auto reader = load_page_reader();
  if (!reader) return reader.error();
  reader_ = std::move(reader).value();
  return std::nullopt;
}

std::optional<Error> Scanner::scan_page(const InputFile& file, const ConvertOptions& options,
                                        const std::string& debug, Page& page) {
  const Box whole{0, 0, page.info.width, page.info.height};
  auto picture = file.picture(page.info.number, whole, options.timeout_seconds);
  if (!picture) return picture.error();
  if (!debug.empty()) draw_picture(debug, picture.value().raster);
  const bool rendered = picture.value().rendered;
  page.picture_incomplete = picture.value().incomplete;
  const auto upright = reader_->make_upright(std::move(picture).value());
  if (!upright) return upright.error();
  const UprightPage& found = upright.value();
  page.info.width = found.width;
  page.info.height = found.height;
  if (!rendered) page.info.dpi = static_cast<int>(std::lround(found.dpi));
  page.info.skew_degrees = found.skew_degrees;
  page.info.turned = found.turned;
  page.rulings = found.rulings;
  page.seals = found.seals;
  page.mesh = found.mesh;
  page.overfull.clear();  // Of the text that is read anew.
  if (options.ocr == OcrMode::automatic) reader_->offer_layer(page.hidden_words);
  page.words = reader_->read(ruled_cells(page));
  const LayerCheck& check = reader_->layer_check();
  if (check.compared > 0) page.info.evidence.hidden_agreement = check.agreement;
  if (!debug.empty()) draw_reading(debug, reader_->picture(), page);
  return std::nullopt;
}

std::optional<Error> Scanner::scan_pictures(const InputFile& file, double timeout_seconds,
                                            const std::string& debug, Page& page) {
  int number = 0;
  for (const Box& box : unread_pictures(page)) {
    auto picture = file.picture(page.info.number, box, timeout_seconds);
    if (!picture) return picture.error();
    const std::string name = debug.empty() ? "" : debug + "-part" + std::to_string(++number);
    if (!name.empty()) draw_picture(name, picture.value().raster);
    page.picture_incomplete = page.picture_incomplete || picture.value().incomplete;
    if (std::string reason = reader_->why_no_table(picture.value()); !reason.empty()) {
      page.info.refused.push_back({box, std::move(reason)});
      continue;
    }
    const auto upright = reader_->make_upright(std::move(picture).value());
    if (!upright) return upright.error();
    const UprightPage& found = upright.value();
    Page part;
    part.info.width = found.width;
    part.info.height = found.height;
    part.rulings = found.rulings;
    part.seals = found.seals;
    part.words = reader_->read(ruled_cells(part));
    if (!name.empty()) draw_reading(name, reader_->picture(), part);
    place(found, std::move(part.words), page);
  }
  return std::nullopt;
}

void Scanner::scan(const InputFile& file, const std::string& path, const ConvertOptions& options,
                   Page& page) {
  std::optional<Error> error = load();
  if (error) {
    error->message.insert(0, "cannot be recognised: ");
  } else {
    const std::string debug =
        options.debug_folder.empty()
            ? std::string()
            : debug_name(options.debug_folder, options.debug_inputs, path, page.info.number);
    const bool parts = page.info.kind == PageKind::mixed && options.ocr == OcrMode::automatic;
    error = parts ? scan_pictures(file, options.timeout_seconds, debug, page)
                  : scan_page(file, options, debug, page);
  }
  if (!error) return;
  page.info.status = PageStatus::failed;
  if (!error->message.starts_with(path)) {
    error->message.insert(0, path + ": page " + std::to_string(page.info.number) + " ");
  }
  page.info.error = std::move(error);
}

}  // namespace biaoge

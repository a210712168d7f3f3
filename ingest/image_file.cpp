// SPDX-License-Identifier: GPL-3.0-or-later
// TIFF, PNG and JPEG files as documents of one picture a page.
#include <algorithm>
#include <cmath>
#include <utility>

#include "ingest/file_check.h"
#include "ingest/image_decoder.h"
#include "ingest/ingest.h"
#include "ingest/raster_tools.h"

namespace biaoge {

namespace {

/// See ImageFile for why.
constexpr double kLeastDpi = 50;
constexpr double kMostDpi = 1200;
constexpr double kScreenDpi = 100;
constexpr double kLongestOfScreen = 17.5;  ///< Inches: A3 (16.5) with a margin.
constexpr double kA4Long = 11.69;          ///< Inches.
constexpr double kLeastPageShape = 1.2;
constexpr double kMostPageShape = 1.6;
constexpr double kAssumedDpi = 200;

bool is_plausible(const ImageHeader& header) {
  const auto in_range = [](double dpi) { return dpi >= kLeastDpi && dpi <= kMostDpi; };
  if (!in_range(header.dpi_x) || !in_range(header.dpi_y)) return false;
  const double longest = std::max(header.width / header.dpi_x, header.height / header.dpi_y);
  return longest <= kLongestOfScreen || std::max(header.dpi_x, header.dpi_y) > kScreenDpi;
}

double assumed_dpi(const ImageHeader& header) {
  const double longer = std::max(header.width, header.height);
  const double shape = longer / std::min(header.width, header.height);
  const bool is_page = shape >= kLeastPageShape && shape <= kMostPageShape;
  return is_page ? longer / kA4Long : kAssumedDpi;
}

/// The page as displayed: the size in points, and how the stored pixels get there.
struct Sheet {
  Box box{0, 0, 0, 0};
  int pixel_width = 0;
  int pixel_height = 0;
  double dpi = 0;
  Placing placing;
};

Sheet sheet_of(const ImageHeader& header) {
  const bool plausible = is_plausible(header);
  const double dpi_x = plausible ? header.dpi_x : assumed_dpi(header);
  const double dpi_y = plausible ? header.dpi_y : dpi_x;
  Sheet sheet;
  sheet.placing = placing_of_orientation(header.orientation);
  sheet.pixel_width = header.width;
  sheet.pixel_height = header.height;
  sheet.box.x1 = header.width / dpi_x * 72;
  sheet.box.y1 = header.height / dpi_y * 72;
  sheet.dpi = std::min(dpi_x, dpi_y);
  if (sheet.placing.transposed) {
    std::swap(sheet.pixel_width, sheet.pixel_height);
    std::swap(sheet.box.x1, sheet.box.y1);
  }
  return sheet;
}

OpenedDecoder open_decoder(const std::string& path, FileFormat format) {
  switch (format) {
    case FileFormat::tiff:
      return open_tiff(path);
    case FileFormat::png:
      return open_png(path);
    default:
      return open_jpeg(path);
  }
}

}  // namespace

Error image_damaged(const std::string& cause) {
  return {"image-damaged", "cannot be decoded" + (cause.empty() ? "" : ": " + cause),
          "Ask for the file again; it was probably cut short or changed in transit"};
}

Error image_unsupported(const std::string& cause) {
  return {"image-unsupported", "is of a kind that cannot be read: " + cause,
          "Save it as PNG, or as TIFF with 1 or 8 bits a sample"};
}

Error image_timeout() {
  return {"page-timeout", "took longer than the limit", "Raise --timeout"};
}

Result<DecodedImage> complete_image(DecodedImage image, int rows, const std::string& cause) {
  if (rows == 0) return image_damaged(cause);
  Raster& raster = image.raster;
  image.missing_rows = raster.height - rows;
  image.damaged = image.damaged || image.missing_rows > 0;
  std::fill(raster.row(rows - 1) + raster.stride(), raster.pixels.data() + raster.pixels.size(),
            std::uint8_t{255});
  drop_needless_colour(raster);
  return image;
}

struct ImageFile::Impl {
  std::string path;
  std::unique_ptr<ImageDecoder> decoder;

  std::string where(int number) const { return path + ": page " + std::to_string(number); }

  Error located(Error error, int number) const {
    error.message.insert(0, where(number) + " ");
    return error;
  }

  /// The sheet of a page that can be decoded.
  Result<Sheet> sheet(int number) const {
    if (number < 1 || number > decoder->page_count()) {
      return Error{"page-damaged", where(number) + " does not exist", "Pages count from 1"};
    }
    const Result<ImageHeader> header = decoder->header(number - 1);
    if (!header) return located(header.error(), number);
    const ImageHeader& found = header.value();
    if (auto error = check_picture_size(where(number), found.width, found.height)) return *error;
    return sheet_of(found);
  }
};

ImageFile::ImageFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ImageFile::ImageFile(ImageFile&&) noexcept = default;
ImageFile& ImageFile::operator=(ImageFile&&) noexcept = default;
ImageFile::~ImageFile() = default;

int ImageFile::page_count() const {
  return impl_->decoder->page_count();
}

Result<ImageFile> ImageFile::open(const std::string& path) {
  const Result<FileFormat> format = check_file(path);
  if (!format) return format.error();
  OpenedDecoder decoder = open_decoder(path, format.value());
  if (!decoder) {
    Error error = decoder.error();
    error.message.insert(0, path + ": ");
    return error;
  }
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->decoder = std::move(decoder).value();
  return ImageFile(std::move(impl));
}

Page ImageFile::read_page(int number) const {
  Page page;
  page.info.number = number;
  const Result<Sheet> found = impl_->sheet(number);
  if (!found) {
    page.info.status = PageStatus::failed;
    page.info.error = found.error();
    return page;
  }
  const Sheet& sheet = found.value();
  page.info.width = sheet.box.x1;
  page.info.height = sheet.box.y1;
  page.info.kind = PageKind::image_only;
  page.info.evidence.image_cover = 1;
  page.info.evidence.largest_image = 1;
  page.info.dpi = static_cast<int>(std::lround(sheet.dpi));
  page.images.push_back({sheet.box, sheet.pixel_width, sheet.pixel_height});
  return page;
}

Result<PagePicture> ImageFile::picture(int number, const Box& box, double timeout_seconds) const {
  const Deadline deadline(timeout_seconds);
  const Result<Sheet> found = impl_->sheet(number);
  if (!found) return found.error();
  const Sheet& sheet = found.value();
  Result<DecodedImage> decoded = impl_->decoder->decode(number - 1, deadline);
  if (!decoded) return impl_->located(decoded.error(), number);
  DecodedImage image = std::move(decoded).value();
  if (2 * image.missing_rows > image.raster.height) {
    return impl_->located(image_damaged("less than half of its rows are there"), number);
  }
  PagePicture picture;
  picture.box = sheet.box;
  picture.raster = cropped(placed(std::move(image.raster), sheet.placing), picture.box, box);
  picture.rendered = make_square(picture.raster, picture.box);
  picture.dpi = resolution(picture.raster.width, picture.raster.height, picture.box);
  picture.incomplete = image.damaged;
  return picture;
}

}  // namespace biaoge

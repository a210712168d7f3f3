// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that are damaged, absurd or of no use.
#include <sys/resource.h>

#include "pdf_builder.h"
#include "picture_files.h"

namespace biaoge {

namespace {

/// A picture that does not compress to nothing.
std::vector<std::uint8_t> noise(int width, int height) {
  std::vector<std::uint8_t> samples;
  unsigned state = 1;
  for (int i = 0; i < width * height; ++i) {
    state = state * 1664525 + 1013904223;
    samples.push_back(static_cast<std::uint8_t>(state >> 24));
  }
  return samples;
}

constexpr int kSide = 160;
constexpr int kTall = 224;

class BadPicture : public PictureTest {
 protected:
  /// Code of the error of the file, else of page 1, else of its picture; "" when all is well.
  std::string code(const std::string& file_path) const {
    const Result<InputFile> file = InputFile::open(file_path);
    if (!file) return described(file.error(), file_path);
    const Page page = file.value().read_page(1, 60);
    if (page.info.error) return described(*page.info.error, file_path);
    const Result<PagePicture> picture = whole_picture(file.value());
    return picture.ok() ? "" : described(picture.error(), file_path);
  }

  std::string png() const {
    write_png(path("whole.png"), {.samples = noise(kSide, kTall), .width = kSide, .height = kTall});
    return bytes_of(path("whole.png"));
  }
  std::string jpeg(bool progressive = false) const {
    return jpeg_bytes({.samples = noise(kSide, kTall),
                       .width = kSide,
                       .height = kTall,
                       .progressive = progressive});
  }
  std::string tiff(int pages) const {
    write_tiff(
        path("whole.tif"),
        std::vector<TiffPage>(static_cast<std::size_t>(pages),
                              {.samples = noise(kSide, kTall), .width = kSide, .height = kTall}));
    return bytes_of(path("whole.tif"));
  }

 private:
  static std::string described(const Error& error, const std::string& file_path) {
    EXPECT_EQ(error.message.find(file_path + ": "), 0u) << error.message;
    EXPECT_FALSE(error.remedy.empty());
    return error.code;
  }
};

std::string cut(const std::string& bytes, double share) {
  return bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
}

void expect_upper_part(const PagePicture& picture, const PagePicture& whole) {
  EXPECT_TRUE(picture.incomplete);
  EXPECT_FALSE(whole.incomplete);
  ASSERT_EQ(picture.raster.pixels.size(), whole.raster.pixels.size());
  const std::size_t half = whole.raster.pixels.size() / 2;
  EXPECT_TRUE(std::equal(whole.raster.pixels.begin(),
                         whole.raster.pixels.begin() + static_cast<std::ptrdiff_t>(half),
                         picture.raster.pixels.begin()));
  EXPECT_EQ(pixel(picture.raster, 80, kTall - 1), std::vector<int>{255});
}

TEST_F(BadPicture, RowsOfACutJpegAreUsedWhenMostCame) {
  expect_upper_part(picture_of(write("cut.jpg", cut(jpeg(), 0.8))),
                    picture_of(write("whole.jpg", jpeg())));
  EXPECT_EQ(code(write("cut.jpg", cut(jpeg(), 0.4))), "image-damaged");
  EXPECT_EQ(code(write("cut.jpg", cut(jpeg(true), 0.8))), "image-damaged");
}

TEST_F(BadPicture, RowsOfACutPngAreUsedWhenMostCame) {
  expect_upper_part(picture_of(write("cut.png", cut(png(), 0.8))),
                    picture_of(write("whole2.png", png())));
  EXPECT_EQ(code(write("cut.png", cut(png(), 0.4))), "image-damaged");
}

TEST_F(BadPicture, RowsOfAJpegThatIsCutWithinAPdf) {
  const std::string entries =
      "/Width 160 /Height 224 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode";
  const auto sheet = [&](double share) {
    return PdfSheet{"q 160 0 0 224 0 0 cm /I0 Do Q", {{entries, cut(jpeg(), share)}}}.bytes();
  };
  expect_upper_part(picture_of(write("cut.pdf", sheet(0.8))),
                    picture_of(write("whole.pdf", sheet(1))));
  EXPECT_EQ(code(write("cut.pdf", sheet(0.4))), "image-damaged");
}

TEST_F(BadPicture, FilesCutAnywhereNeitherCrashNorHang) {
  for (const auto& [name, bytes] :
       {std::pair{"a.png", png()}, {"a.jpg", jpeg()}, {"a.tif", tiff(2)}}) {
    int read = 0;
    int refused = 0;
    for (std::size_t length = 20; length < bytes.size(); length += bytes.size() / 50) {
      const std::string found = code(write(name, bytes.substr(0, length)));
      EXPECT_TRUE(found.empty() || found == "image-damaged") << name << ", " << length << found;
      ++(found.empty() ? read : refused);
    }
    EXPECT_GT(refused, 0) << name;
    EXPECT_GT(read + refused, 40) << name;
  }
}

TEST_F(BadPicture, DamagedPageOfATiffDoesNotLoseTheOthers) {
  std::string bytes = tiff(3);
  // Directories follow their pixels; find the second by the chain of offsets.
  const auto number = [&](std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = size; i-- > 0;)
      value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
  };
  const auto next = [&](std::size_t directory) {
    return number(directory + 2 + 12 * number(directory, 2), 4);
  };
  for (const int damaged : {1, 2, 3}) {
    std::string copy = bytes;
    std::size_t directory = number(4, 4);
    for (int page = 1; page < damaged; ++page) directory = next(directory);
    for (std::size_t i = 0; i < 12 * number(directory, 2); ++i) copy[directory + 2 + i] = '\x7F';
    const Result<InputFile> file = InputFile::open(write("a.tif", copy));
    ASSERT_TRUE(file.ok()) << damaged;
    ASSERT_EQ(file.value().page_count(), 3);
    for (int page = 1; page <= 3; ++page) {
      const Page read = file.value().read_page(page, 60);
      EXPECT_EQ(read.info.error ? read.info.error->code : "",
                page == damaged ? "image-damaged" : "");
      EXPECT_EQ(whole_picture(file.value(), page).ok(), page != damaged);
    }
  }
}

TEST_F(BadPicture, NoPages) {
  EXPECT_EQ(code(write("a.tif", std::string("II*\0\0\0\0\0", 8))), "no-pages");
}

TEST_F(BadPicture, OnePixel) {
  write_png(path("a.png"), {.samples = {0}, .width = 1, .height = 1});
  EXPECT_EQ(code(path("a.png")), "image-too-small");
  write_tiff(path("a.tif"), {{.samples = {0}, .width = 1, .height = 1}});
  EXPECT_EQ(code(path("a.tif")), "image-too-small");
  EXPECT_EQ(code(write("a.jpg", jpeg_bytes({.samples = {0}, .width = 1, .height = 1}))),
            "image-too-small");
  const PdfSheet sheet{"q 200 0 0 300 0 0 cm /I0 Do Q",
                       {{"/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "a"}}};
  EXPECT_EQ(code(write("a.pdf", sheet.bytes())), "image-too-small");
}

TEST_F(BadPicture, HugePicturesAreRefusedBeforeTheyAreDecoded) {
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  std::string data = png();
  for (const std::size_t at : {16U, 20U}) data.replace(at, 4, std::string("\0\0\x75\x30", 4));
  EXPECT_EQ(code(write("a.png", data)), "image-too-large");  // Its checksum is wrong, too.

  data = jpeg();
  const std::size_t frame = data.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  data.replace(frame + 5, 4, "\x75\x30\x75\x30");
  EXPECT_EQ(code(write("a.jpg", data)), "image-too-large");

  data = tiff(1);
  std::size_t changed = 0;
  for (std::size_t at = 0; at + 12 <= data.size(); ++at) {
    for (const char* entry : {"\x00\x01", "\x01\x01"}) {
      if (data.compare(at, 4, std::string(entry, 2) + std::string("\x03\0", 2)) != 0 ||
          data.compare(at + 4, 4, std::string("\1\0\0\0", 4)) != 0) {
        continue;
      }
      data.replace(at + 8, 2, "\x30\x75");
      ++changed;
    }
  }
  ASSERT_EQ(changed, 2u);
  EXPECT_EQ(code(write("a.tif", data)), "image-too-large");

  const PdfSheet sheet{
      "q 200 0 0 300 0 0 cm /I0 Do Q",
      {{"/Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceRGB", "abc"}}};
  EXPECT_EQ(code(write("a.pdf", sheet.bytes())), "image-too-large");
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 100 * 1024) << "KiB";
}

TEST_F(BadPicture, KindOfTiffThatCannotBeRead) {
  TiffPage page{.bits = 32};
  page.samples.assign(std::size_t{kWidth} * kHeight * 4, 0);
  write_tiff(path("a.tif"), {page});
  EXPECT_EQ(code(path("a.tif")), "image-unsupported");
}

TEST_F(BadPicture, OneColourIsAPicture) {
  for (const std::uint8_t value : {std::uint8_t{0}, std::uint8_t{255}}) {
    PngPage page;
    page.samples.assign(std::size_t{kWidth} * kHeight, value);
    write_png(path("a.png"), page);
    EXPECT_EQ(picture_of(path("a.png")).raster.pixels, page.samples);
  }
}

TEST_F(BadPicture, TimeLimit) {
  write_png(path("a.png"), {.samples = quarters(kGrays)});
  const PdfSheet sheet{"q 200 0 0 300 0 0 cm /I0 Do Q",
                       {{"/Width 40 /Height 56 /BitsPerComponent 8 /ColorSpace /DeviceGray",
                         std::string(40 * 56, 'a')}}};
  write_tiff(path("a.tif"), {{.samples = quarters(kGrays)}});
  for (const std::string& name :
       {path("a.png"), path("a.tif"), write("a.jpg", jpeg()), write("a.pdf", sheet.bytes())}) {
    const Result<PagePicture> picture =
        InputFile::open(name).value().picture(1, {0, 0, 200, 300}, -1);
    ASSERT_FALSE(picture.ok()) << name;
    EXPECT_EQ(picture.error().code, "page-timeout");
  }
}

TEST_F(BadPicture, OtherFilesNameWhatCanBeRead) {
  const std::string file = write("a.bmp", "BM and so on");
  EXPECT_EQ(code(file), "not-a-pdf");
  EXPECT_NE(InputFile::open(file).error().message.find("TIFF, PNG or JPEG"), std::string::npos);
}

}  // namespace

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a document when its pages are put together.
#include "cli/convert.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace biaoge {
namespace {

Piece page_of_lines(const std::vector<std::string>& lines, TextSource source) {
  PageRead page;
  page.info.number = 1;
  page.layout.emplace();
  page.layout->number = 1;
  for (const std::string& text : lines) {
    page.layout->lines.push_back({text, {1, {50, 100, 300, 112}}, 12, source});
  }
  Piece piece;
  piece.last = piece.page_count = 1;
  piece.sha256 = "sum";
  piece.pages.push_back(std::move(page));
  return piece;
}

/// Codes of the warnings about such a page.
std::vector<std::string> warned(const std::vector<std::string>& lines, TextSource source) {
  Profile profile;
  profile.title = "器材借用单";
  profile.recognition.labels = {"借用单位", "负责人", "用途说明"};
  const ConvertOptions options;
  const std::vector<Profile> profiles = {profile};
  const UnitTable units;
  const TableWords words;
  Converter converter(options, profiles, units, words);
  std::vector<std::string> codes;
  for (const Error& warning : converter.finish("a.png", {page_of_lines(lines, source)}).warnings) {
    codes.push_back(warning.code);
  }
  return codes;
}

TEST(Finish, TellsOfAFormAroundWhichNoTableWasFound) {
  const std::vector<std::string> lines = {"借用 单位 测绘队", "负责人 李明", "用途说明"};
  const auto told = warned(lines, TextSource::ocr);
  EXPECT_EQ(std::count(told.begin(), told.end(), "form-unread"), 1);
  const auto printed = warned(lines, TextSource::text);
  EXPECT_EQ(std::count(printed.begin(), printed.end(), "form-unread"), 0);
  const auto prose = warned({lines[0]}, TextSource::ocr);
  EXPECT_EQ(std::count(prose.begin(), prose.end(), "form-unread"), 0);
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Every fixture against the facts of how it was made.
#include <array>
#include <cmath>
#include <filesystem>

#include "expected.h"
#include "ingest/ingest.h"

namespace biaoge {

namespace {

using nlohmann::json;

/// Rulings and images may be off by as much, in points.
constexpr double kTolerance = 0.6;

Result<PdfFile> open_fixture(const std::string& name) {
  return PdfFile::open(fixture_path(name), expected().at(name).value("password", ""));
}

std::string kind_name(PageKind kind) {
  static constexpr std::array kNames{"blank", "text",        "image_only",
                                     "mixed", "hidden_text", "garbled"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string direction_name(Direction direction) {
  static constexpr std::array kNames{"right", "down", "left", "up"};
  return kNames.at(static_cast<std::size_t>(direction));
}

std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> result;
  for (const Word& word : page.words) result.push_back(word.text());
  return result;
}

bool is_near(const Ruling& ruling, const std::array<double, 3>& line) {
  return std::abs(ruling.position - line[0]) <= kTolerance &&
         std::abs(ruling.start - line[1]) <= kTolerance &&
         std::abs(ruling.end - line[2]) <= kTolerance;
}

/// Each line is drawn once, and there is no other.
void expect_rulings(const Page& page, Orientation orientation,
                    std::vector<std::array<double, 3>> lines) {
  for (const Ruling& ruling : page.rulings) {
    if (ruling.orientation != orientation) continue;
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [&](const auto& line) { return is_near(ruling, line); });
    if (found == lines.end()) {
      ADD_FAILURE() << "no such line: " << ruling.position << ", " << ruling.start << " to "
                    << ruling.end;
    } else {
      lines.erase(found);
    }
  }
  for (const auto& line : lines) {
    ADD_FAILURE() << "missing line: " << line[0] << ", " << line[1] << " to " << line[2];
  }
}

void expect_rulings(const Page& page, const json& facts) {
  auto level = facts.at("rulings").at("horizontal").get<std::vector<std::array<double, 3>>>();
  auto upright = facts.at("rulings").at("vertical").get<std::vector<std::array<double, 3>>>();
  if (facts.contains("second_frame")) {
    const auto [x0, y0, x1, y1] = facts.at("second_frame").get<std::array<double, 4>>();
    level.insert(level.end(), {{y0, x0, x1}, {y1, x0, x1}});
    upright.insert(upright.end(), {{x0, y0, y1}, {x1, y0, y1}});
  }
  expect_rulings(page, Orientation::horizontal, level);
  expect_rulings(page, Orientation::vertical, upright);
}

void expect_images(const Page& page, const json& facts) {
  ASSERT_EQ(page.images.size(), facts.size());
  for (std::size_t i = 0; i < page.images.size(); ++i) {
    const ImagePlacement& image = page.images[i];
    EXPECT_NEAR(image.box.x0, facts[i][0].get<double>(), kTolerance);
    EXPECT_NEAR(image.box.y0, facts[i][1].get<double>(), kTolerance);
    EXPECT_NEAR(image.box.x1, facts[i][2].get<double>(), kTolerance);
    EXPECT_NEAR(image.box.y1, facts[i][3].get<double>(), kTolerance);
    EXPECT_EQ(image.pixel_width, facts[i][4].get<int>());
    EXPECT_EQ(image.pixel_height, facts[i][5].get<int>());
  }
}

void expect_words(const Page& page, const json& facts, bool full_width) {
  std::vector<std::string> found = texts(page);
  if (full_width) std::transform(found.begin(), found.end(), found.begin(), fold_width);
  EXPECT_EQ(found, facts.at("words").get<std::vector<std::string>>());
  const json directions = facts.value("directions", json::object());
  const json vertical = facts.value("vertical_words", json::array());
  const Box paper{0, 0, page.info.width, page.info.height};
  for (const Word& word : page.words) {
    const std::string text = word.text();
    const bool is_vertical = std::find(vertical.begin(), vertical.end(), text) != vertical.end();
    EXPECT_EQ(word.vertical, is_vertical) << text;
    EXPECT_EQ(direction_name(word.direction),
              is_vertical ? "down" : directions.value(text, "right"))
        << text;
    EXPECT_GT(word.font_size, 0) << text;
    EXPECT_TRUE(paper.contains(word.box.center())) << text;
    Box glyphs;
    for (const Glyph& glyph : word.glyphs) glyphs = unite(glyphs, glyph.box);
    EXPECT_DOUBLE_EQ(intersect(glyphs, word.box).area(), word.box.area()) << text;
  }
}

void expect_page(const Page& page, const json& facts, bool full_width) {
  EXPECT_NEAR(page.info.width, facts.at("width").get<double>(), 0.01);
  EXPECT_NEAR(page.info.height, facts.at("height").get<double>(), 0.01);
  if (facts.contains("error")) {
    EXPECT_EQ(page.info.status, PageStatus::failed);
    ASSERT_TRUE(page.info.error);
    EXPECT_EQ(page.info.error->code, facts.at("error").at("code").get<std::string>());
    return;
  }
  const std::string kind = facts.at("kind").get<std::string>();
  EXPECT_EQ(kind_name(page.info.kind), kind);
  EXPECT_EQ(page.info.status, PageStatus::ok);
  EXPECT_FALSE(page.info.error);
  // The words of a garbled page have no text that could be compared.
  if (kind != "garbled") expect_words(page, facts, full_width);
  expect_rulings(page, facts);
  expect_images(page, facts.at("images"));
  const json evidence = facts.value("evidence", json::object());
  const PageEvidence& found = page.info.evidence;
  EXPECT_EQ(found.glyphs, evidence.value("glyphs", found.glyphs));
  std::size_t hidden = 0;
  for (const Word& word : page.hidden_words) hidden += word.glyphs.size();
  EXPECT_EQ(hidden, kind == "hidden_text" ? found.hidden_glyphs : 0);
  EXPECT_EQ(found.hidden_glyphs, evidence.value("hidden_glyphs", std::size_t{0}));
  EXPECT_EQ(found.garbled_glyphs, evidence.value("garbled_glyphs", std::size_t{0}));
  EXPECT_EQ(page.syntax_errors, 0);
}

TEST(ExpectedFacts, NameEveryFixtureAndNoOther) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(BIAOGE_FIXTURES)) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path().filename());
  }
  std::sort(files.begin(), files.end());
  EXPECT_GT(files.size(), 50u);
  EXPECT_EQ(fixtures([](const json&) { return true; }), files);
}

class ReadableFixture : public testing::TestWithParam<std::string> {};

TEST_P(ReadableFixture, IsReadAsItWasMade) {
  const json& facts = expected().at(GetParam());
  const Result<PdfFile> file = open_fixture(GetParam());
  ASSERT_TRUE(file.ok()) << file.error().message;
  EXPECT_EQ(file.value().repaired(), facts.value("repaired", false));
  ASSERT_EQ(static_cast<std::size_t>(file.value().page_count()), facts.at("pages").size());
  for (int number = 1; number <= file.value().page_count(); ++number) {
    SCOPED_TRACE("page " + std::to_string(number));
    const Page page = file.value().read_page(number, 60);
    EXPECT_EQ(page.info.number, number);
    expect_page(page, facts.at("pages").at(static_cast<std::size_t>(number - 1)),
                facts.value("full_width", false));
  }
}

INSTANTIATE_TEST_SUITE_P(Ingest, ReadableFixture, testing::ValuesIn(fixtures(opens)), test_name);

class RefusedFixture : public testing::TestWithParam<std::string> {};

TEST_P(RefusedFixture, GivesItsErrorTheFileAndARemedy) {
  const Result<PdfFile> file = open_fixture(GetParam());
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.error().code, expected().at(GetParam()).at("error").at("code"));
  EXPECT_NE(file.error().message.find(GetParam()), std::string::npos) << file.error().message;
  EXPECT_FALSE(file.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(Ingest, RefusedFixture, testing::ValuesIn(fixtures([](const json& facts) {
                           return !opens(facts);
                         })),
                         test_name);

}  // namespace

}  // namespace biaoge

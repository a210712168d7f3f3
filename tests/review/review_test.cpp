// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/temporary_folder.h"

namespace biaoge {
namespace {

namespace fs = std::filesystem;

class ReviewPage : public testing::Test {
 protected:
  std::string page(const std::vector<Document>& documents, const std::string& name) {
    EXPECT_TRUE(write_review_pages(documents, {}, folder_ / "pages").ok());
    std::ostringstream text;
    text << std::ifstream(fs::path(folder_ / "pages") / name).rdbuf();
    return text.str();
  }

  TemporaryFolder folder_;
};

Document sample(const std::string& path, const std::string& text) {
  Document document;
  document.path = path;
  document.sha256 = "abc";
  document.pages.push_back({});
  document.pages[0].number = 1;
  document.pages[0].width = 595.3;
  Form form;
  form.profile = "some";
  Value value;
  value.text = text;
  value.flags = {"low-confidence"};
  form.fields = {{"grade", value}};
  document.forms = {form};
  document.page_views = {{1, 90, {std::string("\xFF\xD8\0\x01", 4), 10, 10, 140}}};
  return document;
}

/// What stands between two texts.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

TEST_F(ReviewPage, HoldsTheDocumentWhateverItSays) {
  const std::string evil = "</script><script>alert(1)</script>\u202E\x01\"\\ @SCRIPT@";
  const std::string text = page({sample("a.pdf", evil)}, "a.html");
  const auto data = nlohmann::json::parse(
      between(text, "<script type=\"application/json\" id=\"data\">", "</script>"));
  EXPECT_EQ(data["document"], (nlohmann::json{{"name", "a.pdf"}, {"sha256", "abc"}}));
  EXPECT_EQ(data["forms"][0]["form"]["fields"]["grade"]["text"], evil);
  EXPECT_EQ(data["flags"]["low-confidence"], "识别把握不足");
  EXPECT_EQ(data["pages"][0]["width"], 595.3);
  EXPECT_EQ(text.find("alert(1)</script>"), std::string::npos);
}

TEST_F(ReviewPage, HoldsThePicturesOfPages) {
  const std::string text = page({sample("a.pdf", "x")}, "a.html");
  EXPECT_NE(text.find("id=\"page-1\" data-type=\"image/jpeg\">/9gAAQ==</script>"),
            std::string::npos);
  EXPECT_NE(text.find("default-src 'none'"), std::string::npos);
  for (const char* place : {"@STYLE@", "@DATA@", "@PICTURES@", "@SCRIPT@", "http:", "https:"}) {
    EXPECT_EQ(text.find(place), std::string::npos) << place;
  }
}

TEST_F(ReviewPage, IsOneADocumentThatWasRead) {
  Document failed = sample("b.pdf", "x");
  failed.status = DocumentStatus::failed;
  page({sample("in/a.pdf", "x"), failed, sample("other/a.tif", "x"), sample("a.tif", "x")},
       "a.html");
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_ / "pages")) {
    names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"a.html", "a.tif (2).html", "a.tif.html"}));
}

TEST_F(ReviewPage, NeedsAFolder) {
  const Status status = write_review_pages({sample("a.pdf", "x")}, {}, folder_ / "no/pages");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "output-unwritable");
}

}  // namespace
}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json_reader.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "export/export.h"
#include "tests/export/sample.h"

namespace biaoge {
namespace {

std::string path_of(const std::string& name) {
  return testing::TempDir() + "/biaoge-" + name;
}

std::string written(const std::vector<Document>& documents, const std::string& name) {
  const Status status = write_json(documents, path_of(name));
  EXPECT_TRUE(status.ok());
  std::stringstream text;
  text << std::ifstream(path_of(name)).rdbuf();
  return text.str();
}

Error error_of(const std::string& text) {
  std::ofstream(path_of("broken.json")) << text;
  const auto read = read_json(path_of("broken.json"));
  EXPECT_FALSE(read.ok());
  return read.ok() ? Error{} : read.error();
}

TEST(JsonReader, GivesBackWhatWasWritten) {
  std::vector<Document> documents = sample_documents();
  Form& form = documents.front().forms.front();
  form.sections.front().unit = "万元";
  form.fields.front().second.alternatives = {{"二读", 0.25}};
  documents.front().tables.front().cells.front().alignment = Alignment::right;
  const std::string first = written(documents, "first.json");
  const auto read = read_json(path_of("first.json"));
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(written(read.value(), "second.json"), first);
  const Form& again = read.value().front().forms.front();
  EXPECT_EQ(again.sections.front().unit, "万元");
  EXPECT_EQ(again.fields.front().second.alternatives.front().text, "二读");
  EXPECT_EQ(read.value().front().tables.front().cells.front().alignment, Alignment::right);
  EXPECT_EQ(read.value().front().tables.front().column_edges,
            documents.front().tables.front().column_edges);
}

TEST(JsonReader, KeepsWhatWasDecidedBefore) {
  std::vector<Document> documents = sample_documents();
  Correction value;
  value.form = 0;
  value.path = "fields.grade";
  value.title = "评分等级";
  value.decision = Decision::corrected;
  value.before = "忧";
  value.after = "优";
  value.who = "张三";
  value.when = "2026-01-02T03:04:05+08:00";
  Correction finding;
  finding.form = 0;
  finding.rule = "score-sum";
  finding.where = {"fields.total_score"};
  Correction cell;
  cell.path = "tables[0].cells[1]";
  documents.front().corrections = {value, finding, cell};
  const std::string first = written(documents, "corrected.json");
  const auto read = read_json(path_of("corrected.json"));
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(written(read.value(), "corrected-again.json"), first);
  const std::vector<Correction>& again = read.value().front().corrections;
  ASSERT_EQ(again.size(), 3U);
  EXPECT_EQ(again[0].form, 0U);
  EXPECT_EQ(again[0].decision, Decision::corrected);
  EXPECT_EQ(again[0].after, "优");
  EXPECT_EQ(again[0].when, value.when);
  EXPECT_EQ(again[1].rule, "score-sum");
  EXPECT_EQ(again[1].where, finding.where);
  EXPECT_FALSE(again[2].form.has_value());
  EXPECT_EQ(again[2].decision, Decision::right);
}

TEST(JsonReader, NamesThePlaceOfWhatItCannotRead) {
  EXPECT_EQ(read_json(path_of("not-there.json")).error().code, "json-unreadable");
  EXPECT_EQ(error_of("{").code, "json-invalid");
  EXPECT_NE(error_of("{}").message.find("'documents' is missing"), std::string::npos);
  EXPECT_NE(
      error_of(R"({"documents":[{"path":3}]})").message.find("documents[0].path: expected a text"),
      std::string::npos);
  const std::string bad =
      R"({"documents":[{"path":"a","sha256":"","status":"great","error":null}]})";
  EXPECT_NE(error_of(bad).message.find("documents[0].status: unknown word 'great'"),
            std::string::npos);
}

}  // namespace
}  // namespace biaoge

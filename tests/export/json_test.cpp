// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "core/version.h"
#include "export/export.h"
#include "export/json_writer.h"
#include "sample.h"

namespace biaoge {
namespace {

using Json = nlohmann::ordered_json;

Json written(const std::vector<Document>& documents) {
  const TemporaryFolder folder;
  const Status status = write_json(documents, folder / "out.json");
  EXPECT_TRUE(status.ok());
  return Json::parse(read_file(folder / "out.json"));
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

using Keys = std::vector<std::string>;

TEST(Json, HasTheKeysOfTheContractInOrder) {
  const Json json = written(sample_documents());
  EXPECT_EQ(keys_of(json), (Keys{"biaoge", "documents"}));
  EXPECT_EQ(json["biaoge"], kVersion);
  const Json& document = json["documents"][0];
  EXPECT_EQ(keys_of(document),
            (Keys{"path", "sha256", "status", "error", "warnings", "pages", "tables", "forms"}));
  EXPECT_EQ(document["path"], "/data/in/报告.pdf");
  EXPECT_EQ(document["status"], "ok");
  EXPECT_TRUE(document["error"].is_null());
  EXPECT_EQ(keys_of(document["pages"][0]),
            (Keys{"number", "width", "height", "source", "kind", "evidence", "dpi", "skew_degrees",
                  "turned", "status", "error", "refused"}));
  EXPECT_EQ(keys_of(document["tables"][1]),
            (Keys{"pages", "heading", "title", "unit", "rows", "columns", "header_rows", "evidence",
                  "column_edges", "cells"}));
  EXPECT_EQ(keys_of(document["tables"][1]["cells"][0]),
            (Keys{"row", "column", "rowspan", "colspan", "text", "boxes", "source", "confidence",
                  "flags"}));
  EXPECT_EQ(keys_of(document["forms"][0]),
            (Keys{"profile", "pages", "fields", "rows", "units", "findings"}));
}

TEST(Json, WritesValuesWithDecimalsAsStrings) {
  const Json json = written(sample_documents());
  const Json& form = json["documents"][0]["forms"][0];
  const Json& amount = form["rows"]["budget"][0]["initial"];
  EXPECT_EQ(keys_of(amount),
            (Keys{"text", "raw", "quantity", "boxes", "source", "confidence", "flags"}));
  EXPECT_EQ(amount["text"], "1,663.27");
  EXPECT_EQ(amount["quantity"]["value"], "1663.27");
  EXPECT_EQ(amount["quantity"]["unit"], "万元");
  EXPECT_TRUE(amount["quantity"]["base_value"].is_null());
  EXPECT_FALSE(amount["quantity"].contains("remark"));
  EXPECT_EQ(amount["boxes"].dump(), R"([{"page":1,"bbox":[100,200,160.25,214]}])");
  EXPECT_TRUE(form["rows"]["budget"][1]["initial"]["quantity"].is_null());
  EXPECT_EQ(form["rows"]["indicators"][3]["target"]["quantity"]["high"], "3");
  EXPECT_EQ(form["rows"]["indicators"][1]["target"]["flags"].dump(), R"(["low-confidence"])");
}

TEST(Json, WritesHowFarAMisreadLabelWasFromTheKnownOne) {
  auto documents = sample_documents();
  Value& label = documents[0].forms[0].fields[3].second;
  label.snapped = 2;
  Cell& cell = documents[0].tables[1].cells[0];
  cell.snapped = 1;
  cell.alternatives = {{"项日名称", 0.9}};
  const Json json = written(documents);
  const Json& value = json["documents"][0]["forms"][0]["fields"]["year"];
  EXPECT_EQ(keys_of(value).back(), "snapped");
  EXPECT_EQ(value["snapped"], 2);
  const Json& written_cell = json["documents"][0]["tables"][1]["cells"][0];
  EXPECT_EQ(written_cell["snapped"], 1);
  EXPECT_EQ(written_cell["raw"], "项日名称");
  EXPECT_FALSE(json["documents"][0]["tables"][1]["cells"][1].contains("snapped"));
}

TEST(Json, WritesTheRemarkOfAQuantity) {
  auto documents = sample_documents();
  documents[0].forms[0].fields[3].second.quantity->remark = "2023年12月";
  const Json json = written(documents);
  EXPECT_EQ(json["documents"][0]["forms"][0]["fields"]["year"]["quantity"]["remark"], "2023年12月");
}

TEST(Json, WritesPagesWithKindAndEvidence) {
  auto documents = sample_documents();
  PageInfo& scan = documents[0].pages[1];
  scan.kind = PageKind::image_only;
  scan.status = PageStatus::skipped;
  scan.error = Error{"page-image-only", "报告.pdf page 2: no text", "Use OCR."};
  scan.evidence.image_cover = 0.98765;
  documents[0].status = DocumentStatus::partial;
  documents[0].warnings = {{"pdf-repaired", "repaired", "compare"}};
  const Json json = written(documents);
  const Json& document = json["documents"][0];
  EXPECT_EQ(document["status"], "partial");
  EXPECT_EQ(document["warnings"][0]["code"], "pdf-repaired");
  EXPECT_EQ(document["pages"][0]["source"], "text");
  EXPECT_EQ(document["pages"][0]["width"].dump(), "595.28");
  EXPECT_EQ(document["pages"][0]["evidence"]["glyphs"], 321);
  EXPECT_EQ(document["pages"][1]["source"], "none");
  EXPECT_EQ(document["pages"][1]["kind"], "image-only");
  EXPECT_EQ(document["pages"][1]["status"], "skipped");
  EXPECT_EQ(document["pages"][1]["error"]["remedy"], "Use OCR.");
  EXPECT_EQ(document["pages"][1]["evidence"]["image_cover"].dump(), "0.9877");
}

TEST(Json, WritesFactsOfAScan) {
  auto documents = sample_documents();
  PageInfo& scan = documents[0].pages[0];
  scan.kind = PageKind::hidden_text;
  scan.dpi = 150;
  scan.skew_degrees = -0.41;
  scan.turned = 270;
  const Json page = written(documents)["documents"][0]["pages"][0];
  EXPECT_EQ(page["source"], "ocr");
  EXPECT_EQ(page["dpi"], 150);
  EXPECT_EQ(page["skew_degrees"].dump(), "-0.41");
  EXPECT_EQ(page["turned"], 270);
  scan.status = PageStatus::failed;
  EXPECT_EQ(written(documents)["documents"][0]["pages"][0]["source"], "none");
}

TEST(Json, APageIsMixedWhenACellOfItWasReadFromAPicture) {
  auto documents = sample_documents();
  PageInfo& page = documents[0].pages[0];
  page.kind = PageKind::mixed;
  std::vector<Cell>& cells = documents[0].tables[0].cells;
  for (Cell& cell : cells) cell.source = TextSource::text;
  EXPECT_EQ(written(documents)["documents"][0]["pages"][0]["source"], "text");
  cells.front().source = TextSource::ocr;
  cells.front().boxes = {{page.number, {0, 0, 1, 1}}};
  EXPECT_EQ(written(documents)["documents"][0]["pages"][0]["source"], "mixed");
}

TEST(Json, WritesTablesAndFindings) {
  const Json json = written(sample_documents());
  const Json& table = json["documents"][0]["tables"][1];
  EXPECT_EQ(table["heading"].dump(), R"(["收入支出决算总表","单位：万元"])");
  EXPECT_EQ(table["title"], "收入支出决算总表");
  EXPECT_EQ(table["cells"][0]["colspan"], 2);
  EXPECT_EQ(table["cells"][2]["text"], "=1+1");
  EXPECT_TRUE(json["documents"][0]["tables"][0]["title"].is_null());
  const Json& finding = json["documents"][0]["forms"][0]["findings"][0];
  EXPECT_EQ(keys_of(finding), (Keys{"rule", "severity", "message", "where", "boxes"}));
  EXPECT_EQ(finding["severity"], "error");
  EXPECT_EQ(finding["where"].dump(), R"(["fields.total_score","fields.grade"])");
}

TEST(Json, WritesAFailedDocument) {
  Document failed;
  failed.path = "缺.pdf";
  failed.status = DocumentStatus::failed;
  failed.error = Error{"file-missing", "缺.pdf: no such file", "Check the name."};
  const Json json = written({failed});
  EXPECT_EQ(json["documents"][0]["status"], "failed");
  EXPECT_EQ(json["documents"][0]["error"]["code"], "file-missing");
  EXPECT_TRUE(json["documents"][0]["forms"].empty());
}

TEST(Json, EscapesTextAndReplacesIllFormedBytes) {
  auto documents = sample_documents();
  documents[0].forms[0].fields[0].second.text = "\"引\\\n\t\x01\xFF\xE9";
  const Json json = written(documents);
  EXPECT_EQ(json["documents"][0]["forms"][0]["fields"]["project"]["text"],
            "\"引\\\n\t\x01\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Json, RoundsNumbers) {
  const TemporaryFolder folder;
  FileWriter file(folder / "n");
  JsonWriter json(file);
  json.begin_array();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double n : {0.0, -0.001, 12.345678, -3.5, 100.0, 0.05, 1e30, nan}) json.number(n, 2);
  json.end_array();
  json.finish();
  EXPECT_EQ(file.close(), 0);
  EXPECT_EQ(read_file(folder / "n"), "[0,0,12.35,-3.5,100,0.05,null,null]\n");
}

TEST(Json, IsTheSameEveryTime) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_json(sample_documents(), folder / "a").ok());
  ASSERT_TRUE(write_json(sample_documents(), folder / "b").ok());
  EXPECT_EQ(read_file(folder / "a"), read_file(folder / "b"));
  EXPECT_GT(read_file(folder / "a").size(), 1000u);
}

TEST(Json, ReportsAFullDisk) {
  const Status status = write_json(sample_documents(), "/dev/full");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, "output-unwritable");
}

}  // namespace
}  // namespace biaoge

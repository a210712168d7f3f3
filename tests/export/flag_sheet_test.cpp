// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/flag_sheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "export/messages.h"
#include "profiles/rules.h"
#include "tests/export/sample.h"

namespace biaoge {
namespace {

/// Code and Chinese reason of each row of the table in docs/flags.md.
std::vector<std::pair<std::string, std::string>> documented() {
  std::vector<std::pair<std::string, std::string>> rows;
  std::ifstream manual(std::string(BIAOGE_SOURCE_DIR) + "/docs/flags.md");
  for (std::string line; std::getline(manual, line);) {
    if (!line.starts_with("| `")) continue;
    const std::size_t code_end = line.find('`', 3);
    const std::size_t start = line.find("| ", code_end) + 2;
    rows.emplace_back(line.substr(3, code_end - 3),
                      line.substr(start, line.find(" |", start) - start));
  }
  return rows;
}

TEST(Flags, AreExplainedAlikeInManualAndWorkbook) {
  const auto rows = documented();
  ASSERT_GT(rows.size(), 15u);
  for (const auto& [code, reason] : rows) {
    EXPECT_EQ(flag_reason(code), reason) << code;
    EXPECT_NE(flag_remedy(code), "") << code;
  }
  for (const std::string_view flag : kCheckFlags) {
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
      return row.first == flag;
    })) << flag;
  }
}

TEST(Flags, HaveASheetWithThoseThatOccur) {
  std::vector<Document> documents = sample_documents();
  for (Document& document : documents)
    document.forms.resize(std::min<std::size_t>(1, document.forms.size()));
  Form& form = documents.front().forms.front();
  form.fields.front().second.flags = {"low-confidence", "under-seal"};
  const std::vector<Profile> profiles = {sample_profile()};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  std::string codes;
  flag_grid(catalogue, "x").rows([&](const GridRow& row) {
    codes += row[0].text + "=" + row[1].number->to_string() + " ";
    EXPECT_NE(row[3].text, "") << row[0].text;
  });
  EXPECT_NE(codes.find("low-confidence=2"), std::string::npos) << codes;
  EXPECT_NE(codes.find("under-seal=1"), std::string::npos) << codes;
}

TEST(Flags, CarryTheReadingAndHowSureItIs) {
  std::vector<Document> documents = sample_documents();
  Value& value = documents.front().forms.front().fields.front().second;
  value.source = TextSource::ocr;
  value.raw = "1O.00";
  value.confidence = 0.434;
  value.flags = {"low-confidence"};
  const std::vector<Profile> profiles = {sample_profile()};
  const Catalogue catalogue = make_catalogue(documents, profiles);
  const std::string path = "fields." + documents.front().forms.front().fields.front().first;
  EXPECT_EQ(catalogue.forms.front().notes.at(path), "识别把握不足\n识别为“1O.00”，把握 43%");
}

}  // namespace
}  // namespace biaoge

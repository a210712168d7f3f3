// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of every fixture against the facts of how it was made. Title and unit are read later,
// by normalize.
#include "builder.h"
#include "ingest/ingest.h"
#include "tests/ingest/expected.h"

namespace biaoge {

namespace {

using nlohmann::json;

std::vector<Table> read_tables(const std::string& name) {
  const Result<PdfFile> file =
      PdfFile::open(fixture_path(name), expected().at(name).value("password", ""));
  if (!file.ok()) {
    ADD_FAILURE() << file.error().message;
    return {};
  }
  std::vector<PageLayout> pages;
  for (int number = 1; number <= file.value().page_count(); ++number) {
    pages.push_back(lay_out_page(file.value().read_page(number, 60)));
  }
  return join_pages(std::move(pages), {});
}

/// Texts by row; null where a merged cell reaches in.
json grid(const Table& table, bool full_width) {
  json rows = json::array();
  for (int r = 0; r < table.rows; ++r) {
    json row = json::array();
    for (int c = 0; c < table.columns; ++c) {
      const Cell* cell = table.at(r, c);
      const bool begins = cell && cell->row == r && cell->column == c;
      if (!begins) {
        row.push_back(nullptr);
      } else {
        row.push_back(full_width ? fold_width(cell->text) : cell->text);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

json spans(const Table& table) {
  json result = json::array();
  for (const Cell& cell : table.cells) {
    if (cell.rowspan == 1 && cell.colspan == 1) continue;
    result.push_back({cell.row, cell.column, cell.rowspan, cell.colspan});
  }
  return result;
}

void expect_table(const Table& table, const json& facts, bool full_width) {
  EXPECT_EQ(json(table.pages), facts.at("pages"));
  EXPECT_EQ(table.rows, facts.at("rows").get<int>());
  EXPECT_EQ(table.columns, facts.at("columns").get<int>());
  const json rows = grid(table, full_width);
  ASSERT_EQ(rows.size(), facts.at("grid").size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    EXPECT_EQ(rows[r], facts.at("grid")[r]) << "row " << r;
  }
  EXPECT_EQ(spans(table), facts.at("spans"));
  EXPECT_EQ(table.header_rows, facts.value("header_rows", table.header_rows));
  for (const Cell& cell : table.cells) {
    EXPECT_GE(cell.boxes.size(), 1u) << cell.text;
    EXPECT_LE(cell.boxes.size(), table.pages.size()) << cell.text;
  }
}

class TablesOfFixture : public testing::TestWithParam<std::string> {};

TEST_P(TablesOfFixture, AreAsTheyWereMade) {
  const json& facts = expected().at(GetParam());
  const std::vector<Table> tables = read_tables(GetParam());
  ASSERT_EQ(tables.size(), facts.at("tables").size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    SCOPED_TRACE("table " + std::to_string(i));
    expect_table(tables[i], facts.at("tables")[i], facts.value("full_width", false));
  }
}

INSTANTIATE_TEST_SUITE_P(Layout, TablesOfFixture, testing::ValuesIn(fixtures([](const json& facts) {
                           return facts.contains("tables");
                         })),
                         test_name);

}  // namespace

}  // namespace biaoge

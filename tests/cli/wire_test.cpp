// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wire.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <utility>

namespace biaoge {
namespace {

const PlacedBox kBox{3, {1.5, -2.25, 1e300, 0.1}};

Value sample_value() {
  Value value;
  value.text = "≥90.00(%)";
  value.raw = std::string("⩾90.00（％）\0x", 18);
  value.quantity =
      Quantity{"≥",           *Decimal::parse("90.00"),  *Decimal::parse("-1234567890123.450"),
               "%",           *Decimal::parse("0.9000"), "1",
               "(2023年12月)"};
  value.boxes = {kBox, {4, {}}};
  value.source = TextSource::ocr;
  value.confidence = 0.93;
  value.flags = {"low-confidence", "repaired"};
  value.snapped = 2;
  return value;
}

/// Every member differs from its default.
Document sample_document() {
  Document document;
  document.path = "报告/\xFF.pdf";
  document.sha256 = "abc";
  document.status = DocumentStatus::failed;
  document.error = Error{"pdf-damaged", "m", "r"};
  document.warnings = {{"pdf-repaired", "n", ""}};

  PageInfo page;
  page.number = 2;
  page.width = 595.3;
  page.height = 841.9;
  page.kind = PageKind::garbled;
  page.evidence = {std::numeric_limits<std::size_t>::max(), 128, 127, 0.5, 0.25, 0.875};
  page.dpi = -300;
  page.skew_degrees = -0.4;
  page.turned = std::numeric_limits<int>::min();
  page.status = PageStatus::skipped;
  page.error = Error{"page-scanned", "x", "y"};
  page.refused = {{{1, 2, 3, 4}, "two lines"}};
  document.pages = {page, PageInfo{}};

  Cell cell;
  cell.row = 1;
  cell.column = 2;
  cell.rowspan = 3;
  cell.colspan = std::numeric_limits<int>::max();
  cell.text = "可持续\n影响";
  cell.boxes = {kBox};
  cell.alignment = Alignment::right;
  cell.source = TextSource::ocr;
  cell.confidence = 0.5;
  cell.flags = {"under-seal"};
  cell.snapped = 1;
  Table table;
  table.pages = {1, 2};
  table.heading = {{"附件", kBox, 10.5, TextSource::ocr, 0.75, {"low-resolution"}}};
  table.title = "绩效自评表";
  table.unit = "";
  table.rows = 9;
  table.columns = 8;
  table.header_rows = 1;
  table.cells = {cell, Cell{}};
  table.column_edges = {0, 72.25, 144.5};
  document.tables = {table, Table{}};

  Form form;
  form.profile = "fiscal-self-evaluation";
  form.pages = {1};
  form.fields = {{"year", sample_value()}, {"grade", Value{}}};
  form.sections = {{"budget", "万元", {{{"initial", sample_value()}}, {}}}};
  form.findings = {{"sum-mismatch", Severity::info, "合计不符", {"fields.total_score"}, {kBox}}};
  document.forms = {form};
  document.corrections = {{2,
                           "fields.grade",
                           "score-sum",
                           {"fields.total_score"},
                           "评分等级",
                           Decision::right,
                           "优",
                           "良",
                           "张三",
                           "2026-01-02T03:04:05+08:00"}};
  document.cell_pictures = {{kBox, {std::string("\x89PNG\0\xFF", 6), 40, 20, 150.5}}};
  document.page_views = {{7, 90, {"jpeg", 1240, 1754, 150}}};
  return document;
}

TEST(Wire, RoundTripKeepsEveryMember) {
  const Document sent = sample_document();
  const auto received = decode_document(encode_document(sent));
  ASSERT_TRUE(received.ok());
  const Document& got = received.value();

  EXPECT_EQ(got.path, sent.path);
  EXPECT_EQ(got.sha256, "abc");
  EXPECT_EQ(got.status, DocumentStatus::failed);
  ASSERT_TRUE(got.error);
  EXPECT_EQ(got.error->code + got.error->message + got.error->remedy, "pdf-damagedmr");
  ASSERT_EQ(got.warnings.size(), 1u);
  EXPECT_EQ(got.warnings[0].code, "pdf-repaired");

  ASSERT_EQ(got.pages.size(), 2u);
  const PageInfo& page = got.pages[0];
  EXPECT_EQ(page.number, 2);
  EXPECT_EQ(page.width, 595.3);
  EXPECT_EQ(page.height, 841.9);
  EXPECT_EQ(page.kind, PageKind::garbled);
  EXPECT_EQ(page.evidence.glyphs, std::numeric_limits<std::size_t>::max());
  EXPECT_EQ(page.evidence.hidden_glyphs, 128u);
  EXPECT_EQ(page.evidence.hidden_agreement, 0.875);
  EXPECT_EQ(page.evidence.largest_image, 0.25);
  EXPECT_EQ(page.refused.at(0).box.y1, 4);
  EXPECT_EQ(page.refused.at(0).reason, "two lines");
  EXPECT_EQ(page.dpi, -300);
  EXPECT_EQ(page.skew_degrees, -0.4);
  EXPECT_EQ(page.turned, std::numeric_limits<int>::min());
  EXPECT_EQ(page.status, PageStatus::skipped);
  EXPECT_EQ(page.error->code, "page-scanned");
  EXPECT_FALSE(got.pages[1].dpi || got.pages[1].skew_degrees || got.pages[1].error);

  ASSERT_EQ(got.tables.size(), 2u);
  const Table& table = got.tables[0];
  EXPECT_EQ(table.pages, (std::vector<int>{1, 2}));
  EXPECT_EQ(table.heading.at(0).text, "附件");
  EXPECT_EQ(table.heading.at(0).place.page, 3);
  EXPECT_EQ(table.heading.at(0).font_size, 10.5);
  EXPECT_EQ(table.heading.at(0).source, TextSource::ocr);
  EXPECT_EQ(table.heading.at(0).confidence, 0.75);
  EXPECT_EQ(table.heading.at(0).flags, (std::vector<std::string>{"low-resolution"}));
  EXPECT_EQ(table.title, "绩效自评表");
  EXPECT_EQ(table.unit, "");
  EXPECT_EQ(table.rows * 100 + table.columns * 10 + table.header_rows, 981);
  EXPECT_EQ(table.column_edges, (std::vector<double>{0, 72.25, 144.5}));
  ASSERT_EQ(table.cells.size(), 2u);
  const Cell& cell = table.cells[0];
  EXPECT_EQ(cell.row * 100 + cell.column * 10 + cell.rowspan, 123);
  EXPECT_EQ(cell.colspan, std::numeric_limits<int>::max());
  EXPECT_EQ(cell.text, "可持续\n影响");
  EXPECT_EQ(cell.boxes.at(0).box.x1, 1e300);
  EXPECT_EQ(cell.alignment, Alignment::right);
  EXPECT_EQ(cell.source, TextSource::ocr);
  EXPECT_EQ(cell.confidence, 0.5);
  EXPECT_EQ(cell.flags, std::vector<std::string>{"under-seal"});
  EXPECT_EQ(cell.snapped, 1);
  EXPECT_FALSE(got.tables[1].title);

  ASSERT_EQ(got.corrections.size(), 1u);
  const Correction& correction = got.corrections[0];
  EXPECT_EQ(correction.form, 2u);
  EXPECT_EQ(correction.path + correction.rule + correction.where.at(0),
            "fields.gradescore-sumfields.total_score");
  EXPECT_EQ(correction.title + correction.before + correction.after + correction.who,
            "评分等级优良张三");
  EXPECT_EQ(correction.decision, Decision::right);
  EXPECT_EQ(correction.when, "2026-01-02T03:04:05+08:00");
  ASSERT_EQ(got.cell_pictures.size(), 1u);
  EXPECT_EQ(got.cell_pictures[0].place.page, 3);
  EXPECT_EQ(got.cell_pictures[0].place.box.y1, 0.1);
  EXPECT_EQ(got.cell_pictures[0].picture.bytes, std::string("\x89PNG\0\xFF", 6));
  EXPECT_EQ(got.cell_pictures[0].picture.width * 100 + got.cell_pictures[0].picture.height, 4020);
  EXPECT_EQ(got.cell_pictures[0].picture.dpi, 150.5);
  ASSERT_EQ(got.page_views.size(), 1u);
  EXPECT_EQ(got.page_views[0].page * 100 + got.page_views[0].turned, 790);
  EXPECT_EQ(got.page_views[0].picture.bytes, "jpeg");
}

TEST(Wire, RoundTripKeepsFormsWithExactDecimals) {
  const auto received = decode_document(encode_document(sample_document()));
  ASSERT_TRUE(received.ok());
  const Form& form = received.value().forms.at(0);
  EXPECT_EQ(form.profile, "fiscal-self-evaluation");
  EXPECT_EQ(form.pages, std::vector<int>{1});
  const Value* year = find(form.fields, "year");
  ASSERT_NE(year, nullptr);
  EXPECT_EQ(year->raw, sample_value().raw);
  EXPECT_EQ(year->confidence, 0.93);
  EXPECT_EQ(year->snapped, 2);
  EXPECT_EQ(year->flags.size(), 2u);
  EXPECT_TRUE(year->boxes.at(1).box.empty());
  ASSERT_TRUE(year->quantity);
  EXPECT_EQ(year->quantity->comparator, "≥");
  EXPECT_EQ(year->quantity->value.to_string(), "90.00");
  EXPECT_EQ(year->quantity->high->to_string(), "-1234567890123.450");
  EXPECT_EQ(year->quantity->base_value->to_string(), "0.9000");
  EXPECT_EQ(year->quantity->remark, "(2023年12月)");
  const FormSection& budget = form.sections.at(0);
  EXPECT_EQ(budget.name + budget.unit, "budget万元");
  ASSERT_EQ(budget.rows.size(), 2u);
  EXPECT_EQ(find(budget.rows[0], "initial")->text, "≥90.00(%)");
  const Finding& finding = form.findings.at(0);
  EXPECT_EQ(finding.rule, "sum-mismatch");
  EXPECT_EQ(finding.severity, Severity::info);
  EXPECT_EQ(finding.where, std::vector<std::string>{"fields.total_score"});
  EXPECT_EQ(finding.boxes.at(0).page, 3);
}

Piece sample_piece() {
  const Document document = sample_document();
  PageLayout layout;
  layout.number = 2;
  layout.width = 595;
  layout.height = 842;
  layout.reading = Direction::left;
  layout.fragments = {{document.tables[0],
                       {{10.5, 1, 2, true, false, true, 3, 4, 5}},
                       {1, 2, 3, 4},
                       20,
                       40,
                       true,
                       false,
                       true,
                       true,
                       {{1, 2}, {2.5, 3}}}};
  layout.fragments[0].table.evidence = "4 columns";
  layout.refused = {{{5, 6, 7, 8}, "a list"}};
  layout.lines = document.tables[0].heading;
  layout.mesh = Mesh{8, 2, 2, {{0, 0}, {8, 0}, {0, 8}, {8, 9}}};
  Piece piece;
  piece.first = 2;
  piece.last = 5;
  piece.page_count = 9;
  piece.sha256 = "abc";
  piece.repaired = true;
  piece.error = Error{"a", "b", "c"};
  piece.lost = Error{"d", "e", "f"};
  piece.pages = {{document.pages[0], layout, true, true, 7},
                 {document.pages[1], {}, false, false, 0}};
  return piece;
}

TEST(Wire, ALargeDocumentIsEncodedInPartsThatMakeTheSameBytes) {
  Document sent = sample_document();
  sent.tables = std::vector<Table>(3, Table(sent.tables.at(0)));
  for (Table& table : sent.tables) table.cells.at(0).text = std::string(300'000, 'a');
  const std::string bytes = encode_document(sent);
  const std::vector<std::string> parts = encode_in_parts(std::move(sent));
  ASSERT_EQ(parts.size(), 4u);
  EXPECT_EQ(parts[0] + parts[1] + parts[2] + parts[3], bytes);
}

TEST(Wire, ADocumentUsedUpByEncodingHasTheSameBytes) {
  Document sent = sample_document();
  const std::string bytes = encode_document(sent);
  EXPECT_EQ(encode_in_parts(std::move(sent)), std::vector<std::string>{bytes});
  EXPECT_TRUE(sent.tables.at(0).cells.empty());
  EXPECT_TRUE(sent.forms.at(0).fields.empty());
}

TEST(Wire, RoundTripOfAPieceKeepsEveryMember) {
  const auto received = decode_piece(encode_piece(sample_piece()));
  ASSERT_TRUE(received.ok());
  const Piece& got = received.value();
  EXPECT_EQ(got.first * 100 + got.last * 10 + got.page_count, 259);
  EXPECT_EQ(got.sha256, "abc");
  EXPECT_TRUE(got.repaired);
  EXPECT_EQ(got.error->message, "b");
  EXPECT_EQ(got.lost->remedy, "f");
  ASSERT_EQ(got.pages.size(), 2u);
  EXPECT_EQ(got.pages[0].info.dpi, -300);
  EXPECT_TRUE(got.pages[0].scanned);
  EXPECT_TRUE(got.pages[0].picture_incomplete);
  EXPECT_EQ(got.pages[0].syntax_errors, 7);
  EXPECT_FALSE(got.pages[1].layout);
  ASSERT_TRUE(got.pages[0].layout);
  const PageLayout& layout = *got.pages[0].layout;
  EXPECT_EQ(layout.number * 10000 + layout.width * 10 + layout.height, 20000 + 5950 + 842);
  EXPECT_EQ(layout.reading, Direction::left);
  EXPECT_EQ(layout.lines.at(0).text, "附件");
  EXPECT_EQ(layout.refused.at(0).box.x1 * 10 + layout.refused.at(0).box.y0, 76);
  EXPECT_EQ(layout.refused.at(0).reason, "a list");
  EXPECT_EQ(layout.mesh->nodes.at(3).y, 9);
  const TableFragment& fragment = layout.fragments.at(0);
  EXPECT_EQ(fragment.table.cells.at(0).text, "可持续\n影响");
  EXPECT_EQ(fragment.fits.at(0).em, 10.5);
  EXPECT_EQ(fragment.fits.at(0).lines, 3);
  EXPECT_EQ(fragment.fits.at(0).room_above, 4);
  EXPECT_EQ(fragment.fits.at(0).room_below, 5);
  EXPECT_EQ(fragment.text_columns.at(1).x0, 2.5);
  EXPECT_TRUE(fragment.fits.at(0).space_after);
  EXPECT_EQ(fragment.bounds.y1, 4);
  EXPECT_EQ(fragment.first_block_height, 40);
  EXPECT_TRUE(fragment.by_text);
  EXPECT_TRUE(fragment.doubtful);
  EXPECT_EQ(fragment.table.evidence, "4 columns");
  EXPECT_TRUE(fragment.open_top);
  EXPECT_FALSE(fragment.open_bottom);
}

TEST(Wire, AMeshWithoutAllOfItsNodesIsAnError) {
  Piece piece = sample_piece();
  piece.pages[0].layout->mesh->nodes.pop_back();
  EXPECT_FALSE(decode_piece(encode_piece(piece)).ok());
  piece.pages[0].layout->mesh = Mesh{1, -2, -2, {{}, {}, {}, {}}};
  EXPECT_FALSE(decode_piece(encode_piece(piece)).ok());
}

TEST(Wire, RoundTripOfATaskKeepsEveryMember) {
  const auto received = decode_task(encode_task({"a\n.pdf", 3, 7, false, 24, 2}));
  ASSERT_TRUE(received.ok());
  const ReadTask& got = received.value();
  EXPECT_EQ(got.path, "a\n.pdf");
  EXPECT_EQ(got.first * 10 + got.last, 37);
  EXPECT_FALSE(got.begins);
  EXPECT_FALSE(got.whole());
  EXPECT_EQ(got.share_pages, 24);
  EXPECT_EQ(got.share_scans, 2);
}

TEST(Wire, EveryTruncationFailsCleanly) {
  const std::string bytes = encode_document(sample_document());
  ASSERT_GT(bytes.size(), 900u);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto result = decode_document(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(result.ok()) << "cut to " << size << " bytes";
    EXPECT_EQ(result.error().code, "wire-damaged");
  }
}

TEST(Wire, BytesAfterTheEndAreAnError) {
  EXPECT_FALSE(decode_document(encode_document(sample_document()) + '\0').ok());
}

TEST(Wire, AnotherVersionIsAnError) {
  std::string bytes = encode_document({});
  ++bytes[3];
  EXPECT_FALSE(decode_document(bytes).ok());
}

TEST(Wire, AnUnknownEnumeratorIsAnError) {
  // An empty document: magic, empty path, empty sum, then the status.
  std::string bytes = encode_document({});
  ASSERT_TRUE(decode_document(bytes).ok());
  bytes[6] = 3;
  EXPECT_FALSE(decode_document(bytes).ok());
}

TEST(Wire, ALengthBeyondTheEndIsAnErrorWithoutAllocation) {
  // The path claims 2^63 bytes.
  EXPECT_FALSE(
      decode_document(encode_document({}).substr(0, 4) + std::string(9, '\x80') + '\x01').ok());
}

TEST(Wire, RandomDamageNeverReadsOutside) {
  const std::string bytes = encode_document(sample_document());
  std::mt19937 random(7);
  int failures = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = bytes;
    for (int flips = 0; flips < 1 + round % 4; ++flips) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    const auto result = decode_document(damaged);
    if (!result.ok()) {
      ++failures;
    } else {
      EXPECT_TRUE(decode_document(encode_document(result.value())).ok());
    }
  }
  EXPECT_GT(failures, 1000);
}

}  // namespace
}  // namespace biaoge

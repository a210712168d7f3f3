// SPDX-License-Identifier: GPL-3.0-or-later
// The members of the values that cross the pipe, for both directions. A structured binding names
// every member: one added in `core` does not compile until it is added here.
#pragma once

#include "cli/archive.h"
#include "cli/piece.h"
#include "core/document.h"

namespace biaoge {

template <class Archive, class T>
using Ref = typename Archive::template Ref<T>;

template <class Archive>
void members(Archive& archive, Ref<Archive, Error> value) {
  auto& [code, message, remedy, pages] = value;
  archive(code, message, remedy, pages);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Box> value) {
  auto& [x0, y0, x1, y1] = value;
  archive(x0, y0, x1, y1);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PlacedBox> value) {
  auto& [page, box] = value;
  archive(page, box);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Alternative> value) {
  auto& [text, confidence] = value;
  archive(text, confidence);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageEvidence> value) {
  auto& [glyphs, hidden_glyphs, garbled_glyphs, image_cover, largest_image, hidden_agreement] =
      value;
  archive(glyphs, hidden_glyphs, garbled_glyphs, image_cover, largest_image, hidden_agreement);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, RefusedRegion> value) {
  auto& [box, reason] = value;
  archive(box, reason);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageInfo> value) {
  auto& [number, width, height, kind, evidence, dpi, skew_degrees, turned, status, error, refused] =
      value;
  archive(number, width, height, kind, evidence, dpi, skew_degrees, turned, status, error, refused);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Cell> value) {
  auto& [row, column, rowspan, colspan, text, boxes, alignment, source, confidence, flags,
         alternatives, snapped, inset] = value;
  archive(row, column, rowspan, colspan, text, boxes, alignment, source, confidence, flags,
          alternatives, snapped, inset);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, TextLine> value) {
  auto& [text, place, font_size, source, confidence, flags] = value;
  archive(text, place, font_size, source, confidence, flags);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Date> value) {
  auto& [year, month, day] = value;
  archive(year, month, day);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, CellMeaning> value) {
  auto& [quantity, date, mark, level] = value;
  archive(quantity, date, mark, level);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, ColumnHead> value) {
  auto& [path, type, unit] = value;
  archive(path, type, unit);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Table> value) {
  auto& [pages, heading, title, unit, rows, columns, header_rows, cells, column_edges, in_form,
         evidence, number, heads, meanings] = value;
  archive(pages, heading, title, unit, rows, columns, header_rows, cells, column_edges, in_form,
          evidence, number, heads, meanings);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Quantity> value) {
  auto& [comparator, number, high, unit, base_value, base_unit, remark] = value;
  archive(comparator, number, high, unit, base_value, base_unit, remark);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Value> value) {
  auto& [text, raw, quantity, boxes, source, confidence, flags, snapped, alternatives] = value;
  archive(text, raw, quantity, boxes, source, confidence, flags, snapped, alternatives);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Record::value_type> value) {
  archive(value.first, value.second);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, FormSection> value) {
  auto& [name, unit, rows] = value;
  archive(name, unit, rows);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Finding> value) {
  auto& [rule, severity, message, where, boxes] = value;
  archive(rule, severity, message, where, boxes);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, CheckOutcome> value) {
  auto& [rule, row, verdict, left, right, difference] = value;
  archive(rule, row, verdict, left, right, difference);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Form> value) {
  auto& [profile, pages, fields, sections, findings, checks] = value;
  archive(profile, pages, fields, sections, findings, checks);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, EncodedPicture> value) {
  auto& [bytes, width, height, dpi] = value;
  archive(bytes, width, height, dpi);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, CellPicture> value) {
  auto& [place, picture] = value;
  archive(place, picture);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageView> value) {
  auto& [page, turned, picture] = value;
  archive(page, turned, picture);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Correction> value) {
  auto& [form, path, rule, where, title, decision, before, after, who, when] = value;
  archive(form, path, rule, where, title, decision, before, after, who, when);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Document> value) {
  auto& [path, sha256, status, error, warnings, pages, tables, forms, corrections, cell_pictures,
         page_views] = value;
  archive(path, sha256, status, error, warnings, pages, tables, forms, corrections, cell_pictures,
          page_views);
}

// ---- pieces of documents ----

template <class Archive>
void members(Archive& archive, Ref<Archive, Point> value) {
  auto& [x, y] = value;
  archive(x, y);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Mesh> value) {
  auto& [step, columns, rows, nodes] = value;
  archive(step, columns, rows, nodes);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, TextFit> value) {
  auto& [em, last_slack, first_chunk, starts_with_digit, ends_with_digit, space_after, lines,
         room_above, room_below] = value;
  archive(em, last_slack, first_chunk, starts_with_digit, ends_with_digit, space_after, lines,
          room_above, room_below);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, TextColumn> value) {
  auto& [x0, x1] = value;
  archive(x0, x1);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, TableFragment> value) {
  auto& [table, fits, bounds, first_row_height, first_block_height, open_top, open_bottom, by_text,
         doubtful, text_columns] = value;
  archive(table, fits, bounds, first_row_height, first_block_height, open_top, open_bottom, by_text,
          doubtful, text_columns);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageLayout> value) {
  auto& [number, width, height, reading, fragments, lines, refused, mesh] = value;
  archive(number, width, height, reading, fragments, lines, refused, mesh);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, PageRead> value) {
  auto& [info, layout, scanned, picture_incomplete, syntax_errors] = value;
  archive(info, layout, scanned, picture_incomplete, syntax_errors);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, Piece> value) {
  auto& [first, last, page_count, sha256, repaired, error, lost, pages, cell_pictures, page_views] =
      value;
  archive(first, last, page_count, sha256, repaired, error, lost, pages, cell_pictures, page_views);
}

template <class Archive>
void members(Archive& archive, Ref<Archive, ReadTask> value) {
  auto& [path, first, last, begins, share_pages, share_scans] = value;
  archive(path, first, last, begins, share_pages, share_scans);
}

// Whether a number read back is an enumerator; the compiler names one that is missing here.
inline bool is_known(TextSource value) {
  switch (value) {
    case TextSource::text:
    case TextSource::ocr:
      return true;
  }
  return false;
}

inline bool is_known(PageKind value) {
  switch (value) {
    case PageKind::blank:
    case PageKind::text:
    case PageKind::image_only:
    case PageKind::mixed:
    case PageKind::hidden_text:
    case PageKind::garbled:
      return true;
  }
  return false;
}

inline bool is_known(PageStatus value) {
  switch (value) {
    case PageStatus::ok:
    case PageStatus::failed:
    case PageStatus::skipped:
      return true;
  }
  return false;
}

inline bool is_known(Alignment value) {
  switch (value) {
    case Alignment::left:
    case Alignment::center:
    case Alignment::right:
      return true;
  }
  return false;
}

inline bool is_known(ColumnType value) {
  switch (value) {
    case ColumnType::text:
    case ColumnType::number:
    case ColumnType::percent:
    case ColumnType::date:
    case ColumnType::code:
      return true;
  }
  return false;
}

inline bool is_known(Verdict value) {
  switch (value) {
    case Verdict::holds:
    case Verdict::fails:
    case Verdict::skipped:
      return true;
  }
  return false;
}

inline bool is_known(Severity value) {
  switch (value) {
    case Severity::error:
    case Severity::warning:
    case Severity::info:
      return true;
  }
  return false;
}

inline bool is_known(Decision value) {
  switch (value) {
    case Decision::corrected:
    case Decision::right:
      return true;
  }
  return false;
}

inline bool is_known(DocumentStatus value) {
  switch (value) {
    case DocumentStatus::ok:
    case DocumentStatus::partial:
    case DocumentStatus::failed:
      return true;
  }
  return false;
}

inline bool is_known(Direction value) {
  switch (value) {
    case Direction::right:
    case Direction::down:
    case Direction::left:
    case Direction::up:
      return true;
  }
  return false;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/wire.h"

#include <algorithm>
#include <utility>

#include "cli/wire_members.h"

namespace biaoge {

namespace {

constexpr std::string_view kDocument{"BGD\x06", 4};
constexpr std::string_view kPiece{"BGP\x06", 4};
constexpr std::string_view kTask{"BGT\x06", 4};

/// Bytes after which a part is full: few enough to fit where a table was.
constexpr std::size_t kPartSize = 16 << 10;

Error damaged(std::size_t offset) {
  return {"wire-damaged", "a worker's answer is damaged at byte " + std::to_string(offset),
          "Please report this with the input file"};
}

template <class T>
std::string encode(std::string_view magic, const T& value) {
  std::string out{magic};
  Writer writer(out);
  writer(value);
  return out;
}

template <class T>
Result<T> decode(std::string_view magic, std::string_view bytes) {
  if (!bytes.starts_with(magic)) return damaged(0);
  Reader reader(bytes.substr(magic.size()));
  T value;
  reader(value);
  if (reader.failed() || !reader.at_end()) return damaged(magic.size() + reader.offset());
  return value;
}

/// A mesh is looked up by row and column.
bool is_sound(const PageRead& page) {
  if (!page.layout || !page.layout->mesh) return true;
  const Mesh& mesh = *page.layout->mesh;
  return mesh.columns >= 2 && mesh.rows >= 2 &&
         mesh.nodes.size() ==
             static_cast<std::size_t>(mesh.columns) * static_cast<std::size_t>(mesh.rows);
}

}  // namespace

std::string encode_document(const Document& document) {
  return encode(kDocument, document);
}

std::vector<std::string> encode_in_parts(Document&& document) {
  std::vector<std::string> parts;
  std::string out{kDocument};
  const auto take_part = [&] {
    if (out.size() < kPartSize) return;
    parts.push_back(std::move(out));
    out = std::string();
    out.reserve(kPartSize + kPartSize / 4);
  };
  Writer writer(out);
  auto& [path, sha256, status, error, warnings, pages, tables, forms, corrections, cell_pictures,
         page_views] = document;
  writer(path, sha256, status, error, warnings, pages);
  writer.consume(tables, take_part);
  writer.consume(forms, take_part);
  writer(corrections, cell_pictures, page_views);
  parts.push_back(std::move(out));
  return parts;
}

Result<Document> decode_document(std::string_view bytes) {
  return decode<Document>(kDocument, bytes);
}

std::string encode_piece(const Piece& piece) {
  return encode(kPiece, piece);
}

Result<Piece> decode_piece(std::string_view bytes) {
  auto piece = decode<Piece>(kPiece, bytes);
  if (!piece) return piece;
  const auto& pages = piece.value().pages;
  return std::all_of(pages.begin(), pages.end(), is_sound) ? std::move(piece) : damaged(0);
}

std::string encode_task(const ReadTask& task) {
  return encode(kTask, task);
}

Result<ReadTask> decode_task(std::string_view bytes) {
  return decode<ReadTask>(kTask, bytes);
}

}  // namespace biaoge

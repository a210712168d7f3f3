// SPDX-License-Identifier: GPL-3.0-or-later
// Documents, and the pieces and tasks they are made by, as bytes: what crosses the pipe between the
// command and its workers. Both ends are the same program, so an unknown version is an error, not
// something to be understood.
//
// Error code of every decoder: "wire-damaged", with the offset in the message. Safe for any bytes:
// never reads outside them, and allocates no more than a fixed multiple of their size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/piece.h"
#include "core/document.h"
#include "core/result.h"

namespace biaoge {

/// "BGD", a version byte, then the members of Document in their order of declaration (archive.h).
std::string encode_document(const Document& document);
/// The same bytes, one part after the other. What is encoded makes room for the rest: no part needs
/// a large block, as one string of them all would.
std::vector<std::string> encode_in_parts(Document&& document);
Result<Document> decode_document(std::string_view bytes);

/// "BGP" in the same way.
std::string encode_piece(const Piece& piece);
Result<Piece> decode_piece(std::string_view bytes);

/// "BGT" in the same way.
std::string encode_task(const ReadTask& task);
Result<ReadTask> decode_task(std::string_view bytes);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// A Document as bytes: how a worker process hands its result to the command. Both ends are the same
// program, so an unknown version is an error, not something to be understood.
#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"

namespace biaoge {

/// "BGD", a version byte, then the members of Document in their order of declaration: integers as
/// zigzag base-128, doubles as eight bytes, low byte first, strings and lists with a leading
/// length.
std::string encode_document(const Document& document);

/// Error code: "wire-damaged", with the offset in the message. Safe for any bytes: never reads
/// outside them, and allocates no more than a fixed multiple of their size.
Result<Document> decode_document(std::string_view bytes);

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own reader of numbers, targets, marks and verdicts. Private to ocr.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "ocr/line_reader.h"

namespace biaoge {

/// What the reader says for a glyph that it does not know, and for a picture that holds no whole
/// line: a reading with it is no value. (It is a sign of the model's own alphabet.)
inline constexpr char32_t kRefused = U'※';

/// A reader of lines that has no word lists: it says what it sees, without spaces, in half width,
/// `-` for every dash, `~` for every wave. The confidence of a character is the share of likelihood
/// of the texts that have it there; it comes true on held-out lines (ocr/training/MODEL.md). There
/// are up to three alternatives. Error code: "value-reader-unusable".
Result<std::unique_ptr<LineReader>> make_value_reader();

/// The same from a file elsewhere.
Result<std::unique_ptr<LineReader>> make_value_reader(const std::string& path);

}  // namespace biaoge

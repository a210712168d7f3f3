// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace biaoge {

/// SHA-256 of a file's bytes in lower-case hexadecimal; "" when it cannot be read or
/// is not a regular file.
std::string sha256_of_file(const std::string& path);

}  // namespace biaoge

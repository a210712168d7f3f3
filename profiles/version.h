// SPDX-License-Identifier: GPL-3.0-or-later
// Versions of the libraries private to this stage, for `biaoge --version` and bug reports.
#pragma once

#include <string>

namespace biaoge {

/// Of the library it runs with.
std::string libyaml_version();

}  // namespace biaoge

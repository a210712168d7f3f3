// SPDX-License-Identifier: GPL-3.0-or-later
// Versions of the libraries private to this stage, for `biaoge --version` and bug reports.
#pragma once

#include <string>

namespace biaoge {

/// Of the headers it was built with; the private API ties the library to the same version.
std::string poppler_version();

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// Versions of the libraries private to this stage, for `biaoge --version` and bug reports.
#pragma once

#include <string>

namespace biaoge {

/// Of the package it was built with.
std::string yaml_cpp_version();

}  // namespace biaoge

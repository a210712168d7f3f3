// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/version.h"

namespace biaoge {

// yaml-cpp 0.7 has no version in its headers: CMake passes the one it found.
std::string yaml_cpp_version() {
  return BIAOGE_YAML_CPP_VERSION;
}

}  // namespace biaoge

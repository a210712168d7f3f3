// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/version.h"

#include <xlsxwriter.h>

#include <nlohmann/json.hpp>

namespace biaoge {

std::string xlsxwriter_version() {
  return lxw_version();
}

std::string json_version() {
  return std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
         std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
         std::to_string(NLOHMANN_JSON_VERSION_PATCH);
}

}  // namespace biaoge

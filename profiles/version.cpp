// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/version.h"

#include <yaml.h>

namespace biaoge {

std::string libyaml_version() {
  return yaml_get_version_string();
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/version.h"

#include <unicode/uversion.h>

namespace biaoge {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

}  // namespace biaoge

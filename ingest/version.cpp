// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/version.h"

#include <poppler-config.h>

namespace biaoge {

std::string poppler_version() {
  return POPPLER_VERSION;
}

}  // namespace biaoge

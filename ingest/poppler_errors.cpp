// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/poppler_errors.h"

namespace biaoge {

int& poppler_syntax_errors() {
  thread_local int count = 0;
  return count;
}

void count_poppler_error(ErrorCategory category, Goffset, const char*) {
  if (category == errSyntaxError) ++poppler_syntax_errors();
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/converting.h"

#include <utility>

namespace biaoge {

Work converting(Converter& converter) {
  Work work;
  work.read = [&converter](const ReadTask& task, const ReadReports& reports) {
    return converter.read(task, reports);
  };
  work.finish = [&converter](const std::string& path, std::vector<Piece> pieces) {
    return converter.finish(path, std::move(pieces));
  };
  return work;
}

SupervisorOptions supervision(const Options& options) {
  SupervisorOptions supervision;
  supervision.workers = options.jobs;
  supervision.memory_mib = options.memory_mib;
  supervision.timeout_seconds = options.convert.timeout_seconds;
  supervision.sandboxed = options.convert.debug_folder.empty();
  return supervision;
}

}  // namespace biaoge

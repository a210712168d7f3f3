// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of workers that were lost, and of documents they took with them.
#pragma once

#include <string>
#include <string_view>

#include "cli/open_document.h"
#include "cli/worker.h"
#include "core/document.h"

namespace biaoge {

Loss loss_of(Worker::End end);

/// What happened and what helps, without the place: "crashed the process that read it (SIGSEGV)".
/// Error codes: "page-crashed", "page-timeout", "page-memory".
Error explain(Loss loss, const std::string& how_it_ended, double timeout_seconds, int memory_mib);

Document failed_document(const std::string& path, Error error);
Document interrupted_document(const std::string& path);

/// A worker's answer; one that cannot be understood makes a failed document.
Document received_document(std::string_view bytes, const std::string& path);

}  // namespace biaoge

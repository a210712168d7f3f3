// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory a worker took for one document, not over its life.
#pragma once

#include <cstdint>

namespace biaoge {

/// To be called before the sandbox closes: it opens what forget_peak() writes to.
void prepare_peak_memory();

/// Begins anew. Where the system does not allow it the peak is that of the process.
void forget_peak();

/// Largest resident memory since then, in KiB.
std::uint32_t peak_kib();

}  // namespace biaoge

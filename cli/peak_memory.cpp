// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/peak_memory.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace biaoge {

namespace {

int clear_refs = -1;

}  // namespace

void prepare_peak_memory() {
  clear_refs = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
}

void forget_peak() {
  constexpr char kPeak = '5';  // proc(5): the peak of the resident set.
  if (clear_refs >= 0) [[maybe_unused]]
    const auto written = write(clear_refs, &kPeak, 1);
}

std::uint32_t peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint32_t>(usage.ru_maxrss);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/peak_memory.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <cstring>

namespace biaoge {
namespace {

TEST(PeakMemory, IsThatOfOneDocument) {
  constexpr std::size_t kMib = 1 << 20;
  prepare_peak_memory();
  void* memory =
      mmap(nullptr, 64 * kMib, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(memory, MAP_FAILED);
  std::memset(memory, 1, 64 * kMib);
  munmap(memory, 64 * kMib);
  const std::uint32_t large = peak_kib();
  EXPECT_GE(large, 64 * 1024u);
  forget_peak();
  EXPECT_LT(peak_kib(), large - 32 * 1024u);
}

}  // namespace
}  // namespace biaoge

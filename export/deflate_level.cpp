// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/deflate_level.h"

#include <dlfcn.h>
#include <zlib.h>

#include <atomic>

namespace biaoge {

namespace {

std::atomic<bool> quick = false;

using Init = decltype(&deflateInit2_);

Init init_of_zlib() {
  static const Init found = reinterpret_cast<Init>(dlsym(RTLD_NEXT, "deflateInit2_"));
  return found;
}

}  // namespace

void pack_quickly() {
  quick = true;
}

}  // namespace biaoge

/// libxlsxwriter asks minizip for the default level and offers no other. The dynamic linker finds
/// this function before zlib's; only raw streams, as in zip archives, of the default level change.
extern "C" __attribute__((visibility("default"))) int deflateInit2_(z_streamp stream, int level,
                                                                    int method, int window_bits,
                                                                    int memory_level, int strategy,
                                                                    const char* version,
                                                                    int stream_size) {
  const bool of_zip = window_bits < 0 && level == Z_DEFAULT_COMPRESSION;
  return biaoge::init_of_zlib()(stream, biaoge::quick && of_zip ? Z_BEST_SPEED : level, method,
                                window_bits, memory_level, strategy, version, stream_size);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include <malloc.h>

#include <cstdio>
#include <exception>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "core/version.h"

namespace biaoge {

namespace {

int dispatch(int argc, const char* const* argv) {
  const auto parsed = parse_options(argc, argv);
  if (!parsed) {
    Log(LogFormat::text, false).error(parsed.error());
    return kExitUsage;
  }
  const Options& options = parsed.value();
  const Log log(options.log, options.quiet);
  switch (options.command) {
    case Command::help:
      std::fputs(options.help.c_str(), stdout);
      return kExitOk;
    case Command::version:
      std::fputs(versions().c_str(), stdout);
      return kExitOk;
    case Command::convert:
      return convert_command(options, log);
    case Command::batch:
      return batch_command(options, log);
    case Command::apply:
      return apply_command(options, log);
    case Command::check:
      return check_command(options, log);
    case Command::profiles:
      return profiles_command(options, log);
    case Command::doctor:
      return doctor_command();
  }
  return kExitInternal;
}

/// Standard output is buffered: a full disk shows only when it is flushed.
int flushed(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  std::perror("biaoge: standard output cannot be written");
  return kExitOutput;
}

int internal_fault(const char* what) {
  std::fprintf(
      stderr,
      "biaoge: internal fault: %s. Please report this with the command line, the output of "
      "biaoge --version and, if you may, the input file.\n",
      what);
  return kExitInternal;
}

/// A short run spends a third of its system time on memory handed back and asked for again. Memory
/// that was freed is kept up to these bounds (measured with bench/speed and bench/scale).
void keep_freed_memory() {
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
}

}  // namespace

int run(int argc, const char* const* argv) {
  keep_freed_memory();
  try {
    return flushed(dispatch(argc, argv));
  } catch (const std::exception& error) {
    return internal_fault(error.what());
  } catch (...) {
    return internal_fault("unknown exception");
  }
}

}  // namespace biaoge

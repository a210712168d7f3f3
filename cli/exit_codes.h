// SPDX-License-Identifier: GPL-3.0-or-later
// Exit codes: a contract, explained in docs/errors.md. 1 is not used: shells use it.
#pragma once

namespace biaoge {

enum ExitCode {
  kExitOk = 0,
  kExitUsage = 2,
  kExitPartly = 3,     ///< Some inputs or pages failed; doctor: something needed is missing.
  kExitNothing = 4,    ///< Nothing could be converted.
  kExitReview = 5,     ///< With --fail-on-flags: something needs review.
  kExitOutput = 6,     ///< An output could not be written.
  kExitInternal = 70,  ///< A fault of the program or of its installation.
  kExitInterrupted = 130
};

}  // namespace biaoge

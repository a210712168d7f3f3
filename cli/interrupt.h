// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C and its relatives.
#pragma once

namespace biaoge {

/// From now on SIGINT, SIGTERM and SIGHUP are noted instead of ending the program at once, so that
/// it can end its workers and leave no temporary files; the one after `times` ends it. A pipe whose
/// reader has gone is an error of the write, not a signal.
void note_interrupts(int times = 1);

/// How many came.
int interrupted();

}  // namespace biaoge

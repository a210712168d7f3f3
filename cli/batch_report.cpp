// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch_report.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "cli/text.h"

namespace biaoge {

namespace {

std::string time_left(double seconds) {
  const auto whole = [](double value) { return std::to_string(std::llround(value)); };
  if (seconds < 100) return whole(seconds) + " s left";
  if (seconds < 100 * 60) return whole(seconds / 60) + " min left";
  return whole(seconds / 3600) + " h left";
}

std::string one_decimal(double value) {
  const long long tenths = std::llround(value * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// How many pages there are in all shows only when the last file is opened: until then those done
/// tell.
std::string pages_text(const Progress& progress, std::int64_t to_do) {
  const auto done = static_cast<double>(progress.documents_done);
  if (progress.documents_done == 0 || static_cast<std::int64_t>(progress.documents_done) >= to_do) {
    return counted(progress.pages_done, "page");
  }
  const double all = static_cast<double>(progress.pages_done) / done * static_cast<double>(to_do);
  return std::to_string(progress.pages_done) + "/~" + std::to_string(std::llround(all)) + " pages";
}

std::string row(std::int64_t count, const std::string& what) {
  std::string number = std::to_string(count);
  if (number.size() < 9) number.insert(0, 9 - number.size(), ' ');
  return number + "  " + what + "\n";
}

}  // namespace

std::string batch_progress(const Progress& progress, const BatchState& state,
                           const BatchClock& clock, std::size_t columns) {
  const double seconds = clock.seconds();
  const auto done = static_cast<double>(progress.documents_done);
  const std::string files =
      std::to_string(progress.documents_done) + "/" + std::to_string(state.to_do) + " files";
  const std::string pages = ", " + pages_text(progress, state.to_do);
  std::string speed;
  if (seconds > 0) {
    speed = ", " + one_decimal(static_cast<double>(progress.pages_done) / seconds) + "/s";
  }
  std::string rest;
  if (state.ending) {
    rest = ", ending";
  } else if (done > 0) {
    rest = ", " + time_left(seconds / done * (static_cast<double>(state.to_do) - done));
  }
  rest +=
      ", " + std::to_string(state.flags) + " to check, " + std::to_string(state.failed) + " failed";
  for (const std::string& text : {files + pages + speed + rest, files + pages + rest}) {
    if (text.size() <= columns) return text;
  }
  return (files + rest).substr(0, columns);
}

std::string state_of(const LedgerTotals& t) {
  std::string text;
  for (const std::int64_t number : {t.files, t.ok, t.partial, t.failed, t.skipped, t.missing,
                                    t.pages, t.forms, t.tables, t.flags}) {
    text += std::to_string(number) + " ";
  }
  return text;
}

int batch_exit_code(const LedgerTotals& totals, bool fail_on_flags, bool output_failed) {
  if (output_failed) return kExitOutput;
  if (totals.ok + totals.partial == 0) return kExitNothing;
  if (totals.failed > 0 || totals.partial > 0) return kExitPartly;
  return fail_on_flags && totals.flags > 0 ? kExitReview : kExitOk;
}

void report_batch(const LedgerTotals& totals, const Options& options, const BatchEnd& end,
                  const Log& log) {
  const std::array counts{
      std::pair{"files", totals.files},     std::pair{"converted", totals.ok},
      std::pair{"partial", totals.partial}, std::pair{"failed", totals.failed},
      std::pair{"skipped", totals.skipped}, std::pair{"not_reached", totals.missing},
      std::pair{"pages", totals.pages},     std::pair{"pages_unread", totals.pages_unread},
      std::pair{"forms", totals.forms},     std::pair{"tables", totals.tables},
      std::pair{"to_check", totals.flags}};
  std::string members;
  for (const auto& [name, count] : counts) {
    members += json_string(name) + ":" + std::to_string(count) + ",";
  }
  members += "\"interrupted\":" + std::string(end.was_interrupted ? "true" : "false");
  members += ",\"exit\":" + std::to_string(end.exit_code());

  std::string table = row(totals.ok, "converted");
  if (totals.partial > 0) table += row(totals.partial, "converted in part");
  if (totals.failed > 0) table += row(totals.failed, "failed");
  if (totals.skipped > 0) table += row(totals.skipped, "skipped: not documents");
  if (totals.missing > 0) table += row(totals.missing, "not reached");
  table += row(totals.pages, totals.pages_unread > 0
                                 ? "pages, " + std::to_string(totals.pages_unread) + " not read"
                                 : "pages");
  table += row(totals.forms, "forms") + row(totals.flags, "values to check");
  const std::string folder = printable(options.batch_folder);
  table += end.summed_up ? "All files: " + folder + "/summary.xlsx and run.jsonl"
                         : folder + "/summary.xlsx and run.jsonl are left for the next run";
  if (end.was_interrupted) table += "\nInterrupted. The same command goes on from here.";
  if (!end.was_interrupted && totals.failed + totals.partial > 0) {
    table += "\nWhat failed is tried again with --retry-failed.";
  }
  log.event("summary", members, table);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "cli/commands.h"
#include "cli/converting.h"
#include "cli/exit_codes.h"
#include "cli/illustrate.h"
#include "cli/interrupt.h"
#include "cli/outputs.h"
#include "cli/profile_choice.h"
#include "cli/progress.h"
#include "cli/report.h"

namespace biaoge {

namespace {

int exit_code_of(const Error& error) {
  return error.code == "installation-damaged" ? kExitInternal : kExitUsage;
}

std::vector<Document> convert_inputs(const Options& options, const std::vector<Profile>& profiles,
                                     const UnitTable& units, const TableWords& words) {
  ConvertOptions convert = options.convert;
  convert.debug_inputs = options.inputs;
  Converter converter(convert, profiles, units, words);
  const Work work = converting(converter);
  ProgressLine line(options.progress);
  const Watch watch = [&line](const Progress& progress) {
    line.show(progress);
    return interrupted() ? Flow::stop : Flow::go_on;
  };
  std::vector<Document> documents = convert_all(options.inputs, supervision(options), work, watch);
  const bool pages = !options.review.empty();
  if (!interrupted() && (pages || !options.workbook.empty())) {
    illustrate(documents, profiles, pages, options, watch);
  }
  return documents;
}

int end_interrupted(const Log& log, const std::vector<std::string>& written) {
  const std::string what = written.empty() ? "nothing was written" : "not all outputs were written";
  log.error({"interrupted", "interrupted; " + what, ""});
  return kExitInterrupted;
}

}  // namespace

int convert_command(const Options& options, const Log& log) {
  if (const auto error = check_output_names(options)) {
    log.error(*error);
    return kExitUsage;
  }
  const auto profiles = choose_profiles(options.profile);
  if (!profiles) {
    log.error(profiles.error());
    return exit_code_of(profiles.error());
  }
  const auto units = built_in_units();
  if (!units) {
    log.error(units.error());
    return exit_code_of(units.error());
  }
  const auto words = built_in_words();
  if (!words) {
    log.error(words.error());
    return exit_code_of(words.error());
  }
  const std::vector<Error> unwritable = check_writable(options);
  for (const Error& error : unwritable) log.error(error);
  if (!unwritable.empty()) return kExitOutput;
  note_interrupts();
  std::vector<Document> documents =
      convert_inputs(options, profiles.value(), units.value(), words.value());
  if (interrupted()) return end_interrupted(log, {});
  report_documents(documents, log);
  report_repeats(documents, log);

  const Totals totals = count(documents, profiles.value());
  int code = exit_code(totals, options.fail_on_flags);
  const WriteReport report =
      write_outputs(options, std::move(documents), profiles.value(), code != kExitNothing);
  if (interrupted()) return end_interrupted(log, report.written);
  for (const Error& error : report.errors) log.error(error);
  if (!report.errors.empty()) code = kExitOutput;
  log.summary(summary_text(totals, report.written), summary_counts(totals), report.written, code);
  return code;
}

}  // namespace biaoge

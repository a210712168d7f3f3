// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/file_hash.h"
#include "cli/illustrate.h"
#include "cli/interrupt.h"
#include "cli/outputs.h"
#include "cli/profile_choice.h"
#include "cli/report.h"
#include "cli/text.h"
#include "export/corrections_reader.h"
#include "export/json_reader.h"
#include "export/workbook_corrections.h"
#include "normalize/correct.h"

namespace biaoge {

namespace {

Document* document_of(std::vector<Document>& documents, const CorrectionFile& file) {
  const auto found = std::find_if(documents.begin(), documents.end(), [&](const Document& one) {
    return !one.sha256.empty() && one.sha256 == file.sha256;
  });
  return found == documents.end() ? nullptr : &*found;
}

Error other_file(const CorrectionFile& file, const std::string& json) {
  return {"corrections-other-file",
          file.path + ": was made for another file (" + file.document + ", sha256 " +
              file.sha256.substr(0, 12) + "...), which " + json + " does not hold",
          "Give the JSON that was written together with that review page"};
}

/// What the review page exported, or the workbook with its sheet of review filled in.
Result<std::vector<CorrectionFile>> read_decisions(const std::string& path,
                                                   const std::vector<Document>& documents) {
  if (is_workbook(path)) return read_workbook_corrections(path, documents);
  auto file = read_corrections(path);
  if (!file) return file.error();
  return std::vector<CorrectionFile>{std::move(file).value()};
}

/// Puts the corrections into the documents, all or none of a file.
std::optional<Error> correct(std::vector<Document>& documents, const Options& options,
                             const std::vector<Profile>& profiles, const UnitTable& units,
                             std::size_t& count) {
  for (auto input = options.inputs.begin() + 1; input != options.inputs.end(); ++input) {
    const auto files = read_decisions(*input, documents);
    if (!files) return files.error();
    for (const CorrectionFile& file : files.value()) {
      Document* document = document_of(documents, file);
      if (document == nullptr) return other_file(file, options.inputs.front());
      Status status = apply_corrections(*document, file.corrections, profiles, units);
      if (!status) return status.error();
      count += file.corrections.size();
    }
  }
  return std::nullopt;
}

/// What is still to be reviewed gets its pictures where the original lies where it lay.
void illustrate_rest(std::vector<Document>& documents, const Options& options,
                     const std::vector<Profile>& profiles) {
  std::vector<Document> there;
  for (Document& document : documents) {
    if (!document.sha256.empty() && sha256_of_file(document.path) == document.sha256) {
      there.push_back(document);
    }
  }
  illustrate(there, profiles, false, options,
             [](const Progress&) { return interrupted() ? Flow::stop : Flow::go_on; });
  for (Document& document : documents) {
    const auto shown = std::find_if(there.begin(), there.end(),
                                    [&](const Document& one) { return one.path == document.path; });
    if (shown != there.end()) document.cell_pictures = std::move(shown->cell_pictures);
  }
}

}  // namespace

int apply_command(const Options& options, const Log& log) {
  if (options.inputs.size() < 2) {
    log.error({"usage", "apply needs the JSON of convert and a file of corrections",
               "For example: biaoge apply report.json corrections.json -o final.xlsx"});
    return kExitUsage;
  }
  if (const auto error = check_output_names(options)) {
    log.error(*error);
    return kExitUsage;
  }
  const auto profiles = choose_profiles(options.profile);
  const auto units = built_in_units();
  if (!profiles || !units) {
    log.error(profiles ? units.error() : profiles.error());
    return kExitUsage;
  }
  const std::vector<Error> unwritable = check_writable(options);
  for (const Error& error : unwritable) log.error(error);
  if (!unwritable.empty()) return kExitOutput;
  auto read = read_json(options.inputs.front());
  if (!read) {
    log.error(read.error());
    return kExitNothing;
  }
  note_interrupts();
  std::vector<Document> documents = std::move(read).value();
  std::size_t decided = 0;
  if (const auto error = correct(documents, options, profiles.value(), units.value(), decided)) {
    log.error(*error);
    return kExitNothing;
  }
  if (!options.workbook.empty()) illustrate_rest(documents, options, profiles.value());
  const Totals totals = count(documents, profiles.value());
  int code = options.fail_on_flags && totals.to_check > 0 ? kExitReview : kExitOk;
  const WriteReport report = write_outputs(options, std::move(documents), profiles.value(), true);
  for (const Error& error : report.errors) log.error(error);
  if (!report.errors.empty()) code = kExitOutput;
  Counts counts = summary_counts(totals);
  counts.emplace_back("decisions", decided);
  log.summary(counted(decided, "decision") + " applied. " + summary_text(totals, report.written),
              counts, report.written, code);
  return code;
}

}  // namespace biaoge

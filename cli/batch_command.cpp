// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of documents, some of them broken: whatever happens, the next run goes on from the
// ledger.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>

#include "cli/batch_list.h"
#include "cli/batch_report.h"
#include "cli/batch_summary.h"
#include "cli/batch_wanted.h"
#include "cli/batch_write.h"
#include "cli/commands.h"
#include "cli/converting.h"
#include "cli/exit_codes.h"
#include "cli/interrupt.h"
#include "cli/output_names.h"
#include "cli/profile_choice.h"
#include "cli/progress.h"
#include "cli/sqlite.h"
#include "export/output_file.h"
#include "profiles/loader.h"

namespace biaoge {

namespace {

namespace fs = std::filesystem;

constexpr auto kCommitEvery = std::chrono::milliseconds(500);

class Batch {
 public:
  Batch(const Options& options, const Log& log, Ledger& ledger,
        const std::vector<Profile>& profiles, const UnitTable& units, const TableWords& words)
      : options_(options),
        log_(log),
        ledger_(ledger),
        profiles_(profiles),
        units_(units),
        words_(words),
        folder_(options.batch_folder),
        memory_(folder_),
        folders_{scratch_of(folder_), &memory_},
        wanted_(options),
        line_(options.progress) {}

  Status list() {
    ledger_.begin_listing();
    Status listed = list_inputs(options_.batch_input, folder_, [this](const ListedFile& file) {
      ledger_.list(file.path, wanted_name(file.relative),
                   file.mark.value_or(FileMark{0, 0, kNoFile}));
    });
    if (!listed) return listed;
    ledger_.end_listing(wanted_);
    return success();
  }

  void run() {
    Converter converter(options_.convert, profiles_, units_, words_);
    Work work = converting(converter);
    work.write = [this](std::string_view bytes) {
      return write_document(bytes, profiles_, folders_, options_);
    };
    const BatchClock clock;
    supervise(
        supervision(options_), work, [this] { return next(); },
        [this](Outcome outcome) { take(std::move(outcome)); },
        [&](const Progress& progress) {
          line_.show([&](std::size_t columns) {
            return batch_progress(progress, {ledger_.to_do(), flags_, failed_, told_to_drain_},
                                  clock, columns);
          });
          if (std::chrono::steady_clock::now() > next_commit_) commit();
          if (interrupted() == 1) return drain();
          return interrupted() > 1 ? Flow::stop : Flow::go_on;
        });
    commit();
  }

  bool changed() const { return changed_; }
  bool output_failed() const { return output_failed_; }

 private:
  std::optional<Job> next() {
    while (auto found = ledger_.next()) {
      auto& [row, now] = *found;
      LedgerRow fresh;
      fresh.path = row.path;
      fresh.name = row.name;
      fresh.mark = now;
      fresh.options = wanted_.stamp();
      if (now.inode == kNoFile) {
        note_no_file(fresh);
        record(fresh, {});
        continue;
      }
      in_flight_.emplace(++last_id_, std::move(fresh));
      return Job{last_id_, row.path};
    }
    return std::nullopt;
  }

  /// A pipe or a broken link may lie in a folder; a name in a list is meant.
  static void note_no_file(LedgerRow& row) {
    std::error_code error;
    const bool there = fs::exists(fs::symlink_status(row.path, error));
    row.status = there ? "skipped" : "failed";
    row.code = there ? "not-a-file" : "file-missing";
    row.message = row.path + (there ? ": is a pipe, a device or a link that leads to no file"
                                    : ": no such file");
    row.remedy = there ? "Give a regular file" : "Check the name";
  }

  /// Said once: a long scan may take minutes to end.
  Flow drain() {
    if (!std::exchange(told_to_drain_, true)) {
      line_.clear();
      log_.event("interrupted", "\"at_once\":false",
                 "Interrupted: the files in work are finished; Ctrl-C again stops at once.");
    }
    return Flow::drain;
  }

  void take(Outcome outcome) {
    auto node = in_flight_.extract(outcome.id);
    LedgerRow row = std::move(node.mapped());
    row.seconds = outcome.seconds;
    row.peak_kib = outcome.peak_kib;
    auto written = decode_written(outcome.bytes);
    if (outcome.error || !written) {
      const Error& error = outcome.error ? *outcome.error : written.error();
      row.status = "failed";
      row.code = error.code;
      row.message = error.message;
      row.remedy = error.remedy;
      return record(row, {});
    }
    WrittenDocument& document = written.value();
    const LedgerRow& told = document.row;
    row.sha256 = told.sha256;
    row.status = told.status;
    row.pages = told.pages;
    row.pages_unread = told.pages_unread;
    row.forms = told.forms;
    row.tables = told.tables;
    row.flags = told.flags;
    row.code = told.code;
    row.message = told.message;
    row.remedy = told.remedy;
    row.rows = told.rows;
    if (row.code == "not-a-pdf" && !is_named_like_a_document(row.path)) row.status = "skipped";
    if (document.error || !put_in_place(row, document)) {
      if (document.error) tell(*document.error, row.path);
      output_failed_ = true;  // Not recorded: the next run does it again.
      return;
    }
    record(row, document.forms);
  }

  /// Moves the files to their places. Those of an earlier run that there are no new ones for go.
  bool put_in_place(const LedgerRow& row, const WrittenDocument& document) {
    const std::string base = folder_ + "/" + row.name;
    std::error_code error;
    if (std::string parent = base.substr(0, base.rfind('/')); parent != made_) {
      fs::create_directories(parent, error);
      made_ = std::move(parent);
    }
    for (const auto& [temporary, ending] :
         {std::pair{&document.workbook, ".xlsx"}, std::pair{&document.json, ".json"}}) {
      const std::string target = base + ending;
      if (row.status == "skipped" || temporary->empty()) {
        unlink(target.c_str());
        if (!temporary->empty()) unlink(temporary->c_str());
      } else if (std::rename(temporary->c_str(), target.c_str()) != 0) {
        tell(unwritable(target, errno), row.path);
        return false;
      }
    }
    return true;
  }

  void record(const LedgerRow& row, const std::string& forms) {
    if (!changed_) ledger_.set_note("summary", "");
    changed_ = true;
    ledger_.record(row, forms);
    flags_ += row.flags;
    failed_ += row.status == "failed" ? 1 : 0;
    if (row.status == "failed" && log_.format() == LogFormat::text) {
      tell({row.code, row.message, row.remedy}, row.path);
    }
    if (log_.format() == LogFormat::json) log_.event("document", members_of(row), "");
  }

  void tell(const Error& error, const std::string& path) {
    line_.clear();
    log_.error(error, path);
  }

  void commit() {
    ledger_.commit();
    next_commit_ = std::chrono::steady_clock::now() + kCommitEvery;
  }

  const Options& options_;
  const Log& log_;
  Ledger& ledger_;
  const std::vector<Profile>& profiles_;
  const UnitTable& units_;
  const TableWords& words_;
  std::string folder_;
  std::string made_;  ///< The folder of the last output.
  MemoryFolder memory_;
  WriteFolders folders_;
  Wanted wanted_;
  ProgressLine line_;
  std::map<std::size_t, LedgerRow> in_flight_;
  std::size_t last_id_ = 0;
  std::int64_t flags_ = 0;
  std::int64_t failed_ = 0;
  bool changed_ = false;
  bool output_failed_ = false;
  bool told_to_drain_ = false;
  std::chrono::steady_clock::time_point next_commit_;
};

/// The folder of the outputs, held against other runs. The system lets go of it however this
/// process ends.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder)
      : fd_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
        held_(fd_ >= 0 && flock(fd_, LOCK_EX | LOCK_NB) == 0) {}
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (fd_ >= 0) close(fd_);
  }
  bool held() const { return held_; }

 private:
  int fd_;
  bool held_;
};

std::optional<Error> check_batch(const Options& options) {
  if (options.batch_input.empty()) {
    return Error{"usage", "batch needs a folder or a list of files",
                 "For example: biaoge batch reports -o results"};
  }
  if (options.batch_folder.empty() || options.batch_folder == "-") {
    return Error{"usage", "where should the results go? -o names a folder",
                 "For example: biaoge batch reports -o results"};
  }
  return std::nullopt;
}

/// Everything after the folder is ours alone.
int run_batch(const Options& options, const Log& log, const std::vector<Profile>& profiles,
              const UnitTable& units, const TableWords& words) {
  const std::string& folder = options.batch_folder;
  const std::string ledger_path = folder + "/ledger.sqlite";
  const std::string scratch = fs::absolute(scratch_of(folder)).string();
  std::error_code error;
  fs::remove_all(scratch, error);  // What a run that was killed left behind.
  if (!fs::create_directories(scratch, error)) {
    log.error(unwritable(scratch, error ? error.value() : EIO));
    return kExitOutput;
  }
  setenv("TMPDIR", scratch.c_str(), 1);
  std::int64_t run = 0;
  LedgerTotals totals;
  bool fresh = false;
  bool output_failed = false;
  bool summed_up = true;
  {
    auto ledger = Ledger::open(ledger_path);
    if (!ledger) {
      log.error(ledger.error());
      return kExitOutput;
    }
    Batch batch(options, log, ledger.value(), profiles, units, words);
    if (const Status listed = batch.list(); !listed) {
      log.error(listed.error());
      fs::remove_all(scratch, error);
      return kExitUsage;
    }
    log.event("start", "\"to_do\":" + std::to_string(ledger.value().to_do()), "");
    batch.run();
    run = ledger.value().run();
    totals = ledger.value().totals();
    output_failed = batch.output_failed();
    fresh = !batch.changed() && ledger.value().note("summary") == state_of(totals) &&
            fs::exists(folder + "/summary.xlsx") && fs::exists(folder + "/run.jsonl");
  }
  if (interrupted() > 1) {
    summed_up = false;
  } else if (!fresh) {
    const Status written = write_summary(folder, ledger_path, run, profiles);
    if (!written) log.error(written.error());
    summed_up = static_cast<bool>(written);
    output_failed = output_failed || !summed_up;
    if (auto ledger = Ledger::open(ledger_path); summed_up && ledger) {
      ledger.value().set_note("summary", state_of(totals));
    }
  }
  fs::remove_all(scratch, error);
  const int code = batch_exit_code(totals, options.fail_on_flags, output_failed);
  const BatchEnd end{interrupted() > 0, summed_up, code};
  report_batch(totals, options, end, log);
  return end.exit_code();
}

}  // namespace

int batch_command(const Options& options, const Log& log) {
  if (const auto error = check_batch(options)) {
    log.error(*error);
    return kExitUsage;
  }
  const auto profiles = choose_profiles(options.profile);
  const auto units = built_in_units();
  const auto words = built_in_words();
  if (!profiles || !units || !words) {
    const Error& error = !profiles ? profiles.error() : !units ? units.error() : words.error();
    log.error(error);
    return error.code == "installation-damaged" ? kExitInternal : kExitUsage;
  }
  std::error_code error;
  fs::create_directories(options.batch_folder, error);
  if (error) {
    log.error(unwritable(options.batch_folder, error.value()));
    return kExitOutput;
  }
  const FolderLock lock(options.batch_folder);
  if (!lock.held()) {
    log.error({"folder-in-use", options.batch_folder + ": another run is at work there",
               "Wait until it ends, or give another folder"});
    return kExitOutput;
  }
  note_interrupts(3);
  try {
    return run_batch(options, log, profiles.value(), units.value(), words.value());
  } catch (const DatabaseFault& fault) {
    log.error({"ledger-damaged", options.batch_folder + "/ledger.sqlite: " + fault.what(),
               "Free some space, or remove it: the next run then converts every file anew"});
    return kExitOutput;
  }
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch has done so far: a SQLite file in the folder of the outputs. A run that was ended at
// any moment goes on from it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/result.h"

namespace biaoge {

/// A file as the file system shows it: what has not changed since need not be read again.
struct FileMark {
  std::int64_t size = 0;
  std::int64_t modified = 0;  ///< Nanoseconds.
  std::int64_t inode = 0;

  bool operator==(const FileMark&) const = default;
};

struct LedgerRow {
  std::string path;     ///< Of the input.
  std::string name;     ///< Of its outputs, in the folder of the outputs, without extension.
  FileMark mark;        ///< When it was converted.
  std::string options;  ///< What the result depends on besides the file.
  std::string sha256;
  std::string status;  ///< "ok", "partial", "failed", "skipped"; "" when it was never converted.
  int pages = 0;
  int pages_unread = 0;
  int forms = 0;
  int tables = 0;
  int flags = 0;
  double seconds = 0;
  std::int64_t peak_kib = 0;
  std::string code;  ///< Of the error, with its message and remedy.
  std::string message;
  std::string remedy;
  std::string rows;  ///< It takes in the sheets of the summary: "KEY COUNT" lines.
};

/// Counts over the files of this run.
struct LedgerTotals {
  std::int64_t files = 0, ok = 0, partial = 0, failed = 0, skipped = 0, missing = 0;
  std::int64_t pages = 0, pages_unread = 0, forms = 0, tables = 0, flags = 0;
};

/// Calls throw DatabaseFault when the database fails: the disk is full, the file is damaged.
class Ledger {
 public:
  /// Error code: "ledger-damaged".
  static Result<Ledger> open(const std::string& path);
  Ledger(Ledger&&) noexcept;
  ~Ledger();

  // ---- the files of a run ----
  void begin_listing();
  void list(const std::string& path, const std::string& wanted_name, const FileMark& mark);
  /// Gives each file listed its name and asks whether it is to be converted (`row`: what is known;
  /// none for a new one).
  void end_listing(const std::function<bool(const LedgerRow& row, const FileMark& now)>& wanted);
  /// The next file to be converted, in the order of paths.
  std::optional<std::pair<LedgerRow, FileMark>> next();
  std::int64_t to_do() const;

  /// What became of a file. `forms`: its forms for the summary, as bytes.
  void record(const LedgerRow& row, const std::string& forms);
  void commit();  ///< Makes what was recorded last.

  /// This run's number; a second ledger may look at it.
  std::int64_t run() const;
  void look_at(std::int64_t run);

  // ---- reading ----
  /// The files of this run in the order of paths; those not reached are left out.
  void each(const std::function<void(const LedgerRow&)>& receive);
  void each_forms(const std::function<void(const LedgerRow&, const std::string&)>& receive);
  LedgerTotals totals();

  std::string note(const std::string& key);
  void set_note(const std::string& key, const std::string& value);

 private:
  struct Impl;
  explicit Ledger(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ledger.h"

#include <deque>
#include <utility>

#include "cli/output_names.h"
#include "cli/sqlite.h"

namespace biaoge {

namespace {

// Paths and names are bytes. `seen` is the run that listed the file last, `todo` whether that run
// converts it. Forms are long, as are the database's pages: they lie one after the other in a table
// of their own.
constexpr char kSchema[] = R"(
  PRAGMA page_size = 16384;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS documents(
    path BLOB PRIMARY KEY, name BLOB, folded BLOB UNIQUE, seen INTEGER, todo INTEGER,
    now_size INTEGER, now_modified INTEGER, now_inode INTEGER,
    size INTEGER, modified INTEGER, inode INTEGER, options BLOB, sha256 BLOB, status BLOB,
    pages INTEGER, pages_unread INTEGER, forms INTEGER, tables INTEGER, flags INTEGER,
    seconds REAL, peak_kib INTEGER, code BLOB, message BLOB, remedy BLOB, rows BLOB
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS summary(path BLOB PRIMARY KEY, bytes BLOB);
  CREATE TABLE IF NOT EXISTS notes(key BLOB PRIMARY KEY, value BLOB);
  CREATE TEMP TABLE listed(path BLOB PRIMARY KEY, wanted BLOB, size INTEGER, modified INTEGER,
    inode INTEGER);
)";

constexpr char kColumns[] =
    " path, name, size, modified, inode, options, sha256, status, pages, pages_unread, forms, "
    "tables, flags, seconds, peak_kib, code, message, remedy, rows ";

LedgerRow row_of(Statement& s) {
  LedgerRow row;
  row.path = s.text(0);
  row.name = s.text(1);
  row.mark = {s.number(2), s.number(3), s.number(4)};
  row.options = s.text(5);
  row.sha256 = s.text(6);
  row.status = s.text(7);
  row.pages = static_cast<int>(s.number(8));
  row.pages_unread = static_cast<int>(s.number(9));
  row.forms = static_cast<int>(s.number(10));
  row.tables = static_cast<int>(s.number(11));
  row.flags = static_cast<int>(s.number(12));
  row.seconds = s.real(13);
  row.peak_kib = s.number(14);
  row.code = s.text(15);
  row.message = s.text(16);
  row.remedy = s.text(17);
  row.rows = s.text(18);
  return row;
}

}  // namespace

struct Ledger::Impl {
  explicit Impl(const std::string& path) : database(path) {
    database.run(kSchema);
    Statement last(database.get(), "SELECT max(seen) FROM documents");
    last.step();
    run = last.number(0) + 1;
  }
  Statement prepare(const std::string& sql) { return {database.get(), sql}; }
  /// What is asked for every document is compiled once.
  Statement& kept(std::optional<Statement>& statement, const std::string& sql) {
    if (!statement) statement.emplace(database.get(), sql);
    return *statement;
  }
  /// Some at a time: a cursor left open would keep a commit waiting.
  void look_ahead() {
    Statement next = prepare("SELECT" + std::string(kColumns) +
                             ", now_size, now_modified, now_inode FROM documents WHERE seen = ?1 "
                             "AND todo = 1 AND path > ?2 ORDER BY path LIMIT 200");
    next.with(run, last_given);
    while (next.step()) {
      ahead.emplace_back(row_of(next), FileMark{next.number(19), next.number(20), next.number(21)});
    }
    if (!ahead.empty()) last_given = ahead.back().first.path;
  }
  void begin() {
    if (sqlite3_get_autocommit(database.get()) != 0) database.run("BEGIN");
  }

  Database database;
  std::optional<Statement> list, record, keep_forms, forget_forms;
  std::deque<std::pair<LedgerRow, FileMark>> ahead;  ///< To be given next.
  std::int64_t run = 1;
  std::int64_t to_do = 0;
  std::string last_given;  ///< No path is empty.
};

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::open(const std::string& path) {
  try {
    return Ledger(std::make_unique<Impl>(path));
  } catch (const DatabaseFault& fault) {
    return Error{"ledger-damaged", path + ": " + fault.what(),
                 "Free some space, or remove it: the next run then converts every file anew"};
  }
}

void Ledger::begin_listing() {
  impl_->begin();
}

void Ledger::list(const std::string& path, const std::string& wanted_name, const FileMark& mark) {
  static constexpr char kInsert[] = "INSERT OR REPLACE INTO listed VALUES(?1, ?2, ?3, ?4, ?5)";
  impl_->kept(impl_->list, kInsert)
      .with(path, wanted_name, mark.size, mark.modified, mark.inode)
      .run();
}

void Ledger::end_listing(const std::function<bool(const LedgerRow&, const FileMark&)>& wanted) {
  Statement all =
      impl_->prepare("SELECT path, wanted, size, modified, inode FROM listed ORDER BY path");
  Statement known =
      impl_->prepare("SELECT" + std::string(kColumns) + "FROM documents WHERE path = ?1");
  Statement taken = impl_->prepare("SELECT 1 FROM documents WHERE folded = ?1");
  Statement add = impl_->prepare("INSERT INTO documents(path, name, folded) VALUES(?1, ?2, ?3)");
  Statement mark = impl_->prepare(
      "UPDATE documents SET seen = ?2, todo = ?3, now_size = ?4, now_modified = ?5, now_inode = "
      "?6 WHERE path = ?1");
  impl_->to_do = 0;
  while (all.step()) {
    const std::string path = all.text(0);
    const FileMark now{all.number(2), all.number(3), all.number(4)};
    LedgerRow row;
    if (known.with(path).step()) {
      row = row_of(known);
    } else {
      row.path = path;
      row.name = free_name(all.text(1), path,
                           [&](const std::string& folded) { return taken.with(folded).step(); });
      add.with(path, row.name, folded_name(row.name)).run();
    }
    const bool todo = wanted(row, now);
    impl_->to_do += todo ? 1 : 0;
    mark.with(path, impl_->run, todo, now.size, now.modified, now.inode).run();
  }
  impl_->database.run("DELETE FROM listed");
  commit();
}

std::optional<std::pair<LedgerRow, FileMark>> Ledger::next() {
  if (impl_->ahead.empty()) impl_->look_ahead();
  if (impl_->ahead.empty()) return std::nullopt;
  auto found = std::move(impl_->ahead.front());
  impl_->ahead.pop_front();
  return found;
}

std::int64_t Ledger::to_do() const {
  return impl_->to_do;
}

std::int64_t Ledger::run() const {
  return impl_->run;
}

void Ledger::look_at(std::int64_t run) {
  impl_->run = run;
}

void Ledger::record(const LedgerRow& row, const std::string& forms) {
  impl_->begin();
  impl_
      ->kept(
          impl_->record,
          "UPDATE documents SET size = ?2, modified = ?3, inode = ?4, options = ?5, sha256 = ?6, "
          "status = ?7, pages = ?8, pages_unread = ?9, forms = ?10, tables = ?11, flags = ?12, "
          "seconds = ?13, peak_kib = ?14, code = ?15, message = ?16, remedy = ?17, rows = ?18, "
          "todo = 0 WHERE path = ?1")
      .with(row.path, row.mark.size, row.mark.modified, row.mark.inode, row.options, row.sha256,
            row.status, row.pages, row.pages_unread, row.forms, row.tables, row.flags, row.seconds,
            row.peak_kib, row.code, row.message, row.remedy, row.rows)
      .run();
  if (forms.empty()) {
    impl_->kept(impl_->forget_forms, "DELETE FROM summary WHERE path = ?1").with(row.path).run();
  } else {
    impl_->kept(impl_->keep_forms, "INSERT OR REPLACE INTO summary VALUES(?1, ?2)")
        .with(row.path, forms)
        .run();
  }
}

void Ledger::commit() {
  if (sqlite3_get_autocommit(impl_->database.get()) == 0) impl_->database.run("COMMIT");
}

void Ledger::each(const std::function<void(const LedgerRow&)>& receive) {
  Statement rows =
      impl_->prepare("SELECT" + std::string(kColumns) +
                     "FROM documents WHERE seen = ?1 AND status IS NOT NULL ORDER BY path");
  rows.with(impl_->run);
  while (rows.step()) receive(row_of(rows));
}

void Ledger::each_forms(const std::function<void(const LedgerRow&, const std::string&)>& receive) {
  Statement rows =
      impl_->prepare("SELECT" + std::string(kColumns) +
                     ", bytes FROM documents LEFT JOIN summary USING(path) WHERE seen = "
                     "?1 AND status IS NOT NULL ORDER BY path");
  rows.with(impl_->run);
  while (rows.step()) receive(row_of(rows), rows.text(19));
}

LedgerTotals Ledger::totals() {
  Statement s = impl_->prepare(
      "SELECT count(*), sum(status = x'6f6b'), sum(status = x'7061727469616c'), sum(status = "
      "x'6661696c6564'), sum(status = x'736b6970706564'), sum(status IS NULL), sum(pages), "
      "sum(pages_unread), sum(forms), sum(tables), sum(flags) FROM documents WHERE seen = ?1");
  s.with(impl_->run).step();
  return {s.number(0), s.number(1), s.number(2), s.number(3), s.number(4), s.number(5),
          s.number(6), s.number(7), s.number(8), s.number(9), s.number(10)};
}

std::string Ledger::note(const std::string& key) {
  Statement found = impl_->prepare("SELECT value FROM notes WHERE key = ?1");
  return found.with(key).step() ? found.text(0) : std::string();
}

void Ledger::set_note(const std::string& key, const std::string& value) {
  impl_->prepare("INSERT OR REPLACE INTO notes VALUES(?1, ?2)").with(key, value).run();
}

}  // namespace biaoge

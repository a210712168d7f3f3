// SPDX-License-Identifier: GPL-3.0-or-later
// A thin hold on SQLite: a database and its statements. Private to the ledger.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace biaoge {

/// What the ledger cannot do its work without. Caught where the ledger ends.
struct DatabaseFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Statement {
 public:
  Statement(sqlite3* database, std::string_view text) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, text.data(), static_cast<int>(text.size()), &statement,
                           nullptr) != SQLITE_OK) {
      throw DatabaseFault(sqlite3_errmsg(database));
    }
    statement_.reset(statement);
  }

  /// Binds the values to ?1, ?2, … after a reset.
  template <class... T>
  Statement& with(const T&... values) {
    sqlite3_reset(statement_.get());
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }
  /// True when there is a row.
  bool step() {
    const int result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
      throw DatabaseFault(sqlite3_errmsg(database_));
    }
    return result == SQLITE_ROW;
  }
  void run() {
    while (step()) {
    }
    sqlite3_reset(statement_.get());
  }

  std::int64_t number(int column) { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) { return sqlite3_column_double(statement_.get(), column); }
  std::string text(int column) {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(size));
  }

 private:
  void bind(int index, const std::string& value) {
    sqlite3_bind_blob64(statement_.get(), index, value.data(), value.size(), SQLITE_TRANSIENT);
  }
  void bind(int index, std::int64_t value) { sqlite3_bind_int64(statement_.get(), index, value); }
  void bind(int index, int value) { sqlite3_bind_int(statement_.get(), index, value); }
  void bind(int index, bool value) { sqlite3_bind_int(statement_.get(), index, value ? 1 : 0); }
  void bind(int index, double value) { sqlite3_bind_double(statement_.get(), index, value); }

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  explicit Database(const std::string& path) {
    sqlite3* database = nullptr;
    const int result = sqlite3_open(path.c_str(), &database);
    database_.reset(database);
    if (result != SQLITE_OK) throw DatabaseFault(sqlite3_errmsg(database));
  }

  void run(const char* sql) {
    if (sqlite3_exec(get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw DatabaseFault(sqlite3_errmsg(get()));
    }
  }
  sqlite3* get() const { return database_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace biaoge

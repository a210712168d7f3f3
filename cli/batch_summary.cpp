// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch_summary.h"

#include <poll.h>

#include <cerrno>
#include <cstdio>
#include <locale>
#include <optional>
#include <sstream>
#include <utility>

#include "cli/sqlite.h"
#include "cli/text.h"
#include "cli/wire.h"
#include "cli/worker.h"
#include "export/output_file.h"
#include "export/summary_workbook.h"

namespace biaoge {

namespace {

constexpr int kMuch = 1 << 20;  ///< MiB: what the worker reads it wrote itself.
constexpr int kAttempts = 3;

std::string status_text(const std::string& status) {
  if (status == "ok") return "完成";
  if (status == "partial") return "部分完成";
  return status == "failed" ? "失败" : "跳过";
}

/// Relative to the folder of the outputs; "" for none.
std::string output_of(const LedgerRow& row) {
  return row.status == "ok" || row.status == "partial" ? row.name + ".xlsx" : "";
}

SheetRows rows_of(Ledger& ledger, long long& files) {
  SheetRows rows;
  ledger.each([&](const LedgerRow& row) {
    ++files;
    std::istringstream lines(row.rows);
    std::string key;
    for (long long count = 0; lines >> key >> count;) rows[key] += count;
  });
  return rows;
}

Status write_workbook_of(Ledger& ledger, const std::vector<Profile>& profiles,
                         const std::string& path) {
  long long files = 0;
  const SheetRows rows = rows_of(ledger, files);
  auto workbook = SummaryWorkbook::create(path, profiles, rows, files);
  if (!workbook) return workbook.error();
  ledger.each_forms([&](const LedgerRow& row, const std::string& forms) {
    Document document;
    if (!forms.empty()) {
      if (auto decoded = decode_document(forms)) document = std::move(decoded).value();
    }
    workbook.value().add({row.path, status_text(row.status), row.pages, row.forms, row.flags,
                          output_of(row), Error{row.code, row.message, row.remedy, {}}},
                         std::move(document));
  });
  return workbook.value().finish();
}

Status write_lines_of(Ledger& ledger, const std::string& path) {
  auto output = OutputFile::create(path);
  if (!output) return output.error();
  FileWriter file(output.value().temporary());
  ledger.each([&file](const LedgerRow& row) {
    const std::string line = "{" + members_of(row) + "}\n";
    file.write(line.data(), line.size());
  });
  if (const int error = file.close(); error != 0) return unwritable(path, error);
  return output.value().commit();
}

/// Error code, message and remedy in one line each; empty when all went well.
std::string summarize(const std::string& folder, const std::string& ledger_path, std::int64_t run,
                      const std::vector<Profile>& profiles) {
  const auto text = [](const Error& e) { return e.code + "\n" + e.message + "\n" + e.remedy; };
  auto ledger = Ledger::open(ledger_path);
  if (!ledger) return text(ledger.error());
  ledger.value().look_at(run);
  for (const std::string name : {"summary.xlsx", "run.jsonl"}) {
    // Made where the next run clears away what a run that was killed left behind.
    const std::string made = scratch_of(folder) + "/" + name;
    const Status written = name == "run.jsonl" ? write_lines_of(ledger.value(), made)
                                               : write_workbook_of(ledger.value(), profiles, made);
    if (!written) return text(written.error());
    const std::string target = folder + "/" + name;
    if (std::rename(made.c_str(), target.c_str()) != 0) return text(unwritable(target, errno));
  }
  return {};
}

/// None when the worker ended without one.
std::optional<std::string> answer_of(Worker& worker) {
  std::vector<Message> messages;
  while (messages.empty()) {
    pollfd fd{worker.fd(), POLLIN, 0};
    poll(&fd, 1, -1);
    if (worker.receive(messages) != Worker::End::none && messages.empty()) return std::nullopt;
  }
  return std::move(messages.front().bytes);
}

}  // namespace

std::string scratch_of(const std::string& folder) {
  return folder + "/ledger.tmp";
}

std::string members_of(const LedgerRow& row) {
  const auto member = [](const char* name, const std::string& value) {
    return json_string(name) + ":" + json_string(value);
  };
  const auto number = [](const char* name, std::int64_t value) {
    return json_string(name) + ":" + std::to_string(value);
  };
  std::ostringstream seconds;
  seconds.imbue(std::locale::classic());
  seconds << row.seconds;
  const std::string output = output_of(row);
  return member("path", row.path) + "," + member("sha256", row.sha256) + "," +
         member("status", row.status) + "," +
         (output.empty() ? "\"output\":null" : member("output", output)) + "," +
         number("pages", row.pages) + "," + number("pages_unread", row.pages_unread) + "," +
         number("forms", row.forms) + "," + number("tables", row.tables) + "," +
         number("flags", row.flags) + ",\"seconds\":" + seconds.str() + "," +
         number("peak_kib", row.peak_kib) + ",\"error\":" +
         (row.code.empty() ? "null"
                           : "{" + member("code", row.code) + "," + member("message", row.message) +
                                 "," + member("remedy", row.remedy) + "}");
}

Status write_summary(const std::string& folder, const std::string& ledger_path, std::int64_t run,
                     const std::vector<Profile>& profiles) {
  const Serve serve = [&](int fd, NoticeBoard&) {
    write_message(fd, Tag::written, 0, 0, summarize(folder, ledger_path, run, profiles));
  };
  // A worker that something outside ended (the system short of memory) says nothing of the work.
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto worker = Worker::start({kMuch, false}, serve);
    if (!worker) return worker.error();
    const auto answer = answer_of(worker.value());
    if (!answer) continue;
    if (answer->empty()) return success();
    Error error;
    std::istringstream lines(*answer);
    std::getline(lines, error.code);
    std::getline(lines, error.message);
    std::getline(lines, error.remedy);
    return error;
  }
  return Error{"output-unwritable", folder + "/summary.xlsx: could not be written",
               "Run the command again"};
}

}  // namespace biaoge

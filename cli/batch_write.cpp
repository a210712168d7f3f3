// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch_write.h"

#include <unistd.h>

#include <cstdlib>
#include <utility>
#include <vector>

#include "cli/illustrate.h"
#include "cli/report.h"
#include "cli/wire.h"
#include "cli/wire_members.h"
#include "export/export.h"
#include "export/summary_workbook.h"

namespace biaoge {

template <class Archive>
void members(Archive& archive, Ref<Archive, WrittenDocument> value) {
  auto& [row, workbook, json, forms, error] = value;
  archive(row.sha256, row.status, row.pages, row.pages_unread, row.forms, row.tables, row.flags,
          row.code, row.message, row.remedy, row.rows, workbook, json, forms, error);
}

namespace {

/// Bytes of an encoded document: the parts of its workbook take at most ten times as much.
constexpr std::size_t kSmall = 1 << 20;

std::string status_of(const Document& document, const Totals& totals) {
  if (document.status == DocumentStatus::failed) return "failed";
  const bool whole = document.status == DocumentStatus::ok && totals.pages_unread == 0;
  return whole ? "ok" : "partial";
}

/// The error of the document, else of the first page that has one.
void take_error(LedgerRow& row, const Document& document) {
  const Error* error = document.error ? &*document.error : nullptr;
  for (const PageInfo& page : document.pages) {
    if (error == nullptr && page.error && page.status != PageStatus::ok) error = &*page.error;
  }
  if (error == nullptr) return;
  row.code = error->code;
  row.message = error->message;
  row.remedy = error->remedy;
}

void strip(Record& record) {
  for (auto& [key, value] : record) {
    if (!value.flags.empty()) continue;
    value.raw.clear();
    value.boxes.clear();
    value.alternatives.clear();
  }
}

/// What the summary shows of the forms: all but where values without flags stood and how they were
/// read. It goes through the supervisor and stays in the ledger.
Document for_summary(const Document& document) {
  Document kept;
  kept.forms = document.forms;
  for (Form& form : kept.forms) {
    strip(form.fields);
    for (FormSection& section : form.sections) {
      for (Record& row : section.rows) strip(row);
    }
    form.checks.clear();
  }
  return kept;
}

}  // namespace

std::string write_document(std::string_view bytes, const std::vector<Profile>& profiles,
                           const WriteFolders& folders, const Options& options) {
  static int counter = 0;
  WrittenDocument written;
  auto decoded = decode_document(bytes);
  std::vector<Document> documents(1);
  if (decoded) {
    documents[0] = std::move(decoded).value();
  } else {
    documents[0].status = DocumentStatus::failed;
    documents[0].error = decoded.error();
  }
  Document& document = documents[0];
  const Totals totals = count(documents, profiles);
  LedgerRow& row = written.row;
  row.sha256 = document.sha256;
  row.status = status_of(document, totals);
  row.pages = static_cast<int>(totals.pages);
  row.pages_unread = static_cast<int>(totals.pages_unread);
  row.forms = static_cast<int>(totals.forms);
  row.tables = static_cast<int>(totals.tables);
  row.flags = static_cast<int>(totals.to_check);
  take_error(row, document);

  for (const auto& [key, number] : summary_rows(document, profiles)) {
    row.rows += key + " " + std::to_string(number) + "\n";
  }
  if (!document.forms.empty()) written.forms = encode_document(for_summary(document));

  const std::string name =
      folders.scratch + "/" + std::to_string(getpid()) + "-" + std::to_string(++counter);
  const auto note = [&written](const Status& status) {
    if (!status && !written.error) written.error = status.error();
  };
  if (options.batch_json) note(write_json(documents, written.json = name + ".json"));
  if (document.status != DocumentStatus::failed) {
    Options one_worker = options;
    one_worker.jobs = 1;
    illustrate(documents, profiles, false, one_worker, [](const Progress&) { return Flow::go_on; });
    const bool small = bytes.size() <= kSmall && folders.memory->has_room();
    setenv("TMPDIR", (small ? folders.memory->path() : folders.scratch).c_str(), 1);
    note(write_workbook(std::move(documents), profiles, written.workbook = name + ".xlsx"));
  }
  std::string out;
  Writer writer(out);
  writer(written);
  return out;
}

Result<WrittenDocument> decode_written(std::string_view bytes) {
  Reader reader(bytes);
  WrittenDocument written;
  reader(written);
  if (!reader.failed() && reader.at_end()) return written;
  return Error{"wire-damaged", "a worker's answer is damaged", "Please report this"};
}

}  // namespace biaoge

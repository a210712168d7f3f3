// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report.h"

#include <algorithm>
#include <map>

#include "cli/exit_codes.h"
#include "cli/text.h"
#include "export/catalogue.h"

namespace biaoge {

namespace {

bool same_trouble(const PageInfo& a, const PageInfo& b) {
  return a.error && b.error && a.error->code == b.error->code;
}

/// "a.pdf: page 3 …" for pages 3 to 9 becomes "a.pdf: page 3 … (the same: pages 4-9)".
void report_pages(const Document& document, const Log& log) {
  const std::vector<PageInfo>& pages = document.pages;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i + 1;
    if (pages[i].error) {
      Error error = *pages[i].error;
      if (log.format() == LogFormat::text) {
        while (end < pages.size() && same_trouble(pages[i], pages[end])) ++end;
        const std::string first = std::to_string(pages[i].number + 1);
        const std::string last = std::to_string(pages[end - 1].number);
        if (end == i + 2) error.message += " (the same: page " + last + ")";
        if (end > i + 2) error.message += " (the same: pages " + first + "-" + last + ")";
      }
      // A page without status "ok" is lost; else what is said of it is a warning.
      if (pages[i].status == PageStatus::ok) {
        log.warning(error, document.path, pages[i].number);
      } else {
        log.error(error, document.path, pages[i].number);
      }
    }
    i = end;
  }
}

/// A document of which nothing is left may carry the error of its first page.
bool told_of_a_page(const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(), [&](const PageInfo& page) {
    return page.error && page.error->message == document.error->message;
  });
}

}  // namespace

Totals count(const std::vector<Document>& documents, const std::vector<Profile>& profiles) {
  Totals totals;
  totals.files = documents.size();
  for (const Document& document : documents) {
    totals.files_failed += document.status == DocumentStatus::failed;
    totals.partial = totals.partial || document.status == DocumentStatus::partial;
    totals.pages += document.pages.size();
    totals.forms += document.forms.size();
    totals.tables += document.tables.size();
    for (const PageInfo& page : document.pages)
      totals.pages_unread += page.status != PageStatus::ok;
  }
  for (const ReviewItem& item : make_catalogue(documents, profiles).review) {
    totals.to_check += item.severity != Severity::info;
  }
  return totals;
}

void report_documents(const std::vector<Document>& documents, const Log& log) {
  for (const Document& document : documents) {
    for (const Error& warning : document.warnings) log.warning(warning, document.path);
    report_pages(document, log);
    if (document.error && !told_of_a_page(document)) log.error(*document.error, document.path);
  }
}

void report_repeats(const std::vector<Document>& documents, const Log& log) {
  std::map<std::string, const Document*> seen;
  for (const Document& document : documents) {
    if (document.sha256.empty()) continue;
    const auto [first, is_new] = seen.emplace(document.sha256, &document);
    if (is_new) continue;
    const std::string& earlier = first->second->path;
    log.warning({"input-repeated",
                 document.path +
                     (earlier == document.path ? ": given more than once"
                                               : ": the same file as " + earlier) +
                     "; its forms come out each time",
                 "Give it once if that is not wanted"},
                document.path);
  }
}

std::string summary_text(const Totals& totals, const std::vector<std::string>& outputs) {
  std::string text = counted(totals.files, "file");
  if (totals.files_failed > 0) text += " (" + std::to_string(totals.files_failed) + " failed)";
  text += ", " + counted(totals.pages, "page");
  if (totals.pages_unread > 0) text += " (" + std::to_string(totals.pages_unread) + " not read)";
  text += ": " + counted(totals.forms, "form") + ", " + counted(totals.tables, "table") + ", " +
          counted(totals.to_check, "value") + " to check";
  if (outputs.empty()) text += "; nothing was written";
  for (const std::string& output : outputs) {
    text += (&output == &outputs.front() ? " → " : ", ") + (output == "-" ? "stdout" : output);
  }
  return text;
}

Counts summary_counts(const Totals& totals) {
  return {{"files", totals.files},      {"files_failed", totals.files_failed},
          {"pages", totals.pages},      {"pages_unread", totals.pages_unread},
          {"forms", totals.forms},      {"tables", totals.tables},
          {"to_check", totals.to_check}};
}

int exit_code(const Totals& totals, bool fail_on_flags) {
  if (totals.files_failed == totals.files) return kExitNothing;
  if (totals.files_failed > 0 || totals.partial || totals.pages_unread > 0) return kExitPartly;
  return fail_on_flags && totals.to_check > 0 ? kExitReview : kExitOk;
}

}  // namespace biaoge

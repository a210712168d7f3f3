// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/page_notes.h"

#include <algorithm>
#include <optional>
#include <string>

#include "ocr/page_reader.h"

namespace biaoge {

namespace {

/// "71 %", "71 to 93 %", rounded down.
std::string percent_range(const std::vector<double>& shares) {
  if (shares.empty()) return {};
  const auto percent = [](double share) { return std::to_string(static_cast<int>(100 * share)); };
  const auto [least, most] = std::minmax_element(shares.begin(), shares.end());
  const std::string text = percent(*least);
  return (text == percent(*most) ? text : text + " to " + percent(*most)) + " %";
}

}  // namespace

std::string page_ranges(const std::vector<int>& pages) {
  std::string text;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(pages[i]);
    if (last > i) text += "-" + std::to_string(pages[last]);
    i = last + 1;
  }
  return text;
}

void PageNotes::note(const PageRead& page) {
  if (!page.layout) return;
  const int number = page.info.number;
  if (page.layout->fragments.empty() && !page.layout->lines.empty()) {
    without_table_.push_back(number);
  }
  if (page.info.kind == PageKind::mixed && !page.scanned) with_picture_.push_back(number);
  const bool chart =
      std::any_of(page.info.refused.begin(), page.info.refused.end(),
                  [](const RefusedRegion& region) { return region.reason == kNoTextRows; });
  if (chart) with_chart_.push_back(number);
  if (page.syntax_errors > 0) with_errors_.push_back(number);
  if (page.info.dpi && *page.info.dpi < kCoarseDpi) coarse_.push_back(number);
  if (page.picture_incomplete) incomplete_.push_back(number);
  const std::optional<double>& agreement = page.info.evidence.hidden_agreement;
  if (agreement && *agreement < kTrustedLayer) {
    disbelieved_.push_back(number);
    agreements_.push_back(*agreement);
  }
}

void PageNotes::report(Document& document) const {
  const auto warn = [&](const char* code, const std::vector<int>& pages, const std::string& what,
                        const char* remedy) {
    if (pages.empty()) return;
    document.warnings.push_back(
        {code, document.path + ": page " + page_ranges(pages) + " " + what, remedy, pages});
  };
  warn("page-no-table", without_table_, "has text but no table; it is not in the outputs",
       "Look whether it should have one");
  warn("page-picture", with_picture_, "has a picture that was not read",
       "Look whether it shows a table");
  warn("page-picture", with_chart_,
       "has a picture that was not read: no rows and columns of text were seen in it",
       "Look whether it shows a table; --ocr always reads the whole page as a picture");
  warn("page-syntax", with_errors_, "has errors in its content; parts of it may be missing",
       "Compare it with the outputs, or ask for the file again");
  warn("low-resolution", coarse_, "is a scan of less than 120 dpi; every value of it is flagged",
       "Scan it again at 300 dpi");
  warn("image-incomplete", incomplete_, "is a picture that was cut short; what is missing is white",
       "Copy the file again, or scan the page again");
  warn("hidden-text-unused", disbelieved_,
       "has the hidden text of another program, which agrees with " + percent_range(agreements_) +
           " of what was read on a sample; it was not used",
       "Nothing is needed: the page itself was read");
}

}  // namespace biaoge

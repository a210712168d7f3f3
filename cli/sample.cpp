// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sample.h"

#include <utility>

#include "cli/converting.h"
#include "cli/interrupt.h"

namespace biaoge {

Result<Document> read_sample(const std::string& path, const std::vector<Profile>& profiles,
                             const UnitTable& units, const TableWords& words) {
  note_interrupts();
  const Options options;
  Converter converter(options.convert, profiles, units, words);
  std::vector<Document> documents =
      convert_all({path}, supervision(options), converting(converter),
                  [](const Progress&) { return interrupted() ? Flow::stop : Flow::go_on; });
  Document& document = documents.front();
  if (document.status == DocumentStatus::failed && document.error) return *document.error;
  return std::move(document);
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "cli/losses.h"
#include "cli/supervisor.h"

namespace biaoge {

std::vector<Document> convert_all(const std::vector<std::string>& paths,
                                  const SupervisorOptions& options, const Work& work,
                                  const Watch& watch) {
  std::vector<std::optional<Document>> answers(paths.size());
  std::size_t next = 0;
  supervise(
      options, work,
      [&]() -> std::optional<Job> {
        if (next == paths.size()) return std::nullopt;
        return Job{next, paths[next++]};
      },
      [&](const Outcome& outcome) {
        answers[outcome.id] = received_document(outcome.bytes, paths[outcome.id]);
      },
      [&](Progress progress) {
        progress.documents = paths.size();
        return watch(progress) == Flow::go_on ? Flow::go_on : Flow::stop;
      });
  std::vector<Document> documents;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    documents.push_back(answers[i] ? std::move(*answers[i]) : interrupted_document(paths[i]));
  }
  return documents;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/losses.h"

#include <utility>

#include "cli/wire.h"

namespace biaoge {

namespace {

std::string plain_number(double number) {
  std::string text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace

Loss loss_of(Worker::End end) {
  switch (end) {
    case Worker::End::out_of_memory:
      return Loss::memory;
    case Worker::End::killed:
      return Loss::killed;
    default:
      return Loss::crash;
  }
}

Error explain(Loss loss, const std::string& how_it_ended, double timeout_seconds, int memory_mib) {
  switch (loss) {
    case Loss::timeout:
      return {"page-timeout", "was not finished after " + plain_number(timeout_seconds) + " s",
              "Give it more time with --timeout"};
    case Loss::memory:
    case Loss::killed:
      return {"page-memory", "needs more than " + std::to_string(memory_mib) + " MiB of memory",
              "Allow more with --memory"};
    case Loss::crash:
      break;
  }
  return {"page-crashed", "crashed the process that read it (" + how_it_ended + ")",
          "The file may be damaged: print or save it as a new PDF and try again"};
}

Document failed_document(const std::string& path, Error error) {
  Document document;
  document.path = path;
  document.status = DocumentStatus::failed;
  document.error = std::move(error);
  return document;
}

Document interrupted_document(const std::string& path) {
  return failed_document(path, {"interrupted", path + ": interrupted", "Run the command again"});
}

Document received_document(std::string_view bytes, const std::string& path) {
  auto document = decode_document(bytes);
  if (document) return std::move(document).value();
  Error error = document.error();
  error.code = "worker-crashed";
  error.message.insert(0, path + ": ");
  return failed_document(path, std::move(error));
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch_wanted.h"

#include <sys/stat.h>

#include <vector>

#include "cli/checksum.h"
#include "cli/file_hash.h"
#include "cli/profile_choice.h"
#include "core/version.h"
#include "profiles/loader.h"

namespace biaoge {

namespace {

constexpr int kLedgerFormat = 2;  ///< Forms kept by another one are not understood.

std::string result_depends_on(const Options& options) {
  std::string text = std::string(kVersion) + "|" + std::to_string(kLedgerFormat) + "|" +
                     options.profile + "|" + std::to_string(static_cast<int>(options.convert.ocr)) +
                     "|" + (options.batch_json ? "json" : "") + "|";
  for (const auto& [first, last] : options.convert.pages) {
    text += std::to_string(first) + "-" + std::to_string(last) + ",";
  }
  std::vector<std::string> files = built_in_profiles();
  files.push_back(profile_directory() + "/units.txt");
  files.push_back(profile_directory() + "/tables.txt");
  files.push_back(options.profile);
  for (const std::string& file : files) text += "|" + sha256_of_file(file);
  return text;
}

std::string success_depends_on(const Options& options) {
  return std::to_string(options.convert.timeout_seconds) + "|" +
         std::to_string(options.memory_mib) + "|" + checksum(options.convert.password);
}

/// A power cut may leave a file of no bytes under a name that was given to it just before.
bool is_there(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && info.st_size > 0;
}

}  // namespace

Wanted::Wanted(const Options& options)
    : options_(options), stamp_(result_depends_on(options) + "\n" + success_depends_on(options)) {}

bool Wanted::has_outputs(const LedgerRow& row) const {
  if (row.status != "ok" && row.status != "partial") return true;
  const std::string base = options_.batch_folder + "/" + row.name;
  return is_there(base + ".xlsx") && (!options_.batch_json || is_there(base + ".json"));
}

bool Wanted::operator()(const LedgerRow& row, const FileMark& now) const {
  if (options_.since > 0 && now.inode != kNoFile && now.modified < options_.since) return false;
  if (row.status.empty()) return true;
  const std::size_t same = stamp_.find('\n');
  if (row.options.compare(0, same, stamp_, 0, same) != 0 || !has_outputs(row)) return true;
  const bool lacking = row.status == "failed" || row.status == "partial";
  if (lacking && (options_.retry_failed || row.options != stamp_)) return true;
  if (row.mark == now) return false;
  return row.sha256.empty() || sha256_of_file(row.path) != row.sha256;
}

}  // namespace biaoge

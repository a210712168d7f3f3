// SPDX-License-Identifier: GPL-3.0-or-later
// The command line, understood and checked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/convert_options.h"
#include "cli/log.h"
#include "core/result.h"

namespace biaoge {

enum class Command { help, version, convert, batch, apply, check, profiles, doctor };

struct Options {
  Command command = Command::help;
  std::string help;  ///< For Command::help: the page asked for.

  // convert
  std::vector<std::string> inputs;
  std::string workbook;  ///< Outputs: "" when not wanted, "-" for standard output.
  std::string json;
  std::string csv;
  std::string review;  ///< Folder for the review pages.
  std::string profile = "auto";
  ConvertOptions convert;
  int jobs = 1;
  int memory_mib = 2048;
  LogFormat log = LogFormat::text;
  bool progress = true;
  bool quiet = false;
  bool fail_on_flags = false;

  // batch; the options of reading as for convert
  std::string batch_input;
  std::string batch_folder;
  bool batch_json = false;
  bool retry_failed = false;
  std::int64_t since = 0;  ///< Nanoseconds since 1970; files changed before are left alone.

  // apply; `inputs` are the JSON and the files of corrections, outputs as for convert

  // check; `json` and `profile` as for convert
  std::string json_input;
  bool repair = false;

  // profiles
  std::string profile_name;  ///< "" for the list; with `check` the sample.
  std::string draft;         ///< A sample to draft a profile from; "" for none.
  std::string check;         ///< A profile to try on a sample; "" for none.
};

/// Error code: "usage"; the remedy names the nearest option or an example.
Result<Options> parse_options(int argc, const char* const* argv);

/// "1-3,7" and "5-" (to the end) as inclusive ranges. Error code: "usage".
Result<std::vector<std::pair<int, int>>> parse_pages(std::string_view text);

}  // namespace biaoge

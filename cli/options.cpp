// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include <optional>
#include <thread>

#include "cli/option_table.h"
#include "cli/option_values.h"
#include "cli/text.h"

namespace biaoge {

namespace {

constexpr int kMinMemoryMib = 256;

Error usage(std::string message, std::string remedy) {
  return {"usage", std::move(message), std::move(remedy)};
}

}  // namespace

Error OptionTable::unknown(const std::string& word) const {
  const CLI::App* command = chosen();
  const bool is_option = word.size() > 1 && word.front() == '-';
  const std::string name = word.substr(0, word.find('='));
  const CLI::App* owner = command == nullptr ? convert_ : command;
  if (is_option && owner->get_option_no_throw(name) != nullptr) {
    return usage(name + " comes after the command", "For example: biaoge convert " + word + " ...");
  }
  std::vector<std::string> candidates;
  if (is_option) {
    for (const CLI::App* app : {command, &app_}) {
      if (app == nullptr) continue;
      for (const CLI::Option* option : app->get_options()) {
        for (const std::string& known : option->get_lnames()) candidates.push_back("--" + known);
      }
    }
  } else if (command == nullptr) {
    candidates = {"convert", "batch", "apply", "check", "profiles", "doctor"};
  }
  const std::string help =
      "See biaoge " + (command == nullptr ? "" : command->get_name() + " ") + "--help";
  const std::string near = nearest(name, candidates);
  const std::string what = is_option            ? "unknown option "
                           : command == nullptr ? "unknown command "
                                                : "one argument too many: ";
  return usage(what + word, near.empty() ? help : "Did you mean " + near + "? " + help);
}

/// A flag was given a value, or an option none. Values are taken as they come, so only the last
/// option can lack one.
Error OptionTable::lacking_value(int argc, const char* const* argv) const {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const std::string name = word.substr(0, word.find('='));
    const CLI::Option* option =
        name == word ? nullptr : (chosen() ? chosen() : convert_)->get_option_no_throw(name);
    if (option != nullptr && option->get_items_expected_max() == 0) {
      return usage(name + " takes no value", "See biaoge convert --help");
    }
  }
  return usage(std::string(argv[argc - 1]) + " needs a value", "See biaoge convert --help");
}

Result<Options> OptionTable::parse(int argc, const char* const* argv) {
  // For packages, not for people: not among the options.
  const std::string only = argc == 2 ? argv[1] : "";
  if (only == "--man-page" || only == "--bash-completion") {
    options_.help =
        only == "--man-page" ? format_manual(all_pages()) : format_completion(all_pages());
    return options_;
  }
  try {
    app_.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    options_.command = Command::help;
    options_.help = format_help(chosen() == nullptr ? main_page() : page_of(*chosen()));
    return options_;
  } catch (const CLI::ArgumentMismatch&) {
    return lacking_value(argc, argv);
  } catch (const CLI::ParseError& error) {
    return usage(error.what(), "See biaoge --help");
  }
  if (version_->count() > 0) {
    options_.command = Command::version;
    return options_;
  }
  if (const auto extras = app_.remaining(true); !extras.empty()) return unknown(extras.front());
  if (chosen() == nullptr) {
    return usage("a command is missing: convert, batch, apply, check, profiles or doctor",
                 "For example: biaoge convert report.pdf -o report.xlsx");
  }
  options_.command = chosen() == convert_    ? Command::convert
                     : chosen() == batch_    ? Command::batch
                     : chosen() == apply_    ? Command::apply
                     : chosen() == check_    ? Command::check
                     : chosen() == profiles_ ? Command::profiles
                                             : Command::doctor;
  if (options_.command == Command::convert || options_.command == Command::batch) {
    if (auto error = understand()) return *error;
    if (auto error = understand_numbers()) return *error;
  }
  return options_;
}

/// Checks what was read as text and puts it into the options.
std::optional<Error> OptionTable::understand() {
  for (const auto& [option, value] : valued_) {
    const std::string name = option->get_name(false, false);
    if (option->count() > 1) return usage(name + " is given more than once", "Give it once");
    if (option->count() == 1 && value->empty()) {
      return usage(name + " needs a value", "See biaoge convert --help");
    }
    if (value->size() > 1 && value->front() == '-' && name != "--password") {
      return usage(name + " needs a value, not " + *value, "A file of that name is ./" + *value);
    }
  }
  if (auto error = wrong_choice("--ocr", ocr_, {"auto", "always", "never"})) return error;
  if (auto error = wrong_choice("--log", log_, {"text", "json"})) return error;
  if (auto error = wrong_choice("--progress", progress_, {"auto", "never"})) return error;
  options_.convert.ocr = ocr_ == "always"  ? OcrMode::always
                         : ocr_ == "never" ? OcrMode::never
                                           : OcrMode::automatic;
  options_.log = log_ == "json" ? LogFormat::json : LogFormat::text;
  options_.progress = progress_ == "auto" && !options_.quiet && options_.log == LogFormat::text;
  if (!pages_.empty()) {
    auto pages = parse_pages(pages_);
    if (!pages) return pages.error();
    options_.convert.pages = std::move(pages).value();
  }
  return std::nullopt;
}

std::optional<Error> OptionTable::understand_numbers() {
  constexpr int kMost = 1'000'000;
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const auto jobs = jobs_.empty() ? static_cast<int>(cores) : number(jobs_, 1, 1024);
  if (!jobs) return usage("--jobs is a number from 1 to 1024, not " + jobs_, "Try --jobs 4");
  const auto memory = number(memory_, kMinMemoryMib, kMost);
  if (!memory) {
    return usage("--memory is a number of MiB, at least " + std::to_string(kMinMemoryMib) +
                     ", not " + memory_,
                 "Try --memory 2048");
  }
  const auto timeout = number(timeout_, 0.1, double{kMost});
  if (!timeout) {
    return usage("--timeout is a number of seconds, at least 0.1, not " + timeout_,
                 "Try --timeout 120");
  }
  if (!since_.empty()) {
    const auto since = parse_since(since_);
    if (!since)
      return usage("--since is a date or a number of days, not " + since_, "Try --since 7d");
    options_.since = *since;
  }
  options_.jobs = *jobs;
  options_.memory_mib = *memory;
  options_.convert.timeout_seconds = *timeout;
  return std::nullopt;
}

Result<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  OptionTable table(options);
  return table.parse(argc, argv);
}

}  // namespace biaoge

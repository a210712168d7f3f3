// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <thread>

#include "cli/help.h"
#include "cli/manual.h"
#include "cli/option_rows.h"
#include "cli/option_values.h"
#include "cli/text.h"

namespace biaoge {

namespace {

constexpr int kMinMemoryMib = 256;

Error usage(std::string message, std::string remedy) {
  return {"usage", std::move(message), std::move(remedy)};
}

/// The option table: what is offered, its help, and where the words go. Everything is read as text
/// and checked by `understand`, so that the messages are ours.
class OptionTable {
 public:
  explicit OptionTable(Options& options) : options_(options) {
    app_.set_help_flag("-h,--help", "show this page, or that of a command")->group("Help");
    version_ = app_.add_flag("--version");
    version_->description("versions of the program and its libraries")->group("Help");
    app_.allow_extras();
    add_convert();
    add_batch();
    add_apply();
    add_check();
    profiles_ = add_command("profiles", "list the forms it knows, or explain one");
    profiles_->add_option("NAME", options_.profile_name, "a form of the list, or a file")
        ->group("Which");
    add(profiles_, "--draft", options_.draft, "SAMPLE.pdf", "Make",
        "write a first profile from a sample");
    add(profiles_, "--check", options_.check, "FILE.yaml", "Make",
        "try it: --check FILE.yaml SAMPLE.pdf");
    doctor_ = add_command("doctor", "tell what is missing here, and how to get it");
  }

  Result<Options> parse(int argc, const char* const* argv);

 private:
  CLI::App* add_command(const std::string& name, const std::string& purpose) {
    CLI::App* command = app_.add_subcommand(name, purpose);
    command->set_help_flag("-h,--help", "show this page")->group("Help");
    command->allow_extras()->fallthrough();
    return command;
  }

  void add(CLI::App* command, const char* names, std::string& target, const char* value,
           const char* group, const char* text) {
    CLI::Option* option = command->add_option(names, target, text);
    option->type_name(value)->group(group)->take_last();
    valued_.emplace_back(option, &target);
  }

  void add_convert();
  void add_batch();
  void add_reading(CLI::App* command);
  void add_limits(CLI::App* command);
  static void add_flag(CLI::App* command, const char* name, bool& target, const char* group,
                       const char* text) {
    command->add_flag(name, target, text)->group(group)->disable_flag_override();
  }
  void add_apply();
  void add_check();
  HelpPage page_of(const CLI::App& command) const;
  HelpPage main_page() const;
  NamedPages all_pages() const;
  std::vector<CLI::App*> commands() const {
    return {convert_, batch_, apply_, check_, profiles_, doctor_};
  }
  Error unknown(const std::string& word) const;
  Error lacking_value(int argc, const char* const* argv) const;
  std::optional<Error> understand();
  std::optional<Error> understand_numbers();
  const CLI::App* chosen() const {
    const auto commands = app_.get_subcommands();
    return commands.empty() ? nullptr : commands.front();
  }

  Options& options_;
  CLI::App app_;
  CLI::App* convert_ = nullptr;
  CLI::App* batch_ = nullptr;
  CLI::App* apply_ = nullptr;
  CLI::App* check_ = nullptr;
  CLI::App* profiles_ = nullptr;
  CLI::App* doctor_ = nullptr;
  CLI::Option* version_ = nullptr;
  std::vector<std::pair<const CLI::Option*, const std::string*>> valued_;
  std::string pages_;
  std::string since_;
  std::string ocr_ = "auto";
  std::string jobs_;
  std::string timeout_ = "120";
  std::string memory_ = "2048";
  std::string log_ = "text";
  std::string progress_ = "auto";
};

void OptionTable::add_convert() {
  convert_ = add_command("convert", "turn PDF reports into a workbook, JSON or CSV");
  convert_->add_option("INPUT", options_.inputs, "PDF, TIFF, PNG or JPEG files")->group("Inputs");
  add(convert_, "-o,--output", options_.workbook, "OUT.xlsx", "Write",
      "workbook: forms and tables, checked");
  add(convert_, "--json", options_.json, "OUT.json", "Write",
      "all of it, with page and box (- is stdout)");
  add(convert_, "--csv", options_.csv, "DIR", "Write", "the sheets as CSV files in a folder");
  add(convert_, "--review", options_.review, "DIR", "Write",
      "a page to check doubtful values in, one a file");
  add_reading(convert_);
  add_limits(convert_);
  add(convert_, "--debug", options_.convert.debug_folder, "DIR", "Report",
      "pictures of how scans were read");
}

/// The options of reading, which all commands that read documents share.
void OptionTable::add_reading(CLI::App* command) {
  add(command, "--profile", options_.profile, "WHICH", "Read",
      "auto, none, a NAME or a FILE [auto]");
  add(command, "--pages", pages_, "1-3,7", "Read", "only these pages");
  add(command, "--ocr", ocr_, "WHEN", "Read", "auto, always or never read scans [auto]");
  add(command, "--password", options_.convert.password, "TEXT", "Read", "opens encrypted files");
}

void OptionTable::add_limits(CLI::App* command) {
  add(command, "--jobs", jobs_, "N", "Limit", "processes at work at once [cores]");
  add(command, "--timeout", timeout_, "SECONDS", "Limit", "time for a page [120]");
  add(command, "--memory", memory_, "MIB", "Limit", "memory for a process [2048]");
  add(command, "--log", log_, "FORMAT", "Report", "messages as text or json lines [text]");
  add(command, "--progress", progress_, "WHEN", "Report",
      "auto or never show a progress line [auto]");
  add_flag(command, "--quiet", options_.quiet, "Report", "errors only");
  add_flag(command, "--fail-on-flags", options_.fail_on_flags, "Report",
           "exit code 5 if a value needs review");
}

void OptionTable::add_batch() {
  batch_ = add_command("batch", "convert folders; go on where a run ended");
  batch_->add_option("INPUT", options_.batch_input, "folder, or list of files")->group("Inputs");
  add(batch_, "-o,--output", options_.batch_folder, "OUTDIR", "Write", "where the outputs go");
  add_flag(batch_, "--json", options_.batch_json, "Write", "also a JSON file for each document");
  add_reading(batch_);
  add_flag(batch_, "--retry-failed", options_.retry_failed, "Which", "what failed before as well");
  add(batch_, "--since", since_, "WHEN", "Which", "only files changed since 2026-11-01, or 7d");
  add_limits(batch_);
}

void OptionTable::add_apply() {
  apply_ = add_command("apply", "make the final workbook from corrections");
  apply_->add_option("JSON CORRECTIONS", options_.inputs,
                     "what convert wrote; from the page, or the workbook");
  add(apply_, "-o,--output", options_.workbook, "FINAL.xlsx", "Write", "the final workbook");
  add(apply_, "--json", options_.json, "FINAL.json", "Write", "all of it (- is stdout)");
  add(apply_, "--csv", options_.csv, "DIR", "Write", "the sheets as CSV files in a folder");
  add(apply_, "--profile", options_.profile, "WHICH", "Read", "auto, a NAME or a FILE [auto]");
  add_flag(apply_, "--quiet", options_.quiet, "Report", "errors only");
  add_flag(apply_, "--fail-on-flags", options_.fail_on_flags, "Report",
           "exit code 5 if a value needs review");
}

void OptionTable::add_check() {
  check_ = add_command("check", "run the checks over the JSON of convert again");
  check_->add_option("JSON", options_.json_input, "what convert --json wrote")
      ->required()
      ->group("Inputs");
  check_->add_option("--json", options_.json, "the same with the new findings (- is stdout)")
      ->type_name("OUT.json")
      ->group("Write");
  check_->add_option("--profile", options_.profile, "auto, a NAME or a FILE [auto]")
      ->type_name("WHICH")
      ->group("Read");
  check_->add_flag("--repair", options_.repair, "take other readings where only they add up")
      ->group("Read")
      ->disable_flag_override();
}

HelpPage OptionTable::page_of(const CLI::App& command) const {
  HelpPage page;
  const std::string name = command.get_name();
  page.usage = "biaoge " + name;
  page.purpose = command.get_description();
  if (&command == convert_) {
    page.usage += " INPUT... -o OUT.xlsx [OPTIONS]";
    page.purpose = "Reads the tables and forms of PDF reports; what is doubtful is flagged.";
    page.examples = {"biaoge convert report.pdf -o report.xlsx",
                     "biaoge convert *.pdf -o all.xlsx --json all.json --csv all",
                     "biaoge convert long.pdf --pages 12-40 --json - | jq .documents"};
  } else if (&command == batch_) {
    page.usage += " DIR|LIST|- -o OUTDIR [OPTIONS]";
    page.purpose = "Converts all files of a folder or list; run again it does what is missing.";
    page.examples = {"biaoge batch reports -o results",
                     "find . -name '*.pdf' | biaoge batch - -o out"};
  } else if (&command == apply_) {
    page.usage += " OUT.json CORRECTIONS... -o FINAL.xlsx";
    page.purpose = "Makes the final workbook of what a person decided; all checks run again.";
    page.examples = {"biaoge apply report.json report.更正.json -o final.xlsx",
                     "biaoge apply report.json report.xlsx -o final.xlsx"};
  } else if (&command == check_) {
    page.usage += " IN.json [--json OUT.json]";
    page.purpose = "Runs the rules of its profile over each form; exit code 5 when one fails.";
    page.examples = {"biaoge check report.json", "biaoge check report.json --json checked.json"};
  } else if (&command == profiles_) {
    page.usage += " [NAME | --draft SAMPLE | --check FILE SAMPLE]";
    page.purpose = "Lists the forms it knows, explains one, or helps to describe a new one.";
    page.examples = {"biaoge profiles fiscal-self-evaluation",
                     "biaoge profiles --draft sample.pdf > my-form.yaml",
                     "biaoge profiles --check my-form.yaml sample.pdf"};
  } else {
    page.purpose = "Looks at libraries, data and folders; exit code 0 when nothing is lacking.";
    page.examples = {"biaoge doctor"};
  }
  add_rows(command, page.rows);
  return page;
}

HelpPage OptionTable::main_page() const {
  HelpPage page;
  page.usage = "biaoge COMMAND ...";
  page.purpose = "Turns Chinese report PDFs into clean, typed, checked rows in Excel.";
  for (const CLI::App* command : commands()) {
    page.rows.push_back({"Commands", command->get_name(), command->get_description()});
  }
  add_rows(app_, page.rows);
  page.examples = {"biaoge convert report.pdf -o report.xlsx", "biaoge convert --help",
                   "biaoge profiles fiscal-self-evaluation"};
  return page;
}

NamedPages OptionTable::all_pages() const {
  NamedPages pages{{"", main_page()}};
  for (const CLI::App* command : commands()) {
    pages.emplace_back(command->get_name(), page_of(*command));
  }
  return pages;
}

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

}  // namespace

Result<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  OptionTable table(options);
  return table.parse(argc, argv);
}

}  // namespace biaoge

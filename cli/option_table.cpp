// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/option_table.h"

namespace biaoge {

OptionTable::OptionTable(Options& options) : options_(options) {
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

CLI::App* OptionTable::add_command(const std::string& name, const std::string& purpose) {
  CLI::App* command = app_.add_subcommand(name, purpose);
  command->set_help_flag("-h,--help", "show this page")->group("Help");
  command->allow_extras()->fallthrough();
  return command;
}

void OptionTable::add(CLI::App* command, const char* names, std::string& target, const char* value,
                      const char* group, const char* text) {
  CLI::Option* option = command->add_option(names, target, text);
  option->type_name(value)->group(group)->take_last();
  valued_.emplace_back(option, &target);
}

void OptionTable::add_flag(CLI::App* command, const char* name, bool& target, const char* group,
                           const char* text) {
  command->add_flag(name, target, text)->group(group)->disable_flag_override();
}

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

}  // namespace biaoge

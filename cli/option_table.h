// SPDX-License-Identifier: GPL-3.0-or-later
// The options of every command. Private to the reading of the command line.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/help.h"
#include "cli/manual.h"
#include "cli/options.h"

namespace biaoge {

/// The option table: what is offered, its help, and where the words go. Everything is read as text
/// and checked by `understand`, so that the messages are ours.
class OptionTable {
 public:
  explicit OptionTable(Options& options);

  Result<Options> parse(int argc, const char* const* argv);

 private:
  CLI::App* add_command(const std::string& name, const std::string& purpose);
  void add(CLI::App* command, const char* names, std::string& target, const char* value,
           const char* group, const char* text);
  static void add_flag(CLI::App* command, const char* name, bool& target, const char* group,
                       const char* text);
  void add_convert();
  void add_batch();
  void add_reading(CLI::App* command);
  void add_limits(CLI::App* command);
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

}  // namespace biaoge

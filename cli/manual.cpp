// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manual.h"

#include <sstream>

#include "cli/exit_codes.h"
#include "core/version.h"

namespace biaoge {

namespace {

struct ExitText {
  int code;
  const char* text;
};

constexpr ExitText kExits[] = {
    {kExitOk, "all inputs converted; doubtful values are flagged and counted"},
    {kExitUsage, "the command line, or a profile given with it, is wrong"},
    {kExitPartly, "some inputs or pages failed or were skipped; the rest is written"},
    {kExitNothing, "nothing could be converted"},
    {kExitReview, "with --fail-on-flags: something needs review"},
    {kExitOutput, "an output could not be written, or its folder is in use"},
    {kExitInternal, "a fault of the program or of its installation"},
    {kExitInterrupted, "interrupted"}};

/// Text for roff: what it would take for a command or an escape is kept from it.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

void add_rows(std::string& out, const HelpPage& page) {
  for (const HelpRow& row : page.rows) {
    out += ".TP\n.B " + escaped(row.name) + "\n" + escaped(row.text) + "\n";
  }
}

/// The options of "-o, --output OUT.xlsx": "-o --output".
std::string option_words(const HelpRow& row) {
  std::string words;
  std::istringstream in(row.name);
  for (std::string word; in >> word;) {
    if (!word.starts_with('-')) break;
    if (word.ends_with(',')) word.pop_back();
    words += (words.empty() ? "" : " ") + word;
  }
  return words;
}

}  // namespace

std::string format_manual(const NamedPages& pages) {
  const HelpPage& main = pages.front().second;
  std::string out = ".TH BIAOGE 1 \"\" \"biaoge " + std::string(kVersion) + "\" \"\"\n";
  out += ".SH NAME\nbiaoge \\- Chinese report PDFs and scans to checked rows in Excel\n";
  out += ".SH SYNOPSIS\n";
  for (const auto& [name, page] : pages) {
    if (!name.empty()) out += ".B " + escaped(page.usage) + "\n.br\n";
  }
  out += ".SH DESCRIPTION\n" + escaped(main.purpose) + "\n.SH COMMANDS\n";
  for (const auto& [name, page] : pages) {
    if (name.empty()) continue;
    out += ".SS " + escaped(name) + "\n" + escaped(page.purpose) + "\n";
    add_rows(out, page);
    out += ".PP\nExamples:\n.nf\n";
    for (const std::string& example : page.examples) out += escaped("    " + example) + "\n";
    out += ".fi\n";
  }
  out += ".SH EXIT STATUS\n";
  for (const ExitText& exit : kExits) {
    out += ".TP\n.B " + std::to_string(exit.code) + "\n" + escaped(exit.text) + "\n";
  }
  out += ".SH ENVIRONMENT\n.TP\n.B TMPDIR\nwhere temporary files of convert go\n";
  return out + ".TP\n.B TESSDATA_PREFIX\nwhere the language data of Tesseract is\n";
}

std::string format_completion(const NamedPages& pages) {
  std::string commands;
  std::string cases;
  for (const auto& [name, page] : pages) {
    std::string words;
    for (const HelpRow& row : page.rows) {
      const std::string options = option_words(row);
      if (!options.empty()) words += (words.empty() ? "" : " ") + options;
    }
    if (name.empty()) {
      commands += words;
      continue;
    }
    commands += " " + name;
    cases += "    " + name + ") words=\"" + words + "\" ;;\n";
  }
  return "# bash completion for biaoge; made by `biaoge --bash-completion`\n"
         "_biaoge() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} words\n"
         "  case ${COMP_WORDS[1]} in\n" +
         cases + "    *) words=\"" + commands +
         "\" ;;\n"
         "  esac\n"
         "  if [[ $current == -* || $COMP_CWORD == 1 ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  fi\n"
         "}\n"
         "complete -o default -F _biaoge biaoge\n";
}

}  // namespace biaoge

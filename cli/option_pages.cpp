// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/option_rows.h"
#include "cli/option_table.h"

namespace biaoge {

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

}  // namespace biaoge

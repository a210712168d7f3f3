// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <system_error>

#include "cli/interrupt.h"
#include "export/export.h"
#include "export/output_file.h"
#include "review/review.h"

namespace biaoge {

namespace {

namespace fs = std::filesystem;

Error usage(std::string message, std::string remedy) {
  return {"usage", std::move(message), std::move(remedy)};
}

/// Whether two paths lead to the same file, which need not exist.
bool same_place(const std::string& a, const std::string& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error)) return true;
  const fs::path left = fs::weakly_canonical(fs::absolute(a, error), error);
  const fs::path right = fs::weakly_canonical(fs::absolute(b, error), error);
  return !left.empty() && left == right;
}

std::optional<Error> check_workbook_name(const std::string& path) {
  if (path == "-") {
    if (isatty(STDOUT_FILENO) != 1) return std::nullopt;
    return usage("a workbook is not something a terminal can show",
                 "Name a file, or send it on: biaoge convert report.pdf -o - > report.xlsx");
  }
  std::string extension = fs::path(path).extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (extension == ".xlsx" || (fs::exists(path) && !fs::is_regular_file(path))) return std::nullopt;
  return usage("-o writes an Excel workbook, and " + path + " does not end in .xlsx",
               "Add .xlsx, or use --json or --csv for other formats");
}

/// A folder is created by the writer; the one it goes into must be there.
std::optional<Error> check_folder(const std::string& folder) {
  struct stat info {};
  if (stat(folder.c_str(), &info) == 0 && !S_ISDIR(info.st_mode)) return unwritable(folder, EEXIST);
  fs::path existing = fs::path(folder);
  if (existing.filename().empty()) existing = existing.parent_path();
  if (stat(folder.c_str(), &info) != 0) existing = existing.parent_path();
  if (existing.empty()) existing = ".";
  if (access(existing.c_str(), W_OK | X_OK) != 0) return unwritable(folder, errno);
  return std::nullopt;
}

}  // namespace

std::optional<Error> check_output_names(const Options& options) {
  if (options.inputs.empty()) {
    return usage("convert needs an input file",
                 "For example: biaoge convert report.pdf -o report.xlsx");
  }
  if (options.workbook.empty() && options.json.empty() && options.csv.empty() &&
      options.review.empty()) {
    return usage("where should the result go? -o, --json or --csv is missing",
                 "For example: biaoge convert report.pdf -o report.xlsx");
  }
  if (options.csv == "-") {
    return usage("--csv writes several files and needs a folder", "For example: --csv tables");
  }
  if (options.review == "-") {
    return usage("--review writes a file for each input and needs a folder",
                 "For example: --review pages");
  }
  std::vector<std::string> outputs;
  for (const std::string& output : {options.workbook, options.json, options.csv, options.review}) {
    if (output.empty()) continue;
    for (const std::string& other : outputs) {
      if (output == other || (output != "-" && other != "-" && same_place(output, other))) {
        return usage("two outputs would go to " + (output == "-" ? "standard output" : output),
                     "Give each its own name");
      }
    }
    outputs.push_back(output);
    for (const std::string& input : options.inputs) {
      if (output != "-" && same_place(output, input)) {
        return usage(output + " is an input and would be replaced", "Give the output another name");
      }
    }
  }
  const auto dash = std::find(options.inputs.begin(), options.inputs.end(), "-");
  if (dash != options.inputs.end()) {
    return usage("standard input cannot be read", "Save it to a file first");
  }
  return options.workbook.empty() ? std::nullopt : check_workbook_name(options.workbook);
}

std::vector<Error> check_writable(const Options& options) {
  std::vector<Error> errors;
  for (const std::string& path : {options.workbook, options.json}) {
    if (path.empty()) continue;
    const auto probe = OutputFile::create(path);  // Leaves nothing behind.
    if (!probe) errors.push_back(probe.error());
  }
  for (const std::string& folder : {options.csv, options.review}) {
    if (folder.empty()) continue;
    if (auto error = check_folder(folder)) errors.push_back(std::move(*error));
  }
  if (!options.convert.debug_folder.empty()) {
    if (auto error = check_folder(options.convert.debug_folder))
      errors.push_back(std::move(*error));
  }
  return errors;
}

WriteReport write_outputs(const Options& options, std::vector<Document> documents,
                          const std::vector<Profile>& profiles, bool with_tables) {
  WriteReport report;
  const auto write = [&report](const std::string& path, const std::function<Status()>& writer) {
    if (path.empty() || interrupted()) return;
    const Status status = writer();
    if (status) {
      report.written.push_back(path);
    } else {
      report.errors.push_back(status.error());
    }
  };
  write(options.json, [&] { return write_json(documents, options.json); });
  if (with_tables) {
    write(options.csv, [&] { return write_csv(documents, profiles, options.csv); });
    write(options.review, [&] { return write_review_pages(documents, profiles, options.review); });
    // Last, because it uses the documents up, but named first.
    const std::size_t before = report.written.size();
    write(options.workbook,
          [&] { return write_workbook(std::move(documents), profiles, options.workbook); });
    if (report.written.size() > before) {
      std::rotate(report.written.begin(), report.written.end() - 1, report.written.end());
    }
  }
  return report;
}

}  // namespace biaoge

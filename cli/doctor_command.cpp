// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at what the program needs from the machine it runs on.
#include <unistd.h>

#include <CLI/Version.hpp>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/profile_choice.h"
#include "cli/recogniser.h"
#include "cli/sandbox.h"
#include "cli/text.h"
#include "core/version.h"
#include "export/version.h"
#include "ingest/version.h"
#include "normalize/version.h"
#include "profiles/loader.h"
#include "profiles/version.h"

namespace biaoge {

namespace {

namespace fs = std::filesystem;

/// One thing looked at. What is not needed may be missing.
struct Check {
  std::string what;
  bool there = false;
  bool needed = true;
  std::string detail;  ///< Where it is, or what is wrong with it.
  std::string remedy;
};

bool exists(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

/// The first file below `folders`, four levels deep, whose name contains one of `parts`.
template <typename Folders, typename Parts>
std::string find_file(const Folders& folders, const Parts& parts) {
  constexpr int kDepth = 4;
  const auto options = fs::directory_options::skip_permission_denied;
  for (const fs::path& folder : folders) {
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, options, error), end; !error && it != end;
         it.increment(error)) {
      if (it.depth() >= kDepth) it.disable_recursion_pending();
      if (!it->is_regular_file(error)) continue;
      const std::string name = it->path().filename().string();
      for (const std::string_view part : parts) {
        if (name.find(part) != name.npos) return it->path().string();
      }
    }
  }
  return {};
}

Check check_profiles() {
  const auto profiles = choose_profiles("auto");
  if (!profiles)
    return {"profiles", false, true, profiles.error().message, "Install biaoge again."};
  return {"profiles", true, true,
          counted(profiles.value().size(), "form") + " in " + profile_directory(), ""};
}

Check check_units() {
  const auto units = built_in_units();
  if (!units) return {"units", false, true, units.error().message, "Install biaoge again."};
  return {"units", true, true, counted(units.value().size(), "unit"), ""};
}

/// Without its maps, text in fonts with a national encoding (GBK-EUC-H) cannot be read.
Check check_poppler_data() {
  const std::string folder = "/usr/share/poppler/cMap/Adobe-GB1";
  const bool there = exists(folder);
  return {"poppler-data", there, true, there ? folder : folder + " is missing",
          "apt install poppler-data"};
}

Check check_temporary_folder() {
  std::error_code error;
  const fs::path folder = fs::temp_directory_path(error);
  const bool there = !error && access(folder.c_str(), W_OK | X_OK) == 0;
  return {"temporary folder", there, true,
          error ? "TMPDIR is not a folder" : folder.string() + (there ? "" : " is not writable"),
          "Set TMPDIR to a folder that you may write to."};
}

Check check_cjk_font() {
  const char* home = std::getenv("HOME");
  const fs::path own = home == nullptr ? fs::path() : fs::path(home);
  const std::array folders{fs::path("/usr/share/fonts"), fs::path("/usr/local/share/fonts"),
                           own / ".local/share/fonts", own / ".fonts"};
  const std::array<std::string_view, 12> names{
      "CJK",    "wqy",    "uming", "ukai",       "SimSun",    "simsun",
      "simhei", "SimHei", "msyh",  "Source Han", "SourceHan", "DroidSansFallback"};
  const std::string font = find_file(folders, names);
  return {
      "Chinese font", !font.empty(), false,
      font.empty() ? "only for pictures of cells and pages whose faces are not in the file" : font,
      "apt install fonts-noto-cjk"};
}

Check check_recogniser() {
  const auto versions = recogniser_versions();
  if (!versions) {
    return {"recogniser", false, true, versions.error().message, "Install biaoge again."};
  }
  return {"recogniser", true, true, versions.value() + " in " + recogniser_path(), ""};
}

Check check_sandbox() {
  const SandboxState state = probe_sandbox();
  return {"worker isolation", state.in_force, false, state.detail,
          "Run it where seccomp is allowed, e.g. not in a container that forbids it."};
}

/// One of the languages that scans are read with. Where it is used is for the recogniser to say;
/// this only looks whether it is there.
Check check_language(const char* what, const std::string& language, const std::string& package) {
  std::vector<fs::path> folders;
  if (const char* set = std::getenv("TESSDATA_PREFIX")) folders.emplace_back(set);
  for (const char* usual : {"/usr/share/tesseract-ocr", "/usr/share/tesseract",
                            "/usr/share/tessdata", "/usr/local/share/tessdata"}) {
    folders.emplace_back(usual);
  }
  const std::string name = language + ".traineddata";
  const std::string file = find_file(folders, std::array<std::string_view, 1>{name});
  return {what, !file.empty(), true, file.empty() ? name + " was not found" : file,
          "apt install " + package};
}

/// The reader of value cells that the project trains itself: beside the profiles when installed.
Check check_value_reader() {
  const fs::path folder = fs::path(profile_directory()).parent_path();
  std::string found;
  for (const char* place : {"ocr", "ocr/models"}) {
    const fs::path model = folder / place / "biaoge_value.net";
    if (found.empty() && exists(model.string())) found = model.string();
  }
  return {"reader of values", !found.empty(), true,
          found.empty() ? "biaoge_value.net was not found" : found, "Install biaoge again."};
}

std::string line_of(const Check& check) {
  constexpr std::size_t kStatus = 10;
  constexpr std::size_t kWhat = 24;
  std::string status = check.there ? "ok" : check.needed ? "missing" : "absent";
  std::string what = check.what;
  status.resize(kStatus, ' ');
  what.resize(kWhat, ' ');
  std::string line = status + what + printable(check.detail) + "\n";
  if (!check.there) line += std::string(kStatus + kWhat, ' ') + "get it: " + check.remedy + "\n";
  return line;
}

}  // namespace

std::string versions() {
  return std::string("biaoge ") + kVersion + "\nPoppler " + poppler_version() + "\nICU " +
         icu_version() + "\nlibxlsxwriter " + xlsxwriter_version() + "\nlibyaml " +
         libyaml_version() + "\nJSON for Modern C++ " + json_version() + "\nCLI11 " +
         CLI11_VERSION + "\n";
}

int doctor_command() {
  std::string text = versions() + "\n";
  bool complete = true;
  std::vector<Check> checks{
      check_profiles(),
      check_units(),
      check_poppler_data(),
      check_recogniser(),
      check_language("Chinese for Tesseract", "chi_sim", "tesseract-ocr-chi-sim"),
      check_value_reader(),
      check_temporary_folder(),
      check_sandbox(),
      check_cjk_font()};
  for (const Check& check : checks) {
    text += line_of(check);
    complete = complete && (check.there || !check.needed);
  }
  text += complete ? "\nAll that is needed is there.\n" : "\nSomething needed is missing.\n";
  std::fputs(text.c_str(), stdout);
  return complete ? kExitOk : kExitPartly;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "profiles/loader.h"

namespace biaoge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kUnitsFile = "units.txt";

bool holds_profiles(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / kUnitsFile, ignored);
}

}  // namespace

std::string profile_directory() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  fs::path folder = program.parent_path();
  const fs::path installed = folder.parent_path() / "share" / "biaoge" / "profiles";
  if (holds_profiles(installed)) return installed.string();

  // In a build tree the program lies a few folders below the root of the sources, or of a build
  // folder that has a link to them. Searching keeps the path of the sources out of the program.
  constexpr int kHighest = 4;
  for (int level = 0; level <= kHighest && !folder.empty(); ++level) {
    if (holds_profiles(folder / "profiles")) return (folder / "profiles").string();
    folder = folder == folder.root_path() ? fs::path() : folder.parent_path();
  }
  return {};
}

std::vector<std::string> built_in_profiles() {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator it(profile_directory(), error), end; !error && it != end;
       it.increment(error)) {
    const fs::path& path = it->path();
    if (path.extension() == ".yaml") {
      paths.push_back(path.string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/profile_choice.h"

#include <filesystem>
#include <system_error>

#include "cli/text.h"
#include "profiles/loader.h"

namespace biaoge {

namespace {

namespace fs = std::filesystem;

Error damaged(std::string message) {
  return {"installation-damaged", std::move(message),
          "Install biaoge again; biaoge doctor tells more"};
}

bool is_file(const std::string& word) {
  std::error_code ignored;
  return word.find('/') != word.npos || word.ends_with(".yaml") || word.ends_with(".yml") ||
         fs::is_regular_file(word, ignored);
}

Result<std::vector<Profile>> load_all(const std::vector<std::string>& paths) {
  std::vector<Profile> profiles;
  for (const std::string& path : paths) {
    auto profile = load_profile(path);
    if (!profile) return damaged(profile.error().message);
    profiles.push_back(std::move(profile).value());
  }
  return profiles;
}

}  // namespace

Result<std::vector<Profile>> choose_profiles(const std::string& choice) {
  if (choice == "none") return std::vector<Profile>{};
  const std::vector<std::string> built_in = built_in_profiles();
  if (choice == "auto") {
    if (built_in.empty()) return damaged("the profiles that come with biaoge are missing");
    return load_all(built_in);
  }
  std::vector<std::string> names;
  for (const std::string& path : built_in) {
    names.push_back(fs::path(path).stem().string());
    if (choice == names.back()) return load_all({path});
  }
  if (is_file(choice)) {
    auto profile = load_profile(choice);
    if (!profile) return profile.error();
    return std::vector<Profile>{std::move(profile).value()};
  }
  const std::string near = nearest(choice, names);
  return Error{"usage", "no profile is named " + choice,
               (near.empty() ? "" : "Did you mean " + near + "? ") +
                   std::string("biaoge profiles lists them; a file is named with its .yaml")};
}

Result<TableWords> built_in_words() {
  const std::string folder = profile_directory();
  if (folder.empty()) return damaged("the words for tables that come with biaoge are missing");
  auto words = load_table_words(folder + "/tables.txt");
  if (!words) return damaged(words.error().message);
  return words;
}

Result<UnitTable> built_in_units() {
  const std::string folder = profile_directory();
  if (folder.empty()) return damaged("the units that come with biaoge are missing");
  auto units = load_units(folder + "/units.txt");
  if (!units) return damaged(units.error().message);
  return units;
}

}  // namespace biaoge

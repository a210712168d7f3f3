// SPDX-License-Identifier: GPL-3.0-or-later
// What people and other programs give back: the JSON output, a line "%%", and corrections to it.
#include <algorithm>

#include "export/corrections_reader.h"
#include "export/json_reader.h"
#include "normalize/checks.h"
#include "normalize/correct.h"
#include "profiles/loader.h"
#include "tests/fuzz/fuzz.h"

namespace {

using namespace biaoge;

const std::vector<Profile>& profiles() {
  static const std::vector<Profile> all = [] {
    std::vector<Profile> loaded;
    for (const char* name : {"fiscal-self-evaluation", "final-accounts-summary"}) {
      auto profile = load_profile(BIAOGE_SOURCE_DIR "/profiles/" + std::string(name) + ".yaml");
      expect(profile.ok(), "the profile can be read");
      loaded.push_back(std::move(profile).value());
    }
    return loaded;
  }();
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto units = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt");
  const std::string_view input = text_of(data, size);
  const std::size_t end = std::min(input.find("\n%%\n"), input.size());
  const auto documents = read_json(MemoryFile(input.substr(0, end)).path());
  expect(documents.ok() || !documents.error().message.empty(), "a refusal says why");
  const std::string_view rest = end == input.size() ? input : input.substr(end + 4);
  const auto file = read_corrections(MemoryFile(rest).path());
  expect(file.ok() || !file.error().message.empty(), "a refusal says why");
  if (!documents) return 0;
  for (Document document : documents.value()) {
    if (file) apply_corrections(document, file.value().corrections, profiles(), units.value());
    for (const Form& form : document.forms) {
      for (const Profile& profile : profiles()) {
        if (profile.name == form.profile) run_checks(form, profile);
      }
    }
  }
  return 0;
}

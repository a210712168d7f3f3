// SPDX-License-Identifier: GPL-3.0-or-later
// The loader of profiles; after a first line "units" or "words" that of the other data files.
#include "profiles/loader.h"
#include "profiles/write_profile.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace biaoge;
  std::string_view input = text_of(data, size);
  const auto told = [](const auto& result) {
    expect(result.ok() || !result.error().message.empty(), "a refusal says why");
  };
  if (input.starts_with("units\n")) {
    told(load_units(MemoryFile(input.substr(6)).path()));
    return 0;
  }
  if (input.starts_with("words\n")) {
    told(load_table_words(MemoryFile(input.substr(6)).path()));
    return 0;
  }
  const auto profile = load_profile(MemoryFile(input).path());
  told(profile);
  if (!profile) return 0;
  explain(profile.value());
  yaml_of(profile.value(), "input");
  return 0;
}

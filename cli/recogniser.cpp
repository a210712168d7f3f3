// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/recogniser.h"

#include <dlfcn.h>

#include <filesystem>
#include <system_error>

#include "ocr/module.h"

namespace biaoge {

namespace {

constexpr const char* kLibrary = "libbiaoge_recogniser.so";

Error missing(const std::string& why) {
  return {"recogniser-missing", "the recogniser for scans cannot be loaded: " + why,
          "Install the program again; biaoge doctor tells what is missing"};
}

}  // namespace

std::string recogniser_path() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  const auto folder = program.parent_path();
  for (const auto& path : {folder / kLibrary, folder.parent_path() / "lib" / "biaoge" / kLibrary}) {
    if (std::filesystem::is_regular_file(path, error)) return path.string();
  }
  return {};
}

Result<std::unique_ptr<PageReader>> load_page_reader() {
  const std::string path = recogniser_path();
  if (path.empty()) return missing(std::string(kLibrary) + " is not there");
  // Never unloaded: Tesseract leaves objects behind that live until the process ends.
  void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return missing(dlerror());
  const auto make = reinterpret_cast<MakePageReader*>(dlsym(library, kMakePageReader));
  if (make == nullptr) return missing(dlerror());
  Result<std::unique_ptr<PageReader>> reader = missing("it made nothing");
  make(reader);
  return reader;
}

}  // namespace biaoge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/recogniser.h"

#include <dlfcn.h>

#include <cstdlib>
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

/// Never unloaded: Tesseract leaves objects behind that live until the process ends.
Result<void*> load_library() {
  const std::string path = recogniser_path();
  if (path.empty()) return missing(std::string(kLibrary) + " is not there");
  void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return missing(dlerror());
  return library;
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
  const Result<void*> library = load_library();
  if (!library) return library.error();
  const auto make = reinterpret_cast<MakePageReader*>(dlsym(library.value(), kMakePageReader));
  if (make == nullptr) return missing(dlerror());
  Result<std::unique_ptr<PageReader>> reader = missing("it made nothing");
  make(reader);
  return reader;
}

Result<std::string> recogniser_versions() {
  const Result<void*> library = load_library();
  if (!library) return library.error();
  // Functions of the C interfaces of both; dlsym also looks in what a library depends on.
  const auto tesseract = reinterpret_cast<const char* (*)()>(dlsym(library.value(), "TessVersion"));
  const auto leptonica =
      reinterpret_cast<char* (*)()>(dlsym(library.value(), "getLeptonicaVersion"));
  if (tesseract == nullptr || leptonica == nullptr) return missing(dlerror());
  const std::unique_ptr<char, decltype(&std::free)> name(leptonica(), &std::free);
  std::string text = name ? name.get() : "leptonica";  // "leptonica-1.82.0"
  if (text.starts_with("leptonica-")) text.replace(0, 10, "Leptonica ");
  return std::string("Tesseract ") + tesseract() + ", " + text;
}

}  // namespace biaoge

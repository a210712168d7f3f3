# Third party, all from Debian 12. Each is private to one stage (see the top CMakeLists.txt).
find_package(PkgConfig REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS CXX)  # To keep Tesseract to one thread.
pkg_check_modules(TESSERACT REQUIRED IMPORTED_TARGET tesseract>=5)
pkg_check_modules(LEPTONICA REQUIRED IMPORTED_TARGET lept)
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler)
pkg_check_modules(LIBYAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
# Both are loaded anyway: by libxlsxwriter, and by Poppler's fontconfig.
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
# Poppler loads these three anyway, so that files without pictures pay nothing for them.
pkg_check_modules(TIFF REQUIRED IMPORTED_TARGET libtiff-4>=4.5)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(JPEG REQUIRED IMPORTED_TARGET libjpeg)

# ingest uses Poppler's private headers, which change between versions without notice.
set(BIAOGE_POPPLER_TRIED 22.12.0)
if(NOT POPPLER_VERSION IN_LIST BIAOGE_POPPLER_TRIED)
  message(WARNING "Poppler ${POPPLER_VERSION} has not been tried with the private API used in "
    "ingest/ (tried: ${BIAOGE_POPPLER_TRIED}). If it compiles and the tests pass, add it to the list.")
endif()

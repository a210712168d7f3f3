# `cmake --install` and `cpack` (a .deb).
include(GNUInstallDirs)
install(TARGETS biaoge RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# The program looks for it in ../lib/biaoge from where it lies itself, whatever the system calls its
# folder of libraries (Debian: lib/x86_64-linux-gnu): the installed tree can be moved as a whole.
install(TARGETS biaoge_recogniser LIBRARY DESTINATION lib/biaoge)
install(DIRECTORY profiles/ DESTINATION ${CMAKE_INSTALL_DATADIR}/biaoge/profiles
  FILES_MATCHING PATTERN "*.yaml" PATTERN "units.txt")
install(DIRECTORY ocr/models/ DESTINATION ${CMAKE_INSTALL_DATADIR}/biaoge/ocr
  OPTIONAL FILES_MATCHING PATTERN "*.traineddata")
install(FILES README.md README.zh-CN.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME biaoge)
set(CPACK_PACKAGE_CONTACT "biaoge developers <biaoge@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "poppler-data, tesseract-ocr-chi-sim, tesseract-ocr-eng")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)

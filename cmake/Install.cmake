# `cmake --install` and `cpack` (a .deb).
include(GNUInstallDirs)
install(TARGETS biaoge RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# The program looks for it in ../lib/biaoge from where it lies itself, whatever the system calls its
# folder of libraries (Debian: lib/x86_64-linux-gnu): the installed tree can be moved as a whole.
install(TARGETS biaoge_recogniser LIBRARY DESTINATION lib/biaoge)
install(DIRECTORY profiles/ DESTINATION ${CMAKE_INSTALL_DATADIR}/biaoge/profiles
  FILES_MATCHING PATTERN "*.yaml" PATTERN "*.txt")
install(FILES ocr/models/biaoge_value.net DESTINATION ${CMAKE_INSTALL_DATADIR}/biaoge/ocr)
# Made by the program itself from its table of options.
add_custom_command(OUTPUT biaoge.1 biaoge.bash
  COMMAND biaoge --man-page > biaoge.1
  COMMAND biaoge --bash-completion > biaoge.bash
  DEPENDS biaoge)
add_custom_target(manual ALL DEPENDS biaoge.1 biaoge.bash)
install(FILES "${PROJECT_BINARY_DIR}/biaoge.1" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES "${PROJECT_BINARY_DIR}/biaoge.bash"
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME biaoge)
install(FILES docs/monthly.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md README.zh-CN.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME biaoge)
set(CPACK_PACKAGE_CONTACT "biaoge developers <biaoge@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "poppler-data, tesseract-ocr-chi-sim")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk") # Draws faces that are not in the file.
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)

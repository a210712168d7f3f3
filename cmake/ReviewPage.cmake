# The files of review/page become strings of the library of that stage.
file(GLOB page CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/review/page/*")
set(strings "${PROJECT_BINARY_DIR}/generated/review/page_files.cpp")
add_custom_command(OUTPUT "${strings}"
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${PROJECT_SOURCE_DIR}/review/page -DOUTPUT=${strings}
    -P "${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake"
  DEPENDS ${page} "${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake" VERBATIM)
target_sources(biaoge_review PRIVATE "${strings}")

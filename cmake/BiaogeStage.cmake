# One static library a stage folder. Order is the direction of the data: a stage may use only those
# declared before it, so an upward dependency cannot be configured.

# Compile settings shared by every target of the project.
function(biaoge_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    # GCC 12 reports false overlaps inside std::string at -O3 (GCC bug 105651).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<BOOL:${BIAOGE_WERROR}>:-Werror>)
endfunction()

# biaoge_stage(NAME [USES earlier stages...] [LOADS earlier stages...] [PRIVATE third-party targets...])
# A stage that is loaded at run time may be included, but is not linked.
function(biaoge_stage name)
  cmake_parse_arguments(STAGE "" "" "USES;LOADS;PRIVATE" ${ARGN})
  get_property(declared GLOBAL PROPERTY BIAOGE_STAGES)
  foreach(used IN LISTS STAGE_USES STAGE_LOADS)
    if(NOT used IN_LIST declared)
      message(FATAL_ERROR "stage ${name} may not use ${used}: it is not below it")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY BIAOGE_STAGES ${name})

  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${name}/*.cpp")
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${name}/*.h")
  add_library(biaoge_${name} STATIC ${sources})
  target_sources(biaoge_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}"
    FILES ${headers})
  set_target_properties(biaoge_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  list(TRANSFORM STAGE_USES PREPEND biaoge_)
  target_link_libraries(biaoge_${name} PUBLIC ${STAGE_USES} PRIVATE ${STAGE_PRIVATE})
  biaoge_options(biaoge_${name})
endfunction()

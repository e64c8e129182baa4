# What only the project's own programs are built with; users of ramp::ramp get none of it.
include_guard(GLOBAL)
include(CheckCXXCompilerFlag)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()

# -O1: without any optimisation Clang takes several times as long for what is always inlined.
set(RAMP_SANITIZE "" CACHE STRING "Sanitizers for all programs: none, `address,undefined` or `memory`; for Clang")
if(RAMP_SANITIZE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    message(FATAL_ERROR "RAMP_SANITIZE needs Clang: add -D CMAKE_CXX_COMPILER=clang++")
  endif()
  set(sanitize -fsanitize=${RAMP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1
    -UNDEBUG -D_GLIBCXX_ASSERTIONS)
  if(RAMP_SANITIZE MATCHES undefined)
    list(APPEND sanitize -fsanitize=float-cast-overflow,local-bounds)
  endif()
  add_compile_options(${sanitize})
  add_link_options(${sanitize})
endif()

set(CMAKE_CXX_SCAN_FOR_MODULES OFF)  # there are none, and Clang needs a program for it that not every package of it has

file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/ramp/*.hpp)

# The warnings that the project's own code is held to, and ramp with them.
add_library(ramp_warnings INTERFACE)
if(MSVC)
  target_compile_options(ramp_warnings INTERFACE /W4 /fp:precise)
else()
  target_compile_options(ramp_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
endif()
add_library(ramp_developer INTERFACE)
target_link_libraries(ramp_developer INTERFACE ramp::ramp ramp_warnings)
# Each header must compile alone: the target all_verify_interface_header_sets.
target_sources(ramp_developer INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${headers})
set_target_properties(ramp_developer PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)

# The same, for the CPU of this machine.
add_library(ramp_native INTERFACE)
target_link_libraries(ramp_native INTERFACE ramp_developer)
check_cxx_compiler_flag(-march=native RAMP_HAS_MARCH_NATIVE)
if(RAMP_HAS_MARCH_NATIVE)
  target_compile_options(ramp_native INTERFACE -march=native)
endif()

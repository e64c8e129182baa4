# Each dependency comes from the parent project, else from the system, else from a pinned download.
include_guard(GLOBAL)
include(FetchContent)
include(${CMAKE_CURRENT_LIST_DIR}/RampXsimd.cmake)

if(CMAKE_VERSION VERSION_GREATER_EQUAL 3.25)
  set(RAMP_FETCH_AS SYSTEM)  # no warnings from other people's headers
endif()
foreach(name IN ITEMS xsimd:xtensor-stack/xsimd/archive/refs/tags/14.3.0:b3d50e7a73fbf4642ceef30131c93414901d69eee41c2a5302db650b03e2c792
                      Catch2:catchorg/Catch2/archive/refs/tags/v3.7.1:c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c
                      benchmark:google/benchmark/archive/refs/tags/v1.9.4:b334658edd35efcf06a99d9be21e4e93e092bd5f95074c1673d5c8705d95c104)
  string(REPLACE ":" ";" name "${name}")
  list(GET name 0 target)
  list(GET name 1 path)
  list(GET name 2 hash)
  FetchContent_Declare(${target} URL https://github.com/${path}.tar.gz URL_HASH SHA256=${hash} ${RAMP_FETCH_AS})
endforeach()
FetchContent_Declare(Eigen3
  URL https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.gz
  URL_HASH SHA256=8586084f71f9bde545ee7fa6d00288b264a2b7ac3607b974e54d13e7162c1c72 ${RAMP_FETCH_AS})

# Whether the user named a source directory to take instead of what the system has.
function(ramp_overridden name result)
  string(TOUPPER "FETCHCONTENT_SOURCE_DIR_${name}" variable)
  if(${variable})
    set(${result} TRUE PARENT_SCOPE)
  else()
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

# xsimd by the rules of RampXsimd.cmake, else the download.
macro(ramp_require_xsimd)
  ramp_overridden(xsimd overridden)
  if(overridden AND NOT TARGET xsimd)
    set(ramp_xsimd_problem "a source directory is given")
  else()
    ramp_find_xsimd()
  endif()
  if(TARGET xsimd AND ramp_xsimd_problem)
    message(FATAL_ERROR "${ramp_xsimd_problem}; "
      "install a newer one, or configure with -DCMAKE_DISABLE_FIND_PACKAGE_xsimd=ON to download it")
  elseif(ramp_xsimd_problem)
    message(STATUS "ramp: xsimd is a download, since ${ramp_xsimd_problem}")
    if(NOT RAMP_INSTALL AND NOT DEFINED XSIMD_SKIP_INSTALL)
      set(XSIMD_SKIP_INSTALL ON)
    endif()
    FetchContent_MakeAvailable(xsimd)
  else()
    message(STATUS "ramp: xsimd from ${ramp_xsimd}")
  endif()
endmacro()

# ramp_require(Catch2 TARGET Catch2::Catch2WithMain): the package of the system, else the download.
macro(ramp_require name)
  cmake_parse_arguments(require "" "TARGET" "" ${ARGN})
  if(NOT TARGET ${require_TARGET})
    ramp_overridden(${name} overridden)
    if(NOT overridden)
      find_package(${name} CONFIG QUIET)
    endif()
    if(TARGET ${require_TARGET})
      message(STATUS "ramp: ${name} ${${name}_VERSION} of the system")
    else()
      message(STATUS "ramp: ${name} is not installed, using a download")
      FetchContent_MakeAvailable(${name})
    endif()
  endif()
endmacro()

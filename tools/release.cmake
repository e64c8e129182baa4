# What a release is made of: cmake -D TAG=v0.1.0 -D OUTPUT=DIRECTORY -P tools/release.cmake
#
# Writes ramp.hpp, the single header, and notes.md, what the changelog has of the version; fails where the tag and
# include/ramp/version.hpp disagree or the version is still called unreleased.
cmake_minimum_required(VERSION 3.24...3.31)

set(root ${CMAKE_CURRENT_LIST_DIR}/..)

include(${root}/cmake/RampVersion.cmake)
ramp_read_version(${root}/include/ramp/version.hpp RAMP version)
if(NOT TAG STREQUAL "v${version}")
  message(FATAL_ERROR "the tag is ${TAG}, and include/ramp/version.hpp has ${version}")
endif()

file(READ ${root}/CHANGELOG.md changelog)
string(FIND "${changelog}" "\n## ${version} (" begin)
if(begin EQUAL -1)
  message(FATAL_ERROR "CHANGELOG.md has no '## ${version} (...)'")
endif()
math(EXPR begin "${begin} + 1")
string(SUBSTRING "${changelog}" ${begin} -1 notes)
if(notes MATCHES "^[^\n]*unreleased")
  message(FATAL_ERROR "CHANGELOG.md calls ${version} unreleased; give it its date")
endif()
string(FIND "${notes}" "\n## " end)
string(SUBSTRING "${notes}" 0 ${end} notes)
file(WRITE ${OUTPUT}/notes.md "${notes}")

set(OUTPUT ${OUTPUT}/ramp.hpp)
include(${CMAKE_CURRENT_LIST_DIR}/amalgamate.cmake)

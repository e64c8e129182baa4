# The package in PREFIX is refused to whoever wants another version (until 1.0, another minor version), and to no one else.
cmake_minimum_required(VERSION 3.24...3.31)

foreach(version IN ITEMS 0.0 0.2 1.0 0.1.99)
  find_package(ramp ${version} CONFIG QUIET PATHS ${PREFIX} NO_DEFAULT_PATH)
  if(ramp_FOUND OR NOT ramp_CONSIDERED_VERSIONS)
    message(SEND_ERROR "find_package(ramp ${version}) looked at '${ramp_CONSIDERED_VERSIONS}' and took '${ramp_VERSION}'")
  endif()
endforeach()

# Its own version it must offer to 32 bits as well.
set(CMAKE_SIZEOF_VOID_P 4)
set(PACKAGE_FIND_VERSION 0.1)
set(PACKAGE_FIND_VERSION_MAJOR 0)
set(PACKAGE_FIND_VERSION_MINOR 1)
include(${PREFIX}/share/cmake/ramp/rampConfigVersion.cmake)
if(NOT PACKAGE_VERSION_COMPATIBLE OR PACKAGE_VERSION_UNSUITABLE)
  message(SEND_ERROR "a build of 32 bits finds no ramp")
endif()

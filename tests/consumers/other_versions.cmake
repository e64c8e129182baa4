# find_package must refuse the package in PREFIX to whoever wants another version: until 1.0, another minor version.
cmake_minimum_required(VERSION 3.24...3.31)

foreach(version IN ITEMS 0.0 0.2 1.0 0.1.99)
  find_package(ramp ${version} CONFIG QUIET PATHS ${PREFIX} NO_DEFAULT_PATH)
  if(ramp_FOUND OR NOT ramp_CONSIDERED_VERSIONS)
    message(SEND_ERROR "find_package(ramp ${version}) looked at '${ramp_CONSIDERED_VERSIONS}' and took '${ramp_VERSION}'")
  endif()
endforeach()

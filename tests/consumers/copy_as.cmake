# Copies what of SOURCE a user's build reads, as if it were VERSION.
cmake_minimum_required(VERSION 3.24...3.31)

file(COPY ${SOURCE}/CMakeLists.txt ${SOURCE}/cmake ${SOURCE}/include DESTINATION ${COPY})
set(header ${COPY}/include/ramp/version.hpp)
file(READ ${header} text)
string(REPLACE "." ";" numbers ${VERSION})
set(parts MAJOR MINOR PATCH)
foreach(part number IN ZIP_LISTS parts numbers)
  string(REGEX REPLACE "(#define RAMP_VERSION_${part}) [0-9]+" "\\1 ${number}" text "${text}")
endforeach()
file(WRITE ${header} "${text}")

# Installs SOURCE with its headers in a directory of their own, below WORK, and the rest where only the installation says. The
# pkg-config file must lead to the headers.
cmake_minimum_required(VERSION 3.24...3.31)

# CMake forbids such a directory inside of the source tree, in which WORK may be; so it is a copy that is installed.
file(COPY ${SOURCE}/CMakeLists.txt ${SOURCE}/LICENSE ${SOURCE}/cmake ${SOURCE}/include DESTINATION ${WORK}/source)
set(headers "${WORK}/the headers")
execute_process(COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET
  COMMAND ${CMAKE_COMMAND} -G ${GENERATOR} -S ${WORK}/source -B ${WORK}/build ${CONFIGURE}
    -DRAMP_BUILD_TESTS=OFF -DRAMP_BUILD_BENCH=OFF -DRAMP_BUILD_EXAMPLES=OFF
    -DCMAKE_INSTALL_PREFIX=${WORK}/first "-DCMAKE_INSTALL_INCLUDEDIR=${headers}")
execute_process(COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET
  COMMAND ${CMAKE_COMMAND} --install ${WORK}/build --prefix ${WORK}/deeper/last)

file(STRINGS ${WORK}/deeper/last/share/pkgconfig/ramp.pc includedir REGEX "^includedir=")
string(REPLACE "includedir=" "" includedir "${includedir}")
string(REPLACE "\${pcfiledir}" "${WORK}/deeper/last/share/pkgconfig" includedir "${includedir}")
string(REPLACE "\\ " " " includedir "${includedir}")
if(NOT EXISTS "${includedir}/ramp/ramp.hpp")
  message(SEND_ERROR "ramp.pc says that the headers are in '${includedir}', and they are in '${headers}'")
endif()

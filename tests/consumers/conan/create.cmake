# `conan create` of SOURCE, with the xsimd in XSIMD_INCLUDE_DIR, in a Conan home of its own below WORK.
cmake_minimum_required(VERSION 3.24...3.31)

file(REMOVE_RECURSE ${WORK})
set(ENV{CONAN_HOME} ${WORK})
set(ENV{XSIMD_INCLUDE_DIR} ${XSIMD_INCLUDE_DIR})
set(ENV{CXX} ${CXX})

# The result of a command is in `output`.
function(conan)
  execute_process(COMMAND ${CONAN} ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE result)
  message(STATUS "conan ${ARGN}\n${output}")
  set(output "${output}" PARENT_SCOPE)
  set(result "${result}" PARENT_SCOPE)
endfunction()

function(expect expected_result sentence)
  if(NOT result EQUAL expected_result OR NOT output MATCHES "${sentence}")
    message(FATAL_ERROR "the exit code is ${result} instead of ${expected_result}, or nothing says '${sentence}'")
  endif()
endfunction()

conan(profile detect)
expect(0 "")
conan(create ${CMAKE_CURRENT_LIST_DIR}/xsimd --no-remote)
expect(0 "")

# The test package builds and runs a program, outside of the source tree. One package serves every build type: its id is that
# of nothing.
set(create create ${SOURCE} --no-remote --build=missing -c tools.cmake.cmaketoolchain:generator=${GENERATOR}
  -c tools.cmake.cmake_layout:test_folder=${WORK}/test_package -c tools.cmake.cmaketoolchain:user_presets=)
conan(${create} -s compiler.cppstd=20 -s build_type=Debug)
expect(0 "ramp/[^ ]+:da39a3ee5e6b4b0d3255bfef95601890afd80709")
expect(0 "ramp [0-9.]+: elu of")

conan(${create} -s compiler.cppstd=20 -o "&:dispatch=True")
expect(0 "ramp/[^ ]+:da39a3ee5e6b4b0d3255bfef95601890afd80709")
expect(0 "Linking CXX static library [^ ]*ramp_dispatch.*ramp [0-9.]+: elu of")

conan(${create} -s compiler.cppstd=17)
expect(6 "Invalid: Current cppstd \\(17\\) is lower than the required C\\+\\+ standard \\(20\\)")

# Programs for other processors, where a cross compiler is installed: NEON64, in an emulator, and x86 of 32 bits, which this
# machine runs itself. By Clang, if that is the compiler, which needs the cross compiler's library all the same.
find_program(AARCH64_GXX aarch64-linux-gnu-g++)
find_program(QEMU_AARCH64 NAMES qemu-aarch64 qemu-aarch64-static)
find_program(I686_GXX i686-linux-gnu-g++)

# ramp_add_cross_target(name compiler triple flags...)
function(ramp_add_cross_target name compiler triple)
  set(command ${compiler})
  if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    set(command ${CMAKE_CXX_COMPILER} --target=${triple})
  endif()
  set(cross_${name} ${command} -std=c++20 -O2 -static -pthread ${ARGN} PARENT_SCOPE)
endfunction()

if(RAMP_QUICK_TESTS)
  message(STATUS "ramp: no tests for other processors, they are not quick")
else()
  if(AARCH64_GXX AND QEMU_AARCH64)
    ramp_add_cross_target(neon64 ${AARCH64_GXX} aarch64-linux-gnu)
    set(run_neon64 ${QEMU_AARCH64})
  else()
    message(STATUS "ramp: no tests for NEON64, they need aarch64-linux-gnu-g++ and qemu-aarch64")
  endif()
  if(I686_GXX AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    ramp_add_cross_target(x86_32 ${I686_GXX} i686-linux-gnu -msse2 -mfpmath=sse)
    set(run_x86_32 "")
  else()
    message(STATUS "ramp: no tests for x86 of 32 bits, they need i686-linux-gnu-g++")
  endif()
endif()

# ramp_add_cross_program(name target source [flags]): name in the current binary directory, built by the target name_program.
function(ramp_add_cross_program name target source)
  if(NOT cross_${target})
    return()
  endif()
  set(program ${CMAKE_CURRENT_BINARY_DIR}/${name})
  file(GLOB_RECURSE dependencies CONFIGURE_DEPENDS *.hpp *.inc)
  add_custom_command(OUTPUT ${program} DEPENDS ${source} ${headers} ${dependencies} VERBATIM
    COMMAND ${cross_${target}} ${ARGN} -I${PROJECT_SOURCE_DIR}/include
      -isystem ${xsimd_headers}/include ${CMAKE_CURRENT_SOURCE_DIR}/${source} -o ${program})
  add_custom_target(${name}_program ALL DEPENDS ${program})
endfunction()

# ramp_add_cross_run(test name target arguments...): a test that runs it, if there is such a program.
function(ramp_add_cross_run test name target)
  if(TARGET ${name}_program)
    add_test(NAME ${test} COMMAND ${run_${target}} ${CMAKE_CURRENT_BINARY_DIR}/${name} ${ARGN})
  endif()
endfunction()

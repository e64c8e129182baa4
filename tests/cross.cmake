# Programs for other processors, where a cross compiler is installed: NEON64, in an emulator, and if the tests are to be thorough x86 of 32
# bits, which this machine runs itself, and which has the code of x86-64. By Clang, if that is the compiler, which needs the cross compiler's
# library all the same.
find_program(AARCH64_GXX aarch64-linux-gnu-g++)
find_program(QEMU_AARCH64 NAMES qemu-aarch64 qemu-aarch64-static)
find_program(I686_GXX i686-linux-gnu-g++)

# ramp_add_cross_target(name compiler triple flags...)
function(ramp_add_cross_target name compiler triple)
  set(command ${compiler})
  if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    set(command ${CMAKE_CXX_COMPILER} --target=${triple})
  endif()
  set(cross_${name} ${command} -std=c++20 -static -pthread ${ARGN} PARENT_SCOPE)
endfunction()

if(RAMP_QUICK_TESTS OR (CMAKE_CXX_COMPILER_ID STREQUAL Clang AND NOT RAMP_THOROUGH_TESTS))
  message(STATUS "ramp: no tests for other processors, they are not quick and one compiler has them")
else()
  if(AARCH64_GXX AND QEMU_AARCH64)
    ramp_add_cross_target(neon64 ${AARCH64_GXX} aarch64-linux-gnu)
    set(run_neon64 ${QEMU_AARCH64})
  else()
    message(STATUS "ramp: no tests for NEON64, they need aarch64-linux-gnu-g++ and qemu-aarch64")
  endif()
  if(NOT RAMP_THOROUGH_TESTS)
    message(STATUS "ramp: no tests for x86 of 32 bits, they are for preset test-thorough")
  elseif(I686_GXX AND CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    ramp_add_cross_target(x86_32 ${I686_GXX} i686-linux-gnu -msse2 -mfpmath=sse)
    set(run_x86_32 "")
  else()
    message(STATUS "ramp: no tests for x86 of 32 bits, they need i686-linux-gnu-g++")
  endif()
endif()

# ramp_add_cross_header(result target kind flags...): how to compile with a precompiled <ramp/algorithm/algorithm.hpp>, and on what
# that depends.
function(ramp_add_cross_header result target kind)
  set(header ${PROJECT_BINARY_DIR}/tests/${target}/${kind}/precompiled.hpp)
  set(compiled ${header}.gch)
  if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    set(compiled ${header}.pch)
  endif()
  get_property(is_there GLOBAL PROPERTY ramp_cross_${header})
  if(NOT is_there)
    set_property(GLOBAL PROPERTY ramp_cross_${header} TRUE)
    file(CONFIGURE OUTPUT ${header} CONTENT "#include <ramp/algorithm/algorithm.hpp>\n")
    add_custom_command(OUTPUT ${compiled} DEPENDS ${header} DEPFILE ${compiled}.d VERBATIM
      COMMAND ${cross_${target}} ${ARGN} -I${PROJECT_SOURCE_DIR}/include -isystem ${xsimd_headers}/include
        -MD -MF ${compiled}.d -MT ${compiled} -x c++-header ${header} -o ${compiled})
  endif()
  set(${result} -include ${header} PARENT_SCOPE)
  set(${result}_compiled ${compiled} PARENT_SCOPE)
endfunction()

# ramp_add_cross_objects(result target kind sources... [-flags...]): objects of the sources for the target, in a directory `kind`.
# Those that there are already are taken.
function(ramp_add_cross_objects result target kind)
  set(flags ${ARGN})
  list(FILTER flags INCLUDE REGEX "^-")
  set(sources ${ARGN})
  list(FILTER sources EXCLUDE REGEX "^-")
  ramp_add_cross_header(header ${target} ${kind} ${flags})
  set(objects)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/tests)
    cmake_path(GET source STEM stem)
    set(object ${PROJECT_BINARY_DIR}/tests/${target}/${kind}/${stem}.o)
    list(APPEND objects ${object})
    get_property(is_there GLOBAL PROPERTY ramp_cross_${object})
    if(NOT is_there)
      set_property(GLOBAL PROPERTY ramp_cross_${object} TRUE)
      add_custom_command(OUTPUT ${object} DEPENDS ${source} ${header_compiled} DEPFILE ${object}.d VERBATIM
        COMMAND ${cross_${target}} ${flags} ${header} -I${PROJECT_SOURCE_DIR}/include -isystem ${xsimd_headers}/include
          -MD -MF ${object}.d -MT ${object} -c ${source} -o ${object})
    endif()
  endforeach()
  set(${result} ${objects} PARENT_SCOPE)
endfunction()

# ramp_add_cross_program(name target kernels source): of the kernels of that name (below), the truth, and the source, built by the
# target name_program.
# Where nothing is to be fused, as on x86 of 32 bits without FMA, -O1 will do.
set(flags_of_kernels -O2 ${quicker} -DRAMP_FEW_KERNELS)
set(flags_of_kernels_unfused -O1 ${quicker} -DRAMP_FEW_KERNELS)
set(flags_of_kernels_reproducible ${flags_of_kernels} -DRAMP_REPRODUCIBLE)
set(flags_of_kernels_avx2 ${flags_of_kernels} -march=x86-64-v3)
function(ramp_add_cross_program name target kernels source)
  if(NOT cross_${target})
    return()
  endif()
  ramp_add_cross_objects(objects ${target} ${kernels} ${kernel_sources} ${flags_of_${kernels}})
  ramp_add_cross_objects(others ${target} checks ${truth_sources} ${source} -O1)
  set(program ${PROJECT_BINARY_DIR}/tests/${name})
  add_custom_command(OUTPUT ${program} DEPENDS ${objects} ${others} VERBATIM
    COMMAND ${cross_${target}} ${objects} ${others} -o ${program})
  add_custom_target(${name}_program ALL DEPENDS ${program})
endfunction()

# ramp_add_cross_run(test name target arguments...): a test that runs it, if there is such a program.
function(ramp_add_cross_run test name target)
  if(TARGET ${name}_program)
    add_test(NAME ${test} COMMAND ${run_${target}} ${PROJECT_BINARY_DIR}/tests/${name} ${ARGN})
  endif()
endfunction()

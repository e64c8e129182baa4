# Programs for NEON64, where a cross compiler and an emulator are installed; by Clang itself, if that is the compiler.
find_program(AARCH64_GXX aarch64-linux-gnu-g++)
find_program(QEMU_AARCH64 NAMES qemu-aarch64 qemu-aarch64-static)
set(AARCH64_CXX ${AARCH64_GXX})
if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  set(AARCH64_CXX ${CMAKE_CXX_COMPILER} --target=aarch64-linux-gnu)
endif()
if(RAMP_QUICK_TESTS)
  message(STATUS "ramp: no tests for NEON64, they are not quick")
elseif(AARCH64_GXX AND QEMU_AARCH64)
  set(has_neon64 TRUE)
else()
  message(STATUS "ramp: no tests for NEON64, they need aarch64-linux-gnu-g++ and qemu-aarch64")
endif()

# ramp_add_neon64_program(name source [flags]): name in the current binary directory, built by the target name_program.
function(ramp_add_neon64_program name source)
  if(NOT has_neon64)
    return()
  endif()
  set(program ${CMAKE_CURRENT_BINARY_DIR}/${name})
  add_custom_command(OUTPUT ${program} DEPENDS ${source} ${headers} VERBATIM
    COMMAND ${AARCH64_CXX} -std=c++20 -O2 -static -pthread ${ARGN} -I${PROJECT_SOURCE_DIR}/include
      -isystem ${xsimd_headers}/include ${CMAKE_CURRENT_SOURCE_DIR}/${source} -o ${program})
  add_custom_target(${name}_program ALL DEPENDS ${program})
endfunction()

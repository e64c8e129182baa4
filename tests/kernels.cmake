# The kernels and the truth of every activation that has a header: their files are written here, so that none is forgotten.
file(GLOB activation_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/include/ramp/activation/*.hpp)
set(activations)
foreach(header IN LISTS activation_headers)
  cmake_path(GET header STEM name)
  if(NOT name STREQUAL activations)
    list(APPEND activations ${name})
  endif()
endforeach()

# Activations that share a file, so that the compiler instantiates xsimd once for all of them; one by one for daily work.
set(activations_a_file 4)
if(RAMP_DAILY_TESTS)
  set(activations_a_file 1)
endif()

# ramp_list_sources(result source includes...): files in which `source` is there for each activation, after its header and these, in
# which @ is the activation's name. A header stands before its source, so that it is seen to need no other before it.
function(ramp_list_sources result source)
  cmake_path(GET source STEM kind)
  set(files)
  set(content)
  set(names)
  list(LENGTH activations count)
  foreach(name IN LISTS activations)
    list(APPEND names ${name})
    string(APPEND content "#undef ACTIVATION\n#define ACTIVATION ${name}\n#include <ramp/activation/${name}.hpp>\n")
    foreach(include IN LISTS ARGN ITEMS ${source})
      string(REPLACE "@" ${name} header ${include})
      string(APPEND content "#include \"${header}\"\n")
    endforeach()
    list(LENGTH names gathered)
    math(EXPR count "${count} - 1")
    if(gathered EQUAL activations_a_file OR count EQUAL 0)
      list(GET names 0 first)
      set(file ${PROJECT_BINARY_DIR}/tests/table/${kind}_${first}.cpp)
      file(CONFIGURE OUTPUT ${file} CONTENT "${content}")
      list(APPEND files ${file})
      set(content)
      set(names)
    endif()
  endforeach()
  set(${result} ${files} PARENT_SCOPE)
endfunction()

set(reference "${CMAKE_CURRENT_SOURCE_DIR}/reference/@.hpp")
ramp_list_sources(kernel_sources ${CMAKE_CURRENT_SOURCE_DIR}/table/kernels.cpp)
list(APPEND kernel_sources ${CMAKE_CURRENT_SOURCE_DIR}/table/functions.cpp ${CMAKE_CURRENT_SOURCE_DIR}/table/rows.cpp)
ramp_list_sources(truth_sources ${CMAKE_CURRENT_SOURCE_DIR}/table/truth.cpp ${reference})
list(APPEND truth_sources ${CMAKE_CURRENT_SOURCE_DIR}/table/functions_truth.cpp)

# Code that checks is not what is tested: -O1 is the fastest to compile and to run. -O3, which users take, is for the kernels.
set(highest -O3)
set(for_checks -O1)
if(MSVC)
  set(highest)
  set(for_checks)
elseif(RAMP_SANITIZE)
  set(highest -O1)
endif()

# ramp_add_kernels(name set flags...): the kernels, compiled so, as the object library `name`, with every warning that the compiler
# has.
function(ramp_add_kernels name set)
  add_library(${name} OBJECT ${kernel_sources})
  target_precompile_headers(${name} PRIVATE <ramp/algorithm/algorithm.hpp> ${PROJECT_SOURCE_DIR}/tests/table/table.hpp)
  target_link_libraries(${name} PRIVATE every_warning)
  ramp_use(${name} ${set})
  target_compile_options(${name} PRIVATE ${ARGN})
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)  # what fills the table runs before main, on purpose
    set_source_files_properties(${kernel_sources} PROPERTIES
      COMPILE_OPTIONS "-Wno-global-constructors;-Wno-exit-time-destructors")
  endif()
endfunction()

# What the programs of all instruction sets share.
add_library(truth OBJECT EXCLUDE_FROM_ALL ${truth_sources})
target_link_libraries(truth PRIVATE ramp_developer)
target_compile_options(truth PRIVATE ${for_checks})

# ramp_add_check(name sources...): an object library of code that sees the kernels through the table only. Not even the library's
# headers are there for it.
function(ramp_add_check name)
  add_library(${name} OBJECT ${ARGN})
  target_link_libraries(${name} PRIVATE ramp_warnings)
  target_compile_features(${name} PRIVATE cxx_std_20)
  target_compile_options(${name} PRIVATE ${for_checks})
endfunction()

# ramp_add_table_program(name objects...): a program of nothing but objects: kernels, truth and checks.
function(ramp_add_table_program name)
  list(TRANSFORM ARGN REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>")
  add_executable(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()

# All kernels by one compiler on the instruction set that most users take, and few elsewhere: a kernel is a function of the activation,
# which is there, in the one loop, of which other kernels are made.
list(GET instruction_sets -1 main_set)
if(x86-64-v3 IN_LIST instruction_sets)
  set(main_set x86-64-v3)
endif()
# GCC takes a third of its time for this analysis, of which the code hardly shows anything, and another third for what -O3 has and -O1 has
# not. That fuses products with sums if it is told to, which is what one wants to see of it.
set(quicker)
set(cheaper ${highest})
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND NOT RAMP_THOROUGH_TESTS)
  set(quicker -fno-tree-pta)
  set(cheaper -O1 -fexpensive-optimizations)
endif()

if(NOT RAMP_DAILY_TESTS)
  foreach(set IN LISTS instruction_sets)
    set(flags ${highest})
    if(set STREQUAL x86-64)  # which has nothing to fuse
      set(flags ${cheaper})
    endif()
    list(APPEND flags ${quicker})
    set(is_turn_of_all OFF)
    if(set STREQUAL main_set AND CMAKE_CXX_COMPILER_ID STREQUAL GNU AND NOT RAMP_QUICK_TESTS)
      set(is_turn_of_all ON)
    endif()
    if(NOT (is_turn_of_all OR RAMP_SANITIZE OR RAMP_THOROUGH_TESTS))  # fuzzing makes any call
      list(APPEND flags -DRAMP_FEW_KERNELS)
    endif()
    ramp_add_kernels(kernels_${set} ${set} ${flags})
    if(RAMP_SANITIZE)
      target_compile_options(kernels_${set} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
  endforeach()
endif()

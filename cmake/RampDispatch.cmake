# The target ramp::dispatch: the kernels of every activation, compiled for the levels of x86-64 that a program built for every CPU may
# meet. And ramp_add_dispatch(), which does the same for functors of one's own. Nothing is compiled before a target links ramp::dispatch.
#
# Two variables of CMake, which are to be set before ramp is found or added:
#   RAMP_REPRODUCIBLE=ON         defines the macro of that name for these kernels and for all that link them
#   RAMP_DISPATCH_ACTIVATIONS    what to compile, as "gelu;prelu;softmax", which stands for log_softmax, too; all, if it is not set
include_guard(GLOBAL)

# The levels, if the compiler is one for x86-64: each that has C++20 knows them all.
set(ramp_levels)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND CMAKE_SIZEOF_VOID_P EQUAL 8)
  set(ramp_levels 1 3 4)
  set(optimised -O3)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)  # a fifth of GCC's time, and the kernels are none the better for it
    list(APPEND optimised -fno-tree-pta)
  endif()
  set(ramp_flags_1 ${optimised} -march=x86-64)
  set(ramp_flags_3 ${optimised} -march=x86-64-v3)
  set(ramp_flags_4 ${optimised} -march=x86-64-v4)
  if(MSVC)  # never run
    set(optimised $<$<NOT:$<CONFIG:Debug>>:/O2>)
    set(ramp_flags_1 ${optimised})
    set(ramp_flags_3 ${optimised} /arch:AVX2)
    set(ramp_flags_4 ${optimised} /arch:AVX512)
  endif()
endif()
# A function sees what its caller's directory sees, which may not be this one.
set_property(GLOBAL PROPERTY ramp_levels "${ramp_levels}")
foreach(level IN LISTS ramp_levels)
  set_property(GLOBAL PROPERTY ramp_flags_${level} "${ramp_flags_${level}}")
endforeach()

# ramp_add_level(name level sources...): an object library for a level. Its code is good for programs and for shared libraries, and what
# it defines is for the program or library that it becomes a part of.
function(ramp_add_level name level)
  get_property(flags GLOBAL PROPERTY ramp_flags_${level})
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${ARGN})
  target_link_libraries(${name} PRIVATE ramp::ramp)
  target_compile_options(${name} PRIVATE ${flags})
  target_compile_definitions(${name} PRIVATE $<$<BOOL:${RAMP_REPRODUCIBLE}>:RAMP_REPRODUCIBLE>)
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
endfunction()

# ramp_write_dispatch_sources(result include_dir): a file for each activation that has a header, one for softmax, and one for what the
# activations share.
function(ramp_write_dispatch_sources result include_dir)
  file(GLOB headers CONFIGURE_DEPENDS ${include_dir}/ramp/activation/*.hpp)
  set(files)
  foreach(header IN LISTS headers ITEMS softmax.hpp engine.hpp)
    get_filename_component(name ${header} NAME_WE)
    if(name STREQUAL activations OR (RAMP_DISPATCH_ACTIVATIONS AND NOT name IN_LIST RAMP_DISPATCH_ACTIVATIONS
                                     AND NOT name STREQUAL engine))
      continue()
    endif()
    set(content "#include <ramp/dispatch/${name}.hpp>\n")
    if(IS_ABSOLUTE ${header})
      set(content "#include <ramp/dispatch/activation.hpp>
template struct ramp::detail::offer_activations<decltype(ramp::${name}{})>;
")
    endif()
    set(file ${CMAKE_CURRENT_BINARY_DIR}/ramp_dispatch/${name}.cpp)
    file(GENERATE OUTPUT ${file} CONTENT "${content}")
    list(APPEND files ${file})
  endforeach()
  set(${result} ${files} PARENT_SCOPE)
endfunction()

# ramp_add_dispatch_library(include_dir): the target ramp::dispatch. Of a static library a program takes the files that it uses.
function(ramp_add_dispatch_library include_dir)
  get_property(levels GLOBAL PROPERTY ramp_levels)
  if(NOT levels)
    add_library(ramp_dispatch INTERFACE)
    target_link_libraries(ramp_dispatch INTERFACE ramp::ramp)
  else()
    ramp_write_dispatch_sources(sources ${include_dir})
    set(objects)
    foreach(level IN LISTS levels)
      ramp_add_level(ramp_dispatch_v${level} ${level} ${sources})
      if(NOT RAMP_DISPATCH_ACTIVATIONS)  # a few files take less time without
        target_precompile_headers(ramp_dispatch_v${level} PRIVATE <ramp/dispatch/activation.hpp>)
      endif()
      list(APPEND objects $<TARGET_OBJECTS:ramp_dispatch_v${level}>)
    endforeach()
    add_library(ramp_dispatch STATIC EXCLUDE_FROM_ALL ${objects})
    set_target_properties(ramp_dispatch PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(ramp_dispatch PUBLIC ramp::ramp)
    list(GET levels -1 highest)
    target_compile_definitions(ramp_dispatch INTERFACE RAMP_DISPATCH=${highest}
      $<$<BOOL:${RAMP_REPRODUCIBLE}>:RAMP_REPRODUCIBLE>)
  endif()
  add_library(ramp::dispatch ALIAS ramp_dispatch)
endfunction()

# ramp_add_dispatch(target SOURCES files...): compiles files that offer functors (see ramp::dispatch::offer) once for each level, with
# what the target is compiled with besides, and links the target to ramp::dispatch.
function(ramp_add_dispatch target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" SOURCES)
  if(NOT arg_SOURCES OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ramp_add_dispatch(${target} ...): write ramp_add_dispatch(<target> SOURCES <file>...)")
  endif()
  get_property(levels GLOBAL PROPERTY ramp_levels)
  foreach(level IN LISTS levels)
    ramp_add_level(${target}_ramp_v${level} ${level} ${arg_SOURCES})
    target_include_directories(${target}_ramp_v${level} PRIVATE $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
    target_compile_definitions(${target}_ramp_v${level} PRIVATE $<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_ramp_v${level}>)
  endforeach()
  target_link_libraries(${target} PRIVATE ramp::dispatch)
endfunction()

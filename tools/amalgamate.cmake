# All of ramp in one header: cmake -D OUTPUT=ramp/ramp.hpp -P amalgamate.cmake
#
# Every header of ramp stands where the first one that includes it did; what they include of others comes first.
cmake_minimum_required(VERSION 3.24...3.31)

set(root ${CMAKE_CURRENT_LIST_DIR}/..)

function(append text)
  set_property(GLOBAL APPEND_STRING PROPERTY body "${text}")
endfunction()

function(append_header name)
  get_property(done GLOBAL PROPERTY done)
  if(name IN_LIST done)
    return()
  endif()
  set_property(GLOBAL APPEND PROPERTY done ${name})

  file(READ ${root}/include/${name} text)
  string(REPLACE "#pragma once\n" "" text "${text}")
  string(REGEX MATCHALL "#include <[^>]*>\n" includes "${text}")
  foreach(include IN LISTS includes)
    string(REGEX REPLACE "#include <(.*)>\n" "\\1" header "${include}")
    if(header MATCHES "^ramp/")
      append_header(${header})
    else()
      set_property(GLOBAL APPEND PROPERTY others ${header})
    endif()
    string(REPLACE "${include}" "" text "${text}")
  endforeach()
  string(REGEX REPLACE "\n\n\n+" "\n\n" text "${text}")
  append("\n// ${name}\n\n${text}")
endfunction()

append_header(ramp/ramp.hpp)

get_property(body GLOBAL PROPERTY body)
get_property(others GLOBAL PROPERTY others)
list(REMOVE_DUPLICATES others)
list(SORT others)
list(TRANSFORM others REPLACE "(.+)" "#include <\\1>\n")
string(JOIN "" others ${others})

file(READ ${root}/LICENSE license)
string(STRIP "${license}" license)
string(REPLACE "\n" "\n// " license "// ${license}")
string(REPLACE "// \n" "//\n" license "${license}")
file(WRITE ${OUTPUT} "// ramp in one header, made of those in include/ramp by tools/amalgamate.cmake.
//
${license}
#pragma once

${others}${body}")

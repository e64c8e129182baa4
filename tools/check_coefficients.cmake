# Whether the constants of include/ramp/numeric/*_constants.hpp are those that coefficients.sollya derives: cmake -P check_coefficients.cmake
cmake_minimum_required(VERSION 3.24...3.31)

find_program(SOLLYA sollya)
if(NOT SOLLYA)
  message(STATUS "skipped: sollya is not installed")
  return()
endif()

# Both sides without what clang-format and a taste in exponents may change.
function(normalise text result)
  string(REGEX REPLACE "[ \n]" "" text "${text}")
  string(REPLACE "p+" "p" text "${text}")
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

set(constants "")
file(GLOB headers ${CMAKE_CURRENT_LIST_DIR}/../include/ramp/numeric/*_constants.hpp)
foreach(name IN LISTS headers)
  file(READ ${name} header)
  string(APPEND constants "${header}")
endforeach()
normalise("${constants}" constants)

execute_process(COMMAND ${SOLLYA} ${CMAKE_CURRENT_LIST_DIR}/coefficients.sollya
  OUTPUT_VARIABLE derived COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "derived:\n${derived}")
string(REGEX MATCHALL "static constexpr [^;]*" lines "${derived}")

list(LENGTH lines count)
if(NOT count EQUAL 24)
  message(SEND_ERROR "sollya printed ${count} constants instead of 11 of exp, 2 of tanh, 8 of silu and 3 of the fast tier")
endif()
foreach(line IN LISTS lines)
  normalise("${line};" constant)
  string(FIND "${constants}" "${constant}" position)
  if(position EQUAL -1)
    message(SEND_ERROR "not in include/ramp/numeric: ${line}")
  endif()
endforeach()

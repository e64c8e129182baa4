# Whether the constants of include/ramp/numeric/exp_constants.hpp are those that coefficients.sollya derives: cmake -P check_coefficients.cmake
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

file(READ ${CMAKE_CURRENT_LIST_DIR}/../include/ramp/numeric/exp_constants.hpp header)
normalise("${header}" header)

execute_process(COMMAND ${SOLLYA} ${CMAKE_CURRENT_LIST_DIR}/coefficients.sollya
  OUTPUT_VARIABLE derived COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "derived:\n${derived}")
string(REGEX MATCHALL "static constexpr [^;]*" lines "${derived}")

list(LENGTH lines count)
if(NOT count EQUAL 11)
  message(SEND_ERROR "sollya printed ${count} constants instead of 6 for float and 5 for double")
endif()
foreach(line IN LISTS lines)
  normalise("${line};" constant)
  string(FIND "${header}" "${constant}" position)
  if(position EQUAL -1)
    message(SEND_ERROR "not in include/ramp/numeric/exp_constants.hpp: ${line}")
  endif()
endforeach()

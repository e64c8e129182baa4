# The network learns with each activation, the same again from the same seed, and prints plain text into a pipe.
# cmake -D DIGITS=program -D DATA=digits.csv -D WORK=folder -P test_training.cmake
cmake_minimum_required(VERSION 3.24)

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")

# train(<file>): runs the program and reads what it wrote there, without the times.
function(train name)
  execute_process(COMMAND "${DIGITS}" --epochs 25 --seed 1 --data "${DATA}" --csv "${WORK}/${name}.csv"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
  if(NOT status STREQUAL "0")
    message(FATAL_ERROR "digits ended with ${status}: ${error}")
  endif()
  if("${output}${error}" MATCHES "[^ -~\n]")
    message(SEND_ERROR "control characters in a pipe:\n${output}${error}")
  endif()
  file(STRINGS "${WORK}/${name}.csv" lines)
  list(TRANSFORM lines REPLACE ",[^,]*,[^,]*$" "")
  set(${name} "${lines}" PARENT_SCOPE)
endfunction()

train(first)
train(second)
if(NOT first STREQUAL second)
  message(SEND_ERROR "two runs from one seed differ:\n${first}\n${second}")
endif()

list(POP_FRONT first)
list(LENGTH first count)
if(count LESS 4)
  message(SEND_ERROR "${count} activations in ${WORK}/first.csv")
endif()
foreach(line IN LISTS first)
  if(NOT line MATCHES "^[a-z_0-9]+,(1|0\\.9[4-9][0-9]*),")
    message(SEND_ERROR "less than 94 % of the held-out digits: ${line}")
  endif()
  if(line MATCHES "^prelu," AND NOT line MATCHES ",[^,]+,[^,]+,[^,]+$")
    message(SEND_ERROR "no learned slopes: ${line}")
  endif()
endforeach()

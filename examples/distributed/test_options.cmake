# Each bad argument or file ends all processes with status 2, and one of them says why.
# cmake -D MPIEXEC=mpirun -D PROGRAM=distributed -D DATA=digits.csv -D WORK=folder -P test_options.cmake
cmake_minimum_required(VERSION 3.24)
include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)

# expect_error(<processes> <regex of the message> <argument>...). What mpirun itself adds is ignored.
function(expect_error processes message)
  run(this ${processes} ${ARGN})
  string(REGEX MATCHALL "distributed: " speakers "${this_error}")
  if(NOT this_status STREQUAL "2" OR NOT this_output STREQUAL "" OR NOT speakers STREQUAL "distributed: "
    OR NOT this_error MATCHES "distributed: [^\n]*${message}")
    message(SEND_ERROR "${processes} processes, distributed ${ARGN}\nexpected status 2 and: ${message}\n"
      "status: ${this_status}\nstdout: ${this_output}\nstderr: ${this_error}")
  endif()
endfunction()

expect_error(1 "unknown option '--colour'" --colour red)
expect_error(1 "--epochs needs a value" --epochs)
expect_error(1 "--epochs: '0' is not a whole number from 1 to" --epochs 0)
expect_error(1 "--shard: '0' is not a whole number from 1 to" --shard 0)
expect_error(1 "--batch: 'many' is not a whole number from 1 to" --batch many)
expect_error(2 "cannot read ${WORK}/none.csv: " --data "${WORK}/none.csv")
expect_error(2 "cannot write ${WORK}/none/bits.txt: " --data "${DATA}" --gradients "${WORK}/none/bits.txt")

run(help 2 --help)
string(REGEX REPLACE "---+\n[^\n].*\n---+\n" "" help_error "${help_error}")  # how mpirun frames what it adds
string(STRIP "${help_error}" help_error)
if(NOT help_status STREQUAL "0" OR NOT help_error STREQUAL "")
  message(SEND_ERROR "distributed --help\nstatus: ${help_status}\nstderr: ${help_error}")
endif()
foreach(option IN ITEMS --epochs --batch --shard --seed --exact-weights --data --gradients --help)
  string(REGEX MATCHALL "${option} " told "${help_output}")
  list(LENGTH told count)
  if(NOT count EQUAL 1)
    message(SEND_ERROR "distributed --help tells ${count} times of ${option}")
  endif()
endforeach()

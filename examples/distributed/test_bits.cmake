# The gradients of the slopes have the same bits on any number of processes: those of the first step, whose weights are the same;
# and those of all steps, with what was learned, if the gradients of the weights are summed exactly as well.
# cmake -D MPIEXEC=mpirun -D PROGRAM=distributed -D DATA=digits.csv -D WORK=folder -P test_bits.cmake
cmake_minimum_required(VERSION 3.24)
include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")

# train(<name> <processes> <argument>...): sets <name>, the lines of gradients, and <name>_hash, that of what was learned.
function(train name processes)
  run(this ${processes} --epochs 2 --data "${DATA}" --gradients "${WORK}/${name}.txt" ${ARGN})
  if(NOT this_status STREQUAL "0" OR NOT this_output MATCHES "processes: ${processes}, .*: ([0-9a-f]+)\n$")
    message(FATAL_ERROR "${processes} processes ${ARGN}: status ${this_status}\n${this_output}${this_error}")
  endif()
  set(${name}_hash ${CMAKE_MATCH_1} PARENT_SCOPE)
  file(STRINGS "${WORK}/${name}.txt" lines)
  set(${name} "${lines}" PARENT_SCOPE)
endfunction()

train(alone 1)
list(LENGTH alone steps)
if(NOT steps EQUAL 90)
  message(SEND_ERROR "${steps} lines for 2 epochs of 45 steps")
endif()
list(GET alone 0 first)
list(GET alone 1 second)
string(REGEX MATCHALL "[0-9a-f]+" words "${first}")
list(LENGTH words count)
list(REMOVE_DUPLICATES words)
list(LENGTH words different)
if(NOT count EQUAL 256 OR different LESS 200 OR first STREQUAL second)
  message(SEND_ERROR "no gradients of 2 x 128 slopes:\n${first}\n${second}")
endif()

foreach(processes IN ITEMS 2 4)
  train(several ${processes})
  list(GET several 0 line)
  if(NOT line STREQUAL first)
    message(SEND_ERROR "${processes} processes have other gradients in the first step than one:\n${line}\n${first}")
  endif()
endforeach()

# expect_same_training(<processes> <argument>...): as many processes, compared with one.
function(expect_same_training processes)
  train(exact_alone 1 --exact-weights ${ARGN})
  train(exact_several ${processes} --exact-weights ${ARGN})
  if(NOT exact_several STREQUAL exact_alone OR NOT exact_several_hash STREQUAL exact_alone_hash)
    message(SEND_ERROR "${processes} processes learn other numbers than one: --exact-weights ${ARGN}")
  endif()
endfunction()
expect_same_training(2)
expect_same_training(4)
expect_same_training(3 --shard 5 --batch 50)  # shards of different sizes, and not as many for each process

# Shards of whole blocks of the sums: 64 samples for 128 units.
train(blocks 1 --batch 256 --shard 64)
train(whole 1 --batch 256 --shard 256)
list(GET blocks 0 line_of_blocks)
list(GET whole 0 line_of_whole)
if(NOT line_of_blocks STREQUAL line_of_whole)
  message(SEND_ERROR "four shards of whole blocks have other gradients than one:\n${line_of_blocks}\n${line_of_whole}")
endif()

# The study with small numbers: the same results from the same seeds on one thread and on two, in files that are well formed.
# cmake -D STUDY=program -D DATA=digits.csv -D GNUPLOT=program -D WORK=folder -P test_run.cmake
cmake_minimum_required(VERSION 3.24)

file(REMOVE_RECURSE "${WORK}")

# study(<threads>): runs all questions and reads the results without those that are times.
function(study threads)
  set(folder "${WORK}/${threads}")
  file(MAKE_DIRECTORY "${folder}")
  execute_process(COMMAND "${STUDY}" --activations relu,prelu,tanh --depths 1,3 --units 8 --epochs 2 --episodes 16 --seeds 2
      --rates 0.01,0.05 --threads ${threads} --data "${DATA}" --output "${folder}" --pictures "${folder}/pictures.gnuplot"
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
  if(NOT status STREQUAL "0")
    message(FATAL_ERROR "activation_study ended with ${status}: ${error}")
  endif()
  if("${output}${error}" MATCHES "[^ -~\n]")
    message(SEND_ERROR "control characters in a pipe:\n${output}${error}")
  endif()
  file(STRINGS "${folder}/results.csv" lines)
  list(FILTER lines EXCLUDE REGEX "^cost,.*(_share|_microseconds),")
  set(lines_${threads} "${lines}" PARENT_SCOPE)
endfunction()

study(1)
study(2)
if(NOT lines_1 STREQUAL lines_2)
  message(SEND_ERROR "the results depend on the number of threads:\n${lines_1}\n${lines_2}")
endif()

list(POP_FRONT lines_1)
foreach(line IN LISTS lines_1)
  if(NOT line MATCHES "^[a-z_]+,[a-z_0-9]+,[a-z]*,[a-z0-9. ]*,[0-9]+,[0-9]+,[a-z_0-9]+,[12],([12],[-+.e0-9]+,[-+.e0-9]+,[-+.e0-9]+|0,,,)$")
    message(SEND_ERROR "no result: ${line}")
  endif()
endforeach()
foreach(expected IN ITEMS "depth,relu,he,,3,4,gradient_start,2,2," "depth,tanh,glorot,,1,0,test_accuracy,2,2,"
                          "dying,relu,he,high rate,4,0,constant_share,2,2," "convolution,prelu,he,,3,1,slope_mean,2,2,"
                          "cart_pole,tanh,glorot,rate 0.01,2,0,mean_steps,2,2," "cost,tanh,glorot,fast,4,0,test_accuracy,2,2,")
  if(NOT "${lines_1}" MATCHES ";${expected}")
    message(SEND_ERROR "there is no result ${expected}")
  endif()
endforeach()

# The page again from the file, and a table of it.
file(MAKE_DIRECTORY "${WORK}/again")
execute_process(COMMAND "${STUDY}" --from "${WORK}/1/results.csv" --output "${WORK}/again" COMMAND_ERROR_IS_FATAL ANY)
file(READ "${WORK}/1/results.md" page)
file(READ "${WORK}/again/results.md" again)
if(NOT page STREQUAL again)
  message(SEND_ERROR "the page from results.csv is another than that of the study")
endif()
execute_process(COMMAND "${STUDY}" --from "${WORK}/1/results.csv" --table zeros OUTPUT_VARIABLE table COMMAND_ERROR_IS_FATAL ANY)
if(NOT table MATCHES "^\\| activation \\| 1 layers \\| 3 layers \\|\n\\|---\\|---\\|---\\|\n\\| relu \\| [0-9.]+ % \\| [0-9.]+ % \\|\n")
  message(SEND_ERROR "no table of zeros: ${table}")
endif()

if(GNUPLOT)
  execute_process(COMMAND "${GNUPLOT}" pictures.gnuplot WORKING_DIRECTORY "${WORK}/1" RESULT_VARIABLE status ERROR_VARIABLE error)
  file(GLOB pictures "${WORK}/1/*.svg")
  list(LENGTH pictures count)
  if(NOT status STREQUAL "0" OR count LESS 7)
    message(SEND_ERROR "gnuplot ended with ${status} after ${count} pictures: ${error}")
  endif()
endif()

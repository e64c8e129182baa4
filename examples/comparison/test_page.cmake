# docs/comparison and the tables of docs/comparison.md are what results.csv says.
# cmake -D STUDY=program -D DOCS=folder -D TABLES=list -D WORK=folder -P test_page.cmake
cmake_minimum_required(VERSION 3.24)

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
set(results "${DOCS}/comparison/results.csv")
execute_process(COMMAND "${STUDY}" --from "${results}" --output "${WORK}" COMMAND_ERROR_IS_FATAL ANY)
file(READ "${WORK}/results.md" expected)
file(READ "${DOCS}/comparison/results.md" page)
if(NOT page STREQUAL expected)
  message(SEND_ERROR "docs/comparison/results.md is not of docs/comparison/results.csv: build the target update_comparison")
endif()

file(READ "${DOCS}/comparison.md" page)
string(REPLACE "," ";" TABLES "${TABLES}")
foreach(table IN LISTS TABLES)
  execute_process(COMMAND "${STUDY}" --from "${results}" --table ${table} OUTPUT_VARIABLE expected COMMAND_ERROR_IS_FATAL ANY)
  string(FIND "${page}" "<!-- begin ${table} -->\n${expected}<!-- end ${table} -->" position)
  if(position EQUAL -1)
    message(SEND_ERROR "the table ${table} of docs/comparison.md is not of docs/comparison/results.csv: build the target update_comparison")
  endif()
endforeach()

file(SIZE "${results}" size)
if(size GREATER 300000)
  message(SEND_ERROR "docs/comparison/results.csv has ${size} bytes, and 300,000 are enough")
endif()

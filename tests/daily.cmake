# A program for each activation, of its own kernels, truth and tests, and of those of every activation: after a change of its header
# nothing else is built anew. Where something is right for other reasons than its own, as with layouts of slopes, the rest of the
# tests tells.
list(GET instruction_sets -1 set)

# add_daily_object(result name source...): an object library, not optimised.
function(add_daily_object name source)
  add_library(${name} OBJECT ${source})
  ramp_use(${name} ${set})
  if(NOT MSVC)
    target_compile_options(${name} PRIVATE -O0)
  endif()
endfunction()

add_daily_object(daily_functions table/functions.cpp)
add_daily_object(daily_rows table/rows.cpp)
add_daily_object(daily_functions_truth table/functions_truth.cpp)
set(directory ${PROJECT_BINARY_DIR}/tests/table)
foreach(name IN LISTS activations)
  add_daily_object(daily_kernels_${name} ${directory}/kernels_${name}.cpp)
  add_daily_object(daily_truth_${name} ${directory}/truth_${name}.cpp)
  ramp_add_table_program(daily_${name} daily_kernels_${name} daily_truth_${name} daily_functions daily_functions_truth daily_rows checks)
  target_link_libraries(daily_${name} PRIVATE tests_main)
  ramp_add_run(${name} ${set} daily_${name} "[${name}],[every]")
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT RAMP_TEST_THINNING=25 FAIL_REGULAR_EXPRESSION "No test cases matched;No tests ran")
endforeach()

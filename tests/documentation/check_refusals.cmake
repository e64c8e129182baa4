# A block that would not be tested is an error: cmake -D WORK=directory -P check_refusals.cmake
cmake_minimum_required(VERSION 3.24...3.31)

if(PAGE)  # what the other calls of this script try
  include(${CMAKE_CURRENT_LIST_DIR}/extract.cmake)
  ramp_read_blocks(${PAGE})
  list(LENGTH groups count)
  message(STATUS "${count} groups")
  return()
endif()

# try(name text sentence): what reading a page with this text says.
function(try name text sentence)
  file(WRITE ${WORK}/${name}.md "${text}")
  execute_process(COMMAND ${CMAKE_COMMAND} -D PAGE=${WORK}/${name}.md -P ${CMAKE_CURRENT_LIST_FILE}
    OUTPUT_VARIABLE output ERROR_VARIABLE error)
  string(REGEX REPLACE "[ \n]+" " " said "${output}${error}")
  if(NOT said MATCHES "${sentence}")
    message(SEND_ERROR "${name}: expected '${sentence}', and it said: ${said}")
  endif()
endfunction()
try(good "```cpp\nint a[3];\n```\n\n<!-- continues -->\n```cpp\na[0] = 1;\n```\n\n```cpp\nint b;\n```\n" "2 groups")
try(indented "- a list\n  ```cpp\n  int a;\n  ```\n" "indented is not tested")
try(unknown "```c++\nint a;\n```\n" "a block of `c\\+\\+`; write cpp")
try(endless "```cpp\nint a;\n" "the block has no end")

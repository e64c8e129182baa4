# What tools/replace_block.cmake makes of a page: cmake -D SOURCE=directory -D WORK=directory -P check_replacement.cmake
cmake_minimum_required(VERSION 3.24...3.31)

file(WRITE ${WORK}/input.txt "one;\n\n| two | [2] |\n| x | ${WORK} |\n\nthree\n")

# try(expected option...): whether the page between its markers becomes what is expected.
function(try expected)
  file(WRITE ${WORK}/page.md "# A page; [x](y)\n\n<!-- begin a -->\nold\n<!-- end a -->\n\nThe end.\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -D PAGE=${WORK}/page.md -D INPUT=${WORK}/input.txt ${ARGN}
    -P ${SOURCE}/tools/replace_block.cmake OUTPUT_QUIET ERROR_VARIABLE error)
  file(READ ${WORK}/page.md page)
  set(whole "# A page; [x](y)\n\n<!-- begin a -->\n${expected}\n<!-- end a -->\n\nThe end.\n")
  if(NOT page STREQUAL whole)
    message(SEND_ERROR "${ARGN}: ${error}\n${page}")
  endif()
endfunction()
try("one;\n\n| two | [2] |\n| x | ${WORK} |\n\nthree" -D BLOCK=a)
try("one;" -D BLOCK=a -D PARAGRAPH=1)
try("```text\n| two | [2] |\n| x | ${WORK} |\n```" -D BLOCK=a -D PARAGRAPH=2 -D FENCE=text)
try("three" -D BLOCK=a -D PARAGRAPH=3)
try("old" -D BLOCK=a -D PARAGRAPH=4)
try("old" -D BLOCK=b)

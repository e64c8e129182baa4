# Installs the build tree BUILD of SOURCE into an empty WORK, moves what was installed, and checks what it is.
cmake_minimum_required(VERSION 3.24...3.31)

file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/first OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${WORK}/first ${WORK}/prefix)

file(GLOB rooms RELATIVE ${WORK}/prefix ${WORK}/prefix/*)
if(NOT rooms STREQUAL "include;share")
  message(SEND_ERROR "installed into ${rooms}, and not into include and share alone")
endif()

file(GLOB_RECURSE headers RELATIVE ${SOURCE}/include ${SOURCE}/include/*)
file(GLOB_RECURSE installed RELATIVE ${WORK}/prefix ${WORK}/prefix/*)
list(TRANSFORM headers PREPEND include/)
foreach(file IN LISTS headers ITEMS
    share/cmake/ramp/rampConfig.cmake share/cmake/ramp/rampConfigVersion.cmake share/cmake/ramp/rampTargets.cmake
    share/pkgconfig/ramp.pc share/licenses/ramp/LICENSE)
  if(NOT file IN_LIST installed)
    message(SEND_ERROR "not installed: ${file}")
  endif()
endforeach()

# Moved, it can work only if it does not know where it was.
foreach(file IN LISTS installed)
  file(READ ${WORK}/prefix/${file} text)
  foreach(path IN ITEMS ${SOURCE}/include ${BUILD} ${WORK})
    string(FIND "${text}" "${path}" position)
    if(NOT position EQUAL -1)
      message(SEND_ERROR "${file} names ${path}")
    endif()
  endforeach()
endforeach()

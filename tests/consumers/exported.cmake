# add_exported(name LIBRARY options... PROGRAM options...): installs a library that links ramp, and runs a program that finds it.
function(add_exported name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARY;PROGRAM")
  set(layer ${work}/exported.${name}.prefix)
  add_test(NAME consumers.exported.${name}.library
    COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${CMAKE_CURRENT_SOURCE_DIR}/exported ${work}/exported.${name}.library
      --build-generator ${CMAKE_GENERATOR} --build-target install
      --build-options -D CMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -D XSIMD_INCLUDE_DIR=${xsimd_headers}/include
        -D CMAKE_INSTALL_PREFIX=${layer} ${arg_LIBRARY})
  set_tests_properties(consumers.exported.${name}.library PROPERTIES
    FIXTURES_SETUP exported.${name} FIXTURES_REQUIRED installed)
  add_consumer(exported.${name} exported/program -D layer_DIR=${layer}/share/cmake/layer ${arg_PROGRAM})
  set_tests_properties(consumers.exported.${name} PROPERTIES FIXTURES_REQUIRED "installed;exported.${name}")
endfunction()

add_exported(found LIBRARY ${found} -D LINK=PUBLIC PROGRAM ${found} -D OPEN=ON)
# ramp is installed with the library.
add_exported(together LIBRARY ${sources} -D RAMP_INSTALL=ON -D LINK=PUBLIC
  PROGRAM -D ramp_DIR=${work}/exported.together.prefix/share/cmake/ramp -D CMAKE_PREFIX_PATH=${xsimd_headers} -D OPEN=ON)
# ramp is not, and xsimd is as if downloaded: the program finds another ramp.
add_exported(apart PROGRAM ${found} LIBRARY ${sources} -D LINK=PRIVATE
  -D FETCHCONTENT_SOURCE_DIR_XSIMD=${CMAKE_CURRENT_SOURCE_DIR}/xsimd/source)
# The program needs no ramp.
add_exported(inside LIBRARY ${sources} -D LINK=BUILD_ONLY PROGRAM ${alone})

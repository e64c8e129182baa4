# ramp more than once in one build. The first serves all, if it can.
set(series ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(twice ${found} ${sources} -D VERSION=${series})
add_consumer(twice twice ${twice} -D "WAYS=dependency\;fetch_content\;find_package\;add_subdirectory")
add_consumer(twice.found_first twice ${twice} -D "WAYS=find_package\;fetch_content\;find_package")

# The sources, but for what is the project's own alone, under another version.
foreach(version IN ITEMS ${series}.99 99.0.0)
  add_test(NAME consumers.copy_as.${version}
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR} -D VERSION=${version} -D COPY=${work}/${version}
      -P ${CMAKE_CURRENT_SOURCE_DIR}/copy_as.cmake)
  set_tests_properties(consumers.copy_as.${version} PROPERTIES FIXTURES_SETUP ${version} FIXTURES_REQUIRED installed)
endforeach()
function(add_other name version ways sentence)
  add_consumer(${name} twice ${twice} -D OTHER_SOURCE_DIR=${work}/${version} -D "WAYS=${ways}")
  set_tests_properties(consumers.${name} PROPERTIES FIXTURES_REQUIRED "installed;${version}")
  expect(${name} "${sentence}")
endfunction()
add_other(twice.newer_first ${series}.99 "fetch_other\;find_package"
  "ramp ${series}.99: elu of")
add_other(twice.newer_last ${series}.99 "find_package\;fetch_other"
  "CMake Warning.*ramp ${PROJECT_VERSION}, which.*add that one[ \n]+first.*ramp ${PROJECT_VERSION}: elu of")
add_other(twice.other_series 99.0.0 "add_subdirectory\;fetch_other"
  "CMake Error.*ramp 99.0.0 in.*has ramp[ \n]+${PROJECT_VERSION} already.*take the[ \n]+same[ \n]+version")
add_other(twice.other_series_found 99.0.0 "fetch_other\;find_package"
  "ramp ${series} is asked for, and this build has ramp 99.0.0 already")

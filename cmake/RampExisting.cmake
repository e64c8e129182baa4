# Instead of all the rest, where the build has a target ramp::ramp already, from a package or from another copy of the sources:
# two dependencies may have brought one each. The first serves all.
ramp_existing(${ramp_version} existing verdict)
if(NOT existing)
  set(existing "of a version unknown")
endif()
set(both "ramp ${existing}, which this build had first, is used instead of ramp ${ramp_version} in ${CMAKE_CURRENT_SOURCE_DIR}")
if(verdict STREQUAL "another series")
  message(FATAL_ERROR "ramp ${ramp_version} in ${CMAKE_CURRENT_SOURCE_DIR} cannot be added to this build, which has ramp \
${existing} already, and neither serves users of the other: let all parts of the build take the same version.")
elseif(verdict STREQUAL older)
  message(WARNING "${both}: add that one first to have what is new in it.")
else()
  message(STATUS "${both}")
endif()

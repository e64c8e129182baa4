# find_package(ramp): the target ramp::ramp, which brings xsimd; and with COMPONENTS dispatch the target ramp::dispatch, which is compiled
# with the program.
macro(ramp_not_found reason)
  set(ramp_FOUND FALSE)
  set(ramp_NOT_FOUND_MESSAGE "${reason}")
endmacro()

foreach(component IN LISTS ramp_FIND_COMPONENTS)
  if(component STREQUAL dispatch)
    set(ramp_dispatch_FOUND TRUE)
  else()
    set(ramp_${component}_FOUND FALSE)
    if(ramp_FIND_REQUIRED_${component})
      ramp_not_found("ramp has one component, dispatch, and ${component} is asked for")
      return()
    endif()
  endif()
endforeach()

# Where an earlier call made it, or the build has a copy of the sources, that one serves all.
if(TARGET ramp::ramp)
  include(${CMAKE_CURRENT_LIST_DIR}/RampVersion.cmake)
  ramp_existing("${ramp_FIND_VERSION}" ramp_existing ramp_verdict)
  if(NOT ramp_verdict STREQUAL serves OR (ramp_FIND_VERSION_EXACT AND NOT "${ramp_existing}" STREQUAL ramp_FIND_VERSION))
    ramp_not_found("ramp ${ramp_FIND_VERSION} is asked for, and this build has ramp ${ramp_existing} already: let all \
parts of the build take the same version")
  elseif(ramp_existing)
    set(ramp_VERSION ${ramp_existing})
  endif()
  if(ramp_dispatch_FOUND)
    include(${CMAKE_CURRENT_LIST_DIR}/RampDispatchTarget.cmake)
  endif()
  return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/RampXsimd.cmake)
ramp_find_xsimd()
if(ramp_xsimd_problem)
  ramp_not_found("${ramp_xsimd_problem}")
  return()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/rampTargets.cmake)
# Here and not among the exported properties: which xsimd that is shows where ramp is used, not where it was installed.
target_link_libraries(ramp::ramp INTERFACE xsimd)

if(ramp_dispatch_FOUND)
  include(${CMAKE_CURRENT_LIST_DIR}/RampDispatchTarget.cmake)
endif()

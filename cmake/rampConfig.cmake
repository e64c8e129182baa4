# find_package(ramp): the target ramp::ramp, and xsimd with it.
include(${CMAKE_CURRENT_LIST_DIR}/RampXsimd.cmake)
ramp_find_xsimd()
if(ramp_xsimd_problem)
  set(ramp_FOUND FALSE)
  set(ramp_NOT_FOUND_MESSAGE "${ramp_xsimd_problem}")
  return()
endif()

if(NOT TARGET ramp::ramp)
  include(${CMAKE_CURRENT_LIST_DIR}/rampTargets.cmake)
  # Here and not among the exported properties: which xsimd that is shows where ramp is used, not where it was installed.
  target_link_libraries(ramp::ramp INTERFACE xsimd)
endif()

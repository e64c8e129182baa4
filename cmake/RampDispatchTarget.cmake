# Makes the target ramp::dispatch for a ramp that is installed.
include(${CMAKE_CURRENT_LIST_DIR}/RampDispatch.cmake)
if(NOT TARGET ramp::dispatch)
  get_target_property(ramp_include_dirs ramp::ramp INTERFACE_INCLUDE_DIRECTORIES)
  find_path(RAMP_INCLUDE_DIR ramp/dispatch.hpp HINTS ${ramp_include_dirs} ${CMAKE_CURRENT_LIST_DIR}/../include
    DOC "Where ramp's headers are")
  mark_as_advanced(RAMP_INCLUDE_DIR)
  ramp_add_dispatch_library(${RAMP_INCLUDE_DIR})
endif()

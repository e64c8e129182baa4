# Finds xsimd in whatever shape it comes, as the target `xsimd`. The build and the installed package both include it.
include(${CMAKE_CURRENT_LIST_DIR}/RampVersion.cmake)

set(RAMP_XSIMD_MINIMUM 8.1)

# Leaves a target `xsimd` and in `ramp_xsimd` where it is from, or in `ramp_xsimd_problem` why there is none.
macro(ramp_find_xsimd)
  set(ramp_xsimd "the project itself")
  set(ramp_xsimd_problem "")
  if(NOT TARGET xsimd AND NOT TARGET xsimd::xsimd)
    ramp_find_xsimd_package()
  endif()
  ramp_mend_xsimd_target()
  # Some day the package may have this name alone.
  if(TARGET xsimd::xsimd AND NOT TARGET xsimd)
    add_library(xsimd INTERFACE IMPORTED)
    set_target_properties(xsimd PROPERTIES INTERFACE_LINK_LIBRARIES xsimd::xsimd)
  endif()
endmacro()

# xsimd's own package accepts no version but its own major, and so does every packager's, so the version is compared here.
macro(ramp_find_xsimd_package)
  find_package(xsimd CONFIG QUIET)
  if(NOT TARGET xsimd AND NOT TARGET xsimd::xsimd)
    ramp_find_xsimd_headers()
  elseif(xsimd_VERSION MATCHES "^[0-9]" AND xsimd_VERSION VERSION_LESS RAMP_XSIMD_MINIMUM)
    set(ramp_xsimd_problem "ramp needs xsimd ${RAMP_XSIMD_MINIMUM} or newer, and ${xsimd_DIR} is ${xsimd_VERSION}")
  else()
    set(ramp_xsimd "${xsimd_DIR}, version ${xsimd_VERSION}")
  endif()
endmacro()

# Debian 12's target links a library xtl, which its package neither has nor needs.
function(ramp_mend_xsimd_target)
  if(TARGET xsimd)
    get_target_property(libraries xsimd INTERFACE_LINK_LIBRARIES)
    if("xtl" IN_LIST libraries AND NOT TARGET xtl)
      list(REMOVE_ITEM libraries xtl)
      set_target_properties(xsimd PROPERTIES INTERFACE_LINK_LIBRARIES "${libraries}")
    endif()
  endif()
endfunction()

# The headers alone, or with a package whose own dependencies are missing.
macro(ramp_find_xsimd_headers)
  set(ramp_xsimd_version 0)
  if(NOT CMAKE_DISABLE_FIND_PACKAGE_xsimd)
    find_path(RAMP_XSIMD_INCLUDE_DIR xsimd/xsimd.hpp DOC "Where xsimd's headers are, if it has no CMake package")
    mark_as_advanced(RAMP_XSIMD_INCLUDE_DIR)
  endif()
  if(RAMP_XSIMD_INCLUDE_DIR)
    ramp_read_version(${RAMP_XSIMD_INCLUDE_DIR}/xsimd/config/xsimd_config.hpp XSIMD ramp_xsimd_version)
  endif()
  if(NOT ramp_xsimd_version VERSION_LESS RAMP_XSIMD_MINIMUM)
    add_library(xsimd INTERFACE IMPORTED)
    set_target_properties(xsimd PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${RAMP_XSIMD_INCLUDE_DIR})
    set(ramp_xsimd "the headers in ${RAMP_XSIMD_INCLUDE_DIR}, version ${ramp_xsimd_version}")
  elseif(RAMP_XSIMD_INCLUDE_DIR)
    set(ramp_xsimd_problem "ramp needs xsimd ${RAMP_XSIMD_MINIMUM} or newer, and the headers in \
${RAMP_XSIMD_INCLUDE_DIR} are ${ramp_xsimd_version}")
  else()
    set(ramp_xsimd_problem "ramp needs xsimd ${RAMP_XSIMD_MINIMUM} or newer, and there is neither a CMake package of it \
nor a header xsimd/xsimd.hpp in the paths that CMake searches (CMAKE_PREFIX_PATH adds one)")
  endif()
endmacro()

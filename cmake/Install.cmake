# What `cmake --install` copies: headers, a CMake package, a pkg-config file and the licence. Nothing in it depends on the
# processor or on where it lies.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/ramp)
set(pc_dir ${CMAKE_INSTALL_DATADIR}/pkgconfig)

# INCLUDES is for users of CMake before 3.23, which passes file sets over.
install(TARGETS ramp EXPORT rampTargets
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT rampTargets NAMESPACE ramp:: DESTINATION ${package_dir})

# Before 1.0 a minor version may break what the one before had.
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
else()
  set(compatibility SameMajorVersion)
endif()
write_basic_package_version_file(rampConfigVersion.cmake COMPATIBILITY ${compatibility} ARCH_INDEPENDENT)
install(FILES cmake/rampConfig.cmake cmake/RampXsimd.cmake cmake/RampReadVersion.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/rampConfigVersion.cmake DESTINATION ${package_dir})

file(RELATIVE_PATH ramp_include_from_pc ${CMAKE_INSTALL_FULL_DATADIR}/pkgconfig ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(cmake/ramp.pc.in ramp.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ramp.pc DESTINATION ${pc_dir})

install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/ramp)

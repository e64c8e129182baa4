# What `cmake --install` copies: headers, a CMake package, a pkg-config file and the licence. Nothing in it depends on the
# processor or on where it lies.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/ramp)
set(pc_dir ${CMAKE_INSTALL_DATADIR}/pkgconfig)

# The headers are no file set: CMake 3.25 puts the prefix before an absolute directory of one.
install(TARGETS ramp EXPORT rampTargets INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT rampTargets NAMESPACE ramp:: DESTINATION ${package_dir})
install(DIRECTORY include/ramp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.hpp PATTERN *.cpp)

ramp_series(${PROJECT_VERSION} series)
if(series MATCHES "\\.")
  set(compatibility SameMinorVersion)
else()
  set(compatibility SameMajorVersion)
endif()
write_basic_package_version_file(rampConfigVersion.cmake COMPATIBILITY ${compatibility} ARCH_INDEPENDENT)
install(FILES cmake/rampConfig.cmake cmake/RampXsimd.cmake cmake/RampVersion.cmake cmake/RampDispatch.cmake
  cmake/RampDispatchTarget.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/rampConfigVersion.cmake DESTINATION ${package_dir})

# From where the file is, whatever the prefix will be; an absolute directory has no part in the prefix.
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}" OR IS_ABSOLUTE "${pc_dir}")
  string(REPLACE " " "\\ " ramp_pc_includedir "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
else()
  file(RELATIVE_PATH ramp_pc_includedir /${pc_dir} /${CMAKE_INSTALL_INCLUDEDIR})
  string(PREPEND ramp_pc_includedir "\${pcfiledir}/")
endif()
configure_file(cmake/ramp.pc.in ramp.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/ramp.pc DESTINATION ${pc_dir})

install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/ramp)

# Runs the port as vcpkg would, into PACKAGES/share and so on. The functions below stand in for vcpkg's own: they do what its
# documentation says of them, as far as a header-only port goes.
cmake_minimum_required(VERSION 3.24...3.31)

set(port_dir ${CMAKE_CURRENT_LIST_DIR}/../../../packaging/vcpkg/ramp)
set(PORT ramp)
set(CURRENT_PACKAGES_DIR ${PACKAGES})
set(build ${PACKAGES}-build)
file(REMOVE_RECURSE ${PACKAGES} ${build})

function(vcpkg_cmake_configure)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
  execute_process(COMMAND_ERROR_IS_FATAL ANY
    COMMAND ${CMAKE_COMMAND} -G ${GENERATOR} -S ${arg_SOURCE_PATH} -B ${build} ${arg_OPTIONS} ${CONFIGURE}
      -DCMAKE_INSTALL_PREFIX=${PACKAGES} -DFETCHCONTENT_FULLY_DISCONNECTED=ON)
endfunction()

function(vcpkg_cmake_install)
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${build} --target install OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "CONFIG_PATH" "")
  file(RENAME ${PACKAGES}/${arg_CONFIG_PATH} ${PACKAGES}/share/${PORT})
  file(REMOVE_RECURSE ${PACKAGES}/share/cmake)
  # One room less to the top.
  set(up "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n")
  file(READ ${PACKAGES}/share/${PORT}/rampTargets.cmake text)
  string(REPLACE "${up}${up}${up}" "${up}${up}" text "${text}")
  file(WRITE ${PACKAGES}/share/${PORT}/rampTargets.cmake "${text}")
endfunction()

function(vcpkg_fixup_pkgconfig)
endfunction()

function(vcpkg_install_copyright)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
  file(COPY_FILE ${arg_FILE_LIST} ${PACKAGES}/share/${PORT}/copyright)
endfunction()

include(${port_dir}/portfile.cmake)

file(GLOB rooms RELATIVE ${PACKAGES} ${PACKAGES}/* ${PACKAGES}/share/*)
if(NOT rooms STREQUAL "include;share;share/pkgconfig;share/ramp")
  message(SEND_ERROR "the port installs ${rooms}")
endif()
foreach(file IN ITEMS copyright usage rampConfig.cmake rampConfigVersion.cmake rampTargets.cmake)
  if(NOT EXISTS ${PACKAGES}/share/ramp/${file})
    message(SEND_ERROR "the port does not install share/ramp/${file}")
  endif()
endforeach()

file(READ ${port_dir}/vcpkg.json manifest)
string(JSON name GET "${manifest}" name)
string(JSON version GET "${manifest}" version)
file(STRINGS ${PACKAGES}/share/pkgconfig/ramp.pc installed_version REGEX "^Version: ")
if(NOT name STREQUAL PORT OR NOT "Version: ${version}" STREQUAL installed_version)
  message(SEND_ERROR "the port's manifest is of ${name} ${version}, and '${installed_version}' was installed")
endif()

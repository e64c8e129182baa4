# As in Debian 12: xtl is no target and no library.
add_library(xsimd INTERFACE IMPORTED)
set_target_properties(xsimd PROPERTIES
  INTERFACE_INCLUDE_DIRECTORIES ${XSIMD_INCLUDE_DIR} INTERFACE_LINK_LIBRARIES xtl)

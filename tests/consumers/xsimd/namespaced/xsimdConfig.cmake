# As it may become.
add_library(xsimd::xsimd INTERFACE IMPORTED)
set_target_properties(xsimd::xsimd PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${XSIMD_INCLUDE_DIR})

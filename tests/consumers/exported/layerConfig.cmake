include(CMakeFindDependencyMacro)
find_dependency(ramp CONFIG)
include(${CMAKE_CURRENT_LIST_DIR}/layerTargets.cmake)

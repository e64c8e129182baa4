# ramp_read_version(header prefix result): the version that a header defines by prefix_VERSION_MAJOR, _MINOR and _PATCH; empty
# where there is no such header.
function(ramp_read_version header prefix result)
  set(numbers)
  if(EXISTS ${header})
    file(STRINGS ${header} numbers REGEX "#define ${prefix}_VERSION_(MAJOR|MINOR|PATCH) [0-9]+")
    string(REGEX REPLACE "[^0-9;]" "" numbers "${numbers}")
  endif()
  list(JOIN numbers "." version)
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

# ramp_series(version result): versions of one series serve the users of those before. Before 1.0 a minor version may break what
# the one before had.
function(ramp_series version result)
  string(REGEX MATCH "^0\\.[0-9]+|^[1-9][0-9]*" series "${version}")
  set(${result} "${series}" PARENT_SCOPE)
endfunction()

# ramp_existing(version existing verdict): the version of the target ramp::ramp that exists, and whether it `serves` users of
# `version`, is `older` than that, or of `another series`. A target that somebody else made, such as Conan, has no version, and
# serves.
function(ramp_existing version existing verdict)
  get_target_property(found ramp::ramp ramp_version)
  ramp_series("${found}" found_series)
  ramp_series("${version}" series)
  set(is serves)
  if(NOT found)
    set(found "")
  elseif(version AND NOT found_series STREQUAL series)
    set(is "another series")
  elseif(version AND found VERSION_LESS version)
    set(is older)
  endif()
  set(${existing} "${found}" PARENT_SCOPE)
  set(${verdict} "${is}" PARENT_SCOPE)
endfunction()

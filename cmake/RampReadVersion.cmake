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

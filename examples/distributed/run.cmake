# run(<variable> <processes> <argument>...): runs the program on so many processes, and sets <variable>_status, _output and _error.
# One process runs by itself, since mpirun takes two seconds to report an error.
# These variables are for Open MPI, and others ignore them: more processes than cores, and tests as root, are fine.
set(ENV{OMPI_MCA_rmaps_base_oversubscribe} 1)
set(ENV{PRTE_MCA_rmaps_default_mapping_policy} ":oversubscribe")
set(ENV{OMPI_ALLOW_RUN_AS_ROOT} 1)
set(ENV{OMPI_ALLOW_RUN_AS_ROOT_CONFIRM} 1)

function(run variable processes)
  set(start "${MPIEXEC}" -n ${processes})
  if(processes EQUAL 1)
    set(start)
  endif()
  execute_process(COMMAND ${start} "${PROGRAM}" ${ARGN}
    RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE error)
  foreach(part IN ITEMS status output error)
    set(${variable}_${part} "${${part}}" PARENT_SCOPE)
  endforeach()
endfunction()

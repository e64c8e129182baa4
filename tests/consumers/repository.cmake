# Commits the work tree SOURCE, with what is not committed there but without what is ignored, to a new git REPOSITORY.
cmake_minimum_required(VERSION 3.24...3.31)

file(MAKE_DIRECTORY ${REPOSITORY})
set(git ${GIT} --git-dir=${REPOSITORY}/.git --work-tree=${SOURCE} -c user.name=ramp -c user.email=ramp@localhost)
foreach(command IN ITEMS "init -q -b main" "add -A" "commit -q -m snapshot")
  separate_arguments(arguments UNIX_COMMAND "${command}")
  execute_process(COMMAND ${git} ${arguments} COMMAND_ERROR_IS_FATAL ANY)
endforeach()

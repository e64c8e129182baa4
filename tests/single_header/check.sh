#!/bin/sh
# check.sh DIRECTORY DIRECTORY COMPILER FLAGS...: whether <ramp/ramp.hpp> of the two directories is the same code. What is compared are
# the lines that the preprocessor leaves of ramp itself, in any order, and without what is between the parts of a single header.
set -eu
separate=$1
single=$2
shift 2

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
echo '#include <ramp/ramp.hpp>' >"$directory/program.cpp"
for where in "$separate" "$single"; do
    "$@" -E -I "$where" "$directory/program.cpp" | awk -v where="$where/" '
        /^# [0-9]+ "/ { split($0, part, "\""); ours = index(part[2], where) == 1; next }
        ours && !/^ *$/ { print }' | sort >"$directory/lines"
    mv "$directory/lines" "$directory/$(echo "$where" | tr / _)"
done
count=$(grep -c 'namespace ramp' "$directory/$(echo "$single" | tr / _)")
[ "$count" -gt 30 ] || { echo "ramp is not in the single header"; exit 1; }
diff "$directory/$(echo "$separate" | tr / _)" "$directory/$(echo "$single" | tr / _)"

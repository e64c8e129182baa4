#!/bin/sh
# check.sh DIRECTORY DIRECTORY COMPILER FLAGS...: whether <ramp/ramp.hpp> of the two directories is the same code. What is compared are
# the lines that the preprocessor leaves, in any order: a single header has those of other libraries first.
set -eu
separate=$1
single=$2
shift 2

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
echo '#include <ramp/ramp.hpp>' >"$directory/program.cpp"
for where in "$separate" "$single"; do
    "$@" -E -P -I "$where" "$directory/program.cpp" | grep -v '^ *$' | sort >"$directory/lines"
    mv "$directory/lines" "$directory/$(echo "$where" | tr / _)"
done
count=$(grep -c 'namespace ramp' "$directory/$(echo "$single" | tr / _)")
[ "$count" -gt 30 ] || { echo "ramp is not in the single header"; exit 1; }
diff "$directory/$(echo "$separate" | tr / _)" "$directory/$(echo "$single" | tr / _)"

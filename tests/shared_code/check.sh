#!/bin/sh
# check.sh NM OBJDUMP OBJECT...: whether objects that were compiled for different CPUs can be linked into one program. The linker
# keeps one of several functions of a name, and it may be the one that most of the CPUs cannot run. So
#   - no function of ramp or of xsimd may be in two objects, even if its code happens to be the same today;
#   - any other, as std::span's, may be if its instructions are the same. Then it does not matter which one is kept.
#   - no variable of ramp is initialised at run time: that would be done by the code of any of the objects.
set -eu
nm=$1
objdump=$2
shift 2

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
for object in "$@"; do
    "$nm" --defined-only "$object" | awk '$2 == "W" { print $3 }' | sort -u
done >"$directory/weak"
sort "$directory/weak" | uniq -d >"$directory/shared"

# A line for each shared function of each object: its name, its instructions.
for object in "$@"; do
    "$objdump" -d --no-show-raw-insn "$object" | awk -F '\t' '
        FNR == NR { shared[$1] = 1; next }
        /^[0-9a-f]+ <.*>:$/ { name = $0; sub(/^[0-9a-f]+ </, "", name); sub(/>:$/, "", name); wanted = name in shared; next }
        wanted && NF > 1 { code[name] = code[name] $2 ";" }
        END { for (name in code) print name "\t" code[name] }' "$directory/shared" -
done | sort -u | cut -f 1 | uniq -d >"$directory/different"

failed=0
refuse() {
    if [ -s "$2" ]; then
        echo "$1:"
        c++filt <"$2" | sed 's/^/  /'
        failed=1
    fi
}
grep -E '^_Z+NK?(4ramp|5xsimd)' "$directory/shared" >"$directory/ours" || true
grep -vE '^_Z+NK?(4ramp|5xsimd)' "$directory/different" >"$directory/others" || true
for object in "$@"; do "$nm" "$object" | grep -oE '_ZGVN4ramp.*' || true; done | sort -u >"$directory/initialised"
refuse "Functions of ramp or xsimd in several objects" "$directory/ours"
refuse "Functions of others in several objects, with different instructions" "$directory/others"
refuse "Variables of ramp that are initialised at run time" "$directory/initialised"
[ -s "$directory/weak" ] || { echo "There is no function that could be shared"; failed=1; }
echo "$# objects share $(wc -l <"$directory/shared") functions"
exit $failed

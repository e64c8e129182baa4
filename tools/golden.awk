# Prints tests/same_bits/golden.inc from what `same_bits --list` wrote without FMA and with it: awk -f golden.awk unfused.txt fused.txt
BEGIN { FS = "\t" }
NR == FNR { unfused[$1] = $2; next }
{ printf "{\"%s\", %s, %s},\n", $1, $2, unfused[$1] }

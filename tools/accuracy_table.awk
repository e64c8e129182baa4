# Prints the table of docs/accuracy.md from what `accuracy --csv` wrote: awk -F, -f accuracy_table.awk sampled.csv exhaustive.csv
# Where two files have the same function, the later one counts.
FNR == 1 { next }
{
    if (!($1 in seen)) names[++count] = $1
    seen[$1] = 1
    # The bounds have two digits after the point, or three.
    stated = sprintf($6 * 100 == int($6 * 100) ? "%.2f" : "%.3f", $6)
    cells[$1, $2] = sprintf("%.4f | %.4f | %s", $3, $4, stated)
}
END {
    print "| | float: max ULP | mean | stated | double: max ULP | mean | stated |"
    print "|---|--:|--:|--:|--:|--:|--:|"
    for (i = 1; i <= count; ++i) {
        # A tier has formulas for floats only.
        double = (names[i], "f64") in cells ? cells[names[i], "f64"] : " | | "
        print "| " names[i] " | " cells[names[i], "f32"] " | " double " |"
    }
}

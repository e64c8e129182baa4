# Draws each activation and each derivative that the columns hold:
#   gnuplot -e "input = 'curves.txt'" -e "output = 'curves.svg'" curves.gnuplot
# A few activations share two plots, values and derivatives. More than that would hide each other: then each has a plot of its
# own, with both in it, in as many rows as there need to be.
set encoding utf8
set minussign

stats input matrix skip 1 nooutput
count = STATS_size_x / 2
together = count <= 6
columns = 5
rows = (count + columns - 1) / columns
set terminal svg name "activations" size 960,(together ? 380 : 190 * rows + 40) font "Helvetica,Arial,sans-serif,15" background "#ffffff"
set output output

# Wide lines lie below narrow ones, so that all can be seen where they coincide. The colours are Okabe and Ito's, which
# colour-blind readers can tell apart, from pale to dark.
array colours = ["#c4c4c4", "#e69f00", "#56b4e9", "#005a8d", "#009e73", "#cc79a7", "#d55e00"]
colour(k) = colours[(k - 1) % |colours| + 1]
width(k) = count > 1 ? 2 + 5.4 * (count - k) / (count - 1) : 2

set border 0
set tics scale 0 textcolor rgb "#666666" font ",13"
set grid linetype 1 linewidth 0.8 linecolor rgb "#e8e8e8"
set zeroaxis linetype 1 linewidth 1.2 linecolor rgb "#999999"
set xrange [-5:5]
set xtics 1
set title offset 0,-0.3 font ",18" textcolor rgb "#333333"

if (together) {
    set key noenhanced autotitle columnheader at screen 0.5,0.055 center center Left reverse vertical maxrows 1 samplen 2 width 1

    set multiplot layout 1,2 margins 0.035,0.985,0.2,0.88 spacing 0.055

    set title "{/:Italic f}(x)"
    set yrange [-2:5]
    set ytics 1
    plot for [k = 1:count] input using 1:2*k with lines linewidth width(k) linecolor rgb colour(k)

    unset key
    set title "{/:Italic f} ′(x)"
    set yrange [-0.15:1.25]
    set ytics 0.25
    # The dots mark the derivative at 0, where it may jump.
    plot for [k = 1:count] input using 1:2*k+1 with lines linewidth width(k) linecolor rgb colour(k), \
         for [k = 1:count] input using ($1 == 0 ? 0 : NaN):2*k+1 with points pointtype 7 pointsize 0.3 + 0.07 * width(k) \
             linecolor rgb colour(k)

    unset multiplot
} else {
    set key noenhanced autotitle columnheader at graph 0.03,0.97 left top Left reverse samplen 1 font ",13"
    set yrange [-1.5:3]
    set ytics 1
    set xtics 2
    set multiplot layout rows,columns margins 0.035,0.99,0.25 / (rows + 0.25),0.98 spacing 0.04,0.3 / (rows + 0.3)
    do for [k = 1:count] {
        plot input using 1:2*k with lines linewidth 2.5 linecolor rgb colour(4), \
             input using 1:2*k+1 with lines linewidth 2 linecolor rgb colour(2), \
             input using ($1 == 0 ? 0 : NaN):2*k+1 with points pointtype 7 pointsize 0.4 linecolor rgb colour(2) notitle
    }
    unset multiplot
}

#include "plot.hpp"

#include <array>
#include <sstream>

namespace comparison {

namespace {

/// Okabe and Ito's, which colour-blind readers can tell apart, and two more.
constexpr std::array<char const*, 9> colours = {"#005a8d", "#e69f00", "#009e73", "#d55e00", "#cc79a7",
                                                "#56b4e9", "#222222", "#8d6e63", "#9a9a00"};

constexpr char const* common =
    "set border 0\n"
    "set tics scale 0 textcolor rgb '#666666'\n"
    "set grid linetype 1 linewidth 0.8 linecolor rgb '#e4e4e4'\n"
    "set title textcolor rgb '#333333'\n";

std::string begin(std::string const& file, int width, int height) {
    std::ostringstream text;
    text << "reset\nset encoding utf8\nset terminal svg name '" << file << "' size " << width << ',' << height
         << " font 'Helvetica,Arial,sans-serif,14' background '#ffffff'\nset output '" << file << ".svg'\n"
         << common;
    return text.str();
}

/// The names from the top down, with room for the dots of all series beside each.
void write_names(std::ostream& text, std::vector<std::string> const& names) {
    text << "set yrange [-0.6:" << names.size() << " - 0.4]\nset ytics (";
    for (std::size_t i = 0; i < names.size(); ++i)
        text << (i > 0 ? ", " : "") << '\'' << names[i] << "' " << names.size() - 1 - i;
    text << ") noenhanced\n";
}

void write_dots(std::ostream& text, dot_picture const& shown, std::size_t series) {
    double const shift = 0.16 * ((static_cast<double>(shown.series.size()) - 1) / 2 - static_cast<double>(series));
    text << "$s" << series << " << EOD\n";
    for (std::size_t i = 0; i < shown.activations.size(); ++i) {
        summary const* const s = shown.series[series].value(shown.activations[i]);
        if (s == nullptr || s->values == 0) continue;
        text << shown.scale * s->mean << ' ' << static_cast<double>(shown.activations.size() - 1 - i) + shift << ' '
             << shown.scale * s->least << ' ' << shown.scale * s->most << '\n';
    }
    text << "EOD\n";
}

bool has_dots(dot_picture const& shown) {
    for (dot_series const& series : shown.series)
        for (std::string const& activation : shown.activations)
            if (summary const* const s = series.value(activation); s != nullptr && s->values > 0) return true;
    return false;
}

void write_curves(std::ostream& text, line_picture const& shown, std::size_t panel) {
    for (std::size_t i = 0; i < shown.activations.size(); ++i) {
        text << "$p" << panel << '_' << i << " << EOD\n";
        for (int layer = 1; layer <= shown.layers; ++layer) {
            summary const* const s = shown.panels[panel].value(shown.activations[i], layer);
            if (s != nullptr && s->values > 0) text << layer << ' ' << shown.panels[panel].scale * s->mean << '\n';
        }
        text << "EOD\n";
    }
}

}  // namespace

std::string script_of(dot_picture const& shown) {
    if (!has_dots(shown)) return "# There is nothing to see in " + shown.file + "\n";
    std::ostringstream text;
    text << begin(shown.file, 760, 110 + 26 * static_cast<int>(shown.activations.size()));
    for (std::size_t i = 0; i < shown.series.size(); ++i) write_dots(text, shown, i);
    write_names(text, shown.activations);
    text << "set title \"" << shown.title << "\"\nset xlabel \"" << shown.axis << "\"\nset key below noenhanced\nplot ";
    for (std::size_t i = 0; i < shown.series.size(); ++i)
        text << (i > 0 ? ", " : "") << "$s" << i
             << " using 1:2:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth "
             << "1.5 linecolor rgb '" << colours[i % colours.size()] << "' title \"" << shown.series[i].title << '"';
    text << "\nunset output\n";
    return text.str();
}

std::string script_of(line_picture const& shown) {
    std::ostringstream text;
    text << begin(shown.file, 960, 430);
    for (std::size_t panel = 0; panel < shown.panels.size(); ++panel) write_curves(text, shown, panel);
    text << "set multiplot layout 1," << shown.panels.size() << " margins 0.07,0.985,0.27,0.82 spacing 0.08 title \""
         << shown.title << "\"\nset xlabel 'layer' offset 0,0.4\nset xrange [1:" << shown.layers << "]\n"
         << "set key at screen 0.5,0.075 center center Left reverse vertical maxrows 2 noenhanced samplen 2 width 1\n";
    for (std::size_t panel = 0; panel < shown.panels.size(); ++panel) {
        text << "set title \"" << shown.panels[panel].title << "\"\n" << shown.panels[panel].settings << "plot ";
        for (std::size_t i = 0; i < shown.activations.size(); ++i)
            text << (i > 0 ? ", " : "") << "$p" << panel << '_' << i << " using 1:2 with linespoints pointtype 7 "
                 << "pointsize 0.35 linewidth 2 linecolor rgb '" << colours[i % colours.size()] << "' title \""
                 << shown.activations[i] << '"';
        text << "\nunset key\n";
    }
    text << "unset multiplot\nunset output\n";
    return text.str();
}

}  // namespace comparison

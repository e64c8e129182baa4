#include "report.hpp"

#include <training/text.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace digits {

namespace {

using row = std::vector<std::string>;
using training::decimal;
using training::percent;
using training::scientific;

std::vector<row> const headings = {
    {"", "test", "epochs", "time in", "time", "zero", "dead", "|gradient|", "|gradient|", "learned slopes"},
    {"activation", "accuracy", "to 95 %", "activations", "in all", "outputs", "units", "first", "last", "min/mean/max"},
};

row cells(result const& r) {
    return {
        std::string(r.activation),
        percent(r.test_accuracy),
        r.epochs_to_target ? std::to_string(*r.epochs_to_target) : "never",
        decimal(1e3 * r.seconds_in_activations, 1) + " ms",
        decimal(1e3 * r.seconds, 0) + " ms",
        percent(r.zero_share),
        percent(r.dead_share),
        scientific(r.first_gradient),
        scientific(r.last_gradient),
        r.slopes ? decimal(r.slopes->min, 2) + '/' + decimal(r.slopes->mean, 2) + '/' + decimal(r.slopes->max, 2) : "-",
    };
}

std::string aligned(row const& line, std::vector<std::size_t> const& widths) {
    std::string text = line[0] + std::string(widths[0] - line[0].size(), ' ');
    for (std::size_t i = 1; i < line.size(); ++i) text += "  " + std::string(widths[i] - line[i].size(), ' ') + line[i];
    return text;
}

}  // namespace

void print_setting(std::ostream& out, training::split const& data, options const& chosen) {
    auto const samples = data.training.size() + data.test.size();
    out << samples << " handwritten digits of 8 x 8 pixels: " << data.training.size() << " to train on, "
        << data.test.size() << " held out for the test.\n"
        << "Network of 64-128-128-10 units, softmax cross-entropy, minibatch SGD with momentum; epochs: "
        << chosen.epochs << ", seed: " << chosen.seed << ".\n"
        << std::flush;
}

void print_table(std::ostream& out, std::span<result const> results) {
    std::vector<row> lines = headings;
    std::transform(results.begin(), results.end(), std::back_inserter(lines), cells);
    std::vector<std::size_t> widths(headings[0].size());
    for (row const& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());

    out << '\n';
    for (row const& line : lines) out << aligned(line, widths) << '\n';
    out << "\n"
           "Test accuracy: of the held-out digits, after the last epoch. Zero outputs: of the two hidden layers, over\n"
           "all training samples. Dead units: hidden units that are zero on every training sample. |gradient|: mean\n"
           "over the weights of the first and of the last layer, and over the whole training.\n";
}

void write_csv(std::ostream& out, std::span<result const> results) {
    out << "activation,test_accuracy,epochs_to_95,zero_share,dead_share,first_gradient,last_gradient,"
           "slope_min,slope_mean,slope_max,seconds_in_activations,seconds\n";
    for (result const& r : results) {
        out << r.activation << ',' << r.test_accuracy << ',';
        if (r.epochs_to_target) out << *r.epochs_to_target;
        out << ',' << r.zero_share << ',' << r.dead_share << ',' << r.first_gradient << ',' << r.last_gradient << ',';
        if (r.slopes)
            out << r.slopes->min << ',' << r.slopes->mean << ',' << r.slopes->max;
        else
            out << ",,";
        out << ',' << r.seconds_in_activations << ',' << r.seconds << '\n';
    }
}

}  // namespace digits

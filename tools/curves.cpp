// The curves of every activation and of its derivative, as the library computes them, in columns for curves.gnuplot.
#include <ramp/ramp.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace {

struct column {
    std::string title;
    std::vector<double> values;
};

template <class F>
F typical() {
    if constexpr (ramp::parametric<F>) {
        static constexpr std::array slope{0.25};
        return F{.slopes = slope};
    } else {
        return F{};
    }
}

template <class F>
void add(std::vector<column>& columns, std::vector<double> const& x) {
    F const f = typical<F>();
    column value{std::string(F::name), std::vector<double>(x.size())};
    column derivative{value.title + "'", std::vector<double>(x.size())};
    ramp::forward(f, x, value.values);
    ramp::derivative(f, x, derivative.values);
    columns.push_back(std::move(value));
    columns.push_back(std::move(derivative));
}

template <class... F>
std::vector<column> curves(ramp::type_list<F...>, std::vector<double> const& x) {
    std::vector<column> columns{{"x", x}};
    (add<F>(columns, x), ...);
    return columns;
}

/// Steps of 1/16, exact, from -5 to 5; and the number after 0, where a derivative may have jumped.
std::vector<double> arguments() {
    std::vector<double> x;
    for (int i = -80; i <= 80; ++i) {
        x.push_back(i / 16.0);
        if (i == 0) x.push_back(std::numeric_limits<double>::denorm_min());
    }
    return x;
}

}  // namespace

int main() {
    auto const x = arguments();
    auto const columns = curves(ramp::activations<double>{}, x);
    for (auto const& c : columns) std::printf("%s ", c.title.c_str());
    for (std::size_t i = 0; i < x.size(); ++i) {
        // An empty line: the plot lifts its pen at a jump.
        std::printf("%s", i > 0 && x[i - 1] == 0 ? "\n\n" : "\n");
        for (auto const& c : columns) std::printf("%.6g ", c.values[i]);
    }
    std::printf("\n");
}

// Arrays as clients have them, in ratios within one run. Prints Markdown, one table for each argument:
//
//   short    arrays of 1 to 64 elements, as multiples of the plain loop
//   fused    gates and biases, as multiples of the two passes that they replace
//   rows     rows with memory between them, as multiples of one array
#include <ramp/ramp.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passes.hpp"
#include "turns.hpp"
#include "workspace.hpp"

namespace {

/// The arrays of a pass, of n elements each.
template <class T>
arrays<T> arrays_of(std::size_t n) {
    auto& all = workspace<T>::shared();
    return {all.x.first(n, place::vectors),      all.dy.first(n, place::vectors), all.out.first(n, place::vectors),
            all.second.first(n, place::vectors), all.y.first(n, place::vectors),  {}};
}

/// Whether a functor with slopes has one for each element, or one for all.
enum class slopes { one, one_each };

template <class Pass, class F, class T>
void print_short(std::string_view name, slopes how) {
    std::vector<T> const values(64, static_cast<T>(reference<F>::parameters().front()));
    auto const slopes_of = [&](std::size_t n) { return std::span(values).first(how == slopes::one ? 1 : n); };
    auto const of = [&](std::size_t n) {
        arrays<T> a = arrays_of<T>(n);
        a.dslope = a.dslope.first(how == slopes::one ? 1 : n);
        return a;
    };
    std::vector<arrays<T>> all;
    for (std::size_t n = 0; n <= 64; ++n) all.push_back(of(n));
    call const ours = [&](std::size_t n) {
        F f{};
        if constexpr (ramp::parametric<F>) f.slopes = slopes_of(n);
        Pass::kernel(f, all[n]);
    };
    call const plain = [&](std::size_t n) { plain_loop<Pass, F>(all[n], slopes_of(n), 1); };
    double sum = 0;
    std::array<double, 65> ratio{};
    for (std::size_t n = 1; n <= 64; ++n) {
        auto const [kernel, loop] = fewest(ours, plain, n);
        sum += ratio[n] = kernel / loop;
    }
    std::printf("| %s, %s | %.2f |", name.data(), sizeof(T) == 4 ? "float" : "double", sum / 64);
    for (std::size_t const n : std::initializer_list<std::size_t>{4, 8, 16, 32, 64}) std::printf(" %.2f |", ratio[n]);
    std::printf("\n");
}

template <class T>
void print_short() {
    print_short<forward_pass, ramp::relu, T>("relu", slopes::one);
    print_short<backward_pass, ramp::relu, T>("relu's backward pass", slopes::one);
    print_short<forward_pass, ramp::leaky_relu, T>("leaky_relu", slopes::one);
    print_short<forward_pass, ramp::elu, T>("elu", slopes::one);
    print_short<forward_pass, ramp::prelu<T>, T>("prelu, one slope", slopes::one);
    print_short<forward_pass, ramp::prelu<T>, T>("prelu, a slope an element", slopes::one_each);
    print_short<backward_pass, ramp::prelu<T>, T>("its backward pass", slopes::one_each);
    print_short<backward_with_slopes_pass, ramp::prelu<T>, T>("with dslope", slopes::one_each);
}

constexpr std::array<std::size_t, 3> fused_sizes{64, 16 << 10, 10'000'000};

void print_fused(std::string_view name, call const& fused, call const& apart) {
    std::printf("| %s |", name.data());
    for (std::size_t const n : fused_sizes) {
        auto const [one, two] = fewest(fused, apart, n);
        std::printf(" %.2f |", one / two);
    }
    std::printf("\n");
}

/// z[i] = y[i] * b[i], and z[i] = x[i] + bias of i, as a user would write them.
void multiply(std::span<float const> y, std::span<float const> b, std::span<float> z) {
    for (std::size_t i = 0; i < z.size(); ++i) z[i] = y[i] * b[i];
}
void add(std::span<float const> x, std::span<float const> bias, std::span<float> z) {
    for (std::size_t first = 0; first < z.size(); first += bias.size())
        for (std::size_t k = 0; k < bias.size(); ++k) z[first + k] = x[first + k] + bias[k];
}

template <class F>
void print_fused(std::string_view name, F const& f) {
    auto const title = [&](char const* what) { return std::string(name) + what; };
    print_fused(
        title(", gate"),
        [&](std::size_t n) {
            auto const a = arrays_of<float>(n);
            ramp::forward(ramp::gated{f}, a.in, a.dy, a.out);
        },
        [&](std::size_t n) {
            auto const a = arrays_of<float>(n);
            ramp::forward(f, a.in, a.second);
            multiply(a.second, a.dy, a.out);
        });
    print_fused(
        title(", gate, backward"),
        [&](std::size_t n) {
            auto const a = arrays_of<float>(n);
            ramp::backward(ramp::gated{f}, a.in, a.dy, a.dy, a.out, a.second);
        },
        [&](std::size_t n) {
            auto const a = arrays_of<float>(n);
            ramp::forward(f, a.in, a.second);
            multiply(a.second, a.dy, a.second);
            multiply(a.dy, a.dy, a.dslope);
            ramp::backward(f, a.in, a.dslope, a.out);
        });
    std::vector<float> const bias(64, 0.25f);
    print_fused(
        title(", 64 biases"),
        [&](std::size_t n) {
            auto const a = arrays_of<float>(n);
            ramp::forward(ramp::biased{f, bias}, a.in, a.out);
        },
        [&](std::size_t n) {
            auto const a = arrays_of<float>(n);
            add(a.in, bias, a.second);
            ramp::forward(f, a.second, a.out);
        });
}

struct row_shape {
    std::size_t count, length, stride;
};
constexpr std::array<row_shape, 5> row_shapes{
    {{4096, 8, 9}, {4096, 8, 16}, {1024, 32, 48}, {64, 512, 768}, {8, 4096, 5120}}};

/// run(arrays or rows...) is a call with an input or two and an output.
void print_rows(std::string_view name, auto const& run) {
    std::printf("| %s |", name.data());
    for (row_shape const& of : row_shapes) {
        auto const a = arrays_of<float>(of.count * of.stride);
        std::size_t const size = of.count * of.length;
        auto const rows_of = [&](auto array) { return ramp::rows{array, of.count, of.length, of.stride}; };
        auto const [rows, array] =
            fewest([&](std::size_t) { run(rows_of(a.in), rows_of(a.dy), rows_of(a.out)); },
                   [&](std::size_t) { run(a.in.first(size), a.dy.first(size), a.out.first(size)); }, size);
        std::printf(" %.2f |", rows / array);
    }
    std::printf("\n");
}

void print_rows() {
    std::vector<float> sums(8);
    std::vector<float> const slopes(8, 0.25f);
    print_rows("relu", [](auto x, auto, auto y) { ramp::forward(ramp::relu{}, x, y); });
    print_rows("relu's backward pass", [](auto x, auto dy, auto dx) { ramp::backward(ramp::relu{}, x, dy, dx); });
    print_rows("elu", [](auto x, auto, auto y) { ramp::forward(ramp::elu{}, x, y); });
    print_rows("gelu", [](auto x, auto, auto y) { ramp::forward(ramp::gelu{}, x, y); });
    print_rows("prelu, 8 slopes", [&](auto x, auto, auto y) { ramp::forward(ramp::prelu{slopes}, x, y); });
    print_rows("its backward pass with dslope",
               [&](auto x, auto dy, auto dx) { ramp::backward(ramp::prelu{slopes}, x, dy, dx, sums); });
}

}  // namespace

int main(int count, char** arguments) {
    std::string_view const table = count > 1 ? arguments[1] : "";
    if (count > 2 && std::string_view(arguments[2]) == "--briefly") rounds = 1;
    if (table == "short") {
        std::printf("| %s | n = 1 ... 64 | 4 | 8 | 16 | 32 | 64 |\n|---|--:|--:|--:|--:|--:|--:|\n",
                    ramp::default_arch::name());
        print_short<float>();
        print_short<double>();
    } else if (table == "fused") {
        std::printf("| %s, float | n = 64 | 16,384 | 10,000,000 |\n|---|--:|--:|--:|\n", ramp::default_arch::name());
        print_fused("relu", ramp::relu{});
        print_fused("silu", ramp::silu{});
        print_fused("gelu", ramp::gelu{});
    } else if (table == "rows") {
        std::printf("| %s, float |", ramp::default_arch::name());
        for (row_shape const& of : row_shapes) std::printf(" %zu of %zu, stride %zu |", of.count, of.length, of.stride);
        std::printf("\n|---|--:|--:|--:|--:|--:|\n");
        print_rows();
    } else {
        std::fprintf(stderr, "usage: shapes short|fused|rows [--briefly]\n");
        return 1;
    }
}

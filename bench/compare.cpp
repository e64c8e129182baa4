// ramp and its peers in one run: time and error, at the same inputs. Prints Markdown.
#include <ramp/ramp.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "peers.hpp"
#include "reference/all.hpp"
#include "support/inputs.hpp"
#include "support/ulp.hpp"

namespace {

constexpr std::size_t sizes[] = {7, 64, 1000, 16384};

/// How much is measured: with --briefly just enough to see that it works.
struct effort {
    int rounds = 100;
    std::size_t repeated_elements = 20000;
    std::size_t inputs = std::size_t{1} << 20;
};

/// What is measured of a peer.
struct row {
    peer who;
    double ns[std::size(sizes)];
    double ulp = 0;
    double at = 0;
    bool keeps_nan = true;
};

/// Tells the compiler that the arrays may be read and written.
void clobber() {
    asm volatile("" ::: "memory");
}

/// The fewest nanoseconds an element of many rounds, in each of which every peer has its turn.
void time_all(std::vector<row>& rows, std::size_t size, effort const& spent) {
    using clock = std::chrono::steady_clock;
    std::size_t const n = sizes[size];
    std::vector<float> x(n), dy(n), out(n);
    random_bits random(1);
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = static_cast<float>(random.uniform(-10, 10));
        dy[i] = static_cast<float>(random.uniform(-1, 1));
    }
    std::vector<call> calls;
    for (row& r : rows) {
        calls.push_back(r.who.prepare(n));
        r.ns[size] = std::numeric_limits<double>::infinity();
    }
    std::size_t const repetitions = std::max<std::size_t>(1, spent.repeated_elements / n);
    for (int round = 0; round < spent.rounds; ++round)
        for (std::size_t k = 0; k < rows.size(); ++k) {
            calls[k](x.data(), dy.data(), out.data());
            auto const start = clock::now();
            for (std::size_t i = 0; i < repetitions; ++i) {
                calls[k](x.data(), dy.data(), out.data());
                clobber();
            }
            std::chrono::duration<double, std::nano> const took = clock::now() - start;
            rows[k].ns[size] = std::min(rows[k].ns[size], took.count() / static_cast<double>(repetitions * n));
        }
}

/// Uniform where the exponential matters, and spread over the exponents below 1; none whose result is subnormal, which some
/// peers flush.
std::vector<float> inputs(std::size_t count) {
    std::vector<float> x;
    random_bits random(2);
    while (x.size() < count) {
        x.push_back(static_cast<float>(random.uniform(-86, 10)));
        x.push_back(static_cast<float>(random.uniform(-18, 0)));
        x.push_back(static_cast<float>(std::ldexp(random.uniform(-1, 1), -static_cast<int>(random() % 40))));
    }
    return x;
}

template <class F>
double exact(std::string const& pass, double x) {
    double const p = static_cast<float>(reference<F>::parameters().front());
    return pass.ends_with("/forward") ? reference<F>::value(x, p) : reference<F>::derivative(x, p);
}

template <class... F>
double exact(ramp::type_list<F...>, std::string const& pass, double x) {
    double y = std::numeric_limits<double>::quiet_NaN();
    ((pass.starts_with(std::string(F::name) + "/") ? void(y = exact<F>(pass, x)) : void()), ...);
    return y;
}

double exact(std::string const& pass, double x) {
    if (pass.starts_with("erf/")) return std::erf(x);
    if (pass.starts_with("log1p/")) return std::log1p(x);
    return exact(ramp::activations<float>{}, pass, x);
}

/// The largest error in ULP, with dy = 1, and whether NaN comes out where NaN goes in.
void find_error(row& r, effort const& spent) {
    std::vector<float> const x = inputs(spent.inputs);
    std::vector<float> const ones(x.size(), 1);
    std::vector<float> out(x.size());
    r.who.prepare(x.size())(x.data(), ones.data(), out.data());
    for (std::size_t i = 0; i < x.size(); ++i) {
        double const error = ulp_error(out[i], exact(r.who.pass, x[i]));
        if (error > r.ulp) {
            r.ulp = error;
            r.at = x[i];
        }
    }
    std::vector<float> const nan(37, std::numeric_limits<float>::quiet_NaN());
    r.who.prepare(nan.size())(nan.data(), nan.data(), out.data());
    r.keeps_nan = std::all_of(out.begin(), out.begin() + 37, [](float y) { return y != y; });
}

void print(std::vector<row> const& rows) {
    std::printf("| f32, %s | library |", ramp::default_arch::name());
    for (std::size_t const n : sizes) std::printf(" ns/element, n = %zu |", n);
    std::printf(" max ULP | at x = | NaN |\n|---|---|%s--:|--:|---|\n", "--:|--:|--:|--:|");
    for (row const& r : rows) {
        std::printf("| %s | %s |", r.who.pass.c_str(), r.who.library.c_str());
        for (double const ns : r.ns) std::printf(" %.3f |", ns);
        std::printf(r.ulp < 1000 ? " %.2f | %.3g | %s |\n" : " %.2g | %.3g | %s |\n", r.ulp, r.at,
                    r.keeps_nan ? "kept" : "lost");
    }
}

}  // namespace

int main(int count, char** arguments) {
    effort const spent = count > 1 && std::string_view(arguments[1]) == "--briefly" ? effort{1, 1, 1000} : effort{};
    std::vector<row> rows;
    for (peer& one : peers()) rows.push_back({std::move(one), {}});
    std::stable_sort(rows.begin(), rows.end(), [](row const& a, row const& b) { return a.who.pass < b.who.pass; });
    for (std::size_t size = 0; size < std::size(sizes); ++size) time_all(rows, size, spent);
    for (row& r : rows) find_error(r, spent);
    print(rows);
}

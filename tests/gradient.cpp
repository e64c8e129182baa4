// Gradients of learned parameters: what is documented for the sums, over all layouts of the slopes.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace {

struct layout {
    std::size_t count;
    std::size_t inner;
};

/// One for all, short and long rows, neighbours that share one: below, at and beyond what the kernels take in one go.
std::vector<layout> const layouts = {{1, 1},  {2, 1},   {3, 1},   {17, 1}, {64, 1}, {1100, 1}, {5, 2},    {8, 7},
                                     {3, 15}, {16, 16}, {40, 49}, {2, 63}, {3, 64}, {2, 1000}, {300, 15}, {90, 1}};

/// A layer and arrays of at least n elements.
template <class T>
struct problem {
    std::vector<T> slopes, x, dy, dx;
    ramp::prelu<T> layer;

    problem(layout l, std::size_t n, std::uint64_t seed) : slopes(l.count) {
        std::size_t const period = l.count * l.inner;
        n = (n + period - 1) / period * period;
        random_bits random(seed);
        for (T& s : slopes) s = static_cast<T>(random.uniform(-1, 2));
        for (std::size_t i = 0; i < n; ++i) {
            x.push_back(static_cast<T>(random.uniform(-3, 2)));
            dy.push_back(static_cast<T>(random.uniform(-1, 1)));
        }
        dx.resize(n);
        layer = {slopes, l.inner};
    }
    std::size_t channel(std::size_t i) const { return i / layer.inner % slopes.size(); }
};

template <class T>
std::vector<T> values(std::vector<ramp::exact_sum<T>> const& sums) {
    std::vector<T> all;
    for (auto const& sum : sums) all.push_back(sum.value());
    return all;
}

/// The library's calls, as they are in the table: compiled with all other kernels.
namespace compiled {

template <class T>
using in = std::type_identity_t<std::span<T const>>;
template <class T>
using out = std::type_identity_t<std::span<T>>;

template <class T>
table::setting<T> setting_of(ramp::prelu<T> const& f) {
    return {f.slopes, f.inner};
}
template <class T>
void backward(ramp::prelu<T> const& f, in<T> x, in<T> dy, out<T> dx, out<T> dslope,
              ramp::update how = ramp::update::overwrite) {
    table::find<T>("prelu").kernel.backward_with_sums(setting_of(f), x, dy, dx, dslope,
                                                      how == ramp::update::accumulate);
}
template <class T>
void backward(ramp::prelu<T> const& f, in<T> x, in<T> dy, out<T> dx, std::vector<ramp::exact_sum<T>>& sums) {
    table::find<T>("prelu").kernel.backward_with_exact_sums(setting_of(f), x, dy, dx, sums.data(), sums.size());
}

}  // namespace compiled

}  // namespace

TEMPLATE_TEST_CASE("slopes' gradients do not depend on how threads split the array", "[gradient]", float, double) {
    using T = TestType;
    random_bits random(1);
    for (layout const l : layouts) {
        problem<T> p(l, 5000, random());
        std::size_t const block = ramp::sum_block<T>(p.layer);
        CHECK(block % (l.count == 1 ? 1 : l.count * l.inner) == 0);
        p = problem<T>(l, std::min<std::size_t>(5 * block, 200'000), random());
        std::size_t const n = p.x.size();
        std::vector<T> whole(l.count);
        compiled::backward(p.layer, p.x, p.dy, p.dx, whole);
        for (int turn = 0; turn < 3; ++turn) {
            // Blocks go to one of three "threads" each, in copies that lie anywhere, from the back to the front.
            std::vector<ramp::exact_sum<T>> sums[3];
            for (auto& s : sums) s.resize(l.count);
            std::size_t const blocks = (n + block - 1) / block;
            std::size_t wrong = 0;
            for (std::size_t b = blocks; b-- > 0;) {
                std::size_t const first = b * block;
                std::size_t const count = std::min(block, n - first);
                std::size_t const shift = random() % 9;
                std::vector<T> x(shift + count), dx(2 * shift + count);
                std::copy_n(p.x.begin() + static_cast<std::ptrdiff_t>(first), count,
                            x.begin() + static_cast<std::ptrdiff_t>(shift));
                compiled::backward(p.layer, std::span(x).subspan(shift), std::span<T const>(p.dy).subspan(first, count),
                                   std::span(dx).subspan(2 * shift), sums[random() % 3]);
                for (std::size_t i = 0; i < count; ++i) wrong += dx[2 * shift + i] != p.dx[first + i];
            }
            for (std::size_t k = 0; k < l.count; ++k) (sums[0][k] += sums[2][k]) += sums[1][k];
            INFO(l.count << " slopes for " << l.inner << ", blocks of " << block << " of " << n);
            CHECK(wrong == 0);
            CHECK(values(sums[0]) == whole);
        }
    }
}

TEMPLATE_TEST_CASE("slopes' gradients are overwritten or accumulated", "[gradient]", float, double) {
    using T = TestType;
    for (layout const l : layouts) {
        problem<T> p(l, 3000, 2);
        std::vector<T> overwritten(l.count, std::numeric_limits<T>::quiet_NaN()), accumulated(l.count);
        std::vector<ramp::exact_sum<T>> exact(l.count);
        for (std::size_t k = 0; k < l.count; ++k) {
            accumulated[k] = T(0.1) * static_cast<T>(k);
            exact[k].add(accumulated[k]);
        }
        compiled::backward(p.layer, p.x, p.dy, p.dx, overwritten);
        compiled::backward(p.layer, p.x, p.dy, p.dx, accumulated, ramp::update::accumulate);
        compiled::backward(p.layer, p.x, p.dy, p.dx, exact);
        INFO(l.count << " slopes for " << l.inner);
        CHECK(accumulated == values(exact));
        CHECK(std::none_of(overwritten.begin(), overwritten.end(), [](T g) { return g != g; }));
        // Once more into the same.
        compiled::backward(p.layer, p.x, p.dy, p.dx, overwritten, ramp::update::overwrite);
        std::vector<T> again(l.count);
        compiled::backward(p.layer, p.x, p.dy, p.dx, again);
        CHECK(overwritten == again);
    }
}

TEST_CASE("gradients agree with PyTorch's formula and with differences, over random shapes", "[gradient]") {
    random_bits random(3);
    for (int turn = 0; turn < 40; ++turn) {
        layout const l{1 + random() % 40, 1 + random() % (turn % 2 == 0 ? 4 : 80)};
        problem<double> p(l, 1 + random() % 4000, random());
        std::vector<double> dslope(l.count);
        compiled::backward(p.layer, p.x, p.dy, p.dx, dslope);
        // torch.nn.PReLU: grad_input = x > 0 ? grad : weight grad, grad_weight = sum of x > 0 ? 0 : x grad.
        std::vector<double> expected(l.count);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < p.x.size(); ++i) {
            expected[p.channel(i)] += p.x[i] > 0 ? 0 : p.x[i] * p.dy[i];
            wrong += p.dx[i] != (p.x[i] > 0 ? p.dy[i] : p.slopes[p.channel(i)] * p.dy[i]);
        }
        INFO(l.count << " slopes for " << l.inner << ", " << p.x.size() << " elements");
        CHECK(wrong == 0);
        // The loss sum(dy f(x)) around the slopes and around x.
        auto const loss = [&] {
            std::vector<double> y(p.x.size());
            table::find<double>("prelu").kernel["forward"].run(compiled::setting_of(p.layer), p.x, p.x, y,
                                                               table::by_default);
            double sum = 0;
            for (std::size_t i = 0; i < y.size(); ++i) sum += y[i] * p.dy[i];
            return sum;
        };
        double const h = 0x1p-10;
        auto const slope_of_loss = [&](double& parameter) {
            double const before = parameter;
            parameter = before + h;
            double const above = loss();
            parameter = before - h;
            double const below = loss();
            parameter = before;
            return (above - below) / (2 * h);
        };
        for (std::size_t k = 0; k < l.count; ++k) {
            CHECK(dslope[k] == Approx(expected[k]).epsilon(1e-12).margin(1e-12));
            CHECK(dslope[k] == Approx(slope_of_loss(p.slopes[k])).epsilon(1e-8).margin(1e-8));
        }
        for (int sample = 0; sample < 5; ++sample) {
            std::size_t const i = random() % p.x.size();
            if (std::abs(p.x[i]) > h) CHECK(p.dx[i] == Approx(slope_of_loss(p.x[i])).epsilon(1e-8).margin(1e-8));
        }
    }
}

TEMPLATE_TEST_CASE("slopes are as many as they like", "[gradient]", float, double) {
    using T = TestType;
    // More than fit on the stack as sums, twice and more. The numbers are such that no sum is rounded.
    random_bits random(5);
    auto const eighths = [&] { return static_cast<T>(static_cast<int>(random() % 64) - 32) / 8; };
    for (std::size_t const inner : {1u, 5u, 64u, 70u}) {
        problem<T> p({1500, inner}, 2 * 1500 * inner, 6);
        std::vector<T> dslope(1500), expected(1500), accumulated(1500);
        for (std::size_t k = 0; k < 1500; ++k) p.slopes[k] = eighths();
        for (std::size_t k = 0; k < 1500; ++k) accumulated[k] = eighths();
        std::vector<T> const before = accumulated;
        for (std::size_t i = 0; i < p.x.size(); ++i) {
            p.x[i] = eighths();
            p.dy[i] = eighths();
            if (p.x[i] <= 0) expected[p.channel(i)] += p.x[i] * p.dy[i];
        }
        compiled::backward(p.layer, p.x, p.dy, p.dx, dslope);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < p.x.size(); ++i)
            wrong += p.dx[i] != p.dy[i] * (p.x[i] <= 0 ? p.slopes[p.channel(i)] : T(1));
        compiled::backward(p.layer, p.x, p.dy, p.dx, accumulated, ramp::update::accumulate);
        for (std::size_t k = 0; k < 1500; ++k) {
            wrong += dslope[k] != expected[k];
            wrong += accumulated[k] != before[k] + expected[k];
        }
        INFO("inner " << inner);
        CHECK(wrong == 0);
    }
}

TEMPLATE_TEST_CASE("a sum of 10^8 equal terms is right", "[gradient]", float, double) {
    using T = TestType;
    std::vector<T> const slopes(3, T(0.25));
    ramp::prelu<T> const one{std::span(slopes).first(1)};
    ramp::prelu<T> const three{slopes};
    std::size_t const n = 3 * ramp::sum_block<T>(one) * ramp::sum_block<T>(three);
    std::size_t const turns = 100'000'000 / n + 1;
    std::vector<T> const x(n, T(-1)), dy(n, T(0.1));
    std::vector<T> dx(n);
    double const bound = sizeof(T) == 4 ? 1e-6 : 1e-14;
    std::vector<ramp::exact_sum<T>> sum(1), sums(3);
    for (std::size_t turn = 0; turn < turns; ++turn) {
        compiled::backward(one, x, dy, dx, sum);
        compiled::backward(three, x, dy, dx, sums);
    }
    long double const exact = -static_cast<long double>(T(0.1)) * static_cast<long double>(n * turns);
    CHECK(std::abs(static_cast<double>(sum[0].value() / exact - 1)) <= bound);
    for (auto const& s : sums) CHECK(std::abs(static_cast<double>(s.value() / (exact / 3) - 1)) <= bound);
}

TEMPLATE_TEST_CASE("a gradient of -0 that is added to -0 is 0, as a sum is", "[gradient]", float, double) {
    using T = TestType;
    for (std::size_t const slopes : std::initializer_list<std::size_t>{1, 5}) {
        problem<T> p({slopes, 1}, 5, 1);
        std::vector<T> dslope(slopes, T(-0.0));
        std::ranges::fill(p.x, T(1));
        std::ranges::fill(p.dy, T(-1));
        compiled::backward(p.layer, p.x, p.dy, p.dx, dslope, ramp::update::accumulate);
        for (T const sum : dslope) CHECK(same(sum, T(0)));
    }
}

TEMPLATE_TEST_CASE("slopes may be any number", "[gradient]", float, double) {
    using T = TestType;
    using limits = std::numeric_limits<T>;
    std::vector<T> const slopes = {T(0),
                                   T(-0.0),
                                   T(-1.5),
                                   T(3),
                                   T(0.25),
                                   limits::denorm_min(),
                                   -3 * limits::denorm_min(),
                                   limits::min() / 2,
                                   limits::max(),
                                   limits::infinity(),
                                   -limits::infinity(),
                                   limits::quiet_NaN()};
    std::vector<T> const inputs = special_inputs<T>();
    auto const& prelu = table::find<T>("prelu").kernel;
    for (std::size_t const inner : {1u, 3u, 70u}) {
        std::size_t const n = slopes.size() * inner * inputs.size();
        std::vector<T> x(n), y(n), d(n), dx(n), dslope(slopes.size());
        for (std::size_t i = 0; i < n; ++i) x[i] = inputs[i / (slopes.size() * inner)];
        table::setting<T> const layer(slopes, inner);
        prelu["forward"].run(layer, x, x, y, table::by_default);
        d = prelu.derivative()(layer, x);
        prelu.backward_with_sums(layer, x, x, dx, dslope, false);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i) {
            T const slope = slopes[i / inner % slopes.size()];
            wrong += !same(y[i], x[i] < 0 ? x[i] * slope : x[i]);
            wrong += !same(d[i], x[i] <= 0 ? slope : T(1));
            wrong += !same(dx[i], x[i] * (x[i] <= 0 ? slope : T(1)));
        }
        INFO("inner " << inner);
        CHECK(wrong == 0);
    }
}

// Parameters that the table of kernels does not reach, since it sets the first one only.
#include <ramp/activation/hard_sigmoid.hpp>
#include <ramp/activation/hard_tanh.hpp>
#include <ramp/activation/threshold.hpp>
#include <ramp/algorithm/algorithm.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"

#include <cmath>
#include <vector>

namespace {

/// The largest error of f and of f' over arrays, where `exact` gives both in double or long double.
template <class T, class F>
std::pair<double, double> worst_errors(F const& f, auto exact) {
    std::vector<T> const x = sampled_inputs<T>(1 << 14);
    std::vector<T> y(x.size()), d(x.size());
    ramp::forward(f, x, y);
    ramp::derivative(f, x, d);
    std::pair<double, double> worst;
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const [value, derivative] = exact(truth_t<T>(x[i]));
        worst.first = std::max(worst.first, ulp_error(y[i], value));
        worst.second = std::max(worst.second, ulp_error(d[i], derivative));
    }
    return worst;
}

template <class T>
double stated(ramp::max_ulp error) {
    return std::is_same_v<T, float> ? error.f32 : error.f64;
}

}  // namespace

TEMPLATE_TEST_CASE("the outer pieces of hard_tanh may have slopes", "[parameters]", float, double) {
    using T = TestType;
    using R = truth_t<T>;
    R const low = T(-0.5), high = T(2), below = T(0.01), above = T(0.3);
    auto const [value, derivative] = worst_errors<T>(ramp::hard_tanh{-0.5, 2, 0.01, 0.3}, [&](R x) -> std::pair<R, R> {
        if (x < low) return {low + below * (x - low), below};
        if (x > high) return {high + above * (x - high), above};
        return {x, x <= low ? below : x >= high ? above : R(1)};
    });
    CHECK(value <= stated<T>(ramp::hard_tanh::sloped_value_error));
    CHECK(derivative <= 0);
    T const infinity = std::numeric_limits<T>::infinity();
    ramp::hard_tanh const one_slope{.low_slope = 0.5};
    CHECK(same(one_slope(-infinity), -infinity));
    CHECK(same(one_slope(infinity), T(1)));
    CHECK(same(ramp::hard_tanh{.high_slope = 1}.derivative(T(1)), T(1)));
    CHECK(same(ramp::hard_tanh{.low_slope = 3}.derivative(T(-1)), T(1)));
    CHECK(same(ramp::hard_tanh{.low_slope = -0.5}.derivative(T(-1)), T(-0.5)));
}

TEMPLATE_TEST_CASE("hard_sigmoid is exact where its line crosses 0", "[parameters]", float, double) {
    using T = TestType;
    using R = truth_t<T>;
    for (double const offset : {0.5, 0.3, 0.01, -0.7, 1.5}) {
        R const slope = T(0.2), start = T(offset);
        auto const [value, derivative] = worst_errors<T>(ramp::hard_sigmoid{0.2, offset}, [&](R x) -> std::pair<R, R> {
            R const y = std::fma(slope, x, start);
            if (y <= 0) return {R(0), R(0)};
            if (y >= 1) return {R(1), R(0)};
            return {std::isnan(x) ? x : y, slope};
        });
        INFO("offset " << offset);
        CHECK(value <= stated<T>(ramp::hard_sigmoid::value_error));
        CHECK(derivative <= 0);
    }
    std::vector<T> x;
    for (T near_3 = T(-3); x.size() < 1000; near_3 = std::nextafter(near_3, T(0))) x.push_back(near_3);
    std::vector<T> y(x.size());
    ramp::forward(ramp::hard_sigmoid{}, x, y);
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        R const exact = std::fma(R(T(1.0 / 6)), R(x[i]), R(0.5));
        worst = std::max(worst, ulp_error(y[i], exact < 0 ? R(0) : exact));
    }
    CHECK(worst <= stated<T>(ramp::hard_sigmoid::value_error));
}

TEMPLATE_TEST_CASE("threshold puts its value where x does not pass", "[parameters]", float, double) {
    using T = TestType;
    std::vector<T> const x{T(-1), T(20), std::nextafter(T(20), T(30)), std::numeric_limits<T>::quiet_NaN()};
    std::vector<T> y(x.size());
    ramp::forward(ramp::threshold{20, -3}, x, y);
    CHECK((same(y[0], T(-3)) && same(y[1], T(-3)) && same(y[2], x[2]) && same(y[3], x[3])));
}

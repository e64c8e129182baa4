// A user's own functors are first-class citizens.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "support/ulp.hpp"

#include <span>
#include <vector>

namespace {

/// The README's.
struct swish {
    template <ramp::value V>
    static V logistic(V x) {  // of e^-|x|, which does not overflow
        V const t = ramp::math::exp(ramp::select(x < V(0), x, V(0) - x));
        return ramp::select(x < V(0), t, V(1)) / (V(1) + t);
    }
    template <ramp::value V>
    V operator()(V x) const {
        V const s = logistic(x);
        return ramp::select(s == V(0), V(-0.0f), x * s);  // not -inf * 0
    }
    template <ramp::value V>
    V derivative(V x) const {
        V const s = logistic(x);
        V const slope = s * logistic(V(0) - x);
        return ramp::select(slope == V(0), s, ramp::fma(x, slope, s));
    }
};

/// Twice the positive part of x: its output tells its derivative.
struct doubled_relu {
    template <ramp::value V>
    V operator()(V x) const {
        return ramp::select(x < V(0), V(0), x + x);
    }
    template <ramp::value V>
    V derivative(V x) const {
        return ramp::select(x <= V(0), V(0), V(2));
    }
    template <ramp::value V>
    V derivative_from_output(V y) const {
        return derivative(y);
    }
};

/// A gate with a learned slope for positive inputs.
struct sloped {
    std::span<double const> slopes;
    std::size_t inner = 1;

    template <ramp::value V>
    V operator()(V x, V slope) const {
        return ramp::select(V(0) < x, x * slope, V(0));
    }
    template <ramp::value V>
    V derivative(V x, V slope) const {
        return ramp::select(V(0) < x, slope, V(0));
    }
    template <ramp::value V>
    V derivative_wrt_slope(V x, V) const {
        return ramp::select(V(0) < x, x, V(0));
    }
};

std::vector<float> inputs(std::size_t n) {
    random_bits random(3);
    std::vector<float> x(n);
    for (float& v : x) v = static_cast<float>(random.uniform(-10, 10));
    return x;
}

}  // namespace

TEMPLATE_TEST_CASE("a value and a derivative are enough to train with", "[user_activation]", swish, doubled_relu) {
    TestType const f;
    for (std::size_t const n : {1u, 7u, 64u, 1001u}) {
        std::vector<float> const x = inputs(n);
        std::vector<float> const dy(n, 0.5f);
        std::vector<float> y(n);
        std::vector<float> d(n);
        std::vector<float> dx(n);
        ramp::forward(f, x, y);
        ramp::derivative(f, x, d);
        ramp::backward(f, x, dy, dx);
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < n; ++i)
            wrong += !same(y[i], f(x[i])) + !same(d[i], f.derivative(x[i])) + !same(dx[i], 0.5f * d[i]);
        CHECK(wrong == 0);
    }
}

TEST_CASE("a user's swish is the textbook's", "[user_activation]") {
    for (float const x : inputs(1000)) {
        double const s = 1 / (1 + std::exp(-static_cast<double>(x)));
        CHECK(std::abs(static_cast<double>(swish{}(x)) - x * s) <= 1e-6 * std::abs(x * s));
        CHECK(std::abs(static_cast<double>(swish{}.derivative(x)) - (s + x * s * (1 - s))) <= 1e-6);
    }
    float const inf = std::numeric_limits<float>::infinity();
    CHECK(same(swish{}(-inf), -0.0f));
    CHECK(swish{}(-90.0f) == Approx(-7.3746113615914639e-38).epsilon(1e-6));
    CHECK(swish{}(inf) == inf);
    CHECK(std::isnan(swish{}(std::numeric_limits<float>::quiet_NaN())));
    CHECK(swish{}.derivative(-inf) == 0);
    CHECK(swish{}.derivative(inf) == 1);
}

TEST_CASE("derivative_from_output unlocks backward_from_output", "[user_activation]") {
    std::vector<float> const x = inputs(77);
    std::vector<float> y(77);
    std::vector<float> const dy(77, 1.5f);
    std::vector<float> dx(77);
    std::vector<float> dx_from_output(77);
    ramp::forward(doubled_relu{}, x, y);
    ramp::backward(doubled_relu{}, x, dy, dx);
    ramp::backward_from_output(doubled_relu{}, y, dy, dx_from_output);
    CHECK(dx == dx_from_output);
}

TEST_CASE("lambdas work", "[user_activation]") {
    std::vector<float> x{-2, 3, 5};
    ramp::forward([](auto v) { return v * v; }, x, x);
    CHECK(x == std::vector<float>{4, 9, 25});
}

TEST_CASE("a user's functor may have learned slopes", "[user_activation]") {
    std::vector<double> const slopes{2, 3};
    std::vector<double> const x{-1, 1, 2, 4};
    std::vector<double> y(4);
    std::vector<double> dslope(2);
    sloped const layer{slopes};
    ramp::forward(layer, x, y);
    CHECK(y == std::vector<double>{0, 3, 4, 12});
    ramp::backward(layer, x, x, y, dslope);
    CHECK(y == std::vector<double>{0, 3, 4, 12});
    CHECK(dslope == std::vector<double>{4, 17});
}

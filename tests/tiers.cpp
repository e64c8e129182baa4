// The adaptors fast and exact: what they return, which formulas it has, and what it keeps of the functor.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

namespace {

using batch = xsimd::batch<float>;

/// Multiplies by 2 and 3, and in the tiers by other numbers, so that a result tells which formula it is of.
struct telling {
    double unused = 0;

    static constexpr std::string_view name = "telling";
    static constexpr ramp::max_ulp value_error{1, 2};
    static constexpr ramp::max_ulp derivative_error{3, 4};
    static constexpr ramp::max_ulp fast_error{5, 0};
    static constexpr ramp::max_ulp exact_error{0.5, 0};

    template <ramp::value V>
    V operator()(V x) const {
        return x * V(2);
    }
    template <ramp::value V>
    V derivative(V x) const {
        return x * V(3);
    }
    template <ramp::value V>
    ramp::value_with_derivative<V> value_and_derivative(V x) const {
        return {x * V(2), x * V(3)};
    }
    template <ramp::value V>
    V derivative_from_output(V y) const {
        return y * V(7);
    }
    template <ramp::value V>
    V fast_value(V x) const {
        return x * V(20);
    }
    template <ramp::value V>
    V fast_derivative(V x) const {
        return x * V(30);
    }
    template <ramp::value V>
    V exact_value(V x) const {
        return x * V(200);
    }
};

/// Leaves the formulas to what it chooses.
struct choosing {
    double factor = 1;

    static constexpr ramp::max_ulp fast_error{1, 1};

    struct doubling : telling {};
    struct plain {
        template <ramp::value V>
        V operator()(V x) const {
            return x;
        }
        template <ramp::value V>
        V derivative(V) const {
            return V(1);
        }
    };
    template <class T, class Work>
    auto choose(Work work) const {
        if (factor > 1) return work(doubling{});
        return work(plain{});
    }
    template <ramp::value V>
    V operator()(V x) const {
        return choose<ramp::element_t<V>>([x](auto g) { return g(x); });
    }
    template <ramp::value V>
    V derivative(V x) const {
        return choose<ramp::element_t<V>>([x](auto g) { return g.derivative(x); });
    }
};

/// With learned slopes.
struct sloped {
    std::span<float const> slopes;
    std::size_t inner = 1;

    static constexpr ramp::max_ulp fast_error{1, 1};

    template <ramp::value V>
    V operator()(V x, V slope) const {
        return x * slope;
    }
    template <ramp::value V>
    V fast_value(V x, V slope) const {
        return x * slope * V(10);
    }
};

struct without_derivative {
    static constexpr ramp::max_ulp fast_error{1, 1};
    template <ramp::value V>
    V operator()(V x) const {
        return x;
    }
};

template <class F>
using fast_t = decltype(ramp::fast(F{}));
template <class F>
using exact_t = decltype(ramp::exact(F{}));

}  // namespace

TEST_CASE("a tier takes its formulas for floats, and the functor's own for all else", "[tiers]") {
    auto const fast = ramp::fast(telling{});
    CHECK(fast(1.0f) == 20);
    CHECK(fast.derivative(1.0f) == 30);
    CHECK(fast(batch(1)).get(0) == 20);
    CHECK(fast(1.0) == 2);
    CHECK(fast.derivative(1.0) == 3);
    CHECK(fast.derivative_from_output(1.0f) == 7);
    auto const exact = ramp::exact(telling{});
    CHECK(exact(1.0f) == 200);
    CHECK(exact.derivative(1.0f) == 3);
    STATIC_REQUIRE(fast_t<telling>::name == "fast(telling)");
    STATIC_REQUIRE(exact_t<telling>::name == "exact(telling)");
    STATIC_REQUIRE(fast_t<telling>::value_error.f32 == 5);
    STATIC_REQUIRE(fast_t<telling>::value_error.f64 == 2);
    STATIC_REQUIRE(exact_t<telling>::derivative_error.f32 == 0.5);
    STATIC_REQUIRE(exact_t<telling>::derivative_error.f64 == 4);
}

TEMPLATE_TEST_CASE("a tier is what the calls compute, value and derivative at once too", "[tiers]", float, double) {
    using T = TestType;
    bool const is_float = std::is_same_v<T, float>;
    std::vector<T> const x(19, T(1));
    std::vector<T> y(x.size()), d(x.size()), dx(x.size());
    ramp::forward(ramp::fast(telling{}), x, y);
    ramp::backward(ramp::fast(telling{}), x, x, dx);
    CHECK(y[18] == (is_float ? 20 : 2));
    CHECK(dx[18] == (is_float ? 30 : 3));
    ramp::value_and_derivative(ramp::exact(telling{}), x, y, d);
    CHECK(y[18] == (is_float ? 200 : 2));
    CHECK(d[18] == 3);
}

TEST_CASE("what a functor chooses is in its tier", "[tiers]") {
    std::vector<float> const x(19, 1.0f);
    std::vector<float> y(x.size());
    CHECK(ramp::fast(choosing{.factor = 2})(1.0f) == 20);
    CHECK(ramp::fast(choosing{.factor = 2}).derivative(1.0f) == 30);
    CHECK(ramp::fast(choosing{.factor = 1})(1.0f) == 1);
    CHECK(ramp::fast(choosing{.factor = 2})(1.0) == 2);
    ramp::forward(ramp::fast(choosing{.factor = 2}), x, y);
    CHECK(y[18] == 20);
    ramp::derivative(ramp::fast(choosing{.factor = 2}), x, y);
    CHECK(y[18] == 30);
    CHECK(ramp::fast(ramp::silu{.beta = 2}).beta == 2);
    CHECK(ramp::fast(ramp::silu{.beta = 2})(1.5f) == ramp::silu{.beta = 2}(1.5f));
}

TEST_CASE("a tier of a functor with slopes has slopes", "[tiers]") {
    std::array const slopes{1.0f, 2.0f};
    std::vector<float> const x(4, 1.0f);
    std::vector<float> y(4);
    auto const f = ramp::fast(sloped{slopes});
    ramp::forward(f, x, y);
    CHECK(y == std::vector<float>{10, 20, 10, 20});
    STATIC_REQUIRE(ramp::parametric_activation<decltype(f), batch>);
    STATIC_REQUIRE(!ramp::parametric_differentiable<decltype(f), batch>);
}

TEST_CASE("a tier is what its functor is", "[tiers]") {
    STATIC_REQUIRE(ramp::differentiable<fast_t<ramp::tanh>, batch>);
    STATIC_REQUIRE(ramp::differentiable_from_output<fast_t<ramp::tanh>, batch>);
    STATIC_REQUIRE(!ramp::learnable<fast_t<ramp::tanh>, batch>);
    STATIC_REQUIRE(ramp::learnable<fast_t<ramp::silu>, batch>);
    STATIC_REQUIRE(!ramp::differentiable_from_output<fast_t<ramp::silu>, batch>);
    STATIC_REQUIRE(!ramp::piecewise_linear<fast_t<ramp::tanh>>);
    STATIC_REQUIRE(ramp::activation<fast_t<without_derivative>, batch>);
    STATIC_REQUIRE(!ramp::differentiable<fast_t<without_derivative>, batch>);
    STATIC_REQUIRE(!ramp::activation<fast_t<ramp::tanh>, int>);
    STATIC_REQUIRE(std::is_empty_v<fast_t<ramp::tanh>>);
    constexpr auto f = ramp::fast(ramp::silu{.beta = 3});
    STATIC_REQUIRE(f.beta == 3);
}

TEST_CASE("a functor without formulas for a tier is in it by itself, and of two tiers the last one counts", "[tiers]") {
    STATIC_REQUIRE(std::is_same_v<fast_t<ramp::relu>, ramp::relu>);
    STATIC_REQUIRE(std::is_same_v<exact_t<ramp::relu>, ramp::relu>);
    STATIC_REQUIRE(std::is_same_v<exact_t<ramp::prelu<float>>, ramp::prelu<float>>);
    STATIC_REQUIRE(std::is_same_v<exact_t<fast_t<telling>>, exact_t<telling>>);
    STATIC_REQUIRE(std::is_same_v<fast_t<exact_t<telling>>, fast_t<telling>>);
    STATIC_REQUIRE(std::is_same_v<fast_t<fast_t<telling>>, fast_t<telling>>);
}

TEST_CASE("elementary functions have tiers, too", "[tiers]") {
    CHECK(std::abs(ramp::fast(ramp::math::exp)(1.0f) - 2.7182818f) < 2e-5f);
    CHECK(ramp::fast(ramp::math::exp)(1.0) == ramp::math::exp(1.0));
}

namespace {

/// Of `sum`, which a double holds exactly and which is the middle between two floats, the lower of these; else NaN.
float lower_of_two(double sum) {
    float const nearest = static_cast<float>(sum);
    float const inf = std::numeric_limits<float>::infinity();
    for (float const other : {std::nextafter(nearest, inf), std::nextafter(nearest, -inf)})
        if (sum - static_cast<double>(nearest) == static_cast<double>(other) - sum) return std::fmin(nearest, other);
    return std::numeric_limits<float>::quiet_NaN();
}

}  // namespace

// Of the series 1/2 + x/4 - x^3/48 ..., and of x times that, the first two terms may end exactly in the middle between two floats. The
// third is less than a double holds beside them, and decides.
TEST_CASE("the exact tier keeps the side of a middle on which the result lies", "[tiers]") {
    int middles = 0, wrong = 0;
    for (int exponent = -40; exponent < -9; ++exponent)
        for (int m = 1; m < 2048; m += 2)
            for (double const sign : {1.0, -1.0}) {
                double const x = sign * std::ldexp(m, exponent);
                if (std::fabs(x) >= 0x1p-9) continue;
                float const in = static_cast<float>(x);
                if (float const below = lower_of_two(0.5 + x / 4); below == below) {
                    // By symmetry the sum is too small where x < 0.
                    float const right = x > 0 ? below : std::nextafter(below, 1.0f);
                    wrong += ramp::exact(ramp::sigmoid{})(in) != right;
                    ++middles;
                }
                if (float const below = lower_of_two(x / 2 + x * x / 4); below == below) {
                    wrong += ramp::exact(ramp::silu{})(in) != below;
                    ++middles;
                }
            }
    CHECK(middles > 100);
    CHECK(wrong == 0);
}

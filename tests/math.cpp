// exp and expm1 over their whole domain, by the bounds that math.hpp states.
#include <ramp/math/math.hpp>

#include "support/check_activation.hpp"

namespace {

struct exp_activation {
    template <ramp::value V>
    V operator()(V x) const {
        return ramp::math::exp(x);
    }
};

struct expm1_activation {
    template <ramp::value V>
    V operator()(V x) const {
        return ramp::math::expm1(x);
    }
};

template <class T, class F, class Exact>
void check_function(F f, Exact exact, ramp::max_ulp stated) {
    using R = truth_t<T>;
    std::vector<T> const x = sampled_inputs<T>(1 << 18);
    std::vector<T> y(x.size());
    ramp::forward(f, x, y);
    check::require_within("value", check::worst_error(x, y, [&](T v) { return exact(R(v)); }), stated);
    std::size_t different = 0;
    for (std::size_t i = 0; i < x.size(); i += 7) different += !same(y[i], f(x[i]));
    CHECK(different == 0);
}

}  // namespace

TEMPLATE_TEST_CASE("exp", "[math]", float, double) {
    using T = TestType;
    check_function<T>(exp_activation{}, [](auto x) { return std::exp(x); }, ramp::math::exp_error);
    T const inf = std::numeric_limits<T>::infinity();
    CHECK(ramp::math::exp(T(0)) == 1);
    CHECK(ramp::math::exp(T(-0.0)) == 1);
    CHECK(same(ramp::math::exp(-inf), T(0)));
    CHECK(ramp::math::exp(inf) == inf);
    CHECK(std::isnan(ramp::math::exp(std::numeric_limits<T>::quiet_NaN())));
}

TEMPLATE_TEST_CASE("expm1", "[math]", float, double) {
    using T = TestType;
    check_function<T>(expm1_activation{}, [](auto x) { return std::expm1(x); }, ramp::math::expm1_error);
    T const inf = std::numeric_limits<T>::infinity();
    T const tiny = std::numeric_limits<T>::denorm_min();
    CHECK(same(ramp::math::expm1(T(0)), T(0)));
    CHECK(same(ramp::math::expm1(T(-0.0)), T(-0.0)));
    CHECK(ramp::math::expm1(-inf) == -1);
    CHECK(ramp::math::expm1(inf) == inf);
    CHECK(std::isnan(ramp::math::expm1(std::numeric_limits<T>::quiet_NaN())));
    CHECK(ramp::math::expm1(tiny) == tiny);
    CHECK(ramp::math::expm1(-tiny) == -tiny);
}

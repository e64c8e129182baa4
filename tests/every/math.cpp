// The elementary functions over their whole domain, by the bounds that their headers state.
#include "../support/check_activation.hpp"

namespace {

template <class T>
T at(char const* name, T x) {
    for (table::function<T> const& f : table::functions<T>())
        if (f.kernel.name == name) {
            T y;
            f.kernel.one_by_one(std::span(&x, 1), std::span(&y, 1));
            return y;
        }
    CHECK(std::string_view(name).empty());
    return x;
}

}  // namespace

TEMPLATE_TEST_CASE("elementary functions are as exact as they say", "[math]", float, double) {
    using T = TestType;
    std::vector<T> const x = sampled_inputs<T>(1 << 18);
    std::vector<T> y(x.size()), scalars(x.size());
    for (table::function<T> const& f : table::functions<T>()) {
        INFO(f.kernel.name);
        f.kernel.run(x, y);
        check::require_within("value", check::worst_error(x, y, [&](T v) { return f.exact.value(truth_t<T>(v)); }),
                              f.exact.error);
        f.kernel.one_by_one(x, scalars);
        CHECK(check::count_different<T>(y, scalars) == 0);
    }
}

TEMPLATE_TEST_CASE("exp", "[math]", float, double) {
    using T = TestType;
    T const inf = std::numeric_limits<T>::infinity();
    CHECK(at("exp", T(0)) == 1);
    CHECK(at("exp", T(-0.0)) == 1);
    CHECK(same(at("exp", -inf), T(0)));
    CHECK(at("exp", inf) == inf);
    CHECK(std::isnan(at("exp", std::numeric_limits<T>::quiet_NaN())));
}

TEMPLATE_TEST_CASE("expm1", "[math]", float, double) {
    using T = TestType;
    T const inf = std::numeric_limits<T>::infinity();
    T const tiny = std::numeric_limits<T>::denorm_min();
    CHECK(same(at("expm1", T(0)), T(0)));
    CHECK(same(at("expm1", T(-0.0)), T(-0.0)));
    CHECK(at("expm1", -inf) == -1);
    CHECK(at("expm1", inf) == inf);
    CHECK(std::isnan(at("expm1", std::numeric_limits<T>::quiet_NaN())));
    CHECK(at("expm1", tiny) == tiny);
    CHECK(at("expm1", -tiny) == -tiny);
}

TEMPLATE_TEST_CASE("log1p", "[math]", float, double) {
    using T = TestType;
    T const inf = std::numeric_limits<T>::infinity();
    T const tiny = std::numeric_limits<T>::denorm_min();
    CHECK(same(at("log1p", T(0)), T(0)));
    CHECK(same(at("log1p", T(-0.0)), T(-0.0)));
    CHECK(at("log1p", T(-1)) == -inf);
    CHECK(at("log1p", inf) == inf);
    CHECK(std::isnan(at("log1p", T(-1.5))));
    CHECK(std::isnan(at("log1p", -inf)));
    CHECK(std::isnan(at("log1p", std::numeric_limits<T>::quiet_NaN())));
    CHECK(same(at("log1p", -tiny), -tiny));
}

TEMPLATE_TEST_CASE("erf and its kin have their limits", "[math]", float, double) {
    using T = TestType;
    T const inf = std::numeric_limits<T>::infinity();
    CHECK(same(at("erf", T(-0.0)), T(-0.0)));
    CHECK((at("erf", -inf) == -1 && at("erf", inf) == 1));
    CHECK((at("erfc", -inf) == 2 && same(at("erfc", inf), T(0)) && at("erfc", T(-0.0)) == 1));
    CHECK((same(at("normal_cdf", -inf), T(0)) && at("normal_cdf", inf) == 1 && at("normal_cdf", T(0)) == T(0.5)));
    for (char const* const name : {"erf", "erfc", "normal_cdf"})
        CHECK(std::isnan(at(name, std::numeric_limits<T>::quiet_NaN())));
}

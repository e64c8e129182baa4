#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("silu", "[silu]", float, double) {
    check_activation<TestType>("silu");
}

// Near its zero the derivative is as exact as elsewhere: a relative bound.
TEMPLATE_TEST_CASE("silu's derivative is exact at its zero", "[silu]", float, double) {
    using T = TestType;
    auto const& silu = table::find<T>("silu");
    for (double const beta : {1.0, 1.702, -0.7}) {
        T const factor = static_cast<T>(beta);
        std::vector<T> x;
        T up = static_cast<T>(-1.2784645427610738) / factor, down = up;
        for (int i = 0; i < 1000; ++i) {
            x.insert(x.end(), {up, down});
            up = std::nextafter(up, T(4));
            down = std::nextafter(down, T(-4));
        }
        std::vector<T> const d = silu.kernel.derivative()(beta, x);
        check::require_within(
            "derivative",
            check::worst_error(x, d, [&](T v) { return silu.exact.derivative(truth_t<T>(v), truth_t<T>(factor)); }),
            silu.exact.derivative_error(beta));
    }
}

TEMPLATE_TEST_CASE("silu's derivative by beta", "[silu]", float, double) {
    using T = TestType;
    auto const& silu = table::find<T>("silu");
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> d(x.size());
    for (double const beta : silu.exact.parameters) {
        silu.kernel.derivative_wrt_parameter(beta, x, d);
        T const factor = static_cast<T>(beta);
        // A subnormal sigmoid' has few bits, and x^2 of a large x brings them back.
        auto const exact = [&](T v) { return silu.exact.derivative_wrt_parameter(truth_t<T>(v), truth_t<T>(factor)); };
        std::vector<T> usual, got;
        for (std::size_t i = 0; i < x.size(); ++i)
            if (!(std::abs(x[i] * factor) > T(80))) {
                usual.push_back(x[i]);
                got.push_back(d[i]);
            }
        check::require_within("derivative by beta", check::worst_error(usual, got, exact), 3);
    }
}

#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("elu", "[elu]", float, double) {
    check_activation<TestType>("elu");
}

TEMPLATE_TEST_CASE("elu from the output has the absolute error it states", "[elu]", float, double) {
    using T = TestType;
    auto const& elu = table::find<T>("elu").kernel;
    auto const of_input = [&](double alpha, T x) {
        return elu["backward_from_output"].of_one(alpha, elu["forward"].of_one(alpha, x));
    };
    for (double const alpha : {1.0, 0.3, 3.0}) {
        double const rounding = std::numeric_limits<T>::epsilon() * alpha;
        double worst = 0;
        for (T const x : sampled_inputs<T>(1 << 12)) {
            if (!(x < 0)) continue;
            double const exact = static_cast<double>(static_cast<T>(alpha)) * std::exp(static_cast<double>(x));
            worst = std::max(worst, std::abs(static_cast<double>(of_input(alpha, x)) - exact));
        }
        INFO("alpha = " << alpha << ", worst " << worst);
        CHECK(worst <= rounding);
    }
    if (!std::is_same_v<T, float>) return;
    // What the documentation says of x far below 0.
    CHECK(std::abs(static_cast<double>(of_input(1, T(-17))) / std::exp(-17.0) - 1) > 0.43);
    CHECK(of_input(1, T(-17.4)) == 0);
}

TEMPLATE_TEST_CASE("elu grows with x", "[elu]", float, double) {
    using T = TestType;
    std::vector<T> x = sampled_inputs<T>(1 << 14);
    std::erase_if(x, [](T v) { return std::isnan(v); });
    std::sort(x.begin(), x.end());
    std::vector<T> const y = table::find<T>("elu").kernel["forward"](1, x);
    // Faithful rounding lets neighbours swap by the last bit, and no more.
    std::size_t falls = 0;
    for (std::size_t i = 1; i < y.size(); ++i)
        falls += y[i] < std::nextafter(y[i - 1], -std::numeric_limits<T>::infinity());
    CHECK(falls == 0);
}

// Whatever finite alpha: subnormal, tiny, huge, negative. Each is tried where its results leave the normal numbers as well.
TEMPLATE_TEST_CASE("elu has its error bound for any alpha", "[elu]", float, double) {
    using T = TestType;
    using R = truth_t<T>;
    auto const& elu = table::find<T>("elu").kernel;
    auto const& exact = table::find<T>("elu").exact;
    random_bits random(3);
    double const reach = std::is_same_v<T, float> ? 200 : 1500;
    std::vector<T> x(1 << 11);
    check::worst<T> value, derivative;
    for (int k = 0; k < 300; ++k) {
        T const alpha =
            k % 3 == 0 ? static_cast<T>(random.uniform(-4, 4)) : std::bit_cast<T>(static_cast<bits_t<T>>(random()));
        if (!std::isfinite(alpha) || alpha == 1) continue;
        for (std::size_t i = 0; i < x.size(); ++i) {
            double const choices[] = {random.uniform(-reach, 0), random.uniform(-4, 0),
                                      std::ldexp(random.uniform(-1, 0), -static_cast<int>(random() % 64))};
            x[i] = static_cast<T>(choices[i % 3]);
        }
        auto const worst = [&](table::pass<T> const& pass, auto right) {
            return check::worst_error(x, pass(static_cast<double>(alpha), x),
                                      [&](T v) { return right(R(v), R(alpha)); });
        };
        value.add(worst(elu["forward"], exact.value));
        derivative.add(worst(elu.derivative(), exact.derivative));
    }
    double const scaled_error = exact.value_error(2);
    check::require_within("value", value, scaled_error);
    check::require_within("derivative", derivative, scaled_error);
}

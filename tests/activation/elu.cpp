#include "../reference/elu.hpp"
#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("elu", "[elu]", float, double) {
    check_activation<ramp::elu, TestType>();
}

TEMPLATE_TEST_CASE("elu from the output has the absolute error it states", "[elu]", float, double) {
    using T = TestType;
    for (double const alpha : {1.0, 0.3, 3.0}) {
        ramp::elu const f{alpha};
        double const rounding = std::numeric_limits<T>::epsilon() * alpha;
        double worst = 0;
        for (T const x : sampled_inputs<T>(1 << 12)) {
            if (!(x < 0)) continue;
            double const exact = static_cast<double>(static_cast<T>(alpha)) * std::exp(static_cast<double>(x));
            worst = std::max(worst, std::abs(static_cast<double>(f.derivative_from_output(f(x))) - exact));
        }
        INFO("alpha = " << alpha << ", worst " << worst);
        CHECK(worst <= rounding);
    }
    // What the documentation says of x far below 0.
    float const y = ramp::elu{}(-17.0f);
    CHECK(std::abs(ramp::elu{}.derivative_from_output(y) / std::exp(-17.0) - 1) > 0.43);
    CHECK(ramp::elu{}.derivative_from_output(ramp::elu{}(-17.4f)) == 0);
}

TEMPLATE_TEST_CASE("elu grows with x", "[elu]", float, double) {
    using T = TestType;
    std::vector<T> x = sampled_inputs<T>(1 << 14);
    std::erase_if(x, [](T v) { return std::isnan(v); });
    std::sort(x.begin(), x.end());
    std::vector<T> y(x.size());
    ramp::forward(ramp::elu{}, x, y);
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
    random_bits random(3);
    double const reach = std::is_same_v<T, float> ? 200 : 1500;
    std::vector<T> x(1 << 11);
    std::vector<T> y(x.size());
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
        auto const worse = [](check::worst<T>& all, check::worst<T> const& one) {
            if (one.ulp > all.ulp) all = one;
        };
        ramp::elu const f{alpha};
        ramp::forward(f, x, y);
        worse(value, check::worst_error(x, y, [&](T v) { return reference<ramp::elu>::value(R(v), R(alpha)); }));
        ramp::derivative(f, x, y);
        worse(derivative,
              check::worst_error(x, y, [&](T v) { return reference<ramp::elu>::derivative(R(v), R(alpha)); }));
    }
    check::require_within("value", value, ramp::elu::scaled_error);
    check::require_within("derivative", derivative, ramp::elu::scaled_error);
}

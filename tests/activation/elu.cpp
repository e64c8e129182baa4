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

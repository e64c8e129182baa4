#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("sigmoid", "[sigmoid]", float, double) {
    check_activation<TestType>("sigmoid");
}

TEMPLATE_TEST_CASE("sigmoid from the output has the absolute error it states", "[sigmoid]", float, double) {
    using T = TestType;
    auto const& sigmoid = table::find<T>("sigmoid");
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> const ones(x.size(), T(1));
    std::vector<T> const y = sigmoid.kernel["forward"](0, x);
    std::vector<T> const d = sigmoid.kernel["backward_from_output"](0, y, ones);
    truth_t<T> worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!std::isnan(x[i])) worst = std::max(worst, std::abs(d[i] - sigmoid.exact.derivative(x[i], 0)));
    CHECK(worst < std::numeric_limits<T>::epsilon());
    if (!std::is_same_v<T, float>) return;
    CHECK(sigmoid.kernel["backward_from_output"].of_one(0, sigmoid.kernel["forward"].of_one(0, T(17.4))) == 0);
    CHECK(sigmoid.kernel.derivative().of_one(0, T(17.4)) > T(2.7e-8));
}

TEMPLATE_TEST_CASE("sigmoid keeps subnormal results", "[sigmoid]", float, double) {
    using T = TestType;
    auto const& sigmoid = table::find<T>("sigmoid").kernel;
    T const x = std::is_same_v<T, float> ? T(-100) : T(-740);
    for (auto const* const pass : {&sigmoid["forward"], &sigmoid.derivative()}) {
        T const y = pass->of_one(0, x);
        CHECK((0 < y && y < std::numeric_limits<T>::min()));
    }
}

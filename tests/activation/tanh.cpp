#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("tanh", "[tanh]", float, double) {
    check_activation<TestType>("tanh");
}

TEMPLATE_TEST_CASE("tanh from the output has the absolute error it states", "[tanh]", float, double) {
    using T = TestType;
    auto const& tanh = table::find<T>("tanh");
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> const ones(x.size(), T(1));
    std::vector<T> const y = tanh.kernel["forward"](0, x);
    std::vector<T> const d = tanh.kernel["backward_from_output"](0, y, ones);
    truth_t<T> worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (!std::isnan(x[i])) worst = std::max(worst, std::abs(d[i] - tanh.exact.derivative(x[i], 0)));
    CHECK(worst < 2 * std::numeric_limits<T>::epsilon());
    if (!std::is_same_v<T, float>) return;
    CHECK(tanh.kernel["backward_from_output"].of_one(0, tanh.kernel["forward"].of_one(0, T(9.1))) == 0);
    CHECK(tanh.kernel.derivative().of_one(0, T(9.1)) > T(4.9e-8));
}

TEMPLATE_TEST_CASE("tanh is odd, and x itself for tiny x", "[tanh]", float, double) {
    using T = TestType;
    auto const& tanh = table::find<T>("tanh").kernel["forward"];
    std::size_t wrong = 0;
    for (T const x : sampled_inputs<T>(1 << 12)) {
        T const y = tanh.of_one(0, x);
        wrong += !same(tanh.of_one(0, -x), -y);
        if (std::abs(x) < std::numeric_limits<T>::epsilon() / 8) wrong += !same(y, x);
    }
    CHECK(wrong == 0);
}

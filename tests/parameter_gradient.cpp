// Gradients by the one parameter of an activation, and the order in which sums are added.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace {

template <class T>
struct numbers {
    std::vector<T> x, dy;

    explicit numbers(std::size_t n) {
        random_bits random(4);
        for (std::size_t i = 0; i < n; ++i) {
            x.push_back(static_cast<T>(random.uniform(-3, 2)));
            dy.push_back(static_cast<T>(random.uniform(-1, 1)));
        }
    }
};

/// The call as it is in the table: compiled with all other kernels.
template <class T>
T gradient(std::string_view name, double p, std::vector<T> const& x, std::vector<T> const& dy) {
    return table::find<T>(name).kernel.parameter_gradient(p, x, dy);
}

}  // namespace

TEMPLATE_TEST_CASE("leaky_relu's slope and elu's alpha have gradients", "[parameter_gradient]", float, double) {
    using T = TestType;
    double const bound = sizeof(T) == 4 ? 1e-6 : 1e-14;
    for (std::size_t const n : {0u, 1u, 7u, 64u, 961u, 50'000u}) {
        numbers<T> const p(n);
        long double by_slope = 0, slope_terms = 0, by_alpha = 0, alpha_terms = 0;
        for (std::size_t i = 0; i < p.x.size(); ++i) {
            if (p.x[i] > 0) continue;
            long double const dy = p.dy[i];
            by_slope += dy * p.x[i];
            slope_terms += std::abs(dy * p.x[i]);
            by_alpha += dy * std::expm1(static_cast<long double>(p.x[i]));
            alpha_terms += std::abs(dy * std::expm1(static_cast<long double>(p.x[i])));
        }
        T const slope = gradient<T>("leaky_relu", 0.3, p.x, p.dy);
        T const alpha = gradient<T>("elu", 0.3, p.x, p.dy);
        INFO("n = " << n);
        CHECK(std::abs(static_cast<double>(slope - by_slope)) <= bound * static_cast<double>(slope_terms));
        CHECK(std::abs(static_cast<double>(alpha - by_alpha)) <= bound * static_cast<double>(alpha_terms));

        std::size_t const block = ramp::sum_block<T>(ramp::elu{});
        ramp::exact_sum<T> parts;
        std::span<T const> const x(p.x), dy(p.dy);
        for (std::size_t first = 0; first < n; first += 3 * block) {
            std::size_t const count = std::min(3 * block, x.size() - first);
            table::find<T>("elu").kernel.add_parameter_gradient(0.3, x.subspan(first, count), dy.subspan(first, count),
                                                                &parts);
        }
        CHECK(parts.value() == alpha);
    }
    CHECK(same(ramp::elu{}.derivative_wrt_parameter(T(-1000)), T(-1)));
    CHECK(same(ramp::elu{}.derivative_wrt_parameter(T(1000)), T(0)));
    CHECK(std::isnan(ramp::elu{}.derivative_wrt_parameter(std::numeric_limits<T>::quiet_NaN())));
    std::vector<T> const x(3), dy(4);
    CHECK_THROWS_AS(gradient<T>("elu", 1, x, dy), std::invalid_argument);
}

TEMPLATE_TEST_CASE("every element counts, the last one too", "[parameter_gradient]", float, double) {
    using T = TestType;
    for (auto const& one : table::activations<T>()) {
        if (one.kernel.parameter_gradient == nullptr) continue;
        INFO(one.kernel.name);
        for (std::size_t n = 1; n <= 70; ++n) {
            std::vector<T> x(n, T(-0.7)), dy(n, T(0));
            T const alone = gradient<T>(one.kernel.name, 0.3, {x[0]}, {T(1)});
            dy.back() = 1;
            CHECK(same(gradient<T>(one.kernel.name, 0.3, x, dy), alone));
        }
    }
}

TEMPLATE_TEST_CASE("derivatives by a parameter are those of the formula, to the bit", "[parameter_gradient]", float,
                   double) {
    using T = TestType;
    std::size_t wrong = 0;
    for (T const x : sampled_inputs<T>(1 << 10)) {
        // An output is linear in its parameter, so that is the output for the parameter 1.
        wrong += !same(ramp::leaky_relu{0.3}.derivative_wrt_parameter(x), x > 0 ? T(0) : x);
        wrong += !same(ramp::elu{0.3}.derivative_wrt_parameter(x), x > 0 ? T(0) : ramp::elu{}(x));
    }
    CHECK(wrong == 0);
}

namespace {

/// The sum of dy[i] * x[i] in the order that kernel/sum.hpp states, element by element.
template <class T>
T sum_in_order(std::vector<T> const& x, std::vector<T> const& dy) {
    using block = ramp::detail::summed_block<T>;
    constexpr std::size_t group = block::width * block::rows;
    ramp::exact_sum<T> sum;
    for (std::size_t first = 0; first < x.size(); first += block::length) {
        std::array<T, block::width> total{};
        std::size_t const end = std::min(first + block::length, x.size());
        for (std::size_t i = first; i < end; i += group) {
            std::array<T, block::width> partial{};
            for (std::size_t j = i; j < std::min(i + group, end); ++j)
                partial[(j - i) % block::width] = ramp::fma(dy[j], x[j], partial[(j - i) % block::width]);
            for (std::size_t k = 0; k < block::width; ++k) total[k] += partial[k];
        }
        for (std::size_t half = block::width / 2; half > 0; half /= 2)
            for (std::size_t k = 0; k < half; ++k) total[k] += total[k + half];
        sum.add(total[0]);
    }
    return sum.value();
}

}  // namespace

TEMPLATE_TEST_CASE("sums are added in one order, whatever the instruction set is", "[parameter_gradient]", float,
                   double) {
    using T = TestType;
    random_bits random(8);
    std::size_t wrong = 0;
    for (std::size_t n = 0; n < 2500; n += n < 200 ? 1 : 61) {
        std::vector<T> x(n), dy(n);
        for (std::size_t i = 0; i < n; ++i) {
            x[i] = static_cast<T>(random.uniform(-1, 0));
            dy[i] = static_cast<T>(random.uniform(-1, 1));
        }
        wrong += !same(gradient<T>("leaky_relu", 0.01, x, dy), sum_in_order(x, dy));
    }
    CHECK(wrong == 0);
}

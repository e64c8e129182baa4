// Biases: the bits are those of the activation at x plus the bias.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/check_activation.hpp"

#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using check::count_different;

struct layout {
    std::size_t count, inner, repeats;
};

/// The gradient of each bias in long double, and the sum of the magnitudes of its terms.
template <class T>
struct exact_gradient {
    std::vector<long double> sum, magnitude;

    exact_gradient(layout l, std::span<T const> dy, std::span<T const> slope) : sum(l.count), magnitude(l.count) {
        for (std::size_t i = 0; i < dy.size(); ++i) {
            long double const term = static_cast<long double>(dy[i]) * static_cast<long double>(slope[i]);
            sum[i / l.inner % l.count] += term;
            magnitude[i / l.inner % l.count] += std::fabs(term);
        }
    }
    /// Whether each is within the bound that the documentation states.
    bool holds(std::span<T const> dbias) const {
        for (std::size_t k = 0; k < sum.size(); ++k)
            if (!(std::fabs(static_cast<long double>(dbias[k]) - sum[k]) <=
                  (sizeof(T) == 4 ? 1e-6L : 1e-14L) * magnitude[k]))
                return false;
        return true;
    }
};

/// Every call with f biased, against f at x + bias.
template <class T>
void check_biased(auto const& f, layout l) {
    std::size_t const n = l.count * l.inner * l.repeats;
    std::vector<T> bias(l.count), x(n), dy(n), z(n);
    for (std::size_t k = 0; k < l.count; ++k) bias[k] = T(k % 7) / 3 - T(0.9);
    for (std::size_t i = 0; i < n; ++i) {
        x[i] = T(i * 37 % 101) / 13 - 4;
        dy[i] = T(i * 53 % 17) / 7 - 1;
        z[i] = x[i] + bias[i / l.inner % l.count];
    }
    ramp::biased const biased{f, bias, l.inner};
    std::vector<T> expected(n), result(n), slope(n), expected_slope(n), dbias(l.count), again(l.count, T(1));
    INFO(l.count << " biases for " << l.inner << " elements each, " << l.repeats << " times");

    ramp::forward(f, z, expected);
    ramp::forward(biased, x, result);
    CHECK(count_different<T>(result, expected) == 0);
    result = x;
    ramp::forward(biased, result, ramp::stores::streaming());
    CHECK(count_different<T>(result, expected) == 0);
    ramp::value_and_derivative(f, z, expected, expected_slope);
    ramp::value_and_derivative(biased, x, result, slope);
    CHECK(count_different<T>(result, expected) == 0);
    CHECK(count_different<T>(slope, expected_slope) == 0);
    ramp::derivative(f, z, slope);
    ramp::backward(f, z, dy, expected);
    ramp::backward(biased, x, dy, result, ramp::stores::streaming());
    CHECK(count_different<T>(result, expected) == 0);
    ramp::backward(biased, x, dy, result, dbias);
    CHECK(count_different<T>(result, expected) == 0);
    exact_gradient<T> const exact(l, dy, slope);
    CHECK(exact.holds(dbias));
    ramp::backward(biased, x, dy, result, again, ramp::update::accumulate);
    std::vector<ramp::exact_sum<T>> sums(l.count);
    for (auto& sum : sums) sum.add(T(1));
    ramp::backward(biased, x, dy, result, sums);
    for (std::size_t k = 0; k < l.count; ++k) CHECK(same(again[k], sums[k].value()));
}

}  // namespace

// One activation chooses between formulas, and the other does not.
TEST_CASE("biased{f} is f at x plus the bias, in every layout", "[biased]") {
    for (layout const l : std::initializer_list<layout>{{1, 1, 77}, {77, 1, 1}, {5, 1, 40}, {3, 3, 11}, {4, 80, 3}}) {
        check_biased<float>(ramp::hard_tanh{}, l);
        check_biased<double>(ramp::softsign{}, l);
    }
}

TEST_CASE("biased offers what its activation does", "[biased]") {
    std::vector<float> const bias{0.5f, -1.0f};
    std::vector<float> x{-1, 2, -3, 4}, y(4), dx(4), expected(4);
    std::vector<float> const dy{1, 2, 3, 4};
    ramp::biased const f{ramp::elu{}, bias};
    ramp::forward(f, x, y);
    ramp::backward_from_output(ramp::elu{}, y, dy, expected);
    ramp::backward_from_output(f, y, dy, dx);
    CHECK(dx == expected);
    CHECK_THROWS_AS(ramp::backward_from_output(ramp::biased{ramp::elu{-1}, bias}, y, dy, dx), std::invalid_argument);
    auto const [value, derivative] = ramp::biased{ramp::selu{}, bias}.value_and_derivative(-1.0f, 0.25f);
    auto const both = ramp::selu{}.value_and_derivative(-0.75f);
    CHECK(value == both.value);
    CHECK(derivative == both.derivative);
    STATIC_REQUIRE(!ramp::differentiable_from_output<ramp::gelu, float>);
    STATIC_REQUIRE(!ramp::parametric_differentiable_from_output<ramp::biased<ramp::gelu>, float>);
    STATIC_REQUIRE(
        !ramp::piecewise_linear<ramp::biased<ramp::relu>>);  // whose mask would be that of x without the bias
}

TEST_CASE("messages tell of biases", "[biased]") {
    std::vector<float> const bias{0.5f, -1.0f};
    std::vector<float> x(4), y(4), dbias(3);
    auto const message = [](auto call) -> std::string {
        try {
            call();
        } catch (std::invalid_argument const& error) {
            return error.what();
        }
        return "";
    };
    CHECK(message([&] { ramp::forward(ramp::biased{ramp::relu{}, bias, 3}, x, y); }) ==
          "ramp::forward: 2 biases for 3 consecutive elements each do not divide 4 elements");
    CHECK(message([&] { ramp::backward(ramp::biased{ramp::relu{}, bias}, x, x, y, dbias); }) ==
          "ramp::backward: dslope has 3 elements for 2 biases");
}

// Ranges whose types tell their number of elements: the calls are compiled to straight code, which has the same bits.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/check_activation.hpp"
#include "support/inputs.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <utility>
#include <vector>

namespace {

/// Checks that run(inputs..., outputs...) writes the same to arrays as to ranges that only know their size when the program runs.
template <class T, std::size_t N, class Run>
void check_extent(Run run) {
    INFO("n = " << N);
    random_bits random(N);
    std::array<T, N> x, dy, first{}, second{};
    for (std::size_t i = 0; i < N; ++i) {
        x[i] = static_cast<T>(random.uniform(-6, 6));
        dy[i] = static_cast<T>(random.uniform(-1, 1));
    }
    std::vector<T> want_first(N), want_second(N);
    run(std::span(std::as_const(x)), std::as_const(dy), first, std::span(second));
    run(std::vector<T>(x.begin(), x.end()), std::vector<T>(dy.begin(), dy.end()), want_first, want_second);
    CHECK(check::count_different<T>(first, want_first) == 0);
    CHECK(check::count_different<T>(second, want_second) == 0);
    run(x, std::vector<T>(dy.begin(), dy.end()), want_first, second);  // one that tells is enough
    CHECK(check::count_different<T>(first, want_first) == 0);
}

template <class T, class F, std::size_t... N>
void check_forward(F const& f) {
    (check_extent<T, N>([&](auto&& x, auto&&, auto&& y, auto&&) { ramp::forward(f, x, y); }), ...);
}

}  // namespace

TEMPLATE_TEST_CASE("ranges of a fixed extent", "[fixed_extents]", float, double) {
    using T = TestType;
    check_forward<T, ramp::relu, 1, 3, 4, 7, 8, 9, 17, 33, 64, 65>({});
    check_forward<T, ramp::silu, 1, 13>({});
    check_extent<T, 13>([](auto&& x, auto&& dy, auto&& dx, auto&&) { ramp::backward(ramp::relu{}, x, dy, dx); });
    check_extent<T, 13>([](auto&& x, auto&&, auto&& y, auto&& d) { ramp::value_and_derivative(ramp::elu{}, x, y, d); });
}

TEST_CASE("fixed extents and what else a call may be given", "[fixed_extents]") {
    std::array<float, 4> const x{-1, 2, -0.0f, 3}, dy{1, 2, 3, 4};
    std::array<float, 4> y{};
    std::array<unsigned char, 1> mask{};
    float plain[4] = {};
    std::vector<float> const slopes{0.5f, 2}, three(3);
    ramp::forward(ramp::prelu{slopes}, x, plain);
    CHECK(std::vector(plain, plain + 4) == std::vector<float>{-0.5f, 2, 0, 3});
    ramp::forward(ramp::relu{}, x, y, mask);
    CHECK(y == std::array<float, 4>{0, 2, 0, 3});
    CHECK(mask[0] == 0b1010);
    ramp::backward_from_mask(ramp::relu{}, mask, dy, y);
    CHECK(y == std::array<float, 4>{0, 2, 0, 4});
    ramp::forward(ramp::gated{ramp::relu{}}, x, dy, y);
    CHECK(y == std::array<float, 4>{0, 4, 0, 12});
    std::array<float, 0> none{};
    ramp::forward(ramp::relu{}, none);
    CHECK_THROWS_AS(ramp::forward(ramp::relu{}, three, y), std::invalid_argument);
    CHECK_THROWS_AS(ramp::forward(ramp::relu{}, std::span(y).first<3>(), std::span(y).last<3>()),
                    std::invalid_argument);
}

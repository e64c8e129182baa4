// One bit an element in place of x: forward with a mask, and backward_from_mask.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/guarded_buffer.hpp"
#include "support/inputs.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

namespace {

template <class Word>
std::size_t words_for(std::size_t n) {
    return (n + 8 * sizeof(Word) - 1) / (8 * sizeof(Word));
}

/// Forward and backward with a mask against forward and backward from x, bit by bit; and the mask as it is documented.
template <class Word, class T, class F>
std::size_t count_wrong(F const& f, std::size_t n) {
    std::vector<T> const values = special_inputs<T>();
    guarded_buffer<T> x(n, 1);
    guarded_buffer<T> dy(n, 2);
    std::vector<T> y(n), dx(n), expected_y(n), expected_dx(n);
    for (std::size_t i = 0; i < n; ++i) {
        x.span()[i] = values[(i * 5 + n) % values.size()];
        dy.span()[i] = static_cast<T>(i) - T(3.5);
    }
    ramp::forward(f, x.span(), expected_y);
    ramp::backward(f, x.span(), dy.span(), expected_dx);

    guarded_buffer<Word> mask(words_for<Word>(n), 0);
    for (Word& word : mask.span()) word = static_cast<Word>(~Word{0});
    ramp::forward(f, x.span(), y, mask.span());
    ramp::backward_from_mask(f, mask.span(), dy.span(), dx);
    std::size_t wrong = !x.intact() + !dy.intact() + !mask.intact();
    for (std::size_t i = 0; i < n; ++i) wrong += !same(y[i], expected_y[i]) + !same(dx[i], expected_dx[i]);
    constexpr std::size_t w = 8 * sizeof(Word);
    for (std::size_t i = 0; i < mask.span().size() * w; ++i) {
        bool const bit = (mask.span()[i / w] >> (i % w) & 1) != 0;
        wrong += bit != (i < n && !(x.span()[i] <= 0));
    }
    // In place, both ways.
    ramp::forward(f, x.span(), x.span(), mask.span());
    ramp::backward_from_mask(f, mask.span(), dy.span(), dy.span());
    for (std::size_t i = 0; i < n; ++i)
        wrong += !same(x.span()[i], expected_y[i]) + !same(dy.span()[i], expected_dx[i]);
    return wrong;
}

}  // namespace

TEMPLATE_TEST_CASE("a mask is as good as x", "[mask]", float, double) {
    using T = TestType;
    std::size_t wrong = 0;
    for (std::size_t n = 0; n <= 4 * ramp::lanes<xsimd::batch<T>> + 9; ++n) {
        wrong += count_wrong<std::uint8_t, T>(ramp::relu{}, n);
        wrong += count_wrong<std::uint16_t, T>(ramp::leaky_relu{}, n);
        wrong += count_wrong<std::uint32_t, T>(ramp::leaky_relu{-0.5}, n);
        wrong += count_wrong<std::uint64_t, T>(ramp::leaky_relu{2}, n);
    }
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("a mask goes with any layout of slopes", "[mask]", float, double) {
    using T = TestType;
    std::size_t wrong = 0;
    auto const try_layout = [&](std::size_t count, std::size_t inner) {
        std::vector<T> slopes(count);
        for (std::size_t k = 0; k < count; ++k) slopes[k] = T(0.25) * static_cast<T>(k) - T(0.5);
        wrong += count_wrong<std::uint8_t, T>(ramp::prelu{slopes, inner}, 2 * count * inner);
    };
    for (std::size_t const count : std::vector<std::size_t>{1, 2, 3, 5, 8, 19})
        for (std::size_t const inner : std::vector<std::size_t>{1, 3, 8, 11, 37}) try_layout(count, inner);
    // More than are written out in one go: bits that do not begin a byte are written from the front to the back all the same.
    try_layout(1101, 1);
    try_layout(333, 5);
    try_layout(67, 49);
    // Runs of one slope, each of which ends within a byte.
    try_layout(3, 65);
    try_layout(2, 139);
    CHECK(wrong == 0);
}

TEST_CASE("a mask of the wrong length, or over another argument, is refused", "[mask]") {
    std::vector<float> x(9), y(9);
    std::vector<std::uint8_t> mask(2), longer(3);
    CHECK_THROWS_AS(ramp::forward(ramp::relu{}, x, y, longer), std::invalid_argument);
    CHECK_THROWS_AS(ramp::backward_from_mask(ramp::relu{}, longer, x, y), std::invalid_argument);
    auto const inside = std::span(reinterpret_cast<std::uint8_t*>(y.data()) + 4, 2);
    CHECK_THROWS_AS(ramp::forward(ramp::relu{}, x, y, inside), std::invalid_argument);
    CHECK_THROWS_AS(ramp::backward_from_mask(ramp::relu{}, inside, x, y), std::invalid_argument);
    ramp::forward(ramp::relu{}, x, y, mask);
}

TEST_CASE("a mask is written beside streaming stores, too", "[mask]") {
    std::size_t const n = 5000;
    std::vector<float> x(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<float>(i % 7) - 3;
    std::vector<std::uint8_t> mask(words_for<std::uint8_t>(n)), expected_mask(mask.size());
    std::vector<float> y(n + 3), expected(n);
    ramp::forward(ramp::leaky_relu{}, x, expected, expected_mask, ramp::stores::ordinary());
    for (std::size_t first = 0; first < 3; ++first) {
        ramp::forward(ramp::leaky_relu{}, x, std::span(y).subspan(first, n), mask, ramp::stores::streaming());
        CHECK(std::ranges::equal(std::span(y).subspan(first, n), expected));
        CHECK(mask == expected_mask);
    }
}

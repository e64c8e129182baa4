// One bit an element in place of x: forward with a mask, and backward_from_mask.
#include "../support/check_activation.hpp"
#include "../support/guarded_buffer.hpp"

#include <cstdint>
#include <stdexcept>

namespace {

template <class Word>
std::size_t words_for(std::size_t n) {
    return (n + 8 * sizeof(Word) - 1) / (8 * sizeof(Word));
}

template <class Word>
table::mask mask_of(std::span<Word> words) {
    return {words.data(), words.size(), sizeof(Word)};
}

/// Forward and backward with a mask against forward and backward from x, bit by bit; and the mask as it is documented.
template <class Word, class T>
std::size_t count_wrong(table::kernels<T> const& f, table::setting<T> const& s, std::size_t n) {
    static std::vector<T> const values = special_inputs<T>();
    guarded_buffer<T> x(n, 1);
    guarded_buffer<T> dy(n, 2);
    std::vector<T> y(n), dx(n);
    for (std::size_t i = 0; i < n; ++i) {
        x.span()[i] = values[(i * 5 + n) % values.size()];
        dy.span()[i] = static_cast<T>(i) - T(3.5);
    }
    std::vector<T> const expected_y = f["forward"](s, x.span());
    std::vector<T> const expected_dx = f["backward"](s, x.span(), dy.span());

    guarded_buffer<Word> words(words_for<Word>(n), 0);
    for (Word& word : words.span()) word = static_cast<Word>(~Word{0});
    table::mask const mask = mask_of(words.span());
    f.forward_with_mask(s, x.span(), y, mask, table::by_default);
    f.backward_from_mask(s, mask, dy.span(), dx, table::by_default);
    using check::count_different;
    std::size_t wrong = !x.intact() + !dy.intact() + !words.intact() + count_different<T>(y, expected_y) +
                        count_different<T>(dx, expected_dx);
    constexpr std::size_t w = 8 * sizeof(Word);
    for (std::size_t i = 0; i < words.span().size() * w; ++i) {
        bool const bit = (words.span()[i / w] >> (i % w) & 1) != 0;
        wrong += bit != (i < n && !(x.span()[i] <= 0));
    }
    // In place, both ways.
    f.forward_with_mask(s, x.span(), x.span(), mask, table::by_default);
    f.backward_from_mask(s, mask, dy.span(), dy.span(), table::by_default);
    return wrong + count_different<T>(x.span(), expected_y) + count_different<T>(dy.span(), expected_dx);
}

}  // namespace

TEMPLATE_TEST_CASE("a mask is as good as x", "[mask][every]", float, double) {
    using T = TestType;
    for (table::activation<T> const& f : table::activations<T>()) {
        if (f.kernel.forward_with_mask == nullptr) continue;
        std::size_t wrong = 0;
        for (std::size_t n = 0; n <= 4 * f.kernel.lanes + 9; ++n)
            for (double const p : f.exact.parameters) {
                wrong += count_wrong<std::uint8_t, T>(f.kernel, p, n);
                wrong += count_wrong<std::uint16_t, T>(f.kernel, p, n);
                wrong += count_wrong<std::uint32_t, T>(f.kernel, p, n);
                wrong += count_wrong<std::uint64_t, T>(f.kernel, p, n);
            }
        INFO(f.kernel.name);
        CHECK(wrong == 0);
    }
}

TEST_CASE("what is piecewise linear has a mask", "[mask]") {
    for (char const* const name : {"relu", "leaky_relu", "prelu"})
        CHECK(table::find<float>(name).kernel.forward_with_mask != nullptr);
    CHECK(table::find<float>("elu").kernel.forward_with_mask == nullptr);
}

TEMPLATE_TEST_CASE("a mask goes with any layout of slopes", "[mask]", float, double) {
    using T = TestType;
    std::size_t wrong = 0;
    auto const try_layout = [&](std::size_t count, std::size_t inner) {
        std::vector<T> slopes(count);
        for (std::size_t k = 0; k < count; ++k) slopes[k] = T(0.25) * static_cast<T>(k) - T(0.5);
        wrong += count_wrong<std::uint8_t, T>(table::find<T>("prelu").kernel, {slopes, inner}, 2 * count * inner);
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
    auto const& relu = table::find<float>("relu").kernel;
    auto const forward = [&](std::span<std::uint8_t> m) {
        relu.forward_with_mask(0, x, y, mask_of(m), table::by_default);
    };
    auto const backward = [&](std::span<std::uint8_t> m) {
        relu.backward_from_mask(0, mask_of(m), x, y, table::by_default);
    };
    CHECK_THROWS_AS(forward(longer), std::invalid_argument);
    CHECK_THROWS_AS(backward(longer), std::invalid_argument);
    auto const inside = std::span(reinterpret_cast<std::uint8_t*>(y.data()) + 4, 2);
    CHECK_THROWS_AS(forward(inside), std::invalid_argument);
    CHECK_THROWS_AS(backward(inside), std::invalid_argument);
    forward(mask);
}

TEST_CASE("a mask is written beside streaming stores, too", "[mask]") {
    std::size_t const n = 5000;
    std::vector<float> x(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<float>(i % 7) - 3;
    std::vector<std::uint8_t> mask(words_for<std::uint8_t>(n)), expected_mask(mask.size());
    std::vector<float> y(n + 3), expected(n);
    auto const& f = table::find<float>("leaky_relu").kernel;
    f.forward_with_mask(0.01, x, expected, mask_of(std::span(expected_mask)), table::ordinary);
    for (std::size_t first = 0; first < 3; ++first) {
        f.forward_with_mask(0.01, x, std::span(y).subspan(first, n), mask_of(std::span(mask)), table::streaming);
        CHECK(std::ranges::equal(std::span(y).subspan(first, n), expected));
        CHECK(mask == expected_mask);
    }
}

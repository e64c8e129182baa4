// What is particular to calls whose kernels are chosen at run time: functors of the program's own, and that the bits are those of the
// calls that are compiled with the program, whatever the length and the shape.
#include <ramp/dispatch.hpp>
#include <ramp/ramp.hpp>

#include "../support/catch.hpp"
#include "../support/check_activation.hpp"
#include "../support/inputs.hpp"
#include "own_activation.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace {

/// Numbers of an ordinary size.
std::vector<float> numbers(std::size_t n, std::uint64_t seed) {
    random_bits random(seed);
    std::vector<float> x(n);
    for (float& v : x) v = static_cast<float>(random.uniform(-4, 4));
    return x;
}

bool is_seven(float x) {
    return x == 7;
}

/// Whether the levels' kernels and those of this file use FMA alike, so that their bits may be compared.
bool are_alike() {
    return ramp::dispatch::arch() != "x86-64" && ramp::detail::fused<float>;
}

}  // namespace

TEST_CASE("the level is one of those that there are", "[dispatch]") {
    std::string_view const level = ramp::dispatch::arch();
    CHECK((level == "x86-64" || level == "x86-64-v3" || level == "x86-64-v4"));
}

TEST_CASE("a functor of the program's own has the bits that it has without dispatch", "[dispatch]") {
    scaled_swish const f{1.5};
    for (std::size_t const n : {0u, 1u, 3u, 7u, 8u, 9u, 100u, 1000u, 5000u}) {
        INFO("n = " << n);
        std::vector<float> const x = numbers(n, 1), dy = numbers(n, 2);
        std::vector<float> y(n), d(n), got(n), got_d(n);
        ramp::value_and_derivative(f, x, y, d);
        ramp::dispatch::value_and_derivative(f, x, got, got_d);
        if (are_alike())
            CHECK((check::count_different<float>(got, y) == 0 && check::count_different<float>(got_d, d) == 0));
        ramp::dispatch::forward(f, x, y);
        CHECK(check::count_different<float>(got, y) == 0);
        ramp::dispatch::backward(f, x, dy, y);
        for (std::size_t i = 0; i < n; ++i) d[i] = dy[i] * got_d[i];
        CHECK(check::count_different<float>(y, d) == 0);
        if (are_alike()) CHECK(same(ramp::dispatch::parameter_gradient(f, x, dy), ramp::parameter_gradient(f, x, dy)));
        y = x;
        ramp::dispatch::forward(f, y);
        CHECK(check::count_different<float>(got, y) == 0);
    }
}

TEST_CASE("biases of a long formula, in every layout, have their gradients", "[dispatch]") {
    std::size_t const n = 2400;
    std::vector<float> const x = numbers(n, 3), dy = numbers(n, 4);
    for (std::size_t const count : {1u, 3u, 40u, 800u, 2400u})
        for (std::size_t const inner : {1u, 3u, 100u}) {
            if (n % (count * inner) != 0) continue;
            INFO(count << " biases for " << inner << " elements each");
            std::vector<float> const bias = numbers(count, 5);
            ramp::biased const f{long_square{}, bias, inner};
            std::vector<float> want(n), got(n), other_want(n), other_got(n), want_sums(count, 1.0f),
                got_sums(count, 1.0f);
            if (!are_alike()) continue;
            ramp::forward(f, x, want);
            ramp::dispatch::forward(f, x, got);
            CHECK(check::count_different<float>(got, want) == 0);
            ramp::backward(f, x, dy, want);
            ramp::dispatch::backward(f, x, dy, got);
            CHECK(check::count_different<float>(got, want) == 0);
            ramp::value_and_derivative(f, x, want, other_want);
            ramp::dispatch::value_and_derivative(f, x, got, other_got);
            CHECK(check::count_different<float>(got, want) == 0);
            CHECK(check::count_different<float>(other_got, other_want) == 0);
            for (ramp::update const how : {ramp::update::overwrite, ramp::update::accumulate}) {
                ramp::backward(f, x, dy, want, want_sums, how);
                ramp::dispatch::backward(f, x, dy, got, got_sums, how);
                CHECK(check::count_different<float>(got, want) == 0);
                CHECK(check::count_different<float>(got_sums, want_sums) == 0);
            }
        }
}

TEST_CASE("what a dispatched call makes of an element does not depend on how many there are", "[dispatch]") {
    constexpr std::size_t most = 1100;  // more than two buffers of a pass by way of buffers
    std::vector<float> const x = numbers(most, 6), dy = numbers(most, 7), bias{0.25f};
    auto const check_lengths = [&](auto const& f) {
        std::vector<float> all(most), part(most);
        ramp::dispatch::backward(f, x, dy, all);
        for (std::size_t n = 0; n < most; ++n) {
            std::fill(part.begin(), part.end(), 7.0f);
            ramp::dispatch::backward(f, std::span(x).first(n), std::span(dy).first(n), std::span(part).first(n));
            bool const has_prefix =
                std::equal(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(n), all.begin());
            bool const ends_there = std::all_of(part.begin() + static_cast<std::ptrdiff_t>(n), part.end(), is_seven);
            if (!has_prefix || !ends_there) FAIL("n = " << n);
        }
    };
    check_lengths(ramp::gelu{});
    check_lengths(ramp::hard_swish{});
    check_lengths(ramp::biased{long_square{}, bias});
}

TEST_CASE("dispatched calls that stream, from any address on, have the slopes that they have otherwise", "[dispatch]") {
    constexpr std::size_t n = 3000;
    std::vector<float> const x = numbers(n, 8), slopes = numbers(n, 9);
    std::vector<float> want(n), got(n + 16);
    for (std::size_t const count : {1u, 3u, 3000u}) {
        ramp::prelu const f{std::span<float const>(slopes).first(count)};
        ramp::dispatch::forward(f, x, want, ramp::stores::ordinary());
        for (std::size_t first = 0; first < 16; ++first) {
            std::span<float> const y = std::span(got).subspan(first, n);
            ramp::dispatch::forward(f, x, y, ramp::stores::streaming());
            CHECK(check::count_different<float>(y, want) == 0);
        }
    }
}

TEST_CASE("rows that no number of slopes fits have the slopes of the array that they are", "[dispatch]") {
    constexpr std::size_t count = 7, length = 300, stride = 320;
    std::vector<float> const x = numbers(count * stride, 10), slopes = numbers(count, 11);
    std::vector<float> packed, want(count * length), got(count * length);
    for (std::size_t row = 0; row < count; ++row)
        packed.insert(packed.end(), x.begin() + static_cast<std::ptrdiff_t>(row * stride),
                      x.begin() + static_cast<std::ptrdiff_t>(row * stride + length));
    ramp::prelu const f{slopes};
    ramp::dispatch::forward(f, packed, want);
    ramp::dispatch::forward(f, ramp::rows(x.data(), count, length, stride),
                            ramp::rows(got.data(), count, length, length));
    CHECK(check::count_different<float>(got, want) == 0);
}

TEST_CASE("dispatched calls refuse what those of ramp refuse, with the same message", "[dispatch]") {
    std::vector<float> const x(5);
    std::vector<float> y(4, 7.0f);
    CHECK_THROWS_WITH(ramp::dispatch::forward(ramp::gelu{}, x, y), "ramp::forward: x has 5 elements, but y has 4");
    CHECK(y == std::vector<float>(4, 7.0f));
}

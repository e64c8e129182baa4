// The numbers that a functor with learned slopes says of itself.
#if defined(__GNUC__)
#pragma GCC diagnostic error "-Wsign-conversion"  // a user's may be signed
#endif
#include <ramp/ramp.hpp>

#include "support/catch.hpp"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace {

constexpr std::size_t huge = (std::numeric_limits<std::size_t>::max)();
constexpr std::size_t half = std::size_t{1} << (std::numeric_limits<std::size_t>::digits / 2);

/// A user's own slopes, which count in signed integers and are no range.
struct few_slopes {
    float const* first;
    int count;

    float const* data() const { return first; }
    int size() const { return count; }
};

struct signed_layer {
    few_slopes slopes;
    short inner = 1;

    template <ramp::value V>
    V operator()(V x, V slope) const {
        return x * slope;
    }
    template <ramp::value V>
    V derivative(V, V slope) const {
        return slope;
    }
    template <ramp::value V>
    V derivative_wrt_slope(V x, V) const {
        return x;
    }
};

std::string message_of(auto run) {
    try {
        run();
    } catch (std::invalid_argument const& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("a functor may count its slopes in signed integers", "[layout]") {
    std::array const slopes{2.0f, 3.0f};
    std::array<float, 8> const x{1, 2, 3, 4, 5, 6, 7, 8};
    std::array<float, 8> y{};
    std::array<float, 2> dslope{};
    signed_layer const layer{{slopes.data(), 2}, 2};
    ramp::forward(layer, x, y);
    CHECK(y == std::array<float, 8>{2, 4, 9, 12, 10, 12, 21, 24});
    ramp::backward(layer, x, x, y, dslope);
    CHECK(dslope == std::array<float, 2>{1 + 4 + 25 + 36, 9 + 16 + 49 + 64});
    CHECK(ramp::sum_block<float>(layer) % 4 == 0);
}

TEST_CASE("negative numbers of slopes, or of elements for each, are refused", "[layout]") {
    std::array const slopes{2.0f, 3.0f};
    std::array<float, 8> const x{1, 2, 3, 4, 5, 6, 7, 8};
    std::array<float, 8> y{};
    std::array<float, 2> dslope{};
    for (signed_layer const layer : {signed_layer{{slopes.data(), -2}, 2}, signed_layer{{slopes.data(), 2}, -2},
                                     signed_layer{{slopes.data(), -2}, -2}})
        for (std::size_t const n : {8u, 0u}) {
            std::span const in = std::span(x).first(n);
            std::span const out = std::span(y).first(n);
            std::string const why = std::to_string(layer.slopes.count) + " slopes for " + std::to_string(layer.inner) +
                                    " consecutive elements each: neither may be negative";
            CHECK(message_of([&] { ramp::forward(layer, in, out); }) == "ramp::forward: " + why);
            CHECK(message_of([&] { ramp::derivative(layer, in, out); }) == "ramp::derivative: " + why);
            CHECK(message_of([&] { ramp::backward(layer, in, in, out, dslope); }) == "ramp::backward: " + why);
            CHECK(message_of([&] { ramp::sum_block<float>(layer); }) == "ramp::sum_block: " + why);
        }
    CHECK(y == std::array<float, 8>{});
}

TEST_CASE("arrays split at whole periods, or not at all", "[layout]") {
    std::array<float, 64> const memory{};
    auto const block = [&](std::size_t count, std::size_t inner) {
        return ramp::sum_block<float>(ramp::prelu<float>{std::span(memory.data(), count), inner});
    };
    for (std::size_t const count : {1u, 2u, 3u, 64u})
        for (std::size_t const inner : {1u, 7u, 49u, 64u, 960u, 961u}) {
            CHECK(block(count, inner) % (count * inner) == 0);
            CHECK(block(count, inner) < 1u << 20);
        }
    // 960 floats make a block of the sum by the one slope.
    CHECK(block(1, 1) == 960);
    CHECK(block(1, 7) == 960 * 7);
    CHECK(block(1, 64) == 960);
    std::size_t const longest = huge / 2;
    for (std::size_t const number : {half, half + 1, huge / 2, huge / 2 + 1, huge})
        for (std::size_t const other : {std::size_t{0}, half, huge / 8, huge}) {
            CHECK(block(number, other) == longest);
            CHECK(block(other, number) == longest);
        }
    CHECK(block(0, 0) == longest);
    CHECK(block(3, huge / 8) == longest / (huge / 8 * 3) * (huge / 8 * 3));
}

TEST_CASE("rows of a block do not wrap around", "[layout]") {
    using ramp::detail::length_of_rows;
    CHECK(length_of_rows(32, 3, 96) == 96);
    CHECK(length_of_rows(32, 3, 97) == 96);
    CHECK(length_of_rows(32, 3, 95) == 95);
    CHECK(length_of_rows(32, huge / 16, huge / 8) == huge / 8);
    CHECK(length_of_rows(64, huge / 64 + 1, huge / 4) == huge / 4);
}

TEST_CASE("prelu takes slopes of whatever lasts", "[layout]") {
    std::vector<float> vector{0.5f, 0.25f};
    std::vector<float> const constant = vector;
    std::array<float, 2> const array{0.5f, 0.25f};
    float const plain[] = {0.5f, 0.25f};
    std::initializer_list<float> const listed = {0.5f, 0.25f};
    std::size_t const inner = 2;
    auto const right = [&](ramp::prelu<float> const& f) {
        std::array<float, 4> y{};
        ramp::forward(f, std::array<float, 4>{-1, -2, -3, 4}, y);
        return y == (f.inner == 1 ? std::array<float, 4>{-0.5f, -0.5f, -1.5f, 4}
                                  : std::array<float, 4>{-0.5f, -1, -0.75f, 4});
    };
    CHECK(right(ramp::prelu{vector}));
    CHECK(right(ramp::prelu{constant, inner}));
    CHECK(right(ramp::prelu{array}));
    CHECK(right(ramp::prelu{plain, inner}));
    CHECK(right(ramp::prelu{listed}));
    CHECK(right(ramp::prelu{std::span(vector)}));
    CHECK(right(ramp::prelu{std::span<float const>(constant).first(2), inner}));
    CHECK(right(ramp::prelu<float>{vector, inner}));
    CHECK(right(ramp::prelu<float>{{vector.data(), 2}}));
    CHECK(right(ramp::prelu<float>{{plain, plain + 2}, 2}));
    CHECK(right(ramp::prelu<float>{.slopes = array, .inner = 2}));
    ramp::prelu<float> later;
    CHECK(later.slopes.empty());
    later = {vector, inner};
    CHECK(right(later));
    later.slopes = constant;
    CHECK(right(ramp::prelu{later.slopes, inner}));
    std::span<float const> const seen = later.slopes;
    CHECK(seen.data() == constant.data());

    STATIC_REQUIRE(std::is_same_v<decltype(ramp::prelu{std::span<double>()}), ramp::prelu<double>>);
    STATIC_REQUIRE(std::is_aggregate_v<ramp::prelu<float>>);
    STATIC_REQUIRE(std::is_trivially_copyable_v<ramp::prelu<float>>);
    STATIC_REQUIRE(sizeof(ramp::prelu<float>) == 3 * sizeof(std::size_t));
}

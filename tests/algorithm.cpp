// What the algorithms accept, beside what every activation's own test asks of them.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

TEST_CASE("any contiguous sized range will do", "[algorithm]") {
    std::vector<float> const vector{-1, 2, -3};
    std::array<float, 3> array{};
    float plain[3] = {};
    ramp::forward(ramp::relu{}, vector, array);
    CHECK(array == std::array<float, 3>{0, 2, 0});
    ramp::forward(ramp::leaky_relu{0.5}, array, plain);
    CHECK(plain[1] == 2);
    ramp::forward(ramp::leaky_relu{0.5}, vector, std::span(plain));
    CHECK(plain[2] == -1.5f);
    ramp::forward(ramp::leaky_relu{0.5}, std::span<float const>(vector).last(2), std::span(plain).first<2>());
    CHECK(plain[1] == -1.5f);
    ramp::derivative(ramp::leaky_relu{0.5}, plain, plain);
    CHECK(plain[1] == 0.5f);
}

TEST_CASE("forward works in place where one range is given", "[algorithm]") {
    std::vector<double> const input{-1, 2, -3, 0.5, -0.0};
    std::vector<double> const slopes{0.5, 2, 4, 8, 16};
    std::vector<double> expected(input.size());
    std::vector<double> x = input;
    std::array<std::uint8_t, 1> expected_mask{}, mask{};

    ramp::forward(ramp::prelu{slopes}, input, expected, expected_mask);
    ramp::forward(ramp::prelu{slopes}, x);
    CHECK(x == expected);
    x = input;
    ramp::forward(ramp::prelu{slopes}, std::span(x), ramp::stores::ordinary());
    CHECK(x == expected);
    x = input;
    ramp::forward(ramp::prelu{slopes}, x, mask);
    CHECK(x == expected);
    CHECK(mask == expected_mask);
    CHECK(mask[0] == 0b01010);
    x = input;
    mask = {};
    ramp::forward<ramp::default_arch>(ramp::prelu{slopes}, x, mask, ramp::stores::streaming());
    CHECK(x == expected);
    CHECK(mask == expected_mask);
    CHECK_THROWS_AS(ramp::forward(ramp::prelu{slopes, 2}, x), std::invalid_argument);
    CHECK(x == expected);
}

TEST_CASE("empty ranges are fine", "[algorithm]") {
    std::vector<float> const none;
    std::vector<float> out;
    ramp::forward(ramp::elu{}, none, out);
    ramp::derivative(ramp::elu{}, none, out);
    ramp::backward(ramp::elu{}, none, none, out);
    ramp::backward_from_output(ramp::elu{}, none, none, out);
    std::vector<float> const slopes{0.25f, 0.5f};
    std::vector<float> dslope{7, 7};
    ramp::backward(ramp::prelu{slopes}, none, none, out, dslope);
    CHECK(dslope == std::vector<float>{0, 0});
}

TEST_CASE("ranges side by side do not overlap", "[algorithm]") {
    std::vector<float> memory{-1, -2, -3, -4, 5, 6, 7, 8};
    std::span<float> const all(memory);
    ramp::forward(ramp::relu{}, all.first(4), all.last(4));
    CHECK(memory == std::vector<float>{-1, -2, -3, -4, 0, 0, 0, 0});
    ramp::forward(ramp::leaky_relu{2}, all.subspan(2, 2), all.first(2));
    CHECK(memory == std::vector<float>{-6, -8, -3, -4, 0, 0, 0, 0});
}

TEST_CASE("inputs may overlap each other", "[algorithm]") {
    std::vector<float> const memory{-1, 2, -3, 4};
    std::span<float const> const all(memory);
    std::vector<float> dx(3);
    ramp::backward(ramp::relu{}, all.first(3), all.last(3), dx);
    CHECK(dx == std::vector<float>{0, -3, 0});
}

TEST_CASE("a gradient is one multiplication", "[algorithm]") {
    float const inf = std::numeric_limits<float>::infinity();
    std::vector<float> const x{-1, 1};
    std::vector<float> const dy{inf, inf};
    std::vector<float> dx(2);
    ramp::backward(ramp::relu{}, x, dy, dx);
    CHECK(dx[0] != dx[0]);  // inf * 0, as the documentation says
    CHECK(dx[1] == inf);
}

TEST_CASE("the instruction set can be chosen", "[algorithm]") {
    std::vector<float> const x{-2, -1, 0, 1, 2};
    std::vector<float> expected(x.size());
    std::vector<float> y(x.size());
    ramp::forward(ramp::leaky_relu{}, x, expected);
#if defined(__x86_64__)
    using arch = xsimd::sse2;
#else
    using arch = ramp::default_arch;
#endif
    ramp::forward<arch>(ramp::leaky_relu{}, x, y);
    CHECK(y == expected);
}

TEST_CASE("functors work on scalars and on batches", "[algorithm]") {
    CHECK(ramp::relu{}(-1.5f) == 0.0f);
    auto const v = ramp::relu{}(xsimd::batch<float>(2.0f));
    STATIC_REQUIRE(std::is_same_v<decltype(v), xsimd::batch<float> const>);
    CHECK(v.get(0) == 2.0f);
    CHECK(ramp::elu{.alpha = 2}(xsimd::batch<double>(-1000.0)).get(1) == -2.0);
}

TEST_CASE("a message says how far apart the ranges begin, whichever is first", "[algorithm]") {
    std::vector<float> memory(20);
    std::span<float> const all(memory);
    auto const message_of = [&](std::size_t in, std::size_t out) -> std::string {
        try {
            ramp::forward(ramp::relu{}, all.subspan(in, 9), all.subspan(out, 9));
        } catch (std::invalid_argument const& error) {
            return error.what();
        }
        return "nothing was thrown";
    };
    std::string const expected =
        "ramp::forward: y overlaps x in part: they have 9 elements each and begin 12 bytes apart";
    CHECK(message_of(0, 3) == expected);
    CHECK(message_of(3, 0) == expected);
}

// Each word of the vocabulary, on scalars and on every lane of a batch, against what C++ and IEEE 754 say of it: for all pairs of
// special values, zeros of both signs and NaN among them.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "support/ulp.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

RAMP_PRECISE_BEGIN

namespace {

template <class T>
using batch = xsimd::batch<T, ramp::default_arch>;

/// The special values, and NaN with a sign.
template <class T>
std::vector<T> operands() {
    std::vector<T> values = special_inputs<T>();
    values.push_back(std::copysign(std::numeric_limits<T>::quiet_NaN(), T(-1)));
    return values;
}

/// A batch of which lane i has values[first + i], from the beginning again at the end.
template <class T>
batch<T> rotated(std::vector<T> const& values, std::size_t first) {
    std::array<T, ramp::lanes<batch<T>>> lane;
    for (std::size_t i = 0; i < lane.size(); ++i) lane[i] = values[(first + i) % values.size()];
    return batch<T>::load_unaligned(lane.data());
}

template <class T>
std::array<T, ramp::lanes<batch<T>>> lanes_of(batch<T> x) {
    std::array<T, ramp::lanes<batch<T>>> lane;
    x.store_unaligned(lane.data());
    return lane;
}

/// How often word(a, b) is not expected(a, b), on scalars or in a lane; `equal` compares.
template <class T, class Word, class Expected, class Equal>
std::size_t differences(Word word, Expected expected, Equal equal) {
    std::vector<T> const values = operands<T>();
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = 0; j < values.size(); ++j) {
            wrong += !equal(word(values[i], values[j]), expected(values[i], values[j]));
            auto const got = lanes_of<T>(word(rotated(values, i), rotated(values, j)));
            for (std::size_t k = 0; k < got.size(); ++k)
                wrong += !equal(got[k], expected(values[(i + k) % values.size()], values[(j + k) % values.size()]));
        }
    return wrong;
}

template <class T>
bool same_bits(T a, T b) {
    return bits(a) == bits(b);
}

}  // namespace

TEMPLATE_TEST_CASE("at_least, at_most and clamp keep x where nothing is smaller or larger", "[vocabulary]", float,
                   double) {
    using T = TestType;
    auto const least = [](T x, T bound) { return x < bound ? bound : x; };
    auto const most = [](T x, T bound) { return bound < x ? bound : x; };
    CHECK(differences<T>([](auto x, auto b) { return ramp::at_least(x, b); }, least, same<T>) == 0);
    CHECK(differences<T>([](auto x, auto b) { return ramp::at_most(x, b); }, most, same<T>) == 0);
    auto const clamp = [](auto x, auto b) { return ramp::clamp(x, b, b + decltype(x)(1)); };
    CHECK(differences<T>(clamp, [&](T x, T b) { return most(least(x, b), b + T(1)); }, same<T>) == 0);
    CHECK(same(ramp::at_least(T(-0.0), 0), T(-0.0)));
    CHECK(same(ramp::at_most(T(0), T(-0.0)), T(0)));
    CHECK(std::isnan(ramp::clamp(std::numeric_limits<T>::quiet_NaN(), -1, 1)));
    STATIC_REQUIRE(ramp::clamp(T(5), T(-1), T(1)) == 1);
}

TEMPLATE_TEST_CASE("abs and copysign change the sign bit and nothing else", "[vocabulary]", float, double) {
    using T = TestType;
    constexpr bits_t<T> sign = bits_t<T>(1) << (8 * sizeof(T) - 1);
    auto const without = [](T x, T) { return std::bit_cast<T>(bits(x) & ~sign); };
    auto const with = [](T x, T y) { return std::bit_cast<T>((bits(x) & ~sign) | (bits(y) & sign)); };
    CHECK(differences<T>([](auto x, auto) { return (ramp::abs)(x); }, without, same_bits<T>) == 0);
    CHECK(differences<T>([](auto x, auto y) { return ramp::copysign(x, y); }, with, same_bits<T>) == 0);
    STATIC_REQUIRE((ramp::abs)(T(-2)) == 2);
}

TEMPLATE_TEST_CASE("select takes the operand as it is", "[vocabulary]", float, double) {
    using T = TestType;
    auto const smaller = [](auto x, auto y) { return ramp::select(x < y, x, y); };
    CHECK(differences<T>(smaller, [](T x, T y) { return x < y ? x : y; }, same_bits<T>) == 0);
}

TEMPLATE_TEST_CASE("is_nan is a condition for select", "[vocabulary]", float, double) {
    using T = TestType;
    auto const word = [](auto x, auto y) { return ramp::select(ramp::is_nan(x), decltype(x)(7), y); };
    CHECK(differences<T>(word, [](T x, T y) { return std::isnan(x) ? T(7) : y; }, same<T>) == 0);
    STATIC_REQUIRE(!ramp::is_nan(T(1)));
}

TEMPLATE_TEST_CASE("sqrt is correctly rounded", "[vocabulary]", float, double) {
    using T = TestType;
    auto const word = [](auto x, auto) { return ramp::sqrt(x); };
    CHECK(differences<T>(word, [](T x, T) { return std::sqrt(x); }, same<T>) == 0);
    random_bits random(5);
    std::size_t wrong = 0;
    for (int i = 0; i < 10000; ++i) {
        using R = truth_t<T>;
        T const x = static_cast<T>(random.uniform(0.25, 4));
        // Not from the truth by rounding, since rounding twice may differ.
        wrong += !(ulp_error(ramp::sqrt(x), std::sqrt(R(x))) <= 0.5);
        wrong += !same(lanes_of<T>(ramp::sqrt(batch<T>(x)))[0], ramp::sqrt(x));
    }
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("fma rounds once or twice, as its instruction set does", "[vocabulary]", float, double) {
    using T = TestType;
    auto const word = [](auto x, auto y) { return ramp::fma(x, y, decltype(x)(T(-0.3))); };
    auto const once = [](T x, T y) { return std::fma(x, y, T(-0.3)); };
    auto const twice = [](T x, T y) {
        T const product = ramp::detail::not_contracted(x * y);
        return product + T(-0.3);
    };
    if (ramp::detail::fused<T>)
        CHECK(differences<T>(word, once, same<T>) == 0);
    else
        CHECK(differences<T>(word, twice, same<T>) == 0);
    auto const zero = [](auto x, auto y) { return ramp::fma(x, decltype(x)(0), y * decltype(x)(0)); };
    CHECK(differences<T>(zero, [](T x, T y) { return std::fma(x, T(0), y * T(0)); }, same<T>) == 0);
}

TEMPLATE_TEST_CASE("bit_cast goes to integers and back", "[vocabulary]", float, double) {
    using T = TestType;
    auto const there_and_back = [](auto x, auto) {
        using V = decltype(x);
        return ramp::bit_cast<V>(ramp::bit_cast<ramp::integer_t<V>>(x));
    };
    CHECK(differences<T>(there_and_back, [](T x, T) { return x; }, same_bits<T>) == 0);
    CHECK(ramp::bit_cast<ramp::integer_t<T>>(T(1.5)) == bits(T(1.5)));
    STATIC_REQUIRE(ramp::lanes<T> == 1);
    STATIC_REQUIRE(ramp::lanes<batch<T>> * sizeof(T) == sizeof(batch<T>));
}

RAMP_PRECISE_END

// Their truth and their errors are tested as the activations'.
TEMPLATE_TEST_CASE("ramp::math has sigmoid and tanh as the activations have them", "[vocabulary]", float, double) {
    using T = TestType;
    using V = xsimd::batch<T>;
    auto const check_same = [](auto function, auto activation) {
        for (T const x : special_inputs<T>()) {
            CHECK(same(function(x), activation(x)));
            CHECK(same(lanes_of(V(function(V(x))))[0], activation(x)));
        }
    };
    check_same(ramp::math::sigmoid, ramp::sigmoid{});
    check_same(ramp::math::tanh, ramp::tanh{});
    CHECK(ramp::math::sigmoid_error.f32 == ramp::sigmoid::value_error.f32);
    CHECK(ramp::math::sigmoid_error.f64 == ramp::sigmoid::value_error.f64);
    CHECK(ramp::math::tanh_error.f32 == ramp::tanh::value_error.f32);
    CHECK(ramp::math::tanh_error.f64 == ramp::tanh::value_error.f64);
}

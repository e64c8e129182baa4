// Gates: the bits are those of the calls that they are made of.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/check_activation.hpp"
#include "support/guarded_buffer.hpp"
#include "table/calls.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace {

namespace calls = table::calls;

using check::count_different;

/// a, b and dy, with all kinds of numbers in them.
template <class T>
std::array<std::vector<T>, 3> inputs(std::size_t n) {
    T const inf = std::numeric_limits<T>::infinity();
    std::array<T, 11> const values{T(-0.75),
                                   T(2),
                                   T(-0.0),
                                   inf,
                                   T(-3.5),
                                   T(1e-30),
                                   T(0.3),
                                   -inf,
                                   T(-12),
                                   T(7),
                                   std::numeric_limits<T>::quiet_NaN()};
    std::array<std::vector<T>, 3> all{std::vector<T>(n), std::vector<T>(n), std::vector<T>(n)};
    for (std::size_t i = 0; i < n; ++i) {
        all[0][i] = values[i * 7 % values.size()] + T(i) / 64;
        all[1][i] = values[i * 5 % values.size()];
        all[2][i] = T(3) - values[i * 3 % values.size()];
    }
    return all;
}

/// What a gate has to give.
template <class T>
struct expected {
    std::vector<T> y, da, db;

    template <class F>
    expected(F const& f, std::vector<T> const& a, std::vector<T> const& b, std::vector<T> const& dy)
        : y(a.size()), da(a.size()), db(a.size()) {
        std::vector<T> value(a.size()), slope(a.size()), unused(a.size());
        calls::value_and_derivative(f, a, value, slope);
        calls::forward(f, a, y);
        for (std::size_t i = 0; i < a.size(); ++i) {
            T const dy_b = dy[i] * b[i];
            y[i] = y[i] * b[i];
            da[i] = dy_b * slope[i];
            db[i] = dy[i] * value[i];
        }
    }
};

/// make(n) gives the activation for n elements.
template <class T>
void check_gate(auto make) {
    for (std::size_t const n : std::initializer_list<std::size_t>{0, 1, 2, 3, 5, 8, 13, 16, 17, 33, 64, 71, 1000}) {
        auto const f = make(n);
        ramp::gated const gate{f};
        auto const [a, b, dy] = inputs<T>(n);
        expected<T> const right(f, a, b, dy);
        INFO("n = " << n);
        for (std::size_t misalignment = 0; misalignment < 3; ++misalignment) {
            guarded_buffer<T> y(n, misalignment), da(n, misalignment), db(n, 2 - misalignment);
            calls::forward(gate, a, b, y.span());
            CHECK(count_different<T>(y.span(), right.y) == 0);
            calls::forward(gate, a, b, y.span(), ramp::stores::streaming());
            CHECK(count_different<T>(y.span(), right.y) == 0);
            calls::backward(gate, a, b, dy, da.span(), db.span());
            CHECK(count_different<T>(da.span(), right.da) == 0);
            CHECK(count_different<T>(db.span(), right.db) == 0);
            CHECK((y.intact() && da.intact() && db.intact()));
        }
        std::vector<T> first = a, second = b;
        calls::backward(gate, first, second, dy, first, second);
        CHECK(count_different<T>(first, right.da) == 0);
        CHECK(count_different<T>(second, right.db) == 0);
        first = a, second = b;
        calls::forward(gate, first, b, first);
        CHECK(count_different<T>(first, right.y) == 0);
        calls::forward(gate, a, second, second);
        CHECK(count_different<T>(second, right.y) == 0);
    }
}

}  // namespace

TEMPLATE_TEST_CASE("a gate has the bits of its activation, times b", "[gated]", float, double) {
    using T = TestType;
    check_gate<T>([](std::size_t) { return ramp::relu{}; });
    check_gate<T>([](std::size_t) { return ramp::elu{.alpha = 0.3}; });
    if constexpr (std::is_same_v<T, float>) check_gate<T>([](std::size_t) { return ramp::fast(ramp::gelu{}); });
    static std::vector<T> const slopes{T(0.5), T(-2), T(0.25)};
    check_gate<T>([](std::size_t n) { return ramp::prelu{std::span(slopes).first(n % 3 == 0 ? 3 : 1)}; });
}

TEST_CASE("a gate refuses what does not fit before it writes", "[gated]") {
    std::vector<float> a(4, 1.0f), b(4, 1.0f), dy(4, 1.0f), y(4), da(4), db(4);
    std::vector<float> const three(3);
    ramp::gated const gate{ramp::relu{}};
    CHECK_THROWS_AS(calls::forward(gate, a, three, y), std::invalid_argument);
    CHECK_THROWS_AS(calls::forward(gate, three, b, y), std::invalid_argument);
    CHECK_THROWS_AS(calls::forward(gate, std::span(a).first(3), std::span(b).first(3), std::span(b).last(3)),
                    std::invalid_argument);
    CHECK_THROWS_AS(calls::forward(ramp::gated{ramp::prelu{three}}, a, b, y), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, b, three, da, db), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, three, dy, da, db), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, b, dy, da, da), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, b, dy, std::span(da).first(3), db), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, b, dy, da, std::span(db).first(3)), std::invalid_argument);
    // Each of the outputs may not overlap any of the inputs in part.
    std::vector<float> memory(5, 1.0f);
    auto const input = std::span(memory).first(4), output = std::span(memory).last(4);
    CHECK_THROWS_AS(calls::backward(gate, input, b, dy, output, db), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, input, dy, output, db), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, b, input, output, db), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, input, b, dy, da, output), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, input, dy, da, output), std::invalid_argument);
    CHECK_THROWS_AS(calls::backward(gate, a, b, input, da, output), std::invalid_argument);
    CHECK(memory == std::vector<float>(5, 1.0f));
    CHECK_THROWS_AS(calls::backward(ramp::gated{ramp::prelu{three}}, a, b, dy, da, db), std::invalid_argument);
    CHECK(y == std::vector<float>(4));
    CHECK(da == std::vector<float>(4));
    CHECK(db == std::vector<float>(4));
}

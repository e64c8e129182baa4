// A sum without rounding.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace {

template <class T>
T exact(std::vector<T> const& terms) {
    ramp::exact_sum<T> sum;
    for (T const t : terms) sum.add(t);
    return sum.value();
}

/// Numbers of every exponent, subnormal ones included.
template <class T>
std::vector<T> numbers(std::size_t n, std::uint64_t seed) {
    random_bits random(seed);
    std::vector<T> all;
    while (all.size() < n) {
        auto const bits = random();
        T const x =
            std::bit_cast<T>(static_cast<std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>(bits));
        if (x - x == 0 && std::abs(x) < std::numeric_limits<T>::max() / T(4)) all.push_back(x);
    }
    return all;
}

}  // namespace

TEMPLATE_TEST_CASE("an exact sum of one or two numbers is what the processor adds", "[exact_sum]", float, double) {
    using T = TestType;
    std::vector<T> const a = numbers<T>(100'000, 1);
    random_bits random(2);
    std::size_t wrong = 0;
    for (T const x : a) {
        // Near x in size more often than not: there the roundings are.
        T const y =
            static_cast<T>(std::ldexp(x, static_cast<int>(random() % 60) - 30)) * static_cast<T>(random.uniform(-1, 1));
        wrong += !same(exact<T>({x}), x);
        if (std::isfinite(y)) wrong += exact<T>({x, y}) != x + y;
    }
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("an exact sum has no order and loses nothing", "[exact_sum]", float, double) {
    using T = TestType;
    std::vector<T> const a = numbers<T>(3000, 3);
    std::vector<T> all = a;
    for (T const x : a) all.push_back(-x);
    all.push_back(T(1.5));
    random_bits random(4);
    for (std::size_t i = all.size() - 1; i > 0; --i) std::swap(all[i], all[random() % (i + 1)]);
    CHECK(exact(all) == T(1.5));

    ramp::exact_sum<T> parts[3];
    for (std::size_t i = 0; i < all.size(); ++i) parts[random() % 3].add(all[i]);
    parts[2] += parts[0];
    parts[2] += parts[1];
    CHECK(parts[2].value() == T(1.5));
}

TEMPLATE_TEST_CASE("an exact sum is rounded to even, and at the ends of the range", "[exact_sum]", float, double) {
    using T = TestType;
    using limits = std::numeric_limits<T>;
    T const half = limits::epsilon() / 2;
    CHECK(exact<T>({1, half}) == 1);
    CHECK(exact<T>({1, half, limits::denorm_min()}) == 1 + limits::epsilon());
    CHECK(exact<T>({1, half, -limits::denorm_min()}) == 1);
    CHECK(exact<T>({-1 - limits::epsilon(), -half}) == -1 - 2 * limits::epsilon());
    CHECK(exact<T>({limits::max(), limits::max(), -limits::max()}) == limits::max());
    CHECK(exact<T>({limits::max(), limits::max()}) == limits::infinity());
    CHECK(exact<T>({limits::denorm_min(), limits::denorm_min()}) == 2 * limits::denorm_min());
    CHECK(exact<T>({limits::min(), -limits::denorm_min()}) == limits::min() - limits::denorm_min());
    CHECK(same(exact<T>({}), T(0)));
    CHECK(same(exact<T>({-3, 3}), T(0)));
    CHECK(exact<T>({1, limits::infinity(), limits::max()}) == limits::infinity());
    CHECK(std::isnan(exact<T>({limits::infinity(), -limits::infinity()})));
    CHECK(std::isnan(exact<T>({1, limits::quiet_NaN()})));
}

TEST_CASE("an exact sum of very many numbers does not overflow", "[exact_sum]") {
    ramp::exact_sum<float> sum;
    float const large = std::numeric_limits<float>::max();
    sum.add(large);
    // Doubled 50 times, then taken off one by one as often.
    for (int i = 0; i < 50; ++i) {
        ramp::exact_sum<float> const copy = sum;
        sum += copy;
    }
    CHECK(sum.value() == std::numeric_limits<float>::infinity());
    ramp::exact_sum<float> minus;
    minus.add(-large);
    for (int i = 0; i < 50; ++i) {
        ramp::exact_sum<float> const copy = minus;
        minus += copy;
    }
    minus.add(1);
    sum += minus;
    CHECK(sum.value() == 1);
}

// A sum without rounding.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"
#include "support/sum_program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
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

/// Adds x and y, whose sum is not a T, count times: in such an order that they always leave the two numbers together.
template <class T>
void add_in_pairs(ramp::exact_sum<T>& sum, T x, T y, int count) {
    T const large = std::ldexp(T(1), std::numeric_limits<T>::max_exponent - 2);
    sum.add(large);
    for (int i = 0; i < count; ++i)
        for (T const t : {x, -large, y, large}) sum.add(t);
    sum.add(-large);
}

}  // namespace

TEMPLATE_TEST_CASE("the model of a sum rounds as the processor does", "[exact_sum]", float, double) {
    using T = TestType;
    using limits = std::numeric_limits<T>;
    random_bits random(5);
    std::size_t wrong = 0;
    for (T const scale : {T(1), limits::min(), 8 * limits::denorm_min(), limits::max()})
        for (int i = 0; i < 3000; ++i) {
            T const a = scale * static_cast<T>(random.uniform(-1, 1));
            T const b = static_cast<T>(std::ldexp(scale * random.uniform(-1, 1), 3 - static_cast<int>(random() % 60)));
            sum_model<T> sum;
            sum.add(a);
            sum.add(b);
            wrong += sum.value() != a + b;
        }
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("exact sums do what integers do, whatever is done to them", "[exact_sum]", float, double) {
    std::size_t wrong = 0;
    for (std::uint64_t seed = 0; seed < 1500; ++seed)
        wrong += !sum_program<TestType>(seed).runs_well(static_cast<int>(seed % 200));
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("a sum may be added to itself", "[exact_sum]", float, double) {
    using T = TestType;
    T const large = std::numeric_limits<T>::max();
    for (std::vector<T> const& terms : std::vector<std::vector<T>>{{1, 1 / large, large / 8, 5},
                                                                   {large / 2, large / 4, 1},
                                                                   {large, 1},
                                                                   {-3, std::numeric_limits<T>::denorm_min()}}) {
        ramp::exact_sum<T> sum;
        sum_model<T> expected;
        for (T const t : terms) {
            sum.add(t);
            expected.add(t);
        }
        ramp::exact_sum<T> const copy = sum;
        for (int turn = 0; turn < 3; ++turn) {
            (sum += sum).add(1);
            expected.add(expected);
            expected.add(T(1));
            CHECK(same(sum.value(), expected.value()));
        }
        // What is left shows what the rounding hides.
        for (int i = 0; i < 8; ++i) {
            ramp::exact_sum<T> minus;
            for (T const t : terms) minus.add(-t);
            sum += minus;
        }
        CHECK(sum.value() == 7);
        CHECK(same(copy.value(), exact(terms)));
    }
}

TEMPLATE_TEST_CASE("infinities and NaN pass from sum to sum", "[exact_sum]", float, double) {
    using T = TestType;
    T const infinity = std::numeric_limits<T>::infinity();
    auto const added = [](std::vector<T> const& a, std::vector<T> const& b) {
        ramp::exact_sum<T> sum, other;
        for (T const t : a) sum.add(t);
        for (T const t : b) other.add(t);
        return (sum += other).value();
    };
    T const large = std::numeric_limits<T>::max() / 4;
    for (std::vector<T> const& terms : {std::vector<T>{}, std::vector<T>{1}, std::vector<T>{1, 1 / large, large}}) {
        std::vector<T> infinite = terms, negative = terms, nan = terms;
        infinite.push_back(infinity);
        negative.push_back(-infinity);
        nan.push_back(infinity - infinity);
        CHECK(added(terms, infinite) == infinity);
        CHECK(added(negative, terms) == -infinity);
        CHECK(added(infinite, infinite) == infinity);
        CHECK(std::isnan(added(infinite, negative)));
        CHECK(std::isnan(added(terms, nan)));
        CHECK(std::isnan(added(infinite, nan)));
    }
}

TEMPLATE_TEST_CASE("an exact sum carries before its parts overflow", "[exact_sum]", float, double) {
    using T = TestType;
    std::size_t wrong = 0;
    for (int at = 0; at < 64; ++at)
        for (int const count : {499, 999, 3000}) {
            // As many ones as a term has, at every place within a part of the sum.
            T const x = (at % 2 == 0 ? -1 : 1) * std::ldexp(2 - std::numeric_limits<T>::epsilon(), at);
            ramp::exact_sum<T> sum;
            sum_model<T> pair, expected;
            add_in_pairs(sum, x, 2 * x, count);
            pair.add(x);
            pair.add(2 * x);
            for (int i = 0; i < count; ++i) expected.add(pair);
            for (int doubling = 0; doubling < 14; ++doubling) {
                wrong += !same(sum.value(), expected.value());
                sum += sum;
                expected.add(expected);
            }
        }
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("an exact sum that has left its two numbers rounds to even", "[exact_sum]", float, double) {
    using T = TestType;
    using limits = std::numeric_limits<T>;
    T const large = std::ldexp(T(1), limits::max_exponent - 2);
    std::size_t wrong = 0;
    for (int at = -30; at < 30; ++at)
        for (T const x : {T(1), 1 + limits::epsilon(), 2 - limits::epsilon(), -1 - limits::epsilon()})
            for (int const below : {1, 2, 3, 50, 51, 52, 53, 54, 70}) {
                T const half = std::ldexp(limits::epsilon() / 2, at);
                for (T const tip : {T(0), std::ldexp(half, -below), -std::ldexp(half, -below)}) {
                    ramp::exact_sum<T> sum;
                    sum_model<T> expected;
                    for (T const t : {large, std::ldexp(x, at), half, tip, -large}) {
                        sum.add(t);
                        expected.add(t);
                    }
                    wrong += !same(sum.value(), expected.value());
                }
            }
    CHECK(wrong == 0);
}

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

TEST_CASE("an exact sum is as large as it says", "[exact_sum]") {
    CHECK(sizeof(ramp::exact_sum<float>) <= 72);
    CHECK(sizeof(ramp::exact_sum<double>) <= 368);
    CHECK(std::is_trivially_copyable_v<ramp::exact_sum<double>>);
}

TEST_CASE("an exact sum of very many numbers does not overflow", "[exact_sum]") {
    ramp::exact_sum<float> sum;
    float const large = std::numeric_limits<float>::max();
    sum.add(large);
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

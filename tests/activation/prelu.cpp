#include "../support/check_activation.hpp"
#include "../support/guarded_buffer.hpp"

#include <stdexcept>
#include <string>

TEMPLATE_TEST_CASE("prelu", "[prelu]", float, double) {
    check_activation<TestType>("prelu");
}

namespace {

/// `count` slopes of which `inner` consecutive elements share one, over `repeats` times all of them.
struct shape {
    std::size_t count;
    std::size_t inner;
    std::size_t repeats;
};

std::vector<shape> shapes() {
    std::vector<shape> all;
    for (std::size_t const count : {1u, 2u, 3u, 7u, 16u, 33u, 64u})
        for (std::size_t const inner : {1u, 2u, 5u, 16u, 49u})
            for (std::size_t const repeats : {1u, 2u, 5u}) all.push_back({count, inner, repeats});
    all.push_back({5, 3, 0});
    all.push_back({2000, 1, 1});
    return all;
}

template <class T>
std::vector<T> uniform(std::size_t n, double from, double to, std::uint64_t seed) {
    random_bits random(seed);
    std::vector<T> values(n);
    for (T& value : values) value = static_cast<T>(random.uniform(from, to));
    return values;
}

/// The bound that the documentation of backward states for the sums.
template <class T>
constexpr double sum_error = std::is_same_v<T, float> ? 1e-6 : 1e-14;

/// The sums, and the sums of the magnitudes, of the terms of dslope: compensated, in higher precision.
template <class T>
struct exact_gradient {
    std::vector<long double> sum;
    std::vector<long double> magnitude;

    exact_gradient(std::vector<T> const& x, std::vector<T> const& dy, std::size_t count, std::size_t inner)
        : sum(count), magnitude(count) {
        std::vector<long double> lost(count);
        for (std::size_t i = 0; i < x.size(); ++i) {
            using R = long double;
            std::size_t const k = i / inner % count;
            R const term = R(dy[i]) * (x[i] > 0 ? R(0) : R(x[i]));
            R const total = sum[k] + term;
            lost[k] += std::abs(sum[k]) >= std::abs(term) ? (sum[k] - total) + term : (term - total) + sum[k];
            sum[k] = total;
            magnitude[k] += std::abs(term);
        }
        for (std::size_t k = 0; k < count; ++k) sum[k] += lost[k];
    }
    double error(std::size_t k, T got) const {
        long double const difference = std::abs(sum[k] - static_cast<long double>(got));
        return static_cast<double>(difference == 0 ? 0 : difference / magnitude[k]);
    }
};

}  // namespace

TEMPLATE_TEST_CASE("prelu gives each element the slope of its layout", "[prelu]", float, double) {
    using T = TestType;
    auto const& prelu = table::find<T>("prelu").kernel;
    for (auto const& [count, inner, repeats] : shapes()) {
        INFO(count << " slopes for " << inner << " elements each, " << repeats << " times");
        std::size_t const n = count * inner * repeats;
        std::vector<T> const slopes = uniform<T>(count, 0, 2, 1);
        std::vector<T> const x = uniform<T>(n, -3, 3, 2);
        std::vector<T> const dy = uniform<T>(n, -1, 1, 3);
        for (table::pass<T> const& pass : prelu.passes) {
            std::vector<T> const out = pass({slopes, inner}, x, dy);
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < n; ++i) {
                double const slope = static_cast<double>(slopes[i / inner % count]);
                wrong += !same(out[i], pass.of_one(slope, x[i], dy[i]));
            }
            INFO(pass.name);
            CHECK(wrong == 0);
        }
    }
}

TEMPLATE_TEST_CASE("prelu sums the gradient of its slopes", "[prelu]", float, double) {
    using T = TestType;
    auto const& prelu = table::find<T>("prelu").kernel;
    for (auto const& [count, inner, repeats] : shapes()) {
        INFO(count << " slopes for " << inner << " elements each, " << repeats << " times");
        std::size_t const n = count * inner * repeats;
        std::vector<T> const slopes = uniform<T>(count, -1, 2, 1);
        std::vector<T> const x = uniform<T>(n, -3, 3, 2);
        std::vector<T> const dy = uniform<T>(n, -1, 1, 3);
        table::setting<T> const layer{slopes, inner};
        std::vector<T> const dx = prelu["backward"](layer, x, dy);

        for (std::size_t const misalignment : {0u, 1u, 3u}) {
            guarded_buffer<T> dx_and_sum(n, misalignment);
            guarded_buffer<T> dslope(count, misalignment);
            prelu.backward_with_sums(layer, x, dy, dx_and_sum.span(), dslope.span(), false);
            CHECK(std::equal(dx.begin(), dx.end(), dx_and_sum.span().begin()));
            CHECK((dx_and_sum.intact() && dslope.intact()));
            exact_gradient<T> const exact(x, dy, count, inner);
            double worst = 0;
            for (std::size_t k = 0; k < count; ++k) worst = std::max(worst, exact.error(k, dslope.span()[k]));
            INFO("worst " << worst);
            CHECK(worst <= sum_error<T>);
        }
        std::vector<T> in_place = dy;
        std::vector<T> sums(count);
        prelu.backward_with_sums(layer, x, in_place, in_place, sums, false);
        CHECK(in_place == dx);
    }
}

TEMPLATE_TEST_CASE("prelu sums accurately whatever the terms are", "[prelu]", float, double) {
    using T = TestType;
    std::size_t const n = std::size_t{3} << 20;
    std::vector<T> const terms[] = {
        std::vector<T>(n, T(0.1)),  // equal: each addition to a long plain sum rounds the same way
        [&] {                       // cancelling
            std::vector<T> v = uniform<T>(n, 0, 1, 5);
            for (std::size_t i = 1; i < n; i += 2) v[i] = -v[i - 1];
            v[n / 2] = T(1e-3);
            return v;
        }(),
        [&] {  // of all sizes
            std::vector<T> v(n);
            random_bits random(6);
            for (T& t : v) t = static_cast<T>(std::ldexp(random.uniform(-1, 1), static_cast<int>(random() % 60)));
            return v;
        }()};
    auto const& prelu = table::find<T>("prelu").kernel;
    std::vector<T> const x(n, T(-1));
    std::vector<T> dx(n);
    for (std::vector<T> const& dy : terms)
        for (std::size_t const channels : {1u, 2u}) {
            std::vector<T> const slopes(channels, T(0.25));
            std::vector<T> dslope(channels);
            // Two channels: every other element, channels last.
            prelu.backward_with_sums({slopes}, x, dy, dx, dslope, false);
            exact_gradient<T> const exact(x, dy, channels, 1);
            for (std::size_t k = 0; k < channels; ++k) {
                INFO("channel " << k << " of " << channels << ": " << exact.error(k, dslope[k]));
                CHECK(exact.error(k, dslope[k]) <= sum_error<T>);
            }
        }
}

TEST_CASE("prelu's sums have the same bits on every instruction set", "[prelu]") {
    std::vector<float> const x = uniform<float>(100'003, -3, 1, 11);
    std::vector<float> const dy = uniform<float>(100'003, -1, 1, 12);
    std::vector<float> dx(x.size());
    float dslope = 0;
    auto const& prelu = table::find<float>("prelu").kernel;
    prelu.backward_with_sums(0.25, x, dy, dx, std::span(&dslope, 1), false);
    // Without FMA the products are rounded.
    CHECK(bits(dslope) == (prelu.fused ? 0x435a3a8du : 0x435a3a8cu));
}

TEMPLATE_TEST_CASE("prelu's gradient of a slope at special values", "[prelu]", float, double) {
    using T = TestType;
    T const inf = std::numeric_limits<T>::infinity();
    auto const& prelu = table::find<T>("prelu").kernel;
    std::vector<T> const at{T(0), T(-0.0), inf, -inf, std::numeric_limits<T>::quiet_NaN()};
    std::vector<T> const expected{T(0), T(-0.0), T(0), -inf, std::numeric_limits<T>::quiet_NaN()};
    std::vector<T> got(at.size());
    prelu.derivative_wrt_parameter(0.25, at, got);
    CHECK(check::count_different<T>(got, expected) == 0);

    // An infinite sum is infinite, not NaN.
    std::vector<T> const x(100, T(-1));
    std::vector<T> dy(100, T(1));
    dy[57] = -inf;
    std::vector<T> dx(100);
    std::vector<T> dslope(1);
    prelu.backward_with_sums(0.25, x, dy, dx, dslope, false);
    CHECK(dslope[0] == inf);
}

TEST_CASE("prelu refuses slopes that do not fit", "[prelu]") {
    std::vector<float> const x(24, 1.0f);
    std::vector<float> const slopes(5, 0.25f);
    std::vector<float> memory(29, 7.0f);
    std::span<float> const y = std::span(memory).first(24);
    std::vector<float> const before = memory;
    auto const refused = [&](auto run, std::vector<std::string> const& words) {
        std::string message = "nothing was thrown";
        try {
            run();
        } catch (std::invalid_argument const& error) {
            message = error.what();
        }
        INFO(message);
        for (std::string const& word : words) CHECK(message.find(word) != std::string::npos);
        CHECK(memory == before);
    };
    auto const& prelu = table::find<float>("prelu").kernel;
    std::span<float const> const all(slopes);
    auto const forward = [&](std::span<float const> of, std::size_t inner) {
        prelu["forward"].run({of, inner}, x, x, y, table::by_default);
    };
    refused([&] { forward(all, 1); }, {"forward", "5 slopes", "24 elements"});
    refused([&] { forward(all.first(4), 7); }, {"4 slopes", "7", "24"});
    refused([&] { forward(all.first(0), 1); }, {"0 slopes", "24"});
    refused([&] { forward(all.first(4), 0); }, {"4 slopes", "0", "24"});
    table::setting<float> const fits{all.first(4), 3};
    std::vector<float> too_many(5);
    refused([&] { prelu.backward_with_sums(fits, x, x, y, too_many, false); }, {"backward", "5", "4 slopes"});
    refused([&] { prelu.backward_with_sums(fits, x, x, y, y.first(4), false); }, {"dslope", "overlap", "dx"});
    refused([&] { forward(y.first(4), 1); }, {"slopes", "overlap", "y"});
    std::vector<float> const one_negative{0.5f, -1.0f};
    CHECK_THROWS_AS(prelu["backward_from_output"].run({one_negative}, x, x, y, table::by_default),
                    std::invalid_argument);
}

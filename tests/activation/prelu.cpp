#include "../reference/prelu.hpp"
#include "../support/check_activation.hpp"

#include <string>

TEMPLATE_TEST_CASE("prelu", "[prelu]", float, double) {
    check_activation<ramp::prelu<TestType>, TestType>();
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
            R const term = R(dy[i]) * leaky_reference::derivative_wrt_parameter(R(x[i]), R(0));
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
    for (shape const& layout : shapes()) {
        std::size_t const count = layout.count;
        std::size_t const inner = layout.inner;
        std::size_t const repeats = layout.repeats;
        INFO(count << " slopes for " << inner << " elements each, " << repeats << " times");
        std::size_t const n = count * inner * repeats;
        std::vector<T> const slopes = uniform<T>(count, 0, 2, 1);
        std::vector<T> const x = uniform<T>(n, -3, 3, 2);
        std::vector<T> const dy = uniform<T>(n, -1, 1, 3);
        ramp::prelu const layer{slopes, inner};
        for_each_pass([&]<class Pass>(Pass) {
            std::vector<T> out(n);
            Pass::run(layer, x, dy, out);
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < n; ++i) {
                subject<ramp::prelu<T>, T> const s(static_cast<double>(slopes[i / inner % count]));
                wrong += !same(out[i], Pass::scalar(s, x[i], dy[i]));
            }
            INFO(Pass::name);
            CHECK(wrong == 0);
        });
    }
}

TEMPLATE_TEST_CASE("prelu sums the gradient of its slopes", "[prelu]", float, double) {
    using T = TestType;
    for (shape const& layout : shapes()) {
        std::size_t const count = layout.count;
        std::size_t const inner = layout.inner;
        std::size_t const repeats = layout.repeats;
        INFO(count << " slopes for " << inner << " elements each, " << repeats << " times");
        std::size_t const n = count * inner * repeats;
        std::vector<T> const slopes = uniform<T>(count, -1, 2, 1);
        std::vector<T> const x = uniform<T>(n, -3, 3, 2);
        std::vector<T> const dy = uniform<T>(n, -1, 1, 3);
        ramp::prelu const layer{slopes, inner};
        std::vector<T> dx(n);
        ramp::backward(layer, x, dy, dx);

        for (std::size_t const misalignment : {0u, 1u, 3u}) {
            guarded_buffer<T> dx_and_sum(n, misalignment);
            guarded_buffer<T> dslope(count, misalignment);
            ramp::backward(layer, x, dy, dx_and_sum.span(), dslope.span());
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
        ramp::backward(layer, x, in_place, in_place, sums);
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
    std::vector<T> const x(n, T(-1));
    std::vector<T> dx(n);
    for (std::vector<T> const& dy : terms)
        for (std::size_t const channels : {1u, 2u}) {
            std::vector<T> const slopes(channels, T(0.25));
            std::vector<T> dslope(channels);
            // Two channels: every other element, channels last.
            ramp::backward(ramp::prelu{slopes}, x, dy, dx, dslope);
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
    float const slope = 0.25f;
    float dslope = 0;
    ramp::backward(ramp::prelu{std::span(&slope, 1)}, x, dy, dx, std::span(&dslope, 1));
    // Without FMA the products are rounded.
    CHECK(bits(dslope) == (ramp::detail::fused<float> ? 0x435a3a8du : 0x435a3a8cu));
}

TEMPLATE_TEST_CASE("prelu's gradient of a slope at special values", "[prelu]", float, double) {
    using T = TestType;
    T const inf = std::numeric_limits<T>::infinity();
    ramp::prelu<T> const f;
    T const slope = T(0.25);
    CHECK(same(f.derivative_wrt_slope(T(0), slope), T(0)));
    CHECK(same(f.derivative_wrt_slope(T(-0.0), slope), T(-0.0)));
    CHECK(same(f.derivative_wrt_slope(inf, slope), T(0)));
    CHECK(same(f.derivative_wrt_slope(-inf, slope), -inf));
    CHECK(std::isnan(f.derivative_wrt_slope(std::numeric_limits<T>::quiet_NaN(), slope)));

    // An infinite sum is infinite, not NaN.
    std::vector<T> const x(100, T(-1));
    std::vector<T> dy(100, T(1));
    dy[57] = -inf;
    std::vector<T> dx(100);
    std::vector<T> dslope(1);
    ramp::backward(ramp::prelu{std::span(&slope, 1)}, x, dy, dx, dslope);
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
    refused([&] { ramp::forward(ramp::prelu{slopes}, x, y); }, {"forward", "5 slopes", "24 elements"});
    refused([&] { ramp::forward(ramp::prelu{std::span(slopes).first(4), 7}, x, y); }, {"4 slopes", "7", "24"});
    refused([&] { ramp::forward(ramp::prelu{std::span(slopes).first(0)}, x, y); }, {"0 slopes", "24"});
    refused([&] { ramp::forward(ramp::prelu{std::span(slopes).first(4), 0}, x, y); }, {"4 slopes", "0", "24"});
    ramp::prelu const fits{std::span(slopes).first(4), 3};
    std::vector<float> sums(4);
    std::vector<float> too_many(5);
    refused([&] { ramp::backward(fits, x, x, y, too_many); }, {"backward", "5", "4 slopes"});
    refused([&] { ramp::backward(fits, x, x, y, y.first(4)); }, {"dslope", "overlap", "dx"});
    refused([&] { ramp::forward(ramp::prelu{y.first(4)}, x, y); }, {"slopes", "overlap", "y"});
    std::vector<float> const one_negative{0.5f, -1.0f};
    CHECK_THROWS_AS(ramp::backward_from_output(ramp::prelu{one_negative}, x, x, y), std::invalid_argument);
}

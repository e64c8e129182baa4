// What the algorithms accept, beside what every activation's own test asks of them.
#include <ramp/ramp.hpp>

#include "reference/all.hpp"
#include "support/bounds.hpp"
#include "support/catch.hpp"
#include "support/guarded_buffer.hpp"
#include "support/inputs.hpp"
#include "support/subject.hpp"
#include "support/ulp.hpp"

#include <algorithm>
#include <array>
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

namespace {

/// Value and derivative in one pass against each by itself: y bit by bit, d within what f states. In place of either, too.
template <class F, class T>
void check_value_and_derivative(double p) {
    subject<F, T> const s(p);
    std::vector<T> const values = sampled_inputs<T>(1 << 12);
    std::vector<T> expected_y(values.size());
    std::vector<T> expected_d(values.size());
    ramp::value_and_derivative(s.functor(), values, expected_y, expected_d);
    double worst = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        truth_t<T> const exact = reference<F>::derivative(truth_t<T>(values[i]), truth_t<T>(s.parameter));
        worst = std::max(worst, ulp_error(expected_d[i], exact));
    }
    ramp::forward(s.functor(), values, expected_y);

    std::size_t wrong = 0;
    for (std::size_t n = 0; n <= values.size(); n = n < 70 ? n + 1 : n + 9071) {
        guarded_buffer<T> x(n, n % 5);
        guarded_buffer<T> y(n, n % 3);
        guarded_buffer<T> d(n, n % 7);
        std::ranges::copy(std::span(values).first(n), x.span().begin());  // the special ones first
        ramp::value_and_derivative(s.functor(), x.span(), y.span(), d.span());
        for (std::size_t i = 0; i < n; ++i)
            wrong += !same(y.span()[i], expected_y[i]) + !same(d.span()[i], expected_d[i]);
        std::vector<T> const in(x.span().begin(), x.span().end());
        std::vector<T> other(n);
        ramp::value_and_derivative(s.functor(), x.span(), x.span(), other);
        for (std::size_t i = 0; i < n; ++i) wrong += !same(x.span()[i], y.span()[i]) + !same(other[i], d.span()[i]);
        std::ranges::copy(in, x.span().begin());
        ramp::value_and_derivative(s.functor(), x.span(), other, x.span());
        for (std::size_t i = 0; i < n; ++i) wrong += !same(x.span()[i], d.span()[i]) + !same(other[i], y.span()[i]);
        wrong += !x.intact() + !y.intact() + !d.intact();
    }
    INFO(F::name << ", parameter " << p << ", derivative " << worst << " ULP");
    CHECK(wrong == 0);
    CHECK((check::within(worst, check::bound<T>(check::derivative_error<F>(p))) || !has_truth<T>));
}

template <class T, class... F>
void check_value_and_derivative(ramp::type_list<F...>) {
    (
        [] {
            for (double const p : reference<F>::parameters()) check_value_and_derivative<F, T>(p);
        }(),
        ...);
}

}  // namespace

TEMPLATE_TEST_CASE("value and derivative in one pass", "[algorithm]", float, double) {
    check_value_and_derivative<TestType>(ramp::activations<TestType>{});
}

TEST_CASE("value and derivative go to different places", "[algorithm]") {
    std::vector<float> x(4), y(8);
    std::span<float> const all(y);
    CHECK_THROWS_AS(ramp::value_and_derivative(ramp::elu{}, x, all.first(4), all.subspan(2, 4)), std::invalid_argument);
    CHECK_THROWS_AS(ramp::value_and_derivative(ramp::elu{}, x, all.first(4), all.first(4)), std::invalid_argument);
    CHECK_THROWS_AS(ramp::value_and_derivative(ramp::elu{}, x, all.first(4), all.last(3)), std::invalid_argument);
}

namespace {

template <class F, class T>
void check_nan_refused() {
    if constexpr (!std::is_empty_v<F>) {
        subject<F, T> const s(nan_value);
        std::vector<T> const y(5, T(1));
        std::vector<T> dx(5, T(7));
        CHECK_THROWS_AS(ramp::backward_from_output(s.functor(), y, y, dx), std::invalid_argument);
        CHECK(dx == std::vector<T>(5, T(7)));
    }
}

template <class T, class... F>
void check_nan_refused(ramp::type_list<F...>) {
    (check_nan_refused<F, T>(), ...);
}

}  // namespace

TEMPLATE_TEST_CASE("of a NaN parameter the output tells nothing", "[algorithm]", float, double) {
    check_nan_refused<TestType>(ramp::activations<TestType>{});
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

TEMPLATE_TEST_CASE("streaming stores give the same bits, and write nothing else", "[algorithm]", float, double) {
    using T = TestType;
    constexpr std::size_t width = ramp::lanes<xsimd::batch<T>>;
    subject<ramp::elu, T> const s(0.3);
    std::vector<T> const values = special_inputs<T>();
    for_each_pass([&]<class Pass>(Pass) {
        std::size_t wrong = 0;
        std::size_t written_outside = 0;
        for (std::size_t const n : {std::size_t{0}, std::size_t{1}, std::size_t{1023}, std::size_t{1024}, 1025 + width})
            for (std::size_t misalignment = 0; misalignment <= width; ++misalignment) {
                guarded_buffer<T> a(n, (misalignment * 3) % width);
                guarded_buffer<T> dy(n, (misalignment * 5 + 1) % width);
                guarded_buffer<T> ordinary(n, 0);
                guarded_buffer<T> streamed(n, misalignment);
                for (std::size_t i = 0; i < n; ++i) {
                    a.span()[i] = values[i % values.size()];
                    dy.span()[i] = static_cast<T>(i) - T(2.5);
                }
                Pass::run(s.functor(), a.span(), dy.span(), ordinary.span(), ramp::stores::ordinary());
                Pass::run(s.functor(), a.span(), dy.span(), streamed.span(), ramp::stores::streaming());
                for (std::size_t i = 0; i < n; ++i) wrong += !same(streamed.span()[i], ordinary.span()[i]);
                Pass::run(s.functor(), a.span(), dy.span(), a.span(), ramp::stores::streaming());
                for (std::size_t i = 0; i < n; ++i) wrong += !same(a.span()[i], ordinary.span()[i]);
                written_outside += !a.intact() + !dy.intact() + !streamed.intact();
            }
        INFO(Pass::name);
        CHECK(wrong == 0);
        CHECK(written_outside == 0);
    });
}

TEST_CASE("slopes with long runs stream, too", "[algorithm]") {
    std::vector<float> const slopes{0.5f, -2.0f, 0.25f};
    std::size_t const inner = 1500;
    std::vector<float> x(slopes.size() * inner * 2, -1.0f);
    std::vector<float> y(x.size() + 1);
    ramp::prelu const f{slopes, inner};
    ramp::forward(f, x, std::span(y).subspan(1), ramp::stores::streaming());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < x.size(); ++i) wrong += y[i + 1] != -slopes[i / inner % slopes.size()];
    CHECK(wrong == 0);
}

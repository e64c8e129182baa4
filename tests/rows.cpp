// Rows with memory between them: every call gives the bits that it gives for one array of their elements, and leaves alone what lies
// between them.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/check_activation.hpp"
#include "support/inputs.hpp"
#include "support/strided.hpp"
#include "table/calls.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace calls = table::calls;

template <class T>
std::vector<T> numbers(std::size_t n, std::uint64_t seed) {
    random_bits random(seed);
    std::vector<T> x(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = i % 17 == 3 ? T(-0.0) : static_cast<T>(random.uniform(-6, 6));
    return x;
}

/// What a call gives beside the outputs, or nothing.
using bytes = std::vector<std::uint8_t>;
template <class T>
bytes bytes_of(std::vector<T> const& values) {
    auto const* const first = reinterpret_cast<std::uint8_t const*>(values.data());
    return {first, first + values.size() * sizeof(T)};
}

template <class T>
void check_output(strided<T> const& got, std::vector<T> const& want) {
    CHECK(check::count_different<T>(got.elements(), want) == 0);
    CHECK(got.intact());
}

/// Checks that call(inputs..., outputs...) gives the same for arrays of the elements and for rows, and if `Mixed` for both together.
template <class T, std::size_t Ins, std::size_t Outs, bool Mixed = false, class Call>
void check_rows(shape const& of, Call call) {
    INFO(of.count << " rows of " << of.length << ", stride " << of.stride);
    std::size_t const n = of.count * of.length;
    [&]<std::size_t... I, std::size_t... O>(std::index_sequence<I...>, std::index_sequence<O...>) {
        std::array<std::vector<T>, Ins> const in{numbers<T>(n, I + 1)...};
        std::array<std::vector<T>, Outs> want{(static_cast<void>(O), std::vector<T>(n))...};
        bytes const beside = call(in[I]..., want[O]...);
        std::array<strided<T>, Ins> const in_rows{strided<T>(of, in[I])...};
        auto const compare = [&](auto const& run) {
            std::array<strided<T>, Outs> out{(static_cast<void>(O), strided<T>(of))...};
            CHECK(run(out) == beside);
            static_cast<void>((check_output(out[O], want[O]), ...));
        };
        compare([&](auto& out) { return call(in_rows[I].rows()..., out[O].rows()...); });
        if constexpr (Mixed) {
            compare([&](auto& out) { return call(in[I]..., out[O].rows()...); });
            std::array<std::vector<T>, Outs> got{(static_cast<void>(O), std::vector<T>(n))...};
            CHECK(call(in_rows[I].rows()..., got[O]...) == beside);
            CHECK(got == want);
        }
        for (strided<T> const& rows : in_rows) CHECK(rows.intact());
    }(std::make_index_sequence<Ins>{}, std::make_index_sequence<Outs>{});
}

template <class Visit>
void for_each_shape(Visit visit) {
    for (std::size_t const count : std::initializer_list<std::size_t>{0, 1, 2, 3, 12})
        for (std::size_t const length :
             std::initializer_list<std::size_t>{0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 31, 32, 33, 67, 260})
            for (std::size_t const gap : std::initializer_list<std::size_t>{0, 1, 8})
                visit(shape{count, length, length + gap});
    visit(shape{70, 24, 25});
    visit(shape{3, 1000, 1003});
    visit(
        shape{4, 600, 609});  // one and a half share a parameter below: runs that are streamed, and parts that are not
}

/// The calls that take a mask.
template <class T, class F>
void check_masks(shape const& of, F const& f) {
    bytes mask((of.count * of.length + 7) / 8);
    check_rows<T, 1, 1>(of, [&](auto&& x, auto&& y) { return calls::forward(f, x, y, mask), mask; });
    check_rows<T, 1, 1>(of, [&](auto&& dy, auto&& dx) { return calls::backward_from_mask(f, mask, dy, dx), bytes{}; });
}

}  // namespace

TEST_CASE("rows give the bits of an array of their elements", "[rows]") {
    using T = float;
    for_each_shape([](shape const& of) {
        ramp::relu const f;
        check_rows<T, 1, 1, true>(of, [&](auto&& x, auto&& y) { return calls::forward(f, x, y), bytes{}; });
        check_rows<T, 2, 1, true>(
            of, [&](auto&& x, auto&& dy, auto&& dx) { return calls::backward(f, x, dy, dx), bytes{}; });
        check_rows<T, 1, 2, true>(
            of, [&](auto&& x, auto&& y, auto&& d) { return calls::value_and_derivative(f, x, y, d), bytes{}; });
        check_rows<T, 1, 1>(of, [&](auto&& x, auto&& d) { return calls::derivative(f, x, d), bytes{}; });
        check_rows<T, 2, 1>(
            of, [&](auto&& a, auto&& b, auto&& y) { return calls::forward(ramp::gated{f}, a, b, y), bytes{}; });
        check_rows<T, 3, 2>(of, [&](auto&& a, auto&& b, auto&& dy, auto&& da, auto&& db) {
            return calls::backward(ramp::gated{f}, a, b, dy, da, db), bytes{};
        });
        check_rows<T, 2, 1>(
            of, [&](auto&& y, auto&& dy, auto&& dx) { return calls::backward_from_output(f, y, dy, dx), bytes{}; });
        check_rows<T, 2, 0>(of, [&](auto&& x, auto&& dy) {
            return bytes_of(std::vector{calls::parameter_gradient(ramp::leaky_relu{}, x, dy)});
        });
        check_masks<T>(of, f);
        std::vector<T> want = numbers<T>(of.count * of.length, 1);
        strided<T> got(of, want);
        calls::forward(f, want);
        calls::forward(f, got.rows());
        check_output(got, want);
    });
}

TEMPLATE_TEST_CASE("rows of short and long formulas, with ordinary stores and with streaming ones", "[rows]", float,
                   double) {
    for_each_shape([](shape const& of) {
        for (ramp::stores const how : {ramp::stores::ordinary(), ramp::stores::streaming()}) {
            check_rows<TestType, 1, 1>(
                of, [&](auto&& x, auto&& y) { return calls::forward(ramp::silu{}, x, y, how), bytes{}; });
            check_rows<TestType, 1, 1>(
                of, [&](auto&& x, auto&& y) { return calls::forward(ramp::relu{}, x, y, how), bytes{}; });
        }
    });
}

TEMPLATE_TEST_CASE("rows with learned parameters, in every layout", "[rows]", float, double) {
    using T = TestType;
    for_each_shape([](shape const& of) {
        std::size_t const n = of.count * of.length;
        // one for all, one a unit, one a row, one an element, and two that share the rows however these end
        std::array<std::array<std::size_t, 2>, 6> const layouts{
            {{1, 1}, {of.length, 1}, {of.count, of.length}, {n, 1}, {2, 1}, {2, 3 * of.length / 2}}};
        for (auto const [count, inner] : layouts) {
            if (n > 0 && (count * inner == 0 || n % (count * inner) != 0)) continue;
            INFO(count << " for " << inner << " each");
            std::vector<T> const slopes = numbers<T>(count, 9);
            ramp::prelu const f{slopes, inner};
            if constexpr (std::is_same_v<T, float>) {
                for (ramp::stores const stores : {ramp::stores::ordinary(), ramp::stores::streaming()})
                    check_rows<T, 1, 1>(of,
                                        [&](auto&& x, auto&& y) { return calls::forward(f, x, y, stores), bytes{}; });
                check_masks<T>(of, f);
            }
            for (ramp::update const how : {ramp::update::overwrite, ramp::update::accumulate})
                check_rows<T, 2, 1>(of, [&](auto&& x, auto&& dy, auto&& dx) {
                    std::vector<T> sums(slopes.size(), T(0.5));
                    calls::backward(f, x, dy, dx, sums, how);
                    return bytes_of(sums);
                });
            if constexpr (std::is_same_v<T, double>) continue;
            check_rows<T, 2, 1, true>(of, [&](auto&& x, auto&& dy, auto&& dx) {
                std::vector<ramp::exact_sum<T>> sums(slopes.size());
                calls::backward(f, x, dy, dx, sums);
                std::vector<T> values(slopes.size());
                for (std::size_t k = 0; k < values.size(); ++k) values[k] = sums[k].value();
                return bytes_of(values);
            });
        }
    });
}

TEST_CASE("softmax and log_softmax of rows", "[rows]") {
    using T = float;
    // An array does not know how long its rows are.
    auto const check_call = []<std::size_t Ins>(auto run) {
        for_each_shape([&](shape const& of) {
            check_rows<T, Ins, 1>(of, [&](auto&&... a) {
                if constexpr ((ramp::detail::is_rows_argument<decltype(a)> || ...))
                    run(a...);
                else
                    run(a..., of.length);
                return bytes{};
            });
        });
    };
    check_call.template operator()<1>([](auto&&... a) { calls::softmax(a...); });
    check_call.template operator()<1>([](auto&&... a) { calls::log_softmax(a...); });
    check_call.template operator()<2>([](auto&&... a) { calls::softmax_backward(a...); });
    check_call.template operator()<2>([](auto&&... a) { calls::log_softmax_backward(a...); });
}

TEST_CASE("a gate of the halves of rows", "[rows]") {
    std::size_t const count = 5, d = 11;
    std::vector<float> const x = numbers<float>(count * 2 * d, 3);
    std::vector<float> y(count * d), a(count * d), b(count * d), want(count * d);
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] = x[i / d * 2 * d + i % d];
        b[i] = x[i / d * 2 * d + d + i % d];
    }
    calls::forward(ramp::gated{ramp::silu{}}, a, b, want);
    calls::forward(ramp::gated{ramp::silu{}}, ramp::rows{x, count, d, 2 * d}, ramp::rows{x.data() + d, count, d, 2 * d},
                   y);
    CHECK(check::count_different<float>(y, want) == 0);
    // In place: the result takes the first half.
    std::vector<float> both = x;
    ramp::rows const first{both, count, d, 2 * d}, second{both.data() + d, count, d, 2 * d};
    calls::forward(ramp::gated{ramp::silu{}}, first, second, first);
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(both[i / d * 2 * d + i % d] == want[i]);
        CHECK(both[i / d * 2 * d + d + i % d] == b[i]);
    }
}

TEST_CASE("one row for all", "[rows]") {
    std::vector<float> const a = numbers<float>(40, 1), b = numbers<float>(8, 2);
    std::vector<float> y(40), repeated(40), want(40);
    for (std::size_t i = 0; i < 40; ++i) repeated[i] = b[i % 8];
    calls::forward(ramp::gated{ramp::relu{}}, a, ramp::rows{b, 5, 8, 0}, y);
    calls::forward(ramp::gated{ramp::relu{}}, a, repeated, want);
    CHECK(check::count_different<float>(y, want) == 0);
}

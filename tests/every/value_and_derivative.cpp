// Value and derivative in one pass, of every activation.
#include "../support/check_activation.hpp"
#include "../support/guarded_buffer.hpp"

#include <stdexcept>

namespace {

/// Over n elements, and in place of either array of results, against what it gave for all of them.
template <class T>
std::size_t count_wrong(table::kernels<T> const& f, double p, std::size_t n, std::vector<T> const& values,
                        std::vector<T> const& expected_y, std::vector<T> const& expected_d) {
    guarded_buffer<T> x(n, n % 5);
    guarded_buffer<T> y(n, n % 3);
    guarded_buffer<T> d(n, n % 7);
    std::ranges::copy(std::span(values).first(n), x.span().begin());  // the special ones first
    f.value_and_derivative(p, x.span(), y.span(), d.span());
    auto const first = [&](std::vector<T> const& all) { return std::span(all).first(n); };
    using check::count_different;
    std::size_t wrong =
        count_different<T>(y.span(), first(expected_y)) + count_different<T>(d.span(), first(expected_d));
    std::vector<T> const in(x.span().begin(), x.span().end());
    std::vector<T> other(n);
    f.value_and_derivative(p, x.span(), x.span(), other);
    wrong += count_different<T>(x.span(), y.span()) + count_different<T>(other, d.span());
    std::ranges::copy(in, x.span().begin());
    f.value_and_derivative(p, x.span(), other, x.span());
    wrong += count_different<T>(x.span(), d.span()) + count_different<T>(other, y.span());
    return wrong + !x.intact() + !y.intact() + !d.intact();
}

/// Against each by itself: y bit by bit, d within what f states.
template <class T>
void check_one_pass(table::activation<T> const& f, double p) {
    std::vector<T> const values = sampled_inputs<T>(1 << 12);
    std::vector<T> expected_y(values.size()), expected_d(values.size());
    f.kernel.value_and_derivative(p, values, expected_y, expected_d);
    check::require_within(
        "derivative beside the value",
        check::worst_error(values, expected_d,
                           [&](T v) { return f.exact.derivative(truth_t<T>(v), truth_t<T>(static_cast<T>(p))); }),
        f.exact.derivative_error(p));
    expected_y = f.kernel["forward"](p, values);
    std::size_t wrong = 0;
    for (std::size_t n = 0; n <= values.size(); n = n < 70 ? n + 1 : n + 9071)
        wrong += count_wrong(f.kernel, p, n, values, expected_y, expected_d);
    CHECK(wrong == 0);
}

}  // namespace

TEMPLATE_TEST_CASE("value and derivative in one pass", "[value_and_derivative][every]", float, double) {
    for (table::activation<TestType> const& f : table::activations<TestType>()) {
        if (f.kernel.value_and_derivative == nullptr) continue;
        for (double const p : f.exact.parameters) {
            INFO(f.kernel.name << " with parameter " << p);
            check_one_pass(f, p);
        }
    }
}

TEST_CASE("value and derivative go to different places", "[value_and_derivative][every]") {
    std::vector<float> x(4), y(8);
    std::span<float> const all(y);
    for (table::activation<float> const& f : table::activations<float>()) {
        if (f.kernel.value_and_derivative == nullptr) continue;
        INFO(f.kernel.name);
        double const p = f.exact.parameters.front();
        auto const run = [&](std::span<float> to, std::span<float> d) { f.kernel.value_and_derivative(p, x, to, d); };
        CHECK_THROWS_AS(run(all.first(4), all.subspan(2, 4)), std::invalid_argument);
        CHECK_THROWS_AS(run(all.first(4), all.first(4)), std::invalid_argument);
        CHECK_THROWS_AS(run(all.first(4), all.last(3)), std::invalid_argument);
    }
}

// The floating-point environment: subnormal numbers flushed, as audio threads have it, and status flags.
#include <ramp/ramp.hpp>

#include "reference/all.hpp"
#include "support/check_activation.hpp"

#include <cfenv>
#include <type_traits>
#include <vector>

namespace {

#if defined(__SSE2__) || defined(_M_X64)

class flush_to_zero {
public:
    flush_to_zero() : before_(_mm_getcsr()) { _mm_setcsr(before_ | 0x8040); }
    ~flush_to_zero() { _mm_setcsr(before_); }
    flush_to_zero(flush_to_zero const&) = delete;
    flush_to_zero& operator=(flush_to_zero const&) = delete;

private:
    unsigned before_;
};

template <class T>
bool is_normal_or_special(T x) {
    return x == 0 || !(std::abs(x) < std::numeric_limits<T>::min());
}

/// Inputs that are not subnormal, many of them where the results are about to become so.
template <class T>
std::vector<T> normal_inputs() {
    std::vector<T> x = sampled_inputs<T>(1 << 13);
    double const lowest = std::log(static_cast<double>(std::numeric_limits<T>::min()));
    random_bits random(5);
    for (int i = 0; i < 20'000; ++i) x.push_back(static_cast<T>(lowest + random.uniform(-3, 3)));
    std::erase_if(x, [](T v) { return !is_normal_or_special(v); });
    return x;
}

/// The largest error of the results that are normal numbers, and whether the kernel has the scalar's bits everywhere.
template <class T, class Kernel, class Scalar, class Exact>
check::worst<T> worst_where_normal(std::vector<T> const& x, Kernel kernel, Scalar scalar, Exact exact) {
    std::vector<T> got(x.size()), one_by_one(x.size());
    {
        flush_to_zero const audio;
        kernel(x, got);
        for (std::size_t i = 0; i < x.size(); ++i) one_by_one[i] = scalar(x[i]);
    }
    check::worst<T> w;
    std::size_t different = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        truth_t<T> const truth = exact(x[i]);
        different += !same(got[i], one_by_one[i]);
        // The smallest normal number may be what a subnormal result was rounded to, or 0 in its place.
        if (truth != 0 && std::abs(truth) <= std::numeric_limits<T>::min()) continue;
        double const error = ulp_error(got[i], truth);
        if (error > w.ulp) w = {error, x[i], got[i]};
    }
    CHECK(different == 0);
    return w;
}

template <class F, class T>
void check_flushed() {
    using R = truth_t<T>;
    std::vector<T> const x = normal_inputs<T>();
    std::vector<double> parameters = reference<F>::parameters();
    if constexpr (!std::is_empty_v<F>) parameters.push_back(1.67);
    for (double const p : parameters) {
        subject<F, T> const s(p);
        if (!is_normal_or_special(s.parameter)) continue;
        R const exact_p = s.parameter;
        INFO(F::name << " with parameter " << p);
        check::require_within(
            "value",
            worst_where_normal(
                x, [&](auto const& in, auto& out) { ramp::forward(s.functor(), in, out); },
                [&](T v) { return s.value(v); }, [&](T v) { return reference<F>::value(R(v), exact_p); }),
            check::value_error<F>(p));
        check::require_within(
            "derivative",
            worst_where_normal(
                x, [&](auto const& in, auto& out) { ramp::derivative(s.functor(), in, out); },
                [&](T v) { return s.derivative(v); }, [&](T v) { return reference<F>::derivative(R(v), exact_p); }),
            check::derivative_error<F>(p));
        auto const both = [&](auto const& in, auto& out) {
            std::vector<T> y(in.size());
            ramp::value_and_derivative(s.functor(), in, y, out);
        };
        auto const both_of_one = [&](T v) {
            std::vector<T> d(1);
            both(std::vector<T>{v}, d);
            return d[0];
        };
        check::require_within(
            "derivative beside the value",
            worst_where_normal(x, both, both_of_one, [&](T v) { return reference<F>::derivative(R(v), exact_p); }),
            check::derivative_error<F>(p));
    }
}

template <class T, class... F>
void check_each_flushed(ramp::type_list<F...>) {
    (check_flushed<F, T>(), ...);
}

template <class T, class F, class Exact>
void check_function_flushed(F f, Exact exact, ramp::max_ulp stated) {
    check::require_within("function",
                          worst_where_normal(
                              normal_inputs<T>(), [&](auto const& in, auto& out) { ramp::forward(f, in, out); }, f,
                              [&](T v) { return exact(truth_t<T>(v)); }),
                          stated);
}

#endif

}  // namespace

#if defined(__SSE2__) || defined(_M_X64)

TEMPLATE_TEST_CASE("normal results keep their bounds where subnormal numbers are flushed", "[environment]", float,
                   double) {
    using T = TestType;
    check_each_flushed<T>(ramp::activations<T>{});
    check_function_flushed<T>([](auto v) { return ramp::math::exp(v); }, [](auto v) { return std::exp(v); },
                              ramp::math::exp_error);
    check_function_flushed<T>([](auto v) { return ramp::math::expm1(v); }, [](auto v) { return std::expm1(v); },
                              ramp::math::expm1_error);
}

#endif

namespace {

/// The flags that the passes over finite inputs raise, of every length up to two batches and one.
template <class T, class F>
int flags_raised(F const& f) {
    std::vector<T> values = special_inputs<T>();
    std::erase_if(values, [](T v) { return !std::isfinite(v); });
    constexpr std::size_t longest = 2 * ramp::lanes<xsimd::batch<T>> + 1;
    std::vector<T> const one(longest, T(1));
    std::vector<T> out(longest);
    std::vector<std::uint8_t> mask(longest / 8 + 1);
    std::feclearexcept(FE_ALL_EXCEPT);
    for (std::size_t n = 1; n <= longest; ++n)
        for (std::size_t first = 0; first + n <= values.size(); ++first) {
            auto const x = std::span<T const>(values).subspan(first, n);
            auto const y = std::span(out).first(n);
            ramp::forward(f, x, y);
            ramp::derivative(f, x, y);
            ramp::backward(f, x, std::span(one).first(n), y);
            ramp::forward(f, x, y, std::span(mask).first((n + 7) / 8));
        }
    return std::fetestexcept(FE_ALL_EXCEPT);
}

}  // namespace

TEMPLATE_TEST_CASE("relu raises no flag on finite inputs, and its kin none but what their product does",
                   "[environment]", float, double) {
    using T = TestType;
    CHECK(flags_raised<T>(ramp::relu{}) == 0);
    CHECK(flags_raised<T>(ramp::leaky_relu{0.5}) == (FE_UNDERFLOW | FE_INEXACT));
    std::vector<T> const slope(1, T(1));
    CHECK(flags_raised<T>(ramp::prelu{slope}) == 0);
}

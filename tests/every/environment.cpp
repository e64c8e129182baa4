// The floating-point environment: subnormal numbers flushed, as audio threads have it, and status flags.
#include "../support/check_activation.hpp"

#include <cfenv>
#include <functional>

#if defined(__SSE2__) || defined(_M_X64)
#include <immintrin.h>

namespace {

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
std::vector<T> const& normal_inputs() {
    static std::vector<T> const inputs = [] {
        std::vector<T> x = sampled_inputs<T>(1 << 13);
        double const lowest = std::log(static_cast<double>(std::numeric_limits<T>::min()));
        random_bits random(5);
        for (int i = 0; i < 20'000; ++i) x.push_back(static_cast<T>(lowest + random.uniform(-3, 3)));
        std::erase_if(x, [](T v) { return !is_normal_or_special(v); });
        return x;
    }();
    return inputs;
}

template <class T>
using work = std::function<void(std::vector<T> const& x, std::vector<T>& y)>;

/// The largest error of the results that are normal numbers, and whether the kernel has the scalar's bits everywhere.
template <class T>
void check_flushed(char const* what, work<T> const& kernel, work<T> const& scalar,
                   std::function<truth_t<T>(truth_t<T>)> const& exact, double stated, double floor = 0) {
    std::vector<T> const& x = normal_inputs<T>();
    std::vector<T> got(x.size()), one_by_one(x.size());
    {
        flush_to_zero const audio;
        kernel(x, got);
        scalar(x, one_by_one);
    }
    CHECK(check::count_different<T>(got, one_by_one) == 0);
    check::worst<T> w;
    for (std::size_t i = 0; i < x.size(); ++i) {
        truth_t<T> const truth = exact(x[i]);
        // The smallest normal number may be what a subnormal result was rounded to, or 0 in its place.
        if (truth == 0 || std::abs(truth) > std::numeric_limits<T>::min() || truth != truth)
            w.add({ulp_error(got[i], truth, least_size(x[i], floor)), x[i], got[i]});
    }
    check::require_within(what, w, stated);
}

template <class T>
void check_flushed(table::activation<T> const& f, double p) {
    truth_t<T> const exact_p = static_cast<T>(p);
    auto const kernel = [&](table::pass<T> const& pass) {
        return [&](std::vector<T> const& x, std::vector<T>& y) { y = pass(p, x); };
    };
    auto const scalar = [&](table::pass<T> const& pass) {
        return [&](std::vector<T> const& x, std::vector<T>& y) {
            pass.one_by_one(p, x, std::vector<T>(x.size(), T(1)), y);
        };
    };
    auto const both = [&](std::vector<T> const& x, std::vector<T>& d) {
        std::vector<T> y(x.size());
        f.kernel.value_and_derivative(p, x, y, d);
    };
    auto const both_of_one = [&](std::vector<T> const& x, std::vector<T>& d) {
        T y;
        for (std::size_t i = 0; i < x.size(); ++i)
            f.kernel.value_and_derivative(p, std::span(x).subspan(i, 1), std::span(&y, 1), std::span(d).subspan(i, 1));
    };
    auto const derivative = [&](truth_t<T> v) { return f.exact.derivative(v, exact_p); };
    INFO(f.kernel.name << " with parameter " << p);
    check_flushed<T>(
        "value", kernel(f.kernel["forward"]), scalar(f.kernel["forward"]),
        [&](truth_t<T> v) { return f.exact.value(v, exact_p); }, f.exact.value_error(p), f.exact.value_floor);
    check_flushed<T>("derivative", kernel(f.kernel.derivative()), scalar(f.kernel.derivative()), derivative,
                     f.exact.derivative_error(p));
    if (f.kernel.value_and_derivative != nullptr)
        check_flushed<T>("derivative beside the value", both, both_of_one, derivative, f.exact.derivative_error(p));
}

}  // namespace

TEMPLATE_TEST_CASE("normal results keep their bounds where subnormal numbers are flushed", "[environment][every]",
                   float, double) {
    using T = TestType;
    for (table::activation<T> const& f : table::activations<T>()) {
        std::vector<double> parameters = f.exact.parameters;
        if (f.kernel.has_parameter) parameters.push_back(1.67);
        for (double const p : parameters)
            if (is_normal_or_special(static_cast<T>(p))) check_flushed(f, p);
    }
    for (table::function<T> const& f : table::functions<T>()) {
        INFO(f.kernel.name);
        check_flushed<T>(
            "function", [&](auto const& x, auto& y) { f.kernel.run(x, y); },
            [&](auto const& x, auto& y) { f.kernel.one_by_one(x, y); }, f.exact.value, f.exact.error);
    }
}

#endif

namespace {

/// The flags that the passes over finite inputs raise, of every length up to two batches and one.
template <class T>
int flags_raised(char const* name, double p) {
    table::kernels<T> const& f = table::find<T>(name).kernel;
    std::vector<T> values = special_inputs<T>();
    std::erase_if(values, [](T v) { return !std::isfinite(v); });
    std::size_t const longest = 2 * f.lanes + 1;
    std::vector<T> const one(longest, T(1));
    std::vector<T> out(longest);
    std::vector<std::uint8_t> mask(longest / 8 + 1);
    std::feclearexcept(FE_ALL_EXCEPT);
    for (std::size_t n = 1; n <= longest; ++n)
        for (std::size_t first = 0; first + n <= values.size(); ++first) {
            auto const x = std::span<T const>(values).subspan(first, n);
            auto const y = std::span(out).first(n);
            for (char const* name_of_pass : {"forward", "derivative", "backward"})
                if (auto const* const pass = f.find(name_of_pass))
                    pass->run(p, x, std::span(one).first(n), y, table::by_default);
            f.forward_with_mask(p, x, y, {mask.data(), (n + 7) / 8, 1}, table::by_default);
        }
    return std::fetestexcept(FE_ALL_EXCEPT);
}

}  // namespace

TEMPLATE_TEST_CASE("relu raises no flag on finite inputs, and its kin none but what their product does",
                   "[environment]", float, double) {
    CHECK(flags_raised<TestType>("relu", 0) == 0);
    CHECK(flags_raised<TestType>("leaky_relu", 0.5) == (FE_UNDERFLOW | FE_INEXACT));
    CHECK(flags_raised<TestType>("prelu", 1) == 0);
}

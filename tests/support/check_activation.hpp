// The one check that every activation goes through.
#pragma once

#include "bounds.hpp"
#include "catch.hpp"
#include "dual.hpp"
#include "guarded_buffer.hpp"
#include "inputs.hpp"
#include "subject.hpp"
#include "ulp.hpp"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace check {

/// The largest error of got[i] against exact(x[i]), and where.
template <class T>
struct worst {
    double ulp = 0;
    T x = 0;
    T got = 0;
};

template <class T, class Exact>
worst<T> worst_error(std::vector<T> const& x, std::vector<T> const& got, Exact exact) {
    worst<T> w;
    for (std::size_t i = 0; i < x.size(); ++i) {
        double const error = ulp_error(got[i], exact(x[i]));
        if (error > w.ulp) w = {error, x[i], got[i]};
    }
    return w;
}

template <class T>
void require_within(std::string_view what, worst<T> const& w, ramp::max_ulp stated) {
    char text[160];
    std::snprintf(text, sizeof text, "%.*s: %.4f ULP at x = %a, got %a", static_cast<int>(what.size()), what.data(),
                  w.ulp, static_cast<double>(w.x), static_cast<double>(w.got));
    INFO(text);
    CHECK((within(w.ulp, bound<T>(stated)) || !has_truth<T>));
}

/// Value and derivative against the reference, in ULP, at the bounds that the documentation names.
template <class F, class T>
void accuracy(double p) {
    using R = truth_t<T>;
    subject<F, T> const s(p);
    R const exact_p = s.parameter;
    std::vector<T> const x = sampled_inputs<T>(std::is_same_v<T, float> ? 1 << 17 : 1 << 16);
    std::vector<T> y(x.size());

    ramp::forward(s.functor(), x, y);
    require_within("value", worst_error(x, y, [&](T v) { return reference<F>::value(R(v), exact_p); }),
                   value_error<F>(p));

    ramp::derivative(s.functor(), x, y);
    require_within("derivative", worst_error(x, y, [&](T v) { return reference<F>::derivative(R(v), exact_p); }),
                   derivative_error<F>(p));
    // The reference's own derivative is checked too: the dual number knows only the formula of the value.
    auto const by_dual = [&](T v) {
        return v == 0 || !std::isfinite(v)  // the kink is a convention
                   ? reference<F>::derivative(R(v), exact_p)
                   : reference<F>::value(dual<R>(v, 1), dual<R>(exact_p)).derivative;
    };
    require_within("derivative by dual number", worst_error(x, y, by_dual), derivative_error<F>(p));
}

/// derivative_from_output is its formula, rounded within the derivative's bound; and the formula, of the exact output, is the
/// derivative. What becomes of it at the rounded output is the activation's own to state.
template <class F, class T>
void derivative_from_output(double p) {
    using R = truth_t<T>;
    subject<F, T> const s(p);
    R const exact_p = s.parameter;
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> y(x.size()), got(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = s.value(x[i]);
    for (std::size_t i = 0; i < x.size(); ++i) got[i] = s.derivative_from_output(y[i]);
    require_within("derivative from the output",
                   worst_error(y, got, [&](T v) { return reference<F>::derivative_from_output(R(v), exact_p); }),
                   derivative_error<F>(p));
    R const rounding = 4 * std::numeric_limits<R>::epsilon() * (1 + std::abs(exact_p));
    std::size_t wrong = 0;
    for (T const v : x) {
        R const value = reference<F>::value(R(v), exact_p);
        if (std::isnan(value)) continue;  // as 0 * -inf is, for a slope of 0
        R const from_output = reference<F>::derivative_from_output(value, exact_p);
        wrong += !(std::abs(from_output - reference<F>::derivative(R(v), exact_p)) <= rounding);
    }
    CHECK(wrong == 0);
}

template <class F, class T>
void special_values(double p) {
    subject<F, T> const s(p);
    for (special_value const& row : reference<F>::specials(static_cast<double>(s.parameter))) {
        T const x = static_cast<T>(row.x);
        INFO("x = " << row.x << ": value " << s.value(x) << ", derivative " << s.derivative(x));
        CHECK(same(s.value(x), static_cast<T>(row.value)));
        CHECK(same(s.derivative(x), static_cast<T>(row.derivative)));
    }
}

/// The functor on one scalar gives the bits of the kernel.
template <class F, class T>
void scalar_is_kernel(double p) {
    subject<F, T> const s(p);
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> const dy(x.size(), T(0.7));
    std::vector<T> out(x.size());
    for_each_pass([&]<class Pass>(Pass) {
        if (Pass::name == backward_from_output_pass::name && !(p >= 0)) return;
        Pass::run(s.functor(), x, dy, out);
        std::size_t different = 0;
        for (std::size_t i = 0; i < x.size(); ++i) different += !same(out[i], Pass::scalar(s, x[i], dy[i]));
        INFO(Pass::name);
        CHECK(different == 0);
    });
}

/// Every length up to four batches and one, at every misalignment, within the bounds of the arrays.
template <class F, class T>
void lengths_and_alignments(double p) {
    subject<F, T> const s(p);
    constexpr std::size_t width = ramp::lanes<xsimd::batch<T>>;
    std::vector<T> const values = special_inputs<T>();
    for_each_pass([&]<class Pass>(Pass) {
        std::size_t wrong = 0;
        std::size_t written_outside = 0;
        for (std::size_t n = 0; n <= 4 * width + 1; ++n)
            for (std::size_t misalignment = 0; misalignment < width; ++misalignment) {
                guarded_buffer<T> a(n, misalignment);
                guarded_buffer<T> dy(n, (misalignment * 3 + 1) % width);
                guarded_buffer<T> out(n, (misalignment * 5 + 2) % width);
                for (std::size_t i = 0; i < n; ++i) {
                    a.span()[i] = values[(i * 7 + n) % values.size()];
                    dy.span()[i] = static_cast<T>(i) - T(2.5);
                }
                Pass::run(s.functor(), a.span(), dy.span(), out.span());
                for (std::size_t i = 0; i < n; ++i)
                    wrong += !same(out.span()[i], Pass::scalar(s, a.span()[i], dy.span()[i]));
                written_outside += !a.intact() + !dy.intact() + !out.intact();
            }
        INFO(Pass::name);
        CHECK(wrong == 0);
        CHECK(written_outside == 0);
    });
}

/// An element's result is the same at every place, whatever its neighbours are.
template <class F, class T>
void position_and_lane_independence(double p) {
    subject<F, T> const s(p);
    constexpr std::size_t n = 2 * ramp::lanes<xsimd::batch<T>> + 1;
    std::vector<T> values = special_inputs<T>();
    random_bits random(7);
    for (int i = 0; i < 40; ++i) values.push_back(static_cast<T>(random.uniform(-20, 5)));
    std::vector<T> const dy(n, T(-1.25));
    for_each_pass([&]<class Pass>(Pass) {
        std::size_t different = 0;
        for (T const value : values) {
            T const expected = Pass::scalar(s, value, dy[0]);
            for (T const neighbour : values)
                for (std::size_t place = 0; place < n; place += 3) {
                    std::vector<T> a(n, neighbour);
                    std::vector<T> out(n);
                    a[place] = value;
                    Pass::run(s.functor(), a, dy, out);
                    different += !same(out[place], expected);
                }
        }
        INFO(Pass::name);
        CHECK(different == 0);
    });
}

/// The output may be exactly an input's range.
template <class F, class T>
void in_place(double p) {
    subject<F, T> const s(p);
    std::vector<T> const a = sampled_inputs<T>(16);
    std::vector<T> const dy(a.size(), T(3));
    for_each_pass([&]<class Pass>(Pass) {
        std::vector<T> expected(a.size());
        Pass::run(s.functor(), a, dy, expected);
        auto const equal = [&](std::vector<T> const& got) {
            return std::equal(got.begin(), got.end(), expected.begin(), same<T>);
        };
        std::vector<T> over_a = a;
        Pass::run(s.functor(), over_a, dy, over_a);
        INFO(Pass::name);
        CHECK(equal(over_a));
        if (Pass::takes_gradient) {
            std::vector<T> over_dy = dy;
            Pass::run(s.functor(), a, over_dy, over_dy);
            CHECK(equal(over_dy));
        }
    });
}

/// Sizes that differ and ranges that overlap in part are refused, with both numbers, and nothing is written.
template <class F, class T>
void bad_arguments(double p) {
    subject<F, T> const s(p);
    std::vector<T> const original(40, T(1));
    auto const refused = [&](auto run, std::vector<std::string> const& words) {
        std::vector<T> memory = original;
        std::string message = "nothing was thrown";
        try {
            run(std::span(memory));
        } catch (std::invalid_argument const& error) {
            message = error.what();
        }
        INFO(message);
        for (std::string const& word : words) CHECK(message.find(word) != std::string::npos);
        CHECK(memory == original);
    };
    for_each_pass([&]<class Pass>(Pass) {
        INFO(Pass::name);
        auto const run = [&](auto a, auto dy, auto out) { Pass::run(s.functor(), a, dy, out); };
        std::vector<T> const in(17, T(1));
        std::span<T const> const other(in);
        std::string const name = Pass::name;
        refused([&](auto m) { run(other.first(9), other.first(11), m.first(11)); }, {"ramp::" + name, "9", "11"});
        refused([&](auto m) { run(other.first(11), other.first(11), m.first(9)); }, {"ramp::" + name, "9", "11"});
        refused([&](auto m) { run(m.first(9), other.first(9), m.subspan(1, 9)); }, {name, "overlaps", "9"});
        refused([&](auto m) { run(m.subspan(8, 9), other.first(9), m.first(9)); }, {name, "overlaps", "9"});
        if (Pass::takes_gradient) {
            refused([&](auto m) { run(other.first(9), other.first(7), m.first(9)); }, {name, "dy", "7", "9"});
            refused([&](auto m) { run(other.first(9), m.subspan(3, 9), m.first(9)); }, {name, "dy", "overlaps"});
        }
    });
}

/// Where the parameter lets several inputs have one output, the derivative from the output is refused.
template <class F, class T>
void output_that_does_not_tell(double p) {
    subject<F, T> const s(p);
    std::vector<T> const y(5, T(1));
    std::vector<T> dx(5, T(7));
    CHECK_THROWS_AS(ramp::backward_from_output(s.functor(), y, y, dx), std::invalid_argument);
    CHECK(dx == std::vector<T>(5, T(7)));
}

}  // namespace check

/// All of it, for each of the reference's parameters.
template <class F, class T>
void check_activation() {
    for (double const p : reference<F>::parameters()) {
        INFO(F::name << " with parameter " << p);
        check::accuracy<F, T>(p);
        check::special_values<F, T>(p);
        check::scalar_is_kernel<F, T>(p);
        if (p >= 0)
            check::derivative_from_output<F, T>(p);
        else
            check::output_that_does_not_tell<F, T>(p);
    }
    double const p = reference<F>::parameters().front();
    check::lengths_and_alignments<F, T>(p);
    check::position_and_lane_independence<F, T>(p);
    check::in_place<F, T>(p);
    check::bad_arguments<F, T>(p);
}

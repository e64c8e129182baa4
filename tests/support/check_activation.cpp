#include "check_activation.hpp"

#include "check_arguments.hpp"
#include "guarded_buffer.hpp"

#include <cstdio>
#include <string>

namespace check {

template <class T>
void require_within(std::string_view what, worst<T> const& w, double stated) {
    char text[160];
    std::snprintf(text, sizeof text, "%.*s: %.4f ULP at x = %a, got %a", static_cast<int>(what.size()), what.data(),
                  w.ulp, static_cast<double>(w.x), static_cast<double>(w.got));
    INFO(text);
    CHECK((within(w.ulp, stated) || !has_truth<T>));
}
template void require_within(std::string_view, worst<float> const&, double);
template void require_within(std::string_view, worst<double> const&, double);

namespace {

template <class T>
using exactly = truth_t<T>;

/// Value and derivative against the reference, in ULP, at the bounds that the documentation names.
template <class T>
void accuracy(table::activation<T> const& f, double p) {
    exactly<T> const exact_p = static_cast<T>(p);
    std::vector<T> const x = sampled_inputs<T>(std::is_same_v<T, float> ? 1 << 17 : 1 << 16);
    auto const against = [&](auto exact) { return [=](T v) { return exact(exactly<T>(v), exact_p); }; };

    std::vector<T> const y = f.kernel["forward"](p, x);
    require_within("value", worst_error(x, y, against(f.exact.value), f.exact.value_floor), f.exact.value_error(p));

    std::vector<T> const d = f.kernel.derivative()(p, x);
    require_within("derivative", worst_error(x, d, against(f.exact.derivative)), f.exact.derivative_error(p));
    // The reference's own derivative is checked too: the dual number knows only the formula of the value.
    // It cannot tell where the derivative is a convention, nor near its zeros, where rounding errors are all that it has left, nor
    // where the result is 0, since its products underflow earlier.
    std::vector<double> const kinks = f.exact.kinks(p);
    std::vector<double> const zeros = f.exact.derivative_zeros(static_cast<double>(static_cast<T>(p)));
    auto const by_dual = [&](T v) {
        auto const is_close = [&](double zero) {
            return std::abs(static_cast<double>(v) - zero) < std::abs(zero) / 16;
        };
        bool const cannot_tell = !std::isfinite(v) || std::ranges::find(kinks, static_cast<double>(v)) != kinks.end() ||
                                 std::ranges::any_of(zeros, is_close);
        exactly<T> const derivative = f.exact.derivative(exactly<T>(v), exact_p);
        exactly<T> const dual = f.exact.derivative_by_dual(exactly<T>(v), exact_p);
        bool const is_0 = std::abs(derivative) < exactly<T>(std::numeric_limits<T>::denorm_min()) / 4;
        return cannot_tell || is_0 ? derivative : dual;
    };
    require_within("derivative by dual number", worst_error(x, d, by_dual), f.exact.derivative_error(p));
}

/// derivative_from_output is its formula, rounded within the derivative's bound; and the formula, of the exact output, is the
/// derivative. What becomes of it at the rounded output is the activation's own to state.
template <class T>
void derivative_from_output(table::activation<T> const& f, double p) {
    using R = exactly<T>;
    R const exact_p = static_cast<T>(p);
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> const ones(x.size(), T(1));
    std::vector<T> y(x.size()), got(x.size());
    f.kernel["forward"].one_by_one(p, x, ones, y);
    f.kernel["backward_from_output"].one_by_one(p, y, ones, got);
    // Where a constant cancels, its rounding is all that is left.
    R const constant = std::numeric_limits<T>::epsilon() / 2 * f.exact.rounded_constant;
    worst<T> w;
    for (std::size_t i = 0; i < x.size(); ++i) {
        R const exact = f.exact.derivative_from_output(R(y[i]), exact_p);
        if (!(std::abs(got[i] - exact) <= constant)) w.add({ulp_error(got[i], exact), y[i], got[i]});
    }
    require_within("derivative from the output", w, f.exact.derivative_from_output_error(p));
    R const rounding = 4 * std::numeric_limits<R>::epsilon() * (1 + std::abs(exact_p));
    std::size_t wrong = 0;
    for (T const v : x) {
        R const value = f.exact.value(R(v), exact_p);
        if (std::isnan(value)) continue;  // as 0 * -inf is, for a slope of 0
        R const from_output = f.exact.derivative_from_output(value, exact_p);
        R const derivative = f.exact.derivative(R(v), exact_p);
        bool const both_infinite = std::isinf(from_output) && std::isinf(derivative);
        wrong += !(both_infinite || std::abs(from_output - derivative) <= rounding);
    }
    CHECK(wrong == 0);
}

template <class T>
void special_values(table::activation<T> const& f, double p) {
    for (special_value const& row : f.exact.specials(static_cast<double>(static_cast<T>(p)))) {
        T const x = static_cast<T>(row.x);
        T const value = f.kernel["forward"].of_one(p, x);
        T const derivative = f.kernel.derivative().of_one(p, x);
        INFO("x = " << row.x << ": value " << value << ", derivative " << derivative);
        CHECK(same(value, static_cast<T>(row.value)));
        CHECK(same(derivative, static_cast<T>(row.derivative)));
    }
}

/// The functor on one scalar gives the bits of the kernel, one at a time and in a loop that the compiler may vectorise.
template <class T>
void scalar_is_kernel(table::activation<T> const& f, double p) {
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> const dy(x.size(), T(0.7));
    for (table::pass<T> const& pass : f.kernel.passes) {
        if (pass.name == "backward_from_output" && !f.exact.determined_by_output(p)) continue;
        std::vector<T> const out = pass(p, x, dy);
        std::vector<T> scalars(x.size());
        pass.one_by_one(p, x, dy, scalars);
        std::size_t different = count_different<T>(out, scalars);
        for (std::size_t i = 0; i < x.size(); ++i) different += !same(out[i], pass.of_one(p, x[i], dy[i]));
        INFO(pass.name);
        CHECK(different == 0);
    }
}

/// One call over `n` elements that lie so far past a line.
template <class T>
std::size_t count_wrong(table::pass<T> const& pass, double p, std::size_t n, std::size_t misalignment,
                        std::size_t width) {
    static std::vector<T> const values = special_inputs<T>();
    guarded_buffer<T> a(n, misalignment);
    guarded_buffer<T> dy(n, (misalignment * 3 + 1) % width);
    guarded_buffer<T> out(n, (misalignment * 5 + 2) % width);
    for (std::size_t i = 0; i < n; ++i) {
        a.span()[i] = values[(i * 7 + n) % values.size()];
        dy.span()[i] = static_cast<T>(i) - T(2.5);
    }
    pass.run(p, a.span(), dy.span(), out.span(), table::by_default);
    std::vector<T> expected(n);
    pass.one_by_one(p, a.span(), dy.span(), expected);
    return count_different<T>(out.span(), expected) + !a.intact() + !dy.intact() + !out.intact();
}

/// Every length up to four batches and one, at every misalignment, within the bounds of the arrays.
template <class T>
void lengths_and_alignments(table::activation<T> const& f, double p) {
    std::size_t const width = f.kernel.lanes;
    for (table::pass<T> const& pass : f.kernel.passes) {
        std::size_t wrong = 0;
        for (std::size_t n = 0; n <= 4 * width + 1; ++n)
            for (std::size_t misalignment = 0; misalignment < width; ++misalignment)
                wrong += count_wrong(pass, p, n, misalignment, width);
        INFO(pass.name);
        CHECK(wrong == 0);
    }
}

/// An element's result is the same at every place, whatever its neighbours are.
template <class T>
void position_and_lane_independence(table::activation<T> const& f, double p) {
    std::size_t const n = 2 * f.kernel.lanes + 1;
    std::vector<T> values = special_inputs<T>();
    random_bits random(7);
    for (int i = 0; i < 40; ++i) values.push_back(static_cast<T>(random.uniform(-20, 5)));
    std::vector<T> const dy(n, T(-1.25));
    for (table::pass<T> const& pass : f.kernel.passes) {
        std::size_t different = 0;
        std::vector<T> a(n), out(n);
        for (T const value : values) {
            T const expected = pass.of_one(p, value, dy[0]);
            for (T const neighbour : values)
                for (std::size_t place = 0; place < n; place += 3) {
                    std::ranges::fill(a, neighbour);
                    a[place] = value;
                    pass.run(p, a, dy, out, table::by_default);
                    different += !same(out[place], expected);
                }
        }
        INFO(pass.name);
        CHECK(different == 0);
    }
}

/// The output may be exactly an input's range.
template <class T>
void in_place(table::activation<T> const& f, double p) {
    std::vector<T> const a = sampled_inputs<T>(16);
    std::vector<T> const dy(a.size(), T(3));
    for (table::pass<T> const& pass : f.kernel.passes) {
        std::vector<T> const expected = pass(p, a, dy);
        std::vector<T> over_a = a;
        pass.run(p, over_a, dy, over_a, table::by_default);
        INFO(pass.name);
        CHECK(count_different<T>(over_a, expected) == 0);
        if (!pass.takes_gradient) continue;
        std::vector<T> over_dy = dy;
        pass.run(p, a, over_dy, over_dy, table::by_default);
        CHECK(count_different<T>(over_dy, expected) == 0);
    }
}

}  // namespace

}  // namespace check

template <class T>
void check_activation(std::string_view name) {
    table::activation<T> const& f = table::find<T>(name);
    for (double const p : f.exact.parameters) {
        INFO(name << " with parameter " << p);
        check::accuracy(f, p);
        check::special_values(f, p);
        check::scalar_is_kernel(f, p);
        if (f.kernel.find("backward_from_output") == nullptr) continue;
        if (f.exact.determined_by_output(p))
            check::derivative_from_output(f, p);
        else
            check::output_that_does_not_tell(f, p);
    }
    double const p = f.exact.parameters.front();
    check::lengths_and_alignments(f, p);
    check::position_and_lane_independence(f, p);
    check::in_place(f, p);
    check::bad_arguments(f, p);
}
template void check_activation<float>(std::string_view);
template void check_activation<double>(std::string_view);

// What a call has to leave behind, computed element by element from the memory as it was.
#pragma once

#include "call.hpp"

#include "../support/ulp.hpp"
#include "../table/table.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace fuzz {

/// Reads and writes elements of a copy of the arena.
template <class T>
T get(std::vector<unsigned char> const& memory, argument const& a, std::size_t i) {
    T x;
    std::memcpy(&x, memory.data() + a.offset + i * sizeof(T), sizeof(T));
    return x;
}
template <class T>
void set(std::vector<unsigned char>& memory, argument const& a, std::size_t i, T x) {
    std::memcpy(memory.data() + a.offset + i * sizeof(T), &x, sizeof(T));
}

/// A sum as the documentation states it: the exact one, and the magnitudes that its error is measured by.
template <class T>
class stated_sum {
public:
    void add(T gradient, T derivative) {
        long double const term = static_cast<long double>(gradient) * static_cast<long double>(derivative);
        if (std::isfinite(term)) {
            magnitude_ += std::abs(term);
            ++terms_;
        }
        total_ += term;
    }
    /// What was there before, which is added without an error.
    void add_before(T x) { total_ += x; }

    bool allows(T got) const {
        // Sums of large numbers may overflow on the way. (Their exact sum may, too.)
        bool const large = magnitude_ + std::abs(total_) > std::numeric_limits<T>::max() / 2;
        if (large && !std::isfinite(got)) return true;
        if (!std::isfinite(total_))
            return std::isnan(total_) ? std::isnan(got) : static_cast<long double>(got) == total_;
        long double const bound = sizeof(T) == 4 ? 1e-6L : 1e-14L;
        // The sum is rounded to a T in the end, and so is each term if it is subnormal.
        long double const rounding = std::abs(static_cast<long double>(got)) * std::numeric_limits<T>::epsilon() / 2;
        long double const subnormal = (terms_ + 1) * static_cast<long double>(std::numeric_limits<T>::denorm_min());
        return std::abs(static_cast<long double>(got) - total_) <= bound * magnitude_ + rounding + subnormal;
    }

private:
    long double total_ = 0;
    long double magnitude_ = 0;
    long double terms_ = 0;
};

/// What f gives for one element, with the slope of the element if it has slopes.
template <class T>
class scalars {
public:
    scalars(table::kernels<T> const& f, call const& c, std::vector<unsigned char> const& before)
        : f_(f), c_(c), before_(before) {}

    std::size_t channel(std::size_t i) const { return i / c_.inner % c_[slopes].count; }
    table::setting<T> setting(std::size_t i) const {
        return f_.has_slopes ? static_cast<double>(get<T>(before_, c_[slopes], channel(i))) : c_.parameter;
    }
    T value(std::size_t i, T x) const { return f_["forward"].of_one(setting(i), x); }
    T derivative(std::size_t i, T x) const { return f_["derivative"].of_one(setting(i), x); }
    T gradient(std::size_t i, T x, T dy) const { return f_["backward"].of_one(setting(i), x, dy); }
    T gradient_from_output(std::size_t i, T y, T dy) const {
        return f_["backward_from_output"].of_one(setting(i), y, dy);
    }
    T derivative_wrt_parameter(std::size_t i, T x) const {
        T d;
        f_.derivative_wrt_parameter(setting(i), std::span(&x, 1), std::span(&d, 1));
        return d;
    }

private:
    table::kernels<T> const& f_;
    call const& c_;
    std::vector<unsigned char> const& before_;
};

/// Whether `got` may be the derivative that value_and_derivative computes: one with the error that is stated.
template <class T>
bool is_derivative(table::activation<T> const& f, call const& c, T x, T got, T alone) {
    if (same(got, alone)) return true;
    if (f.kernel.has_slopes) return false;
    using R = truth_t<T>;
    T const p = f.kernel.has_parameter ? static_cast<T>(c.parameter) : T(0);
    if (!std::isfinite(p)) return false;  // of which nothing is stated
    double const error = ulp_error(got, f.exact.derivative(static_cast<R>(x), static_cast<R>(p)));
    return check::within(error, f.exact.derivative_error(static_cast<double>(p)));
}

/// Makes of `memory` as it was before the call what it has to be afterwards. `after` is what it is: where several results
/// are right, as any NaN is, that one is taken. Sums are not its business.
template <class T>
void expect(table::activation<T> const& f, call const& c, std::vector<unsigned char>& memory,
            std::vector<unsigned char> const& after) {
    std::vector<unsigned char> const before = memory;
    scalars<T> const s(f.kernel, c, before);
    auto const put = [&](argument const& a, std::size_t i, T expected) {
        T const got = get<T>(after, a, i);
        set(memory, a, i, same(got, expected) ? got : expected);
    };
    if (c.what == pass::forward_with_mask) std::memset(memory.data() + c[mask].offset, 0, c[mask].bytes());
    for (std::size_t i = 0; i < c.size(); ++i) {
        T const x = c[in].used ? get<T>(before, c[in], i) : T(0);
        T const g = c[dy].used ? get<T>(before, c[dy], i) : T(0);
        unsigned char const bit = static_cast<unsigned char>(1u << (i % 8));
        switch (c.what) {
            case pass::forward_with_mask:
                if (!(x <= 0)) memory[c[mask].offset + i / 8] |= bit;
                [[fallthrough]];
            case pass::forward:
                put(c[out], i, s.value(i, x));
                break;
            case pass::derivative:
                put(c[out], i, s.derivative(i, x));
                break;
            case pass::value_and_derivative: {
                put(c[out], i, s.value(i, x));
                T const alone = s.derivative(i, x);
                T const got = get<T>(after, c[second], i);
                put(c[second], i, is_derivative(f, c, x, got, alone) ? got : alone);
                break;
            }
            case pass::backward:
            case pass::backward_with_slopes:
                put(c[out], i, s.gradient(i, x, g));
                break;
            case pass::backward_from_output:
                put(c[out], i, s.gradient_from_output(i, x, g));
                break;
            case pass::backward_from_mask: {
                bool const above = (before[c[mask].offset + i / 8] & bit) != 0;
                put(c[out], i, s.gradient(i, above ? T(1) : T(-1), g));
                break;
            }
            case pass::parameter_gradient:
                break;
        }
    }
}

}  // namespace fuzz

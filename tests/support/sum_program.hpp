// What is done to sums at random, and what they should be then.
#pragma once

#include <ramp/exact_sum.hpp>

#include "inputs.hpp"
#include "wide_integer.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

/// What an exact sum should be, by integers.
template <class T>
struct sum_model {
    units<T> sum;
    T not_finite = 0;
    double terms = 0;

    void add(T x) {
        ++terms;
        if (std::isfinite(x))
            sum += std::signbit(x) ? -magnitude_in_units(x) : magnitude_in_units(x);
        else
            not_finite += x;
    }
    void add(sum_model const& other) {
        sum_model const copy = other;
        sum += copy.sum;
        not_finite += copy.not_finite;
        terms += copy.terms;
    }
    T value() const { return std::isfinite(not_finite) ? nearest<T>(sum) : not_finite; }
};

/// A few sums and their models, to which things are done at random.
template <class T>
class sum_program {
public:
    explicit sum_program(std::uint64_t seed) : random_(seed), some_are_not_finite_(random_() % 8 == 0) {
        base_ = exponent();
    }

    /// Whether all that was read of the sums on the way was right.
    bool runs_well(int steps) {
        for (int step = 0; step < steps; ++step) {
            std::size_t const i = random_() % size;
            if (!does_well(i, random_() % size)) return false;
        }
        for (std::size_t i = 0; i < size; ++i)
            if (!reads_well(i)) return false;
        return true;
    }

private:
    using limits = std::numeric_limits<T>;
    static constexpr std::size_t size = 4;

    bool reads_well(std::size_t i) const { return same(sums_[i].value(), models_[i].value()); }

    /// Something to sum i, perhaps with sum j.
    bool does_well(std::size_t i, std::size_t j) {
        std::uint64_t const what = random_() % 64;
        if (what == 0) {
            sums_[i] = {};
            models_[i] = {};
        } else if (what < 4) {
            sums_[i] = sums_[j];
            models_[i] = models_[j];
        } else if (what < 14) {
            if (what < 8) j = i;
            if (models_[i].terms + models_[j].terms > 0x1p60) return true;
            sums_[i] += sums_[j];
            models_[i].add(models_[j]);
        } else {
            T const x = term(i);
            terms_[random_() % terms_.size()] = x;
            sums_[i].add(x);
            models_[i].add(x);
        }
        return random_() % 8 != 0 || reads_well(i);
    }

    int exponent() {
        int const least = limits::min_exponent - limits::digits;
        return least + static_cast<int>(random_() % static_cast<std::uint64_t>(limits::max_exponent - least));
    }
    T with_sign(T x) { return random_() % 2 == 0 ? x : -x; }

    T term(std::size_t i) {
        T const value = sums_[i].value();
        switch (random_() % 12) {
            case 0:
                return std::isfinite(value) ? -value : T(0);
            case 1:
                return half_ulp(value);
            case 2:
                return -terms_[random_() % terms_.size()];
            case 3:
                return terms_[random_() % terms_.size()];
            case 4:
                return with_sign(limits::max());
            case 5:
                return with_sign(limits::denorm_min() * static_cast<T>(random_() % 4));
            case 6:
                return with_sign(std::ldexp(T(1), exponent()));
            case 7:
                return some_are_not_finite_ && random_() % 8 == 0 ? not_finite() : with_sign(limits::min());
            case 8:
            case 9:
                return around(exponent());
            default:
                return around(base_ + static_cast<int>(random_() % 64) - 32);
        }
    }
    /// A number of some exponent: often one whose bits are all ones, or only a few.
    T around(int at) {
        std::uint64_t const kind = random_() % 4;
        T const fraction = kind == 0   ? 1 - limits::epsilon() / 2
                           : kind == 1 ? 1 - std::ldexp(T(1), -1 - static_cast<int>(random_() % limits::digits))
                                       : static_cast<T>(random_.uniform(0.5, 1));
        T const x = std::ldexp(fraction, at);
        return with_sign(std::isfinite(x) ? x : limits::max());
    }
    /// What makes a sum that is `value` a tie.
    T half_ulp(T value) {
        if (!std::isfinite(value) || value == 0) return T(1);
        return with_sign(std::ldexp(T(1), std::ilogb(value) - limits::digits));
    }
    T not_finite() { return random_() % 4 == 0 ? limits::quiet_NaN() : with_sign(limits::infinity()); }

    random_bits random_;
    bool some_are_not_finite_;
    int base_;
    std::array<ramp::exact_sum<T>, size> sums_;
    std::array<sum_model<T>, size> models_;
    std::array<T, 32> terms_{};
};

// A real number of 120 bits: the truth for double, by MPFR.
#pragma once

#include "../support/real_functions.hpp"

#include <mpfr.h>

class mpfr_real {
public:
    using is_own_real = mpfr_real;

    explicit mpfr_real(double x) {
        mpfr_init2(x_, 120);
        mpfr_set_d(x_, x, MPFR_RNDN);
    }
    mpfr_real(mpfr_real const& other) : mpfr_real(0.0) { mpfr_set(x_, other.x_, MPFR_RNDN); }
    mpfr_real& operator=(mpfr_real const& other) {
        mpfr_set(x_, other.x_, MPFR_RNDN);
        return *this;
    }
    ~mpfr_real() { mpfr_clear(x_); }

    explicit operator long double() const { return mpfr_get_ld(x_, MPFR_RNDN); }

    friend mpfr_real operator-(mpfr_real a) {
        mpfr_neg(a.x_, a.x_, MPFR_RNDN);
        return a;
    }
    friend mpfr_real operator+(mpfr_real a, mpfr_real const& b) {
        mpfr_add(a.x_, a.x_, b.x_, MPFR_RNDN);
        return a;
    }
    friend mpfr_real operator-(mpfr_real a, mpfr_real const& b) {
        mpfr_sub(a.x_, a.x_, b.x_, MPFR_RNDN);
        return a;
    }
    friend mpfr_real operator*(mpfr_real a, mpfr_real const& b) {
        mpfr_mul(a.x_, a.x_, b.x_, MPFR_RNDN);
        return a;
    }
    friend mpfr_real operator/(mpfr_real a, mpfr_real const& b) {
        mpfr_div(a.x_, a.x_, b.x_, MPFR_RNDN);
        return a;
    }
    friend bool operator<(mpfr_real const& a, mpfr_real const& b) { return mpfr_less_p(a.x_, b.x_) != 0; }
    friend bool operator<=(mpfr_real const& a, mpfr_real const& b) { return mpfr_lessequal_p(a.x_, b.x_) != 0; }
    friend bool operator>(mpfr_real const& a, mpfr_real const& b) { return b < a; }
    friend bool operator>=(mpfr_real const& a, mpfr_real const& b) { return b <= a; }

#define RAMP_FUNCTION_OF_MPFR(name, slope)  \
    friend mpfr_real name(mpfr_real a) {    \
        mpfr_##name(a.x_, a.x_, MPFR_RNDN); \
        return a;                           \
    }
    RAMP_FOR_EACH_REAL_FUNCTION(RAMP_FUNCTION_OF_MPFR)
#undef RAMP_FUNCTION_OF_MPFR

private:
    mpfr_t x_;
};

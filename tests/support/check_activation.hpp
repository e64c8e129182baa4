// The one check that every activation goes through, and what it is made of. Compiled once: it knows the activations from the
// table.
#pragma once

#include "../table/table.hpp"
#include "catch.hpp"
#include "inputs.hpp"
#include "ulp.hpp"

#include <cmath>
#include <string_view>
#include <vector>

namespace check {

/// The largest error of got[i] against exact(x[i]), and where.
template <class T>
struct worst {
    double ulp = 0;
    T x = 0;
    T got = 0;

    void add(worst const& other) {
        if (other.ulp > ulp) *this = other;
    }
};

template <class T, class Exact>
worst<T> worst_error(std::vector<T> const& x, std::vector<T> const& got, Exact exact, double floor = 0) {
    worst<T> w;
    for (std::size_t i = 0; i < x.size(); ++i)
        w.add({ulp_error(got[i], exact(x[i]), least_size(x[i], floor)), x[i], got[i]});
    return w;
}

template <class T>
void require_within(std::string_view what, worst<T> const& w, double stated);

/// Where something differs from the same bits, any NaN for any NaN.
template <class T>
std::size_t count_different(std::span<T const> a, std::span<T const> b) {
    std::size_t different = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) different += !same(a[i], b[i]);
    return different;
}

}  // namespace check

/// All of it, for each of the reference's parameters.
template <class T>
void check_activation(std::string_view name);

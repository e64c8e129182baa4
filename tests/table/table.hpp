// What the tests know of the activations: for each one and each element type its kernels, as plain functions, and the truth
// about it. Both are compiled in files of their own, the kernels (kernels.cpp) once for each instruction set and optimisation
// level, the truth (truth.cpp) once; the checks that go through this table are ordinary code that is compiled once as well, and
// see nothing of the library. It has no template but over the element type, and includes no header of ramp or xsimd.
#pragma once

#include "../reference/special_value.hpp"
#include "../support/ulp.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

namespace table {

/// When an algorithm is to stream: ramp::stores::streaming_from.
inline constexpr std::size_t by_default = SIZE_MAX - 1, ordinary = SIZE_MAX, streaming = 0;

/// The parameters of an activation: one number, or slopes with their layout. Of slopes that have no address there is one, the
/// parameter.
template <class T>
struct setting {
    double parameter = 0;
    std::span<T const> slopes = {};
    std::size_t inner = 1;

    setting(double p) : parameter(p) {}
    setting(std::span<T const> s, std::size_t share = 1) : slopes(s), inner(share) {}
};

/// An algorithm that maps arrays to one array. `a` is x or y; what takes no gradient leaves dy alone.
template <class T>
struct pass {
    std::string_view name;
    bool takes_gradient;
    void (*run)(setting<T> const&, std::span<T const> a, std::span<T const> dy, std::span<T> out, std::size_t from);
    /// The functor, element by element.
    void (*one_by_one)(setting<T> const&, std::span<T const> a, std::span<T const> dy, std::span<T> out);

    T of_one(setting<T> const& s, T a, T dy = T(1)) const {
        T out;
        one_by_one(s, std::span(&a, 1), std::span(&dy, 1), std::span(&out, 1));
        return out;
    }
    std::vector<T> operator()(setting<T> const& s, std::span<T const> a, std::span<T const> dy = {}) const {
        std::vector<T> out(a.size());
        std::vector<T> const ones(dy.empty() ? a.size() : 0, T(1));
        run(s, a, dy.empty() ? ones : dy, out, by_default);
        return out;
    }
};

/// A mask, in words of so many bytes.
struct mask {
    void* words;
    std::size_t count;
    std::size_t bytes;
};

/// What was compiled for one instruction set. What an activation does not have is null, and with RAMP_FEW_KERNELS there is neither
/// value_and_derivative nor the pass "derivative".
template <class T>
struct kernels {
    std::string_view name;
    std::string_view architecture;
    std::size_t lanes;
    bool fused;         // whether products that are added to something are not rounded
    bool fused_scalar;  // the same of the functor on scalars
    bool has_parameter;
    bool has_slopes;
    std::vector<pass<T>> passes;

    void (*value_and_derivative)(setting<T> const&, std::span<T const> x, std::span<T> y, std::span<T> d);
    void (*forward_with_mask)(setting<T> const&, std::span<T const> x, std::span<T> y, mask, std::size_t from);
    void (*backward_from_mask)(setting<T> const&, mask, std::span<T const> dy, std::span<T> dx, std::size_t from);
    void (*backward_with_sums)(setting<T> const&, std::span<T const> x, std::span<T const> dy, std::span<T> dx,
                               std::span<T> dslope, bool accumulates);
    /// The sums are ramp::exact_sum<T>.
    void (*backward_with_exact_sums)(setting<T> const&, std::span<T const> x, std::span<T const> dy, std::span<T> dx,
                                     void* sums, std::size_t count);
    T (*parameter_gradient)(setting<T> const&, std::span<T const> x, std::span<T const> dy);
    void (*add_parameter_gradient)(setting<T> const&, std::span<T const> x, std::span<T const> dy, void* sum);
    void (*derivative_wrt_parameter)(setting<T> const&, std::span<T const> x, std::span<T> out);  // one by one
    std::size_t (*sum_block)(setting<T> const&);
    /// For memory that is to hold exact sums.
    std::size_t exact_sum_size;
    void (*begin_exact_sums)(void* at, std::size_t count);
    T (*exact_sum_value)(void const* sum);

    pass<T> const* find(std::string_view called) const {
        auto const found = std::ranges::find(passes, called, &pass<T>::name);
        return found == passes.end() ? nullptr : &*found;
    }
    /// The gradient for dy = 1, where that has to stand in.
    pass<T> const& derivative() const {
        auto const* const found = find("derivative");
        return found != nullptr ? *found : (*this)["backward"];
    }
    pass<T> const& operator[](std::string_view called) const {
        if (auto const* const found = find(called)) return *found;
        std::fprintf(stderr, "%.*s has no %.*s\n", static_cast<int>(name.size()), name.data(),
                     static_cast<int>(called.size()), called.data());
        std::abort();
    }
};

/// What is right, by the reference of tests/reference/, and how far the library says that it may be off.
template <class T>
struct truth {
    using exact = truth_t<T>;

    std::string_view name;
    std::vector<double> parameters;  // to try; the default is the first
    std::vector<special_value> (*specials)(double parameter);
    std::vector<double> (*kinks)(double parameter);  // where the derivative is a convention
    std::vector<double> (*derivative_zeros)(double parameter);
    exact (*value)(exact x, exact parameter);
    exact (*derivative)(exact x, exact parameter);
    exact (*derivative_by_dual)(exact x, exact parameter);
    exact (*derivative_from_output)(exact y, exact parameter);
    bool (*determined_by_output)(double parameter);
    double rounded_constant;  // the one that derivative_from_output adds, if the activation fixes it
    exact (*derivative_wrt_parameter)(exact x, exact parameter);
    double (*value_error)(double parameter);  // in ULP of max(|value|, value_floor |x|)
    double value_floor;
    double (*derivative_error)(double parameter);              // in ULP
    double (*derivative_from_output_error)(double parameter);  // in ULP of its formula
};

template <class T>
struct activation {
    kernels<T> kernel;
    truth<T> exact;
};

/// One of the functions that activations are made of, as exp.
template <class T>
struct function_kernels {
    std::string_view name;
    void (*run)(std::span<T const> x, std::span<T> y);
    void (*one_by_one)(std::span<T const> x, std::span<T> y);
};

template <class T>
struct function_truth {
    std::string_view name;
    truth_t<T> (*value)(truth_t<T> x);
    double error;  // in ULP
};

template <class T>
struct function {
    function_kernels<T> kernel;
    function_truth<T> exact;
};

/// A call that works on rows of `columns` elements, and its backward pass.
template <class T>
struct row_kernels {
    std::string_view name;
    void (*run)(std::span<T const> x, std::span<T> y, std::size_t columns);
    void (*backward)(std::span<T const> y, std::span<T const> dy, std::span<T> dx, std::size_t columns);
    double error;  // in ULP
};

/// Of one kind all that the files of a program add, before its main function begins.
template <class Entry>
std::vector<Entry>& registered() {
    static std::vector<Entry> all;
    return all;
}

template <class Entry>
struct registration {
    explicit registration(Entry entry) { registered<Entry>().push_back(std::move(entry)); }
};

/// Kernels and truths of one name side by side, in the order of the names. A program is not to go on without either.
template <class Pair, class Kernels, class Truth>
std::vector<Pair> pairs() {
    std::vector<Pair> all;
    for (Kernels const& kernel : registered<Kernels>())
        for (Truth const& exact : registered<Truth>())
            if (kernel.name == exact.name) all.push_back({kernel, exact});
    if (all.empty() || all.size() != registered<Kernels>().size() || all.size() != registered<Truth>().size()) {
        std::fputs("The tests lack the kernels or the truth of some function.\n", stderr);
        std::abort();
    }
    std::ranges::sort(all, {}, [](Pair const& pair) { return pair.kernel.name; });
    return all;
}

template <class T>
std::vector<activation<T>> const& activations() {
    static auto const all = pairs<activation<T>, kernels<T>, truth<T>>();
    return all;
}

template <class T>
std::vector<function<T>> const& functions() {
    static auto const all = pairs<function<T>, function_kernels<T>, function_truth<T>>();
    return all;
}

template <class T>
activation<T> const& find(std::string_view name) {
    for (activation<T> const& one : activations<T>())
        if (one.kernel.name == name) return one;
    std::fprintf(stderr, "There is no activation called %.*s.\n", static_cast<int>(name.size()), name.data());
    std::abort();
}

}  // namespace table

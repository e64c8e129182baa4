// An activation with its parameter, as the tests handle it: the same for plain functors and for those with slopes.
#pragma once

#include <ramp/algorithm/algorithm.hpp>

#include <array>
#include <span>
#include <type_traits>

template <class F, class T>
struct subject {
    F f;
    T parameter;

    explicit subject(double p) : f(make(p)), parameter(static_cast<T>(p)) {}

    F const& functor() const { return f; }
    T value(T x) const { return f(x); }
    T derivative(T x) const { return f.derivative(x); }
    T derivative_from_output(T y) const { return f.derivative_from_output(y); }

private:
    static F make(double p) {
        if constexpr (std::is_empty_v<F>)
            return F{};
        else
            return F{p};
    }
};

template <class F, class T>
    requires ramp::parametric<F>
struct subject<F, T> {
    std::array<T, 1> slope;
    T parameter;

    explicit subject(double p) : slope{static_cast<T>(p)}, parameter(slope[0]) {}

    F functor() const { return F{slope}; }
    T value(T x) const { return functor()(x, parameter); }
    T derivative(T x) const { return functor().derivative(x, parameter); }
    T derivative_from_output(T y) const { return functor().derivative_from_output(y, parameter); }
};

RAMP_PRECISE_BEGIN

/// The algorithms, each with what it does to one element. `a` is x or y, and `dy` is unused by the first two.
struct forward_pass {
    static constexpr char const* name = "forward";
    static constexpr bool takes_gradient = false;
    static void run(auto const& f, auto const& a, auto const&, auto&& out, ramp::stores how = {}) {
        ramp::forward(f, a, out, how);
    }
    template <class T>
    static T scalar(auto const& s, T a, T) {
        return s.value(a);
    }
};

struct derivative_pass {
    static constexpr char const* name = "derivative";
    static constexpr bool takes_gradient = false;
    static void run(auto const& f, auto const& a, auto const&, auto&& out, ramp::stores how = {}) {
        ramp::derivative(f, a, out, how);
    }
    template <class T>
    static T scalar(auto const& s, T a, T) {
        return s.derivative(a);
    }
};

struct backward_pass {
    static constexpr char const* name = "backward";
    static constexpr bool takes_gradient = true;
    static void run(auto const& f, auto const& a, auto const& dy, auto&& out, ramp::stores how = {}) {
        ramp::backward(f, a, dy, out, how);
    }
    template <class T>
    static T scalar(auto const& s, T a, T dy) {
        return dy * s.derivative(a);
    }
};

struct backward_from_output_pass {
    static constexpr char const* name = "backward_from_output";
    static constexpr bool takes_gradient = true;
    static void run(auto const& f, auto const& a, auto const& dy, auto&& out, ramp::stores how = {}) {
        ramp::backward_from_output(f, a, dy, out, how);
    }
    template <class T>
    static T scalar(auto const& s, T a, T dy) {
        return dy * s.derivative_from_output(a);
    }
};

template <class Check>
void for_each_pass(Check check) {
    check(forward_pass{});
    check(derivative_pass{});
    check(backward_pass{});
    check(backward_from_output_pass{});
}

RAMP_PRECISE_END

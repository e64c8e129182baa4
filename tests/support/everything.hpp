// An activation of each kind and every algorithm that takes it, in float and in double: for tests that look at how the library
// compiles, or at what it was compiled to. The arrays are plain ones and all functions local, so that what else is in an object comes
// from ramp.
#pragma once

#include <ramp/ramp.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace {

/// A user's own activation.
struct swish {
    template <ramp::value V>
    V operator()(V x) const {
        return x / (V(1) + ramp::math::exp(V(0) - x));
    }
    template <ramp::value V>
    V derivative(V x) const {
        V const s = V(1) / (V(1) + ramp::math::exp(V(0) - x));
        return ramp::fma(x * s, V(1) - s, s);
    }
};

/// The arguments of the algorithms, of 96 elements each.
template <class T>
struct arrays {
    static constexpr std::size_t size = 96;
    T x[size] = {};
    T dy[size] = {};
    T out[size] = {};
    T more[size] = {};
    std::uint32_t mask[size / 32] = {};
    T slopes[3] = {};
    T dslope[3] = {};
    ramp::exact_sum<T> sums[3];
};

template <class T, class F>
void use_passes(F const& f, arrays<T>& a) {
    ramp::forward(f, a.x, a.out);
    ramp::forward(f, a.out, a.out, ramp::stores::streaming());
    ramp::derivative(f, a.x, a.out, ramp::stores::ordinary());
    ramp::value_and_derivative(f, a.x, a.out, a.more);
    ramp::backward(f, a.x, a.dy, a.out);
    if constexpr (requires { f.determined_by_output(); }) ramp::backward_from_output(f, a.x, a.dy, a.out);
    if constexpr (ramp::piecewise_linear<F>) {
        ramp::forward(f, a.x, a.out, a.mask);
        ramp::backward_from_mask(f, a.mask, a.dy, a.out);
    }
}

template <class T, class F>
void use_gradients(F const& f, arrays<T>& a) {
    if constexpr (ramp::parametric<F>) {
        ramp::backward(f, a.x, a.dy, a.out, a.dslope, ramp::update::accumulate);
        ramp::backward(f, a.x, a.dy, a.out, a.sums);
    } else if constexpr (ramp::learnable<F, T>) {
        a.dslope[0] = ramp::parameter_gradient(f, a.x, a.dy);
        ramp::parameter_gradient(f, a.x, a.dy, a.sums[0]);
    }
    a.more[0] = static_cast<T>(ramp::sum_block<T>(f));
}

/// The functor by itself, on a scalar and on a batch.
template <class T, class F>
void use_functor(F const& f, arrays<T>& a) {
    using batch = xsimd::batch<T, ramp::default_arch>;
    batch const x = batch::load_unaligned(a.x);
    if constexpr (ramp::parametric<F>) {
        a.more[1] = f(a.x[1], a.slopes[0]) + f.derivative(a.x[1], a.slopes[0]);
        (f(x, batch(a.slopes[0])) + f.derivative(x, batch(a.slopes[0]))).store_unaligned(a.out);
    } else {
        a.more[1] = f(a.x[1]) + f.derivative(a.x[1]);
        (f(x) + f.derivative(x)).store_unaligned(a.out);
    }
}

template <class T, class F>
void use_activation(arrays<T>& a) {
    F f{};
    if constexpr (ramp::parametric<F>) f.slopes = std::span<T const>(a.slopes);
    use_passes(f, a);
    use_gradients(f, a);
    use_functor(f, a);
}

/// Gates, biases, rows with memory between them, whole rows, and ranges of a fixed extent.
template <class T>
void use_shapes(arrays<T>& a) {
    ramp::rows const x{a.x, 3, 8, 20}, dy{a.dy, 3, 8, 20}, out{a.out, 3, 8, 20}, more{a.more, 3, 8, 20};
    ramp::biased const layer{ramp::leaky_relu{}, std::span<T const>(a.slopes), 8};
    ramp::forward(layer, x, out);
    ramp::forward(layer, out, ramp::stores::streaming());
    ramp::backward(layer, x, dy, out, a.dslope);
    ramp::backward(layer, x, dy, out, a.sums);
    ramp::forward(ramp::gated{layer}, x, dy, out);
    ramp::backward(ramp::gated{layer}, x, dy, dy, out, more);
    a.more[2] = ramp::parameter_gradient(ramp::leaky_relu{}, x, dy);
    ramp::softmax(x, out);
    ramp::log_softmax(a.x, a.out, a.size);
    ramp::softmax_backward(x, dy, out);
    ramp::log_softmax_backward(x, dy, out);
    ramp::forward(ramp::silu{}, std::span(a.out).template first<8>());
}

template <class T>
void use_exact_sum(arrays<T>& a) {
    ramp::exact_sum<T> sum;
    for (T const x : a.x) sum.add(x);
    ramp::exact_sum<T> copy = sum;
    copy += sum;
    copy += copy;
    sum = copy;
    a.out[0] = sum.value();
}

template <class T>
T use_everything(T first) {
    arrays<T> a;
    T value = first;
    for (T& x : a.x) x = value = value * T(-0.75) + T(0.125);
    for (T& x : a.dy) x = value = value * T(-0.5) + T(0.25);
    use_activation<T, ramp::relu>(a);         // of two straight pieces
    use_activation<T, ramp::prelu<T>>(a);     // with slopes
    use_activation<T, ramp::elu>(a);          // with a parameter, and formulas to choose from
    use_activation<T, ramp::tanh_shrink>(a);  // by way of double
    use_activation<T, swish>(a);
    use_shapes(a);
    use_exact_sum(a);
    T const sum = ramp::math::exp(a.out[0]) + ramp::math::expm1(a.out[1]);
    return sum + a.more[0] + a.dslope[0] + a.sums[0].value();
}

template <class... T>
double use_everything_in(double first) {
    return (static_cast<double>(use_everything(static_cast<T>(first))) + ...);
}

}  // namespace

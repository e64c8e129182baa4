// The kernels of the elementary functions.
#include "table.hpp"

#include <ramp/algorithm/algorithm.hpp>
#include <ramp/math/math.hpp>
#include <ramp/tiers.hpp>

RAMP_PRECISE_BEGIN

namespace {

/// F is a function object of ramp.
template <class T, class F>
table::function_kernels<T> kernels_of(std::string_view name, F) {
    return {name, [](std::span<T const> x, std::span<T> y) { ramp::forward([](auto v) { return F{}(v); }, x, y); },
            [](std::span<T const> x, std::span<T> y) {
                for (std::size_t i = 0; i < x.size(); ++i) y[i] = F{}(x[i]);
            }};
}

template <class T>
struct registrations {
    table::registration<table::function_kernels<T>> exp{kernels_of<T>("exp", ramp::math::exp)};
    table::registration<table::function_kernels<T>> expm1{kernels_of<T>("expm1", ramp::math::expm1)};
    table::registration<table::function_kernels<T>> log1p{kernels_of<T>("log1p", ramp::math::log1p)};
    table::registration<table::function_kernels<T>> erf{kernels_of<T>("erf", ramp::math::erf)};
    table::registration<table::function_kernels<T>> erfc{kernels_of<T>("erfc", ramp::math::erfc)};
    table::registration<table::function_kernels<T>> normal_cdf{kernels_of<T>("normal_cdf", ramp::math::normal_cdf)};
};

/// For floats only: see tiers.hpp.
struct tier_registrations {
    table::registration<table::function_kernels<float>> fast_exp{
        kernels_of<float>("fast(exp)", ramp::fast(ramp::math::exp))};
    table::registration<table::function_kernels<float>> exact_exp{
        kernels_of<float>("exact(exp)", ramp::exact(ramp::math::exp))};
    table::registration<table::function_kernels<float>> exact_expm1{
        kernels_of<float>("exact(expm1)", ramp::exact(ramp::math::expm1))};
    table::registration<table::function_kernels<float>> exact_erf{
        kernels_of<float>("exact(erf)", ramp::exact(ramp::math::erf))};
    table::registration<table::function_kernels<float>> exact_log1p{
        kernels_of<float>("exact(log1p)", ramp::exact(ramp::math::log1p))};
};

registrations<float> const f32;
registrations<double> const f64;
tier_registrations const tiers;

}  // namespace

RAMP_PRECISE_END

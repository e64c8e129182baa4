// What the elementary functions are in higher precision, and how far the library says that it may be off.
#include "../support/bounds.hpp"
#include "table.hpp"

#include <ramp/math/math.hpp>

#include <cmath>

namespace {

template <class T>
struct registrations {
    using R = truth_t<T>;
    using registration = table::registration<table::function_truth<T>>;
    registration exp{{"exp", [](R x) { return std::exp(x); }, check::bound<T>(ramp::math::exp_error)}};
    registration expm1{{"expm1", [](R x) { return std::expm1(x); }, check::bound<T>(ramp::math::expm1_error)}};
    registration log1p{{"log1p", [](R x) { return std::log1p(x); }, check::bound<T>(ramp::math::log1p_error)}};
    registration erf{{"erf", [](R x) { return std::erf(x); }, check::bound<T>(ramp::math::erf_error)}};
    registration erfc{{"erfc", [](R x) { return std::erfc(x); }, check::bound<T>(ramp::math::erfc_error)}};
    registration normal_cdf{{"normal_cdf", [](R x) { return std::erfc(x / -std::sqrt(R(2))) / 2; },
                             check::bound<T>(ramp::math::normal_cdf_error)}};
};

struct tier_registrations {
    table::registration<table::function_truth<float>> fast_exp{
        {"fast(exp)", [](double x) { return std::exp(x); }, check::bound<float>(ramp::math::exp.fast_error)}};
    table::registration<table::function_truth<float>> exact_exp{
        {"exact(exp)", [](double x) { return std::exp(x); }, check::bound<float>(ramp::math::exp.exact_error)}};
    table::registration<table::function_truth<float>> exact_expm1{
        {"exact(expm1)", [](double x) { return std::expm1(x); }, check::bound<float>(ramp::math::expm1.exact_error)}};
    table::registration<table::function_truth<float>> exact_erf{
        {"exact(erf)", [](double x) { return std::erf(x); }, check::bound<float>(ramp::math::erf.exact_error)}};
    table::registration<table::function_truth<float>> exact_log1p{
        {"exact(log1p)", [](double x) { return std::log1p(x); }, check::bound<float>(ramp::math::log1p.exact_error)}};
};

registrations<float> const f32;
registrations<double> const f64;
tier_registrations const tiers;

}  // namespace

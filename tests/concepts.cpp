#include <ramp/ramp.hpp>

#include "support/catch.hpp"

#include <string>

namespace {

using batch = xsimd::batch<float>;

struct value_only {
    template <ramp::value V>
    V operator()(V x) const {
        return x;
    }
};

struct scalar_only {
    float operator()(float x) const { return x; }
};

struct wrong_return {
    template <ramp::value V>
    double operator()(V) const {
        return 0;
    }
};

}  // namespace

TEST_CASE("values are float, double and batches of them", "[concepts]") {
    STATIC_REQUIRE(ramp::value<float>);
    STATIC_REQUIRE(ramp::value<double>);
    STATIC_REQUIRE(ramp::value<xsimd::batch<float>>);
    STATIC_REQUIRE(ramp::value<xsimd::batch<double>>);
    STATIC_REQUIRE(!ramp::value<int>);
    STATIC_REQUIRE(!ramp::value<long double>);
    STATIC_REQUIRE(!ramp::value<xsimd::batch<std::int32_t>>);
    STATIC_REQUIRE(!ramp::value<std::string>);
    STATIC_REQUIRE(std::is_same_v<ramp::element_t<batch>, float>);
    STATIC_REQUIRE(std::is_same_v<ramp::element_t<double>, double>);
}

TEST_CASE("an activation maps a value to one of its type", "[concepts]") {
    STATIC_REQUIRE(ramp::activation<value_only, batch>);
    STATIC_REQUIRE(!ramp::activation<scalar_only, batch>);
    STATIC_REQUIRE(ramp::activation<scalar_only, float>);
    STATIC_REQUIRE(!ramp::activation<wrong_return, batch>);
    STATIC_REQUIRE(!ramp::activation<int, batch>);
}

TEST_CASE("derivatives unlock further algorithms", "[concepts]") {
    STATIC_REQUIRE(!ramp::differentiable<value_only, batch>);
    STATIC_REQUIRE(ramp::differentiable<ramp::relu, batch>);
    STATIC_REQUIRE(ramp::differentiable<ramp::elu, double>);
    STATIC_REQUIRE(ramp::differentiable_from_output<ramp::elu, batch>);
    STATIC_REQUIRE(!ramp::differentiable_from_output<value_only, batch>);
}

TEST_CASE("prelu is parametric, and the others are not", "[concepts]") {
    STATIC_REQUIRE(ramp::parametric<ramp::prelu<float>>);
    STATIC_REQUIRE(!ramp::parametric<ramp::relu>);
    STATIC_REQUIRE(ramp::parametric_differentiable<ramp::prelu<float>, batch>);
    STATIC_REQUIRE(ramp::parametric_differentiable_from_output<ramp::prelu<double>, xsimd::batch<double>>);
    STATIC_REQUIRE(!ramp::activation<ramp::prelu<float>, batch>);
}

TEST_CASE("relu and leaky_relu are constant expressions on scalars", "[concepts]") {
    STATIC_REQUIRE(ramp::relu{}(-1.5f) == 0.0f);
    STATIC_REQUIRE(ramp::relu{}(1.5) == 1.5);
    STATIC_REQUIRE(ramp::relu{}.derivative(0.0f) == 0.0f);
    STATIC_REQUIRE(ramp::leaky_relu{.slope = 0.5}(-3.0f) == -1.5f);
    STATIC_REQUIRE(ramp::leaky_relu{}.derivative(-3.0) == 0.01);
}

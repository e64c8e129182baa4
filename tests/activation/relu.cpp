#include "../reference/relu.hpp"
#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("relu", "[relu]", float, double) {
    check_activation<ramp::relu, TestType>();
}

TEST_CASE("relu is a constant expression on scalars", "[relu]") {
    STATIC_REQUIRE(ramp::relu{}(-1.5f) == 0.0f);
    STATIC_REQUIRE(ramp::relu{}(1.5) == 1.5);
    STATIC_REQUIRE(ramp::relu{}.derivative(0.0f) == 0.0f);
}

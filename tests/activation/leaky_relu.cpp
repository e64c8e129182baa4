#include "../reference/leaky_relu.hpp"
#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("leaky_relu", "[leaky_relu]", float, double) {
    check_activation<ramp::leaky_relu, TestType>();
}

TEST_CASE("leaky_relu is a constant expression on scalars", "[leaky_relu]") {
    STATIC_REQUIRE(ramp::leaky_relu{.slope = 0.5}(-3.0f) == -1.5f);
    STATIC_REQUIRE(ramp::leaky_relu{}.derivative(-3.0) == 0.01);
}

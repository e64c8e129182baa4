#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("leaky_relu", "[leaky_relu]", float, double) {
    check_activation<TestType>("leaky_relu");
}

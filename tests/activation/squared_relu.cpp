#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("squared_relu", "[squared_relu]", float, double) {
    check_activation<TestType>("squared_relu");
}

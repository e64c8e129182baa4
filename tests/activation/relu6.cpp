#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("relu6", "[relu6]", float, double) {
    check_activation<TestType>("relu6");
}

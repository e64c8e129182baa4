#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("mish", "[mish]", float, double) {
    check_activation<TestType>("mish");
}

#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("soft_shrink", "[soft_shrink]", float, double) {
    check_activation<TestType>("soft_shrink");
}

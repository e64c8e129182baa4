#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("softplus", "[softplus]", float, double) {
    check_activation<TestType>("softplus");
}

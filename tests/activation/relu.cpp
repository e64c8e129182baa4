#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("relu", "[relu]", float, double) {
    check_activation<TestType>("relu");
}

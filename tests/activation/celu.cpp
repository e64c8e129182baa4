#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("celu", "[celu]", float, double) {
    check_activation<TestType>("celu");
}

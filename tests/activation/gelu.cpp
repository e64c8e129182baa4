#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("gelu", "[gelu]", float, double) {
    check_activation<TestType>("gelu");
}

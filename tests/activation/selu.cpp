#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("selu", "[selu]", float, double) {
    check_activation<TestType>("selu");
}

#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("hard_swish", "[hard_swish]", float, double) {
    check_activation<TestType>("hard_swish");
}

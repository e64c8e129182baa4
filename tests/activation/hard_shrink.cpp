#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("hard_shrink", "[hard_shrink]", float, double) {
    check_activation<TestType>("hard_shrink");
}

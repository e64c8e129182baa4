#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("hard_sigmoid", "[hard_sigmoid]", float, double) {
    check_activation<TestType>("hard_sigmoid");
}

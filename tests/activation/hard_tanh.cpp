#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("hard_tanh", "[hard_tanh]", float, double) {
    check_activation<TestType>("hard_tanh");
}

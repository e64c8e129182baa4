#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("tanh_shrink", "[tanh_shrink]", float, double) {
    check_activation<TestType>("tanh_shrink");
}

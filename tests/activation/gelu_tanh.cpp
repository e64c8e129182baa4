#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("gelu_tanh", "[gelu_tanh]", float, double) {
    check_activation<TestType>("gelu_tanh");
}

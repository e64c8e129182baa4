#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("threshold", "[threshold]", float, double) {
    check_activation<TestType>("threshold");
}

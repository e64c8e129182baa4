#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("softsign", "[softsign]", float, double) {
    check_activation<TestType>("softsign");
}

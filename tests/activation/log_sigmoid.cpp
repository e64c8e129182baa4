#include "../support/check_activation.hpp"

TEMPLATE_TEST_CASE("log_sigmoid", "[log_sigmoid]", float, double) {
    check_activation<TestType>("log_sigmoid");
}

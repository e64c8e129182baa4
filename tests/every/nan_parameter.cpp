// A parameter that is no number.
#include "../support/check_activation.hpp"
#include "../support/check_arguments.hpp"

TEMPLATE_TEST_CASE("of a NaN parameter the output tells nothing", "[nan_parameter][every]", float, double) {
    for (table::activation<TestType> const& f : table::activations<TestType>()) {
        INFO(f.kernel.name);
        if (f.kernel.has_parameter && f.kernel.find("backward_from_output") != nullptr)
            check::output_that_does_not_tell(f, nan_value);
    }
}

// The tiers of every activation, by the check that the activations themselves go through.
#include "../support/check_activation.hpp"

TEST_CASE("a tier is what it says", "[tier][every]") {
    for (table::activation<float> const& f : table::activations<float>())
        if (f.kernel.name.find('(') != std::string_view::npos) check_activation<float>(f.kernel.name);
}

TEST_CASE("fast functions keep to their range, and are exact at its ends", "[tier]") {
    std::vector<float> const x = sampled_inputs<float>(1 << 18);
    std::size_t outside = 0;
    for (float const y : table::find<float>("fast(tanh)").kernel["forward"](0, x)) outside += y < -1 || 1 < y;
    for (float const y : table::find<float>("fast(sigmoid)").kernel["forward"](0, x)) outside += y < 0 || 1 < y;
    CHECK(outside == 0);
    auto const& tanh = table::find<float>("fast(tanh)").kernel["forward"];
    for (float const large : {7.15f, 8.0f, 100.0f, 3e38f}) {
        CHECK(tanh.of_one(0, large) == 1);
        CHECK(tanh.of_one(0, -large) == -1);
    }
}

// The records of the cart-pole study.
#include "../../tests/support/catch.hpp"
#include "cart_pole.hpp"

#include <cmath>
#include <map>

TEST_CASE("the cart-pole study has a job for each activation, rate and seed, and a record for each number",
          "[comparison]") {
    comparison::cart_pole_options chosen;
    chosen.run.most_episodes = 8;
    chosen.rates = {0.01f, 0.5f};
    auto const jobs = comparison::cart_pole_jobs({"relu", "tanh"}, {1, 2}, chosen);
    REQUIRE(jobs.size() == 8);
    CHECK(jobs[0].label == "cart-pole, relu, rate 0.01, seed 1");
    CHECK(jobs[7].label == "cart-pole, tanh, rate 0.5, seed 2");

    auto const records = jobs[7].run();
    std::map<std::string, int> metrics;
    for (comparison::record const& r : records) {
        CHECK(r.study == "cart_pole");
        CHECK(r.activation == "tanh");
        CHECK(r.initialisation == "glorot");
        CHECK(r.setting == "rate 0.5");
        CHECK(r.hidden == 2);
        CHECK(r.seed == 2);
        ++metrics[r.metric];
        if (r.metric == "episodes_to_solve")
            CHECK(std::isnan(r.value));
        else if (r.metric == "mean_steps")
            CHECK((r.value >= 1 && r.value <= 500));
        else
            CHECK((r.value >= 0 && r.value <= 1));
    }
    CHECK(metrics ==
          std::map<std::string, int>{
              {"dormant_share", 3}, {"dormant_share_at_start", 3}, {"episodes_to_solve", 1}, {"mean_steps", 1}});
}

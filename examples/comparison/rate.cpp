#include "rate.hpp"

#include "trainer.hpp"

#include <algorithm>
#include <limits>

namespace comparison {

namespace {

constexpr std::uint64_t trial_seeds[] = {1'000'001, 1'000'002};

double worst_loss(laboratory const& shared, network_maker const& make, double rate, double lowest_yet) {
    double worst = 0;
    for (std::uint64_t const seed : trial_seeds) {
        if (worst > lowest_yet) break;  // another rate is better already
        beginning start(shared, seed);
        training::network net = make(start.random);
        train(net, start.data.training, plan_of(shared.chosen, rate), start.random);
        worst = std::max(worst, loss(net, start.data.training));
    }
    return worst;
}

}  // namespace

double best_rate(laboratory const& shared, network_maker const& make) {
    auto const& rates = shared.chosen.rates;
    if (rates.size() == 1) return rates.front();
    double lowest = std::numeric_limits<double>::infinity();
    double best = *std::min_element(rates.begin(), rates.end());  // where the network diverges at each
    for (double const rate : rates) {
        double const worst = worst_loss(shared, make, rate, lowest);
        if (worst < lowest) {
            lowest = worst;
            best = rate;
        }
    }
    return best;
}

}  // namespace comparison

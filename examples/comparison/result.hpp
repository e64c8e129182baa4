// What the study finds out, in the one form that all its questions share, and the work that finds it out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace comparison {

/// One number that was measured. Records that differ in nothing but the seed and the value are summed up in the end.
struct record {
    std::string study{};           // the question: depth, dying, convolution, cart_pole, cost
    std::string activation{};      // by ramp's name
    std::string initialisation{};  // he, glorot, lecun
    std::string setting{};         // what else is varied, as the learning rate or the tier; empty: nothing
    int hidden = 0;                // the number of hidden layers
    int layer = 0;                 // 1 is the first hidden layer; 0: the value is of the whole network
    std::uint64_t seed = 0;
    std::string metric{};  // as test_accuracy
    double value = 0;      // NaN: did not happen, as epochs to 95 % where 95 % were never reached
};

/// A part of the study that does not depend on the others, mostly one training. Jobs run on several threads at once, so
/// they share nothing that changes; their records are put together in the order of the jobs.
struct job {
    std::string label;  // what the progress bar shows
    std::function<std::vector<record>()> run;
};

}  // namespace comparison

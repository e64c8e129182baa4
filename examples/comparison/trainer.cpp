#include "trainer.hpp"

#include <training/batches.hpp>
#include <training/loss.hpp>
#include <training/optimiser.hpp>

#include <limits>

namespace comparison {

bool train(training::network& net, training::dataset const& samples, training_plan const& plan,
           training::random_source& random) {
    training::descent rule({.rate = static_cast<float>(plan.rate)});
    bool finite = true;
    for (int epoch = 1; epoch <= plan.epochs && finite; ++epoch) {
        training::for_each_batch(samples, plan.batch, random, [&](training::dataset const& batch) {
            if (!finite) return;
            compute_gradients(net, batch);
            plan.after_batch();
            rule.step(net.learned());
            finite = net.output(net.size() - 1).allFinite();
        });
        plan.after_epoch(epoch);
    }
    return finite;
}

double accuracy(training::network& net, training::dataset const& samples) {
    training::matrix const& scores = net.forward(samples.pixels);
    return scores.allFinite() ? training::accuracy(scores, samples.labels) : 0;
}

double loss(training::network& net, training::dataset const& samples) {
    training::matrix const& scores = net.forward(samples.pixels);
    return scores.allFinite() ? training::cross_entropy(scores, samples.labels)
                              : std::numeric_limits<double>::infinity();
}

void compute_gradients(training::network& net, training::dataset const& samples) {
    net.backward(samples.pixels, training::cross_entropy_gradient(net.forward(samples.pixels), samples.labels));
}

}  // namespace comparison

// Data-parallel training: each process takes its share of every batch, and all take the same step.
#pragma once

#include "sharded_prelu.hpp"
#include "world.hpp"

#include <training/dataset.hpp>
#include <training/dense.hpp>
#include <training/network.hpp>
#include <training/optimiser.hpp>

#include <cstdint>
#include <vector>

namespace distributed {

/// The gradient of a layer's weights, or of its biases, over the shards of all processes.
class gradient_total {
public:
    gradient_total(training::parameters& of, bool exact);

    /// Adds the gradient of one shard.
    void add_shard();
    /// Makes the gradient that of all shards, and begins a new total. All processes call this together.
    void finish(world const& all);

private:
    training::parameters& of_;
    training::matrix rounded_;
    std::vector<ramp::exact_sum<float>> exact_;  // empty: sums are rounded
};

/// The network of the demo, with prelu.
class trainer {
public:
    /// A batch is cut into shards of so many samples, whatever the number of processes: with it each product of matrices has the
    /// same sizes, and so the same bits. `exact_weights`: the gradients of weights and biases are summed exactly, too.
    trainer(world const& all, std::size_t shard_size, bool exact_weights, training::random_source& random);

    /// One step. All processes have the same batch.
    void learn(training::dataset const& batch);

    /// Of the last step, layer by layer.
    std::vector<float> slope_gradients();
    double accuracy(training::dataset const& samples);
    /// A number that differs where any learned number does.
    std::uint64_t hash_of_learned() const;

private:
    void add_layer(Eigen::Index inputs, Eigen::Index units, bool exact_weights, training::random_source& random);
    void add_shard(training::dataset const& shard, std::size_t batch_size);

    world const& all_;
    std::size_t shard_size_;
    training::network net_;
    std::vector<sharded_prelu*> activations_;
    std::vector<gradient_total> totals_;
    training::descent rule_;
};

}  // namespace distributed

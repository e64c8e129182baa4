#include "trainer.hpp"

#include <training/loss.hpp>

#include <algorithm>
#include <bit>

namespace distributed {

using training::flat;

namespace {

constexpr Eigen::Index hidden_units = 128;

/// The shards of a batch that are a process's: every size-th, from its rank on.
template <class Work>
void for_each_shard(training::dataset const& batch, std::size_t shard_size, world const& all, Work work) {
    auto const stride = shard_size * static_cast<std::size_t>(all.size());
    for (auto first = shard_size * static_cast<std::size_t>(all.rank()); first < batch.size(); first += stride)
        work(stretch(batch, first, std::min(shard_size, batch.size() - first)));
}

}  // namespace

gradient_total::gradient_total(training::parameters& of, bool exact)
    : of_(of),
      rounded_(training::matrix::Zero(of.value.rows(), of.value.cols())),
      exact_(exact ? static_cast<std::size_t>(of.value.size()) : 0) {}

void gradient_total::add_shard() {
    if (exact_.empty()) rounded_ += of_.gradient;
    auto const gradient = flat(of_.gradient);
    for (std::size_t i = 0; i < exact_.size(); ++i) exact_[i].add(gradient[i]);
}

void gradient_total::finish(world const& all) {
    if (exact_.empty()) {
        all.add(flat(rounded_));
        of_.gradient = rounded_;
        rounded_.setZero();
    } else {
        all.add(exact_);
        round_sums(exact_, flat(of_.gradient));
    }
}

trainer::trainer(world const& all, std::size_t shard_size, bool exact_weights, training::random_source& random)
    : all_(all), shard_size_(shard_size) {
    add_layer(training::pixels_per_image, hidden_units, exact_weights, random);
    activations_.push_back(&net_.emplace<sharded_prelu>(hidden_units));
    add_layer(hidden_units, hidden_units, exact_weights, random);
    activations_.push_back(&net_.emplace<sharded_prelu>(hidden_units));
    add_layer(hidden_units, training::classes, exact_weights, random);
}

void trainer::add_layer(Eigen::Index inputs, Eigen::Index units, bool exact_weights, training::random_source& random) {
    auto& added = net_.emplace<training::dense>(inputs, units, training::initialisation::he, random);
    for (training::parameters* const p : added.learned()) totals_.emplace_back(*p, exact_weights);
}

void trainer::learn(training::dataset const& batch) {
    for_each_shard(batch, shard_size_, all_, [&](auto const& shard) { add_shard(shard, batch.size()); });
    for (gradient_total& total : totals_) total.finish(all_);
    for (sharded_prelu* const activation : activations_) {
        all_.add(activation->sums());
        activation->finish();
    }
    rule_.step(net_.learned());
}

void trainer::add_shard(training::dataset const& shard, std::size_t batch_size) {
    auto const share = static_cast<float>(shard.size()) / static_cast<float>(batch_size);
    net_.backward(shard.pixels, share * training::cross_entropy_gradient(net_.forward(shard.pixels), shard.labels));
    for (gradient_total& total : totals_) total.add_shard();
}

std::vector<float> trainer::slope_gradients() {
    std::vector<float> gradients;
    for (sharded_prelu* const activation : activations_) {
        auto const part = flat(activation->learned().front()->gradient);
        gradients.insert(gradients.end(), part.begin(), part.end());
    }
    return gradients;
}

double trainer::accuracy(training::dataset const& samples) {
    return training::accuracy(net_.forward(samples.pixels), samples.labels);
}

std::uint64_t trainer::hash_of_learned() const {
    std::uint64_t hash = 0xcbf29ce484222325;  // Fowler, Noll and Vo's, by 32 bits instead of 8
    for (training::parameters const* const p : net_.learned())
        for (float const number : flat(p->value)) hash = (hash ^ std::bit_cast<std::uint32_t>(number)) * 0x100000001b3;
    return hash;
}

}  // namespace distributed

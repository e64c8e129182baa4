// Minibatches: all samples once, in a random order.
#pragma once

#include "dataset.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace training {

/// Calls work(batch), a dataset, for so many samples at a time; the last batch is what remains.
template <class Work>
void for_each_batch(dataset const& all, std::size_t batch_size, random_source& random, Work work) {
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    for (std::size_t first = 0; first < order.size(); first += batch_size)
        work(subset(all, std::span(order).subspan(first, std::min(batch_size, order.size() - first))));
}

}  // namespace training

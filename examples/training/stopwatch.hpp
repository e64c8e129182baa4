#pragma once

#include <chrono>

namespace training {

template <class Work>
double seconds_of(Work&& work) {
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace training

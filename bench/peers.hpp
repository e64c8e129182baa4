// The same activations by other libraries, as their users call them, and by the compiler: what ramp is compared with.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// A pass over as many elements as it was prepared for. `dy` is read by backward passes only.
using call = std::function<void(float const* x, float const* dy, float* out)>;

struct peer {
    std::string pass;  // as the benchmarks name it: elu/forward
    std::string library;
    std::function<call(std::size_t n)> prepare;
};

/// A pass that needs no preparation: run(n, x, dy, out).
template <class Run>
peer simple(std::string pass, std::string library, Run run) {
    return {std::move(pass), std::move(library), [run](std::size_t n) {
                return [run, n](float const* x, float const* dy, float* out) { run(n, x, dy, out); };
            }};
}

/// ramp's own, and the plain loops.
void add_own(std::vector<peer>& all);

/// Those of smooth activations.
void add_smooth_peers(std::vector<peer>& all);

/// Every peer that the system has, pass by pass, ramp first.
std::vector<peer> peers();

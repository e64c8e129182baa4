// The processes that train together, and sums over them, by MPI.
#pragma once

#include <ramp/exact_sum.hpp>

#include <cstdint>
#include <memory>
#include <span>

namespace distributed {

/// MPI is there as long as this is; a program has one.
class world {
public:
    world(int& count, char**& arguments);
    world(world const&) = delete;
    world& operator=(world const&) = delete;
    ~world();

    int rank() const;
    int size() const;

    // All processes call these together, with as many numbers each. Each number becomes the sum of those of all processes.

    /// Rounded in an order that depends on the number of processes, and on the MPI library.
    void add(std::span<float> numbers) const;
    /// Not rounded at all.
    void add(std::span<ramp::exact_sum<float>> sums) const;

    /// The first process that says yes; size() if none does. All call this together.
    int first_of(bool yes) const;

    /// Whether the number is the same on all processes, which call this together.
    bool same_everywhere(std::uint64_t number) const;

    /// Ends all processes.
    void abort(int status) const;

private:
    class sum_type;
    std::unique_ptr<sum_type const> sum_type_;  // MPI's view of exact sums
};

}  // namespace distributed

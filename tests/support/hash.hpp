// A hash of the bits of results.
#pragma once

#include "ulp.hpp"

#include <cstdint>

class hash {
public:
    template <class T>
    void add(T x) {
        std::uint64_t const word = x != x ? 0x7ff8 : bits(x);  // any NaN is NaN
        state_ = (state_ ^ word) * 0x100000001b3u;
        state_ ^= state_ >> 29;
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0xcbf29ce484222325u;
};

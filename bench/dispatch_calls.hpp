// Calls to be timed, once compiled for this CPU and once by ramp::dispatch.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

struct timed_call {
    std::string_view name;
    void (*run)(std::span<float const> x, std::span<float const> dy, std::span<float> out);
};

std::vector<timed_call> native_calls();
std::vector<timed_call> dispatched_calls();

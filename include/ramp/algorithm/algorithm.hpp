// The calls that run an activation over arrays, one a header.
//
// Common to all of them:
//   - A range is contiguous, knows its size, and has elements of float or of double. All ranges have the same element type and
//     the same length n. A call with n = 0 touches nothing but dslope, whose sums are then 0.
//   - ramp::rows stand for a range whose n elements are rows with memory between them, which is not touched.
//   - An output may be exactly one of the inputs: the call then works in place. An overlap in part is an error. Whatever
//     else is written shares no memory with any other argument: an output shares none with another output, with the slopes
//     or with a mask, and a mask, dslope or sum that is written shares none with anything. Inputs may overlap each other,
//     and an empty range overlaps nothing.
//   - Slopes fit n elements if n = 0, or if slopes.size() * inner divides n, however large these numbers are.
//   - The result for an element depends on its own inputs and on the functor alone: not on its place, the length, the
//     alignment, its neighbours, or whether the call works in place. The functor called with one scalar gives the same bits.
//   - A call throws std::invalid_argument, with the numbers in question, before it writes anything. Where exceptions are off,
//     it prints the message to stderr and aborts the program. "Bad slopes" do not fit, have a negative size() or inner, or
//     share memory with an output.
//   - No call allocates memory, takes a lock or keeps state between calls, and none throws but for bad arguments: a thread with a
//     deadline, as that of audio, may make every one.
//   - The first template parameter is the instruction set: ramp::forward<xsimd::sse2>(f, x, y).
//   - A functor with learned slopes, such as prelu, goes wherever a plain one goes.
#pragma once

#include <ramp/algorithm/backward.hpp>
#include <ramp/algorithm/backward_from_mask.hpp>
#include <ramp/algorithm/backward_from_output.hpp>
#include <ramp/algorithm/derivative.hpp>
#include <ramp/algorithm/forward.hpp>
#include <ramp/algorithm/gated.hpp>
#include <ramp/algorithm/parameter_gradient.hpp>
#include <ramp/algorithm/sum_block.hpp>
#include <ramp/algorithm/value_and_derivative.hpp>

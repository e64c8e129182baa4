// Activations over arrays: forward, derivative, value_and_derivative, backward, backward_from_output, backward_from_mask,
// parameter_gradient.
//
// Common to all of them:
//   - Ranges are contiguous and sized, of float or of double, all of one length n. n = 0 is fine, and touches nothing but
//     dslope, whose sums are 0 then.
//   - An output may be exactly the same range as an input (in place); an overlap in part is an error. Everything else that
//     is written shares no memory with any other argument: no output with another one, with the slopes or with a mask; nor a
//     mask, dslope or sum with anything. Inputs may overlap each other, and an empty range overlaps nothing.
//   - Slopes fit n elements if n = 0, or if slopes.size() * inner divides n; no product is too large to be judged.
//   - What an element gets depends on its own inputs and the functor alone: not on its place, on the length, on the
//     alignment, on being in place, nor on its neighbours. The functor on one scalar gives the same bits.
//   - Errors thrown: std::invalid_argument, with both numbers in question, before anything is written. Where exceptions
//     are off the message goes to stderr and the program aborts. "Bad slopes" do not fit, have a negative size() or inner,
//     or share memory with an output.
//   - The first template parameter is the instruction set: ramp::forward<xsimd::sse2>(f, x, y).
//   - A functor with learned slopes, such as prelu, goes wherever a plain one goes.
#pragma once

#include <ramp/algorithm/backward.hpp>
#include <ramp/algorithm/backward_from_mask.hpp>
#include <ramp/algorithm/backward_from_output.hpp>
#include <ramp/algorithm/derivative.hpp>
#include <ramp/algorithm/forward.hpp>
#include <ramp/algorithm/parameter_gradient.hpp>
#include <ramp/algorithm/sum_block.hpp>
#include <ramp/algorithm/value_and_derivative.hpp>

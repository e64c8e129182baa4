// The kernels of the calls that work on rows.
#include "../support/bounds.hpp"
#include "calls.hpp"
#include "table.hpp"

#include <ramp/softmax/calls.hpp>

namespace {

namespace calls = table::calls;

template <class T>
struct registrations {
    using in = std::span<T const>;
    using out = std::span<T>;
    table::registration<table::row_kernels<T>> softmax{
        {"softmax", [](in x, out y, std::size_t columns) { calls::softmax(x, y, columns); },
         [](in y, in dy, out dx, std::size_t columns) { calls::softmax_backward(y, dy, dx, columns); },
         check::bound<T>(ramp::softmax_error)}};
    table::registration<table::row_kernels<T>> log_softmax{
        {"log_softmax", [](in x, out y, std::size_t columns) { calls::log_softmax(x, y, columns); },
         [](in y, in dy, out dx, std::size_t columns) { calls::log_softmax_backward(y, dy, dx, columns); },
         check::bound<T>(ramp::log_softmax_error)}};
};

registrations<float> const f32;
registrations<double> const f64;

}  // namespace

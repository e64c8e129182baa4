// The type of the activation whose name the macro ACTIVATION is, in a source that is there for each activation, after its header.
#pragma once

#include <string_view>

namespace table {

/// A functor, or one for elements of type T.
template <class T, class F>
F pick();
template <class T, template <class> class F>
F<T> pick();

}  // namespace table

#define RAMP_ACTIVATION(T) decltype(table::pick<T, ramp::ACTIVATION>())

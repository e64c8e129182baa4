// Of a file that is compiled for one activation, whose name the macro ACTIVATION is: its type. The file includes the header of
// that activation, and no other, so that not all activations are compiled anew after each change of one.
#pragma once

#include <string_view>

namespace table {

/// A functor, or one for elements of type T.
template <class T, class F>
F pick();
template <class T, template <class> class F>
F<T> pick();

}  // namespace table

namespace {

template <class T>
using activation = decltype(table::pick<T, ramp::ACTIVATION>());

}  // namespace

// The activation that has a name, in the library's list of them.
#pragma once

#include <ramp/ramp.hpp>

#include <string_view>

namespace table {

template <class F>
struct type {
    using of = F;
};

template <class... F>
consteval bool is_in(std::string_view name, ramp::type_list<F...>) {
    return ((F::name == name) || ...);
}

template <class Name, class First, class... F>
consteval auto named(ramp::type_list<First, F...>) {
    if constexpr (First::name == Name::text)
        return type<First>{};
    else
        return named<Name>(ramp::type_list<F...>{});
}

}  // namespace table

// Of a file that is compiled for one activation.
#define RAMP_TEXT_OF_AGAIN(name) #name
#define RAMP_TEXT_OF(name) RAMP_TEXT_OF_AGAIN(name)

namespace {

struct activation_name {
    static constexpr std::string_view text = RAMP_TEXT_OF(ACTIVATION);
};
static_assert(table::is_in(activation_name::text, ramp::activations<float>{}) &&
                  table::is_in(activation_name::text, ramp::activations<double>{}),
              "include/ramp/activation has a header whose activation is not in the list of activations.hpp");

template <class T>
using activation = typename decltype(table::named<activation_name>(ramp::activations<T>{}))::of;

}  // namespace

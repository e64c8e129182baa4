// The table of activations. This is the one file that compiles their kernels, and most of the time of a build is for it.
#include "activation.hpp"
#include "activation_layer.hpp"

#include <ramp/activation/activations.hpp>
#include <ramp/tiers.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace training {

namespace {

using factory = std::unique_ptr<layer> (*)(slope_shape const&);

struct entry {
    std::string_view name;
    factory standard;
    factory fast;  // the same as the other where there is no fast formula
};

template <class F>
std::unique_ptr<layer> make(slope_shape const& slopes) {
    return std::make_unique<activation_layer<F>>(slopes);
}

template <class F>
entry entry_of() {
    return {F::name, make<F>, make<std::remove_const_t<decltype(ramp::fast(F{}))>>};
}

template <class... F>
std::vector<entry> entries_of(ramp::type_list<F...>) {
    return {entry_of<F>()...};
}

std::vector<entry> const& table() {
    static std::vector<entry> const entries = entries_of(ramp::activations<float>{});
    return entries;
}

entry const& find(std::string_view activation) {
    auto const found =
        std::find_if(table().begin(), table().end(), [&](entry const& e) { return e.name == activation; });
    if (found != table().end()) return *found;
    std::string message = "unknown activation '" + std::string(activation) + "'; there are ";
    for (entry const& e : table()) message.append(&e == table().data() ? "" : ", ").append(e.name);
    throw std::runtime_error(message);
}

}  // namespace

std::vector<std::string_view> activation_names() {
    std::vector<std::string_view> names;
    for (entry const& e : table()) names.push_back(e.name);
    return names;
}

bool has_fast_tier(std::string_view activation) {
    entry const& e = find(activation);
    return e.fast != e.standard;
}

std::unique_ptr<layer> make_activation(std::string_view activation, slope_shape slopes, tier chosen) {
    entry const& e = find(activation);
    return (chosen == tier::fast ? e.fast : e.standard)(slopes);
}

}  // namespace training

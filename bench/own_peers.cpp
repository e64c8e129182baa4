// ramp itself, its tiers, and the loop that a user would write.
#include "peers.hpp"

#include <ramp/ramp.hpp>

#include <span>
#include <string>

#include "reference/all.hpp"

namespace {

template <class F>
void add_ramp(std::vector<peer>& all) {
    all.push_back(simple(std::string(F::name) + "/forward", "ramp", [](std::size_t n, auto x, auto, auto out) {
        ramp::forward(F{}, std::span(x, n), std::span(out, n));
    }));
    all.push_back(simple(std::string(F::name) + "/backward", "ramp", [](std::size_t n, auto x, auto dy, auto out) {
        ramp::backward(F{}, std::span(x, n), std::span(dy, n), std::span(out, n));
    }));
}

/// Both tiers of F, under the name of F.
template <class F>
void add_tiers(std::vector<peer>& all) {
    all.push_back(simple(std::string(F::name) + "/forward", "ramp, fast", [](std::size_t n, auto x, auto, auto out) {
        ramp::forward(ramp::fast(F{}), std::span(x, n), std::span(out, n));
    }));
    all.push_back(simple(std::string(F::name) + "/forward", "ramp, exact", [](std::size_t n, auto x, auto, auto out) {
        ramp::forward(ramp::exact(F{}), std::span(x, n), std::span(out, n));
    }));
}

/// A function of ramp::math.
template <class F>
void add_function(std::vector<peer>& all, std::string const& name, F function) {
    all.push_back(simple(name + "/forward", "ramp", [function](std::size_t n, auto x, auto, auto out) {
        ramp::forward([function](auto v) { return function(v); }, std::span(x, n), std::span(out, n));
    }));
}

template <class F>
void add_plain(std::vector<peer>& all) {
    auto const p = static_cast<float>(reference<F>::parameters().front());
    all.push_back(simple(std::string(F::name) + "/forward", "plain loop", [p](std::size_t n, auto x, auto, auto out) {
        for (std::size_t i = 0; i < n; ++i) out[i] = reference<F>::value(x[i], p);
    }));
    all.push_back(
        simple(std::string(F::name) + "/backward", "plain loop", [p](std::size_t n, auto x, auto dy, auto out) {
            for (std::size_t i = 0; i < n; ++i) out[i] = dy[i] * reference<F>::derivative(x[i], p);
        }));
}

}  // namespace

void add_own(std::vector<peer>& all) {
    add_ramp<ramp::relu>(all);
    add_ramp<ramp::leaky_relu>(all);
    add_ramp<ramp::elu>(all);
    add_plain<ramp::relu>(all);
    add_plain<ramp::leaky_relu>(all);
    add_plain<ramp::elu>(all);
    for (auto add : {add_ramp<ramp::sigmoid>, add_ramp<ramp::tanh>, add_ramp<ramp::silu>, add_ramp<ramp::gelu>,
                     add_ramp<ramp::gelu_tanh>, add_ramp<ramp::softplus>, add_ramp<ramp::mish>, add_ramp<ramp::selu>,
                     add_ramp<ramp::celu>})
        add(all);
    for (auto add : {add_tiers<ramp::sigmoid>, add_tiers<ramp::tanh>, add_tiers<ramp::silu>, add_tiers<ramp::gelu>,
                     add_tiers<ramp::gelu_tanh>, add_tiers<ramp::softplus>, add_tiers<ramp::mish>})
        add(all);
    for (auto add : {add_plain<ramp::sigmoid>, add_plain<ramp::tanh>, add_plain<ramp::silu>, add_plain<ramp::gelu>,
                     add_plain<ramp::softplus>, add_plain<ramp::mish>})
        add(all);
    add_function(all, "erf", ramp::math::erf);
    add_function(all, "log1p", ramp::math::log1p);
}

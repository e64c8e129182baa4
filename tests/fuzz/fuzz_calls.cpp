// Any call: element type, activation, parameter, slopes, pass, sizes, alignments, overlaps, stores. A call that the
// documentation forbids must be refused and write nothing. Any other must leave the bits that the functor gives for each
// element by itself, sums within their stated error, and all other memory as it was.
#include "arena.hpp"
#include "call.hpp"
#include "decode.hpp"
#include "oracle.hpp"
#include "trial.hpp"

#include <cstddef>
#include <cstdint>

namespace fuzz {

/// Whether the activation has the pass.
template <class F, class T>
bool has(pass what) {
    switch (what) {
        case pass::forward_with_mask:
        case pass::backward_from_mask:
            return ramp::piecewise_linear<F>;
        case pass::backward_with_slopes:
            return ramp::parametric<F>;
        case pass::backward_from_output:
            return has_derivative_from_output<F, T>;
        case pass::parameter_gradient:
            return ramp::learnable<F, T>;
        default:
            return true;
    }
}

template <class F, class T>
void try_call(source& from) {
    call c = decode<T>(from, ramp::parametric<F>);
    if (!has<F, T>(c.what)) return;
    static arena memory;
    fill<T>(from, c, memory);
    if constexpr (requires(F const& f) { f.determined_by_output(); }) {
        c.determined = c.parameter >= 0;
        if constexpr (ramp::parametric<F>) {
            c.determined = true;
            for (T const slope : memory.elements<T>(c[slopes].offset, c[slopes].count))
                c.determined = c.determined && slope >= 0;
        }
    }
    trial<F, T>(c, memory).run();
}

template <class T, class... F>
void try_one_of(ramp::type_list<F...>, std::size_t which, source& from) {
    std::size_t i = 0;
    ((i++ == which ? try_call<F, T>(from) : void()), ...);
}

template <class... F>
constexpr std::size_t length_of(ramp::type_list<F...>) {
    return sizeof...(F);
}

}  // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::source from(data, size);
    std::size_t const first = from.byte();
    using floats = ramp::activations<float>;
    using doubles = ramp::activations<double>;
    std::size_t const which = first / 2 % fuzz::length_of(floats{});
    if (first % 2 == 0)
        fuzz::try_one_of<float>(floats{}, which, from);
    else
        fuzz::try_one_of<double>(doubles{}, which, from);
    return 0;
}

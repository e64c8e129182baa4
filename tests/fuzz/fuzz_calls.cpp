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
template <class T>
bool has(table::kernels<T> const& f, pass what) {
    switch (what) {
        case pass::forward_with_mask:
        case pass::backward_from_mask:
            return f.forward_with_mask != nullptr;
        case pass::backward_with_slopes:
            return f.has_slopes;
        case pass::backward_from_output:
            return f.find("backward_from_output") != nullptr;
        case pass::parameter_gradient:
            return f.parameter_gradient != nullptr;
        default:
            return true;
    }
}

template <class T>
void try_call(std::size_t which, source& from) {
    auto const& all = table::activations<T>();
    table::activation<T> const& f = all[which % all.size()];
    call c = decode<T>(from, f.kernel.has_slopes);
    if (!has(f.kernel, c.what)) return;
    static arena memory;
    fill<T>(from, c, memory);
    if (f.kernel.has_slopes) {
        for (T const slope : memory.elements<T>(c[slopes].offset, c[slopes].count))
            c.determined = c.determined && f.exact.determined_by_output(static_cast<double>(slope));
    } else if (f.kernel.has_parameter) {
        c.determined = f.exact.determined_by_output(c.parameter);
    }
    trial<T>(f, c, memory).run();
}

}  // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::source from(data, size);
    std::size_t const first = from.byte();
    if (first % 2 == 0)
        fuzz::try_call<float>(first / 2, from);
    else
        fuzz::try_call<double>(first / 2, from);
    return 0;
}

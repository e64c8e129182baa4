// The tiers of an activation in the table: "fast(tanh)" is checked as tanh is, against the same reference, by its own bounds. For
// floats only, since double keeps the functor's own formulas.
#pragma once

#include "table.hpp"

#include <ramp/tiers.hpp>

#include <type_traits>
#include <vector>

namespace table {

/// Registers Make<F>::all() for each tier that F has formulas for.
template <class Entry, template <class, class> class Make, class F>
struct tier_registrations {
    tier_registrations() {
        add<ramp::detail::fast_formulas>();
        add<ramp::detail::exact_formulas>();
    }

private:
    template <class Formulas>
    static void add() {
        if constexpr (Formulas::template offered<F>)
            registered<Entry>().push_back(Make<ramp::detail::tier<F, Formulas>, float>::all());
    }
};

}  // namespace table

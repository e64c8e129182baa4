// The truth for doubles by MPFR, where that is installed: of each activation, and of each elementary function.
#pragma once

#include "../table/table.hpp"

#include <string_view>

namespace mpfr {

enum class what { value, derivative };

struct truth {
    std::string_view name;
    long double (*value)(double x, double parameter);
    long double (*derivative)(double x, double parameter);
};

inline std::vector<truth> const& truths() {
    return table::registered<truth>();
}

inline auto find(std::string_view name, what of) {
    for (truth const& t : truths())
        if (t.name == name) return of == what::value ? t.value : t.derivative;
    std::fprintf(stderr, "There is no truth by MPFR of %.*s.\n", static_cast<int>(name.size()), name.data());
    std::abort();
}

}  // namespace mpfr

// expect: ramp::exact: f has no exact formulas
#include <ramp/ramp.hpp>

struct no_exact_formulas {
    template <ramp::value V>
    V operator()(V x) const {
        return x;
    }
#ifdef CORRECTED
    static constexpr ramp::max_ulp exact_error{0.5, 0.5};
    template <ramp::value V>
    V exact_value(V x) const {
        return x;
    }
#endif
};

float run(float x) {
    return ramp::exact(no_exact_formulas{})(x);
}

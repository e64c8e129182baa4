// An activation of one's own: a struct with a templated operator(), and its derivative for training.
#include <ramp/ramp.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

namespace {

/// x times the logistic function of x. The one text serves a float, a double, and a batch of either.
struct swish {
    template <ramp::value V>
    static V logistic(V x) {  // of e^-|x|, which does not overflow
        V const t = ramp::math::exp(ramp::select(x < V(0), x, V(0) - x));
        return ramp::select(x < V(0), t, V(1)) / (V(1) + t);
    }
    template <ramp::value V>
    V operator()(V x) const {
        V const s = logistic(x);
        return ramp::select(s == V(0), V(-0.0f), x * s);  // not -inf * 0
    }
    /// Unlocks ramp::derivative and ramp::backward.
    template <ramp::value V>
    V derivative(V x) const {
        V const s = logistic(x);
        V const slope = s * logistic(V(0) - x);  // the logistic's own derivative, 0 far from 0
        return ramp::select(slope == V(0), s, s + x * slope);
    }
};

double exact_value(double x) {
    return x / (1 + std::exp(-x));
}

double exact_derivative(double x) {
    double const logistic = 1 / (1 + std::exp(-x));
    return logistic * (1 + x * (1 - logistic));
}

double error(float got, double exact) {
    return std::abs(static_cast<double>(got) - exact) / std::max(1.0, std::abs(exact));
}

}  // namespace

int main() {
    std::vector<float> x(1001);  // no multiple of a batch: the end of the array takes no code of one's own
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = 0.04f * static_cast<float>(i) - 20.0f;
    std::vector<float> const dy(x.size(), 0.5f);
    std::vector<float> y(x.size()), dx(x.size());

    ramp::forward(swish{}, x, y);
    ramp::backward(swish{}, x, dy, dx);

    double worst_value = 0;
    double worst_gradient = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        double const exactly = static_cast<double>(x[i]);
        worst_value = std::max(worst_value, error(y[i], exact_value(exactly)));
        worst_gradient = std::max(worst_gradient, error(dx[i], 0.5 * exact_derivative(exactly)));
    }
    std::printf("swish over [-20, 20]: largest error of the value %.1e, of the gradient %.1e\n", worst_value,
                worst_gradient);

    float const inf = std::numeric_limits<float>::infinity();
    bool const limits = swish{}(-inf) == 0 && swish{}(inf) == inf && swish{}.derivative(-inf) == 0 &&
                        swish{}.derivative(inf) == 1 && std::isnan(swish{}(std::nanf("")));
    bool const correct = worst_value < 1e-6 && worst_gradient < 1e-6 && limits;
    if (!correct) std::fprintf(stderr, "custom_activation: a result is wrong\n");
    return correct ? EXIT_SUCCESS : EXIT_FAILURE;
}

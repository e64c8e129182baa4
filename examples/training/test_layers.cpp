// The gradients of the layers against differences of what the layers return.
#include "../../tests/support/catch.hpp"
#include "activation.hpp"
#include "convolution.hpp"
#include "dense.hpp"
#include "timed.hpp"

#include <cmath>
#include <string>

namespace {

using training::layer;
using training::matrix;

matrix random_matrix(Eigen::Index rows, Eigen::Index columns, training::random_source& random) {
    matrix m(rows, columns);
    for (float& element : training::flat(m)) element = random.uniform(1);
    return m;
}

/// A number made of all outputs, whose gradient by them is dy.
double weighted_sum(layer& of, matrix const& x, matrix const& dy) {
    return of.forward(x).cast<double>().cwiseProduct(dy.cast<double>()).sum();
}

/// Half the difference of two sums, one with the element a step higher and one with it a step lower, over the step.
double central_difference(layer& of, matrix const& x, matrix const& dy, float& element, float step) {
    float const before = element;
    element = before + step;
    double const higher = weighted_sum(of, x, dy);
    element = before - step;
    double const lower = weighted_sum(of, x, dy);
    element = before;
    return (higher - lower) / (2 * static_cast<double>(step));
}

void check_gradient(layer& of, matrix const& x, matrix const& dy, matrix& elements, matrix const& gradient, float step,
                    double tolerance) {
    for (Eigen::Index i = 0; i < elements.size(); ++i) {
        INFO("element " << i);
        double const expected = central_difference(of, x, dy, elements.data()[i], step);
        CHECK(static_cast<double>(gradient.data()[i]) == Approx(expected).margin(tolerance));
    }
}

/// By the input, and by all that is learned.
void check_gradients(layer& of, matrix x, float step, double tolerance) {
    training::random_source random(7);
    matrix const y = of.forward(x);
    matrix const dy = random_matrix(y.rows(), y.cols(), random);
    matrix const dx = of.backward(x, dy);
    REQUIRE(dx.rows() == x.rows());
    REQUIRE(dx.cols() == x.cols());
    check_gradient(of, x, dy, x, dx, step, tolerance);
    for (training::parameters* const p : of.learned()) {
        matrix const gradient = p->gradient;
        check_gradient(of, x, dy, p->value, gradient, step, tolerance);
        p->gradient.setConstant(1e6f);
        of.forward(x);
        of.backward_parameters(x, dy);
        CHECK(p->gradient.isApprox(gradient, 1e-6f));  // overwritten, and the same without the gradient by x
    }
}

}  // namespace

// The outputs of linear layers are linear in each number, so that a long step has no error but that of rounding.
TEST_CASE("gradients of the dense layer", "[training]") {
    training::random_source random(1);
    training::dense layer(5, 3, training::initialisation::he, random);
    check_gradients(layer, random_matrix(5, 4, random), 0.5f, 2e-5);
}

TEST_CASE("gradients of the convolution", "[training]") {
    training::random_source random(1);
    for (Eigen::Index const kernel : {1, 2, 3})
        for (Eigen::Index const stride : {1, 2})
            for (Eigen::Index padding = 0; padding < kernel; ++padding) {
                INFO("kernel " << kernel << ", stride " << stride << ", padding " << padding);
                training::convolution layer({2, 5, 4},
                                            {.channels = 3, .kernel = kernel, .stride = stride, .padding = padding},
                                            training::initialisation::glorot, random);
                check_gradients(layer, random_matrix(40, 2, random), 0.5f, 1e-4);
            }
}

TEST_CASE("the convolution computes what its definition says", "[training]") {
    training::random_source random(1);
    training::convolution layer({1, 3, 3}, {.channels = 1}, training::initialisation::he, random);
    layer.learned()[0]->value << 1, 2, 3, 4, 5, 6, 7, 8, 9;
    layer.learned()[1]->value << 0.5f;
    matrix image = matrix::Zero(9, 1);
    image(4) = 1;  // in the middle, where each output pixel sees it with another weight
    matrix expected(9, 1);
    expected << 9.5f, 8.5f, 7.5f, 6.5f, 5.5f, 4.5f, 3.5f, 2.5f, 1.5f;
    CHECK(layer.forward(image) == expected);
    CHECK(layer.output_shape().size() == 9);
}

TEST_CASE("gradients of each activation, with slopes a unit and a channel", "[training]") {
    for (std::string_view const name : training::activation_names())
        for (training::tier const tier : {training::tier::standard, training::tier::fast})
            for (training::slope_shape const slopes : {training::slope_shape{.count = 6}, {.count = 3, .inner = 2}}) {
                INFO(name << (tier == training::tier::fast ? ", fast" : "") << ", inner " << slopes.inner);
                auto const layer = training::make_activation(name, slopes, tier);
                matrix x(6, 10);  // -2.95 ... 2.95 in steps of 0.1, so that no kink is within a step
                for (Eigen::Index i = 0; i < x.size(); ++i) x.data()[i] = static_cast<float>(i) * 0.1f - 2.95f;
                check_gradients(*layer, x, 0.02f, 2e-3);
            }
}

TEST_CASE("slopes are those of the unit or of the channel", "[training]") {
    matrix const x = matrix::Constant(4, 2, -1);
    auto const of_units = training::make_activation("prelu", {.count = 4});
    of_units->learned().front()->value << 1, 2, 3, 4;
    auto const of_channels = training::make_activation("prelu", {.count = 2, .inner = 2});
    of_channels->learned().front()->value << 1, 2;
    matrix expected(4, 2);
    expected << -1, -1, -2, -2, -3, -3, -4, -4;
    CHECK(of_units->forward(x) == expected);
    expected << -1, -1, -1, -1, -2, -2, -2, -2;
    CHECK(of_channels->forward(x) == expected);
}

TEST_CASE("the table has every activation, and its fast formulas where there are some", "[training]") {
    auto const names = training::activation_names();
    CHECK(names.size() >= 24);
    CHECK(names.front() == "relu");
    CHECK(training::has_fast_tier("tanh"));
    CHECK_FALSE(training::has_fast_tier("relu"));
    CHECK_FALSE(training::has_fast_tier("prelu"));
    matrix const x = matrix::Constant(1, 1, 0.3f);
    auto const standard = training::make_activation("tanh", {});
    auto const fast = training::make_activation("tanh", {}, training::tier::fast);
    CHECK(standard->forward(x)(0) == Approx(std::tanh(0.3)).epsilon(1e-6));
    CHECK(fast->forward(x)(0) == Approx(std::tanh(0.3)).epsilon(1e-5));
    try {
        training::make_activation("step", {});
        FAIL("no exception");
    } catch (std::runtime_error const& error) {
        CHECK(std::string(error.what()).rfind("unknown activation 'step'; there are relu, leaky_relu, ", 0) == 0);
    }
}

TEST_CASE("a layer with a stopwatch is the layer within", "[training]") {
    training::random_source random(1);
    training::timed layer(std::make_unique<training::dense>(5, 3, training::initialisation::he, random));
    CHECK(layer.seconds_forward() == 0);
    check_gradients(layer, random_matrix(5, 4, random), 0.5f, 2e-5);
    CHECK(layer.seconds_forward() > 0);
    CHECK(layer.seconds_backward() > 0);
}

TEST_CASE("layers refuse what does not fit", "[training]") {
    training::random_source random(1);
    training::dense dense(5, 3, training::initialisation::he, random);
    training::convolution convolution({1, 3, 3}, {}, training::initialisation::he, random);
    matrix const x = matrix::Zero(4, 2);
    CHECK_THROWS_AS(dense.forward(x), std::invalid_argument);
    CHECK_THROWS_AS(convolution.forward(x), std::invalid_argument);
    dense.forward(matrix::Zero(5, 2));
    CHECK_THROWS_AS(dense.backward(matrix::Zero(5, 2), matrix::Zero(3, 1)), std::invalid_argument);
    auto const make = [&](training::convolution_options const& chosen) {
        training::convolution({1, 3, 3}, chosen, training::initialisation::he, random);
    };
    CHECK_THROWS_AS(make({.kernel = 6}), std::invalid_argument);
    CHECK_THROWS_AS(make({.stride = 0}), std::invalid_argument);
    CHECK_THROWS_AS(make({.padding = 3}), std::invalid_argument);
}

// The layer whose slopes' gradients are summed exactly.
#include "../../tests/support/catch.hpp"
#include "sharded_prelu.hpp"

#include <training/random.hpp>

#include <ramp/activation/prelu.hpp>
#include <ramp/algorithm/sum_block.hpp>

#include <array>
#include <cstddef>
#include <vector>

namespace {

using distributed::sharded_prelu;
using training::matrix;

constexpr Eigen::Index units = 12;

matrix random_matrix(Eigen::Index samples, training::random_source& random) {
    matrix m(units, samples);
    for (float& number : training::flat(m)) number = random.uniform(1);
    return m;
}

/// The slopes' gradients of shards that went through some layers, whose sums are added to those of the first.
matrix combined(std::span<sharded_prelu> layers) {
    for (sharded_prelu& other : layers.subspan(1))
        for (std::size_t k = 0; k < other.sums().size(); ++k) layers[0].sums()[k] += other.sums()[k];
    layers[0].finish();
    return layers[0].learned().front()->gradient;
}

}  // namespace

TEST_CASE("the gradients of a sharded prelu are those of differences", "[distributed]") {
    training::random_source random(1);
    matrix const x = random_matrix(5, random);
    matrix const dy = random_matrix(5, random);
    sharded_prelu layer(units);
    auto const loss = [&](matrix const& at) { return layer.forward(at).cwiseProduct(dy).cast<double>().sum(); };
    matrix const dx = layer.backward(x, dy);
    layer.finish();
    training::parameters& slopes = *layer.learned().front();

    float const step = 0x1p-10f;  // the function has pieces that are straight, so a large step costs no accuracy
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        matrix above = x, below = x;
        above(i) += step;
        below(i) -= step;
        if (above(i) > 0 && below(i) <= 0) continue;  // no derivative
        CHECK(static_cast<double>(dx(i)) ==
              Approx((loss(above) - loss(below)) / (2 * static_cast<double>(step))).margin(1e-3));
    }
    for (Eigen::Index k = 0; k < units; ++k) {
        float const slope = slopes.value(k);
        slopes.value(k) = slope + step;
        double const above = loss(x);
        slopes.value(k) = slope - step;
        double const below = loss(x);
        slopes.value(k) = slope;
        CHECK(static_cast<double>(slopes.gradient(k)) ==
              Approx((above - below) / (2 * static_cast<double>(step))).margin(1e-3));
    }
}

TEST_CASE("it does not matter which process takes which shard", "[distributed]") {
    constexpr std::size_t shards = 8;
    training::random_source random(2);
    std::vector<matrix> x, dy;
    for (std::size_t i = 0; i < shards; ++i) {
        x.push_back(random_matrix(7, random));
        dy.push_back(random_matrix(7, random) *
                     (i == 3 ? 1e6f : 1));  // so that a sum of floats would depend on the order
    }
    sharded_prelu alone(units);
    for (std::size_t i = 0; i < shards; ++i) alone.backward(x[i], dy[i]);
    matrix const expected = combined(std::span(&alone, 1));
    CHECK(expected.cwiseAbs().minCoeff() > 0);

    std::array<sharded_prelu, 3> three{sharded_prelu(units), sharded_prelu(units), sharded_prelu(units)};
    for (std::size_t i = shards; i-- > 0;) three[i * i % 3].backward(x[i], dy[i]);
    CHECK(combined(three) == expected);
}

TEST_CASE("shards of whole blocks have the bits of one call for all samples", "[distributed]") {
    std::vector<float> const slopes(static_cast<std::size_t>(units), 0.25f);
    auto const samples = static_cast<Eigen::Index>(ramp::sum_block<float>(ramp::prelu{slopes}) / slopes.size());
    training::random_source random(3);
    matrix const x = random_matrix(3 * samples, random);
    matrix const dy = random_matrix(3 * samples, random);
    sharded_prelu whole(units);
    whole.backward(x, dy);
    std::array<sharded_prelu, 2> two{sharded_prelu(units), sharded_prelu(units)};
    for (Eigen::Index i = 0; i < 3; ++i)
        two[static_cast<std::size_t>(i % 2)].backward(x.middleCols(i * samples, samples),
                                                      dy.middleCols(i * samples, samples));
    CHECK(combined(two) == combined(std::span(&whole, 1)));
}

TEST_CASE("finished sums begin again at 0", "[distributed]") {
    sharded_prelu layer(1);
    layer.backward(matrix::Constant(1, 1, -2), matrix::Constant(1, 1, 3));
    layer.finish();
    CHECK(layer.learned().front()->gradient(0) == -6);
    layer.finish();
    CHECK(layer.learned().front()->gradient(0) == 0);
}

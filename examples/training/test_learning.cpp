// Loss, optimisers, networks and what they begin with, against numbers by hand.
#include "../../tests/support/catch.hpp"
#include "batches.hpp"
#include "dense.hpp"
#include "loss.hpp"
#include "network.hpp"
#include "options.hpp"

#include <algorithm>
#include <cmath>

namespace {

using training::matrix;
using training::parameters;

parameters one(float value, float gradient, bool decays = false) {
    parameters p(matrix::Constant(1, 1, value), decays);
    p.gradient(0) = gradient;
    return p;
}

double value_of(parameters const& p) {
    return static_cast<double>(p.value(0));
}

}  // namespace

TEST_CASE("cross-entropy by hand, and its gradient against differences", "[training]") {
    matrix scores(3, 2);
    scores << 1, 0, 2, 0, 3, 0;
    std::vector<int> const labels = {2, 0};
    double const first = std::log(std::exp(-2.0) + std::exp(-1.0) + 1);
    CHECK(training::cross_entropy(scores, labels) == Approx((first + std::log(3.0)) / 2).epsilon(1e-6));

    matrix const gradient = training::cross_entropy_gradient(scores, labels);
    for (Eigen::Index i = 0; i < scores.size(); ++i) {
        matrix higher = scores;
        matrix lower = scores;
        higher.data()[i] += 0.01f;
        lower.data()[i] -= 0.01f;
        double const rise = training::cross_entropy(higher, labels) - training::cross_entropy(lower, labels);
        CHECK(static_cast<double>(gradient.data()[i]) == Approx(rise / 0.02).margin(1e-4));
    }
}

TEST_CASE("cross-entropy of scores that would overflow", "[training]") {
    matrix scores(2, 1);
    scores << 1000, -1000;
    CHECK(training::cross_entropy(scores, std::vector{0}) == 0);
    CHECK(training::cross_entropy(scores, std::vector{1}) == Approx(2000));
    CHECK(training::cross_entropy_gradient(scores, std::vector{1}).isApprox(matrix{{1}, {-1}}));
}

TEST_CASE("accuracy, and labels that do not fit", "[training]") {
    matrix scores(2, 4);
    scores << 1, 0, 1, 0, 0, 1, 0, 1;
    CHECK(training::accuracy(scores, std::vector{0, 1, 1, 1}) == 0.75);
    CHECK_THROWS_AS(training::accuracy(scores, std::vector{0, 1, 1}), std::invalid_argument);
    CHECK_THROWS_AS(training::cross_entropy(scores, std::vector{0, 1, 1, 2}), std::invalid_argument);
    CHECK_THROWS_AS(training::cross_entropy_gradient(scores, std::vector{0, 1, 1, -1}), std::invalid_argument);
}

TEST_CASE("two steps of descent by hand", "[training]") {
    parameters weight = one(1, 0.5f, true);
    parameters bias = one(1, 0.5f);
    std::vector<parameters*> const learned = {&weight, &bias};
    training::descent rule({.rate = 0.1f, .momentum = 0.5f, .weight_decay = 0.1f});
    rule.step(learned);
    CHECK(value_of(weight) == Approx(1 - 0.1 * (0.5 + 0.1)));  // velocity -0.06
    CHECK(value_of(bias) == Approx(1 - 0.1 * 0.5));            // velocity -0.05
    weight.gradient(0) = -1;
    rule.step(learned);
    CHECK(value_of(weight) == Approx(0.94 - 0.03 - 0.1 * (-1 + 0.094)));
    CHECK(value_of(bias) == Approx(0.95 - 0.025 - 0.05));
}

TEST_CASE("two steps of Adam by hand", "[training]") {
    parameters p = one(1, 0.5f);
    std::vector<parameters*> const learned = {&p};
    training::adam rule({.rate = 0.1f, .first_decay = 0.5f, .second_decay = 0.75f, .smallest_root = 0.5f});
    rule.step(learned);  // the means without their start at 0 are 0.5 and 0.25
    CHECK(value_of(p) == Approx(1 - 0.1 * 0.5 / (0.5 + 0.5)));
    p.gradient(0) = -1;
    rule.step(learned);
    double const first = (0.5 * 0.25 + 0.5 * -1) / 0.75;              // of 0.5 and -1
    double const second = (0.75 * 0.0625 + 0.25 * 1) / (1 - 0.5625);  // of 0.25 and 1
    CHECK(value_of(p) == Approx(0.95 - 0.1 * first / (std::sqrt(second) + 0.5)));
}

TEST_CASE("an optimiser is for the parameters of one network", "[training]") {
    parameters a = one(1, 1);
    parameters b = one(1, 1);
    std::vector<parameters*> const both = {&a, &b};
    training::descent descent;
    training::adam adam;
    for (training::optimiser* const rule :
         {static_cast<training::optimiser*>(&descent), static_cast<training::optimiser*>(&adam)}) {
        rule->step(both);
        CHECK_THROWS_AS(rule->step(std::span(both).first(1)), std::invalid_argument);
    }
}

TEST_CASE("initial weights have the variance that their name says", "[training]") {
    using enum training::initialisation;
    for (auto const& [kind, variance] : {std::pair(he, 2.0 / 200), {glorot, 2.0 / 500}, {lecun, 1.0 / 200}}) {
        training::random_source random(1);
        matrix const weights = training::initial_weights(kind, 300, 200, 300, random);
        CHECK(weights.rows() == 300);
        CHECK(weights.cols() == 200);
        CHECK(static_cast<double>(weights.mean()) == Approx(0).margin(1e-3));
        CHECK(static_cast<double>(weights.cwiseAbs2().mean()) == Approx(variance).epsilon(0.02));
        CHECK(static_cast<double>(weights.maxCoeff()) <= std::sqrt(3 * variance));
        CHECK(training::initialisation_named(name_of(kind)) == kind);
    }
    CHECK(training::initialisation_for("relu") == he);
    CHECK(training::initialisation_for("selu") == lecun);
    CHECK(training::initialisation_for("tanh") == glorot);
    CHECK_THROWS_AS(training::initialisation_named("xavier"), std::runtime_error);
}

TEST_CASE("a network learns what it can, and refuses to go backward first", "[training]") {
    training::random_source random(1);
    training::network net;
    matrix const x = matrix::Identity(2, 2);
    std::vector<int> const labels = {1, 0};
    CHECK_THROWS_AS(net.forward(x), std::invalid_argument);
    net.emplace<training::dense>(2, 3, training::initialisation::he, random);
    net.emplace<training::dense>(3, 2, training::initialisation::he, random);
    CHECK_THROWS_AS(net.backward(x, x), std::invalid_argument);
    CHECK(net.learned().size() == 4);
    training::descent rule;
    for (int i = 0; i < 200; ++i)
        net.learn(x, [&](matrix const& y) { return training::cross_entropy_gradient(y, labels); }, rule);
    CHECK(training::cross_entropy(net.forward(x), labels) < 0.05);
    CHECK(net.output(1) == net.forward(x));
}

TEST_CASE("batches have each sample once", "[training]") {
    training::dataset all{matrix::Zero(1, 10), {}};
    for (int i = 0; i < 10; ++i) {
        all.pixels(0, i) = static_cast<float>(i);
        all.labels.push_back(i);
    }
    training::random_source random(1);
    std::vector<int> seen;
    std::vector<std::size_t> sizes;
    training::for_each_batch(all, 4, random, [&](training::dataset const& batch) {
        sizes.push_back(batch.size());
        for (std::size_t i = 0; i < batch.size(); ++i) {
            CHECK(batch.pixels(0, static_cast<Eigen::Index>(i)) == static_cast<float>(batch.labels[i]));
            seen.push_back(batch.labels[i]);
        }
    });
    CHECK(sizes == std::vector<std::size_t>{4, 4, 2});
    CHECK(seen != all.labels);
    std::sort(seen.begin(), seen.end());
    CHECK(seen == all.labels);
}

TEST_CASE("numbers of a command line", "[training]") {
    CHECK(training::parse_number("12", 1, 20) == 12);
    CHECK(training::parse_real("1e-3", 0, 1) == 1e-3);
    for (std::string const text : {"", "0", "21", "1x", " 1", "1.5"})
        CHECK_THROWS_AS(training::parse_number(text, 1, 20), std::runtime_error);
    for (std::string const text : {"", "-1", "2", "nan", "1x", "inf"})
        CHECK_THROWS_AS(training::parse_real(text, 0, 1), std::runtime_error);
}

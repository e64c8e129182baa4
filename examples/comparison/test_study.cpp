// The parts of the study: what is seen in a network, summing up, files, tables and threads.
#include "../../tests/support/catch.hpp"
#include "csv.hpp"
#include "inspection.hpp"
#include "networks.hpp"
#include "plot.hpp"
#include "rate.hpp"
#include "runner.hpp"
#include "tables.hpp"
#include "trainer.hpp"

#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace {

using namespace comparison;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

record accuracy_of(std::string const& activation, std::uint64_t seed, double value) {
    return {.study = "depth",
            .activation = activation,
            .initialisation = "he",
            .hidden = 2,
            .seed = seed,
            .metric = "test_accuracy",
            .value = value};
}

/// Two digits, each a bright pixel at a place of its own.
laboratory small_laboratory() {
    laboratory shared;
    shared.chosen.epochs = 5;
    shared.chosen.rates = {1e-6, 0.05, 1e3};
    shared.digits.pixels = training::matrix::Zero(training::pixels_per_image, 40);
    for (int i = 0; i < 40; ++i) {
        shared.digits.pixels(i % 2, i) = 1;
        shared.digits.labels.push_back(i % 2);
    }
    return shared;
}

training::network small_network(training::random_source& random) {
    return dense_network({.activation = "relu", .hidden = 1, .units = 8}, random);
}

}  // namespace

TEST_CASE("what is seen in outputs, by hand", "[comparison]") {
    training::matrix outputs(4, 2);
    outputs << 0, 0,  // dead
        1, 3,         // mean 2
        -1, 1,        // mean 0
        2, 2;         // constant
    outputs_seen const seen = inspect_outputs(outputs);
    CHECK(seen.mean == Approx(1));
    CHECK(seen.zero_share == 0.25);
    CHECK(seen.constant_share == 0.5);
    CHECK(seen.bias_shift == Approx(std::sqrt((4 + 4) / 4.0 / (20 / 8.0))));
    outputs(0, 0) = std::numeric_limits<float>::infinity();
    CHECK(std::isnan(inspect_outputs(outputs).zero_share));
    CHECK(inspect_outputs(training::matrix::Zero(2, 2)).bias_shift == 0);
}

TEST_CASE("gradient norms are those of the weights alone", "[comparison]") {
    training::random_source random(1);
    training::network net = small_network(random);
    for (training::parameters* const p : net.learned()) p->gradient.setConstant(p->decays ? 0.5f : 100.0f);
    auto const norms = gradient_norms(net);
    REQUIRE(norms.size() == 2);
    CHECK(norms[0] == Approx(0.5 * std::sqrt(8.0 * 64)));
    CHECK(norms[1] == Approx(0.5 * std::sqrt(10.0 * 8)));
}

TEST_CASE("the networks have the layers that the study counts on", "[comparison]") {
    training::random_source random(1);
    training::network deep = dense_network({.activation = "prelu", .hidden = 3, .units = 8}, random);
    CHECK(deep.size() == 7);
    CHECK(deep.forward(training::matrix::Zero(64, 2)).rows() == 10);
    CHECK(deep.at(5).learned().front()->value.size() == 8);
    training::network images = convolution_network("prelu", training::initialisation::he, random);
    CHECK(images.size() == 7);
    CHECK(images.forward(training::matrix::Zero(64, 2)).rows() == 10);
    CHECK(images.at(1).learned().front()->value.size() == 16);  // a slope a channel
    CHECK(images.at(3).learned().front()->value.size() == 32);
    CHECK(images.at(5).learned().front()->value.size() == 64);
}

TEST_CASE("the best rate is neither too low nor too high", "[comparison]") {
    laboratory const shared = small_laboratory();
    CHECK(best_rate(shared, small_network) == 0.05);
}

TEST_CASE("a training that diverges stops, and its network knows nothing", "[comparison]") {
    laboratory const shared = small_laboratory();
    beginning start(shared, 1);
    training::network net = dense_network({.activation = "squared_relu", .hidden = 4, .units = 8}, start.random);
    int batches = 0;
    CHECK_FALSE(train(net, start.data.training,
                      {.epochs = 50, .batch = 8, .rate = 1e6, .after_batch = [&] { ++batches; }}, start.random));
    CHECK(batches < 200);
    CHECK(accuracy(net, start.data.test) == 0);
    CHECK(loss(net, start.data.test) == std::numeric_limits<double>::infinity());
}

TEST_CASE("records of several seeds are summed up", "[comparison]") {
    std::vector<record> const records = {accuracy_of("relu", 1, 0.5), accuracy_of("elu", 1, nothing),
                                         accuracy_of("relu", 2, 0.9), accuracy_of("elu", 2, nothing),
                                         accuracy_of("relu", 3, nothing)};
    findings const found(summarise(records));
    REQUIRE(found.all().size() == 2);
    place const at{.study = "depth", .initialisation = "he", .hidden = 2};
    summary const* const relu = found.find(at, "relu", "test_accuracy");
    REQUIRE(relu != nullptr);
    CHECK(relu->seeds == 3);
    CHECK(relu->values == 2);
    CHECK(relu->mean == Approx(0.7));
    CHECK(relu->least == 0.5);
    CHECK(relu->most == 0.9);
    CHECK(found.find(at, "elu", "test_accuracy")->values == 0);
    CHECK(found.find(at, "tanh", "test_accuracy") == nullptr);
    CHECK(found.activations("depth") == std::vector<std::string>{"relu", "elu"});
    CHECK(found.depths("depth") == std::vector<int>{2});
}

TEST_CASE("the file says what was found, and is read as it was written", "[comparison]") {
    std::vector<record> const records = {accuracy_of("relu", 1, 0.5), accuracy_of("relu", 2, 1.0 / 3),
                                         accuracy_of("elu", 1, nothing)};
    std::ostringstream first;
    write_csv(first, findings(summarise(records)));
    CHECK(first.str() ==
          "study,activation,initialisation,setting,hidden,layer,metric,seeds,values,mean,min,max\n"
          "depth,relu,he,,2,0,test_accuracy,2,2,0.4167,0.3333,0.5\n"
          "depth,elu,he,,2,0,test_accuracy,1,0,,,\n");
    std::istringstream input(first.str());
    std::ostringstream second;
    write_csv(second, read_csv(input));
    CHECK(second.str() == first.str());
}

TEST_CASE("a file that is none is refused with the line", "[comparison]") {
    auto const message_of = [](std::string const& text) -> std::string {
        std::istringstream input(text);
        try {
            read_csv(input);
        } catch (std::runtime_error const& error) {
            return error.what();
        }
        return "";
    };
    std::string const heading =
        "study,activation,initialisation,setting,hidden,layer,metric,seeds,values,mean,min,max\n";
    CHECK(message_of("") == "line 1 is not the heading of results");
    CHECK(message_of(heading + "depth,relu\n") == "line 2: the number of fields is not 12");
    CHECK(message_of(heading + "d,r,he,,2,0,m,2,2,1,1,1,1\n") == "line 2: the number of fields is not 12");
    CHECK(message_of(heading + "d,r,he,,2,0,m,2,2,x,1,1\n").rfind("line 2: 'x' is not a number", 0) == 0);
}

TEST_CASE("tables say what was measured, what was not and what diverged", "[comparison]") {
    findings const found(
        summarise(std::vector{accuracy_of("relu", 1, 0.5), accuracy_of("relu", 2, 0.9), accuracy_of("relu", 3, nothing),
                              accuracy_of("leaky_relu", 1, nothing), accuracy_of("squared_relu", 1, 1)}));
    std::string const page = page_of(found);
    CHECK(page.find("| relu | 70.0 (50.0 ... 90.0) (2 of 3) |\n") != std::string::npos);
    CHECK(page.find("| leaky_relu | diverged |\n") != std::string::npos);
    CHECK(page.find("| squared_relu | 100.0 (100.0 ... 100.0) |\n") != std::string::npos);
    std::string const table = table_named(found, "accuracy");
    CHECK(table.rfind("| activation | 2 layers |\n|---|---|\n| relu | ", 0) == 0);
    CHECK(table.find("squared_relu") == std::string::npos);  // few ask for it
    CHECK_THROWS_AS(table_named(found, "colours"), std::runtime_error);
}

TEST_CASE("pictures have the numbers in them", "[comparison]") {
    summary const s{.common = {}, .seeds = 1, .values = 1, .mean = 0.5, .least = 0.25, .most = 0.75};
    dot_picture const shown{"file", "Title", "%", 100, {"relu", "elu"}, {{"series", [&](auto&) { return &s; }}}};
    std::string const script = script_of(shown);
    CHECK(script.find("set output 'file.svg'") != std::string::npos);
    CHECK(script.find("50 1 25 75\n50 0 25 75\n") != std::string::npos);
}

TEST_CASE("jobs give their records in order, whatever the number of threads", "[comparison]") {
    std::vector<job> jobs;
    for (int i = 0; i < 50; ++i)
        jobs.push_back({"job", [i] { return std::vector{accuracy_of("relu", static_cast<std::uint64_t>(i), i)}; }});
    for (int const threads : {1, 2, 7}) {
        auto const records = run_jobs(jobs, threads);
        REQUIRE(records.size() == 50);
        for (std::size_t i = 0; i < 50; ++i) CHECK(records[i].seed == i);
    }
    CHECK(run_jobs({}, 2).empty());
}

TEST_CASE("what a job throws is thrown", "[comparison]") {
    std::vector<job> const jobs(3, {"job", []() -> std::vector<record> { throw std::runtime_error("broken"); }});
    CHECK_THROWS_AS(run_jobs(jobs, 2), std::runtime_error);
}

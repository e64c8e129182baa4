#include "pictures.hpp"

#include "plot.hpp"

#include <training/initialisation.hpp>

#include <algorithm>

namespace comparison {

namespace {

summary const* find_paper(findings const& found, place at, std::string const& activation, std::string_view metric) {
    at.initialisation = name_of(training::initialisation_for(activation));
    return found.find(at, activation, metric);
}

dot_series paper_series(findings const& found, std::string title, place const& at, std::string const& metric) {
    return {std::move(title),
            [&found, at, metric](std::string const& activation) { return find_paper(found, at, activation, metric); }};
}

dot_series plain_series(findings const& found, std::string title, place const& at, std::string const& metric) {
    return {std::move(title),
            [&found, at, metric](std::string const& activation) { return found.find(at, activation, metric); }};
}

std::vector<dot_series> by_depth(findings const& found, std::string const& metric) {
    std::vector<dot_series> series;
    for (int const hidden : found.depths("depth"))
        series.push_back(paper_series(found, std::to_string(hidden) + " hidden layers",
                                      {.study = "depth", .hidden = hidden}, metric));
    return series;
}

/// Those of the study that its picture by layers shows: more would hide each other.
std::vector<std::string> usual_activations(findings const& found) {
    auto names = found.activations("depth");
    std::erase_if(names, [](std::string const& name) {
        constexpr std::string_view shown[] = {"relu",    "leaky_relu", "prelu", "elu",     "selu",
                                              "sigmoid", "tanh",       "gelu",  "softplus"};
        return std::find(std::begin(shown), std::end(shown), name) == std::end(shown);
    });
    return names;
}

line_panel panel_of(findings const& found, std::string title, std::string settings, double scale,
                    std::string const& metric) {
    int const hidden = found.depths("depth").back();
    return {std::move(title), std::move(settings), scale,
            [&found, hidden, metric](std::string const& activation, int layer) {
                return find_paper(found, {.study = "depth", .hidden = hidden, .layer = layer}, activation, metric);
            }};
}

std::string depth_pictures(findings const& found) {
    auto const names = found.activations("depth");
    if (names.empty()) return "";
    int const hidden = found.depths("depth").back();
    std::string const where = std::to_string(hidden) + " hidden layers";
    std::string const logarithmic = "set logscale y\nset format y '10^{%T}'\n";
    std::string const percent = "set yrange [0:100]\nset format y '%g %%'\n";
    return script_of(dot_picture{"accuracy", "Test accuracy", "%", 100, names, by_depth(found, "test_accuracy")}) +
           script_of(dot_picture{"epochs", "Epochs to a test accuracy of 95 %", "epochs", 1, names,
                                 by_depth(found, "epochs_to_95")}) +
           script_of(line_picture{"gradients",
                                  "Norm of the gradient of each layer's weights, " + where,
                                  usual_activations(found),
                                  hidden + 1,
                                  {panel_of(found, "before the first step", logarithmic, 1, "gradient_start"),
                                   panel_of(found, "mean over the training", logarithmic, 1, "gradient_training")}}) +
           script_of(line_picture{"outputs",
                                  "Outputs of each layer after training, " + where,
                                  usual_activations(found),
                                  hidden,
                                  {panel_of(found, "bias shift", percent, 100, "bias_shift"),
                                   panel_of(found, "exact zeros", percent, 100, "zero_share")}});
}

std::string dying_pictures(findings const& found) {
    auto const names = found.activations("dying");
    if (names.empty()) return "";
    place const revival{.study = "dying", .initialisation = "he", .setting = "revival", .hidden = 4};
    std::vector<std::string> successors = names;
    std::erase_if(successors,
                  [&](auto const& name) { return found.find(revival, name, "still_dead_share") == nullptr; });
    auto const rate = [&](std::string const& setting) {
        return paper_series(found, setting, {.study = "dying", .setting = setting, .hidden = 4}, "constant_share");
    };
    return script_of(dot_picture{
               "dying", "Dead units of four hidden layers", "%", 100, names, {rate("usual rate"), rate("high rate")}}) +
           script_of(dot_picture{"revival",
                                 "Dead units of relu that are still dead after another activation took its place",
                                 "%",
                                 100,
                                 successors,
                                 {plain_series(found, "still dead", revival, "still_dead_share")}});
}

std::string other_pictures(findings const& found) {
    std::string text;
    if (auto const names = found.activations("convolution"); !names.empty())
        text += script_of(dot_picture{
            "convolution",
            "Test accuracy of a convolutional network and of dense ones",
            "%",
            100,
            names,
            {paper_series(found, "convolution", {.study = "convolution", .hidden = 3}, "test_accuracy"),
             paper_series(found, "dense, 2 hidden layers", {.study = "depth", .hidden = 2}, "test_accuracy"),
             paper_series(found, "dense, 4 hidden layers", {.study = "depth", .hidden = 4}, "test_accuracy")}});
    if (auto const names = found.activations("cart_pole"); !names.empty()) {
        auto const episodes = [&](std::string const& rate) {
            return paper_series(found, rate, {.study = "cart_pole", .setting = rate, .hidden = 2}, "episodes_to_solve");
        };
        text += script_of(dot_picture{"cart_pole",
                                      "Episodes until the pole is balanced",
                                      "episodes",
                                      1,
                                      names,
                                      {episodes("rate 0.01"), episodes("rate 0.03")}});
    }
    if (auto const names = found.activations("cost"); !names.empty()) {
        auto const share = [&](std::string const& title, std::string const& setting) {
            return plain_series(found, title, {.study = "cost", .setting = setting}, "activation_share");
        };
        text += script_of(dot_picture{"cost",
                                      "Share of a training step that is in the activations",
                                      "%",
                                      100,
                                      names,
                                      {share("dense", "dense default"), share("dense, fast tier", "dense fast"),
                                       share("wide", "wide default"), share("wide, fast tier", "wide fast")}});
    }
    return text;
}

}  // namespace

std::string pictures_of(findings const& found) {
    return depth_pictures(found) + dying_pictures(found) + other_pictures(found);
}

}  // namespace comparison

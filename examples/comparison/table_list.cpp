#include "table_list.hpp"

#include "cells.hpp"
#include "columns.hpp"

#include <algorithm>

namespace comparison {

namespace {

std::vector<column> by_depth(findings const& found, std::string const& metric, cell_maker cell) {
    std::vector<column> columns;
    for (int const hidden : found.depths("depth"))
        columns.push_back(paper_column(found, std::to_string(hidden) + " layers", {.study = "depth", .hidden = hidden},
                                       metric, cell));
    return columns;
}

/// "0.10 / 0.25 / 0.40": the least of a layer's slopes, their mean and the most, as means of the seeds.
column slope_column(findings const& found, std::string heading, int layer) {
    return {std::move(heading), [&found, layer](std::string const& activation) {
                place const at{.study = "convolution",
                               .initialisation = paper_initialisation(activation),
                               .hidden = 3,
                               .layer = layer};
                auto const part = [&](char const* metric) { return number_cell(found.find(at, activation, metric)); };
                return part("slope_mean") == "-"
                           ? "-"
                           : part("slope_least") + " / " + part("slope_mean") + " / " + part("slope_most");
            }};
}

/// At the greatest depth.
std::vector<column> by_initialisation(findings const& found, std::string const& metric, cell_maker cell) {
    auto const depths = found.depths("depth");
    int const hidden = depths.empty() ? 0 : depths.back();
    std::vector<column> columns;
    for (std::string const kind : {"he", "glorot", "lecun"})
        columns.push_back(
            plain_column(found, kind, {.study = "depth", .initialisation = kind, .hidden = hidden}, metric, cell));
    columns.push_back({"the paper's", paper_initialisation});
    return columns;
}

}  // namespace

std::vector<std::string> rows_of(findings const& found, table const& shown) {
    auto rows = found.activations(shown.study);
    std::erase_if(rows, [&](std::string const& row) {
        return std::all_of(shown.columns.begin(), shown.columns.end(),
                           [&](column const& c) { return c.cell(row) == "-"; });
    });
    return rows;
}

std::vector<table> depth_tables(findings const& found) {
    return {
        {"accuracy", "depth", "Accuracy by depth",
         "Test accuracy in percent after the last epoch, as mean (least ... most) of the seeds: dense networks with "
         "the\n"
         "initialisation of the activation's paper, at the best of the learning rates.",
         by_depth(found, "test_accuracy", percent_range_cell)},
        {"initialisation", "depth", "Accuracy by initialisation",
         "The same for the deepest networks by each initialisation.",
         by_initialisation(found, "test_accuracy", percent_range_cell)},
        {"epochs", "depth", "Epochs to 95 %",
         "Mean number of epochs until the test accuracy is 95 % for the first time, and with how many of the seeds.",
         by_depth(found, "epochs_to_95", count_cell)},
        {"rate", "depth", "Learning rate", "The one that was best.", by_depth(found, "rate", rate_cell)},
        {"gradient_start", "depth", "Gradients at the start",
         "Norm of the gradient of the first layer's weights, before the first step.",
         by_depth(found, "gradient_first_start", number_cell)},
        {"gradient_initialisation", "depth", "Gradients at the start by initialisation",
         "The same for the deepest networks by each initialisation.",
         by_initialisation(found, "gradient_first_start", number_cell)},
        {"gradient_training", "depth", "Gradients through training", "The same as mean over all steps.",
         by_depth(found, "gradient_first_training", number_cell)},
        {"mean", "depth", "Mean output", "Mean of all outputs of hidden layers after training.",
         by_depth(found, "mean_output", number_cell)},
        {"bias_shift", "depth", "Bias shift",
         "Root of the share of the outputs' mean square that the units' means make up, after training: 0 if each unit "
         "has\n"
         "mean 0, 1 if no unit varies.",
         by_depth(found, "bias_shift", number_cell)},
        {"zeros", "depth", "Zeros", "Share of outputs of hidden layers that are exactly 0, after training.",
         by_depth(found, "zero_share", percent_cell)},
    };
}

std::vector<table> dying_tables(findings const& found) {
    place const usual{.study = "dying", .setting = "usual rate", .hidden = 4};
    place const high{.study = "dying", .setting = "high rate", .hidden = 4};
    place const revival{.study = "dying", .initialisation = "he", .setting = "revival", .hidden = 4};
    return {
        {"dying",
         "dying",
         "Dead units",
         "Four hidden layers. A unit is dead if its output is the same for each training sample.",
         {paper_column(found, "dead, usual rate", usual, "constant_share", percent_range_cell),
          paper_column(found, "dead, high rate", high, "constant_share", percent_range_cell),
          paper_column(found, "accuracy, usual rate", usual, "test_accuracy", percent_cell),
          paper_column(found, "accuracy, high rate", high, "test_accuracy", percent_cell)}},
        {"revival",
         "dying",
         "Revival",
         "relu learned at the high rate, then the activation took its place and went on at a low rate. Of the\n"
         "units that were dead, some still never have a positive input.",
         {plain_column(found, "dead before", revival, "dead_share_before", percent_cell),
          plain_column(found, "of these still dead", revival, "still_dead_share", percent_range_cell),
          plain_column(found, "accuracy before", revival, "accuracy_before", percent_cell),
          plain_column(found, "accuracy after", revival, "accuracy_after", percent_cell)}},
    };
}

std::vector<table> other_tables(findings const& found) {
    place const images{.study = "convolution", .hidden = 3};
    auto const share = [&](std::string const& heading, std::string const& setting, std::string const& metric) {
        return plain_column(found, heading, {.study = "cost", .setting = setting}, metric, percent_cell);
    };
    auto const balance = [&](std::string const& heading, std::string const& rate, std::string const& metric,
                             cell_maker cell) {
        return paper_column(found, heading, {.study = "cart_pole", .setting = "rate " + rate, .hidden = 2}, metric,
                            cell);
    };
    place const in_default{.study = "cost", .setting = "default", .hidden = 4};
    place const in_fast{.study = "cost", .setting = "fast", .hidden = 4};
    return {
        {"convolution",
         "convolution",
         "Convolution",
         "Two convolutions and a dense layer, and dense networks of two and four hidden layers beside them.",
         {paper_column(found, "accuracy", images, "test_accuracy", percent_range_cell),
          paper_column(found, "dense, 2 layers", {.study = "depth", .hidden = 2}, "test_accuracy", percent_cell),
          paper_column(found, "dense, 4 layers", {.study = "depth", .hidden = 4}, "test_accuracy", percent_cell),
          paper_column(found, "epochs to 95 %", images, "epochs_to_95", count_cell),
          paper_column(found, "zeros", images, "zero_share", percent_cell)}},
        {"slopes",
         "convolution",
         "Learned slopes",
         "Of the convolutional network: the least of a layer, the mean and the most, as means of the seeds. They begin "
         "at\n"
         "0.25.",
         {slope_column(found, "first convolution", 1), slope_column(found, "second convolution", 2),
          slope_column(found, "dense layer", 3)}},
        {"cart_pole",
         "cart_pole",
         "Cart-pole",
         "Episodes until an agent (policy gradient) balances a pole, and with how many of the seeds it does; dormant\n"
         "units of its policy in the end. At two learning rates.",
         {balance("episodes, 0.01", "0.01", "episodes_to_solve", count_cell),
          balance("episodes, 0.03", "0.03", "episodes_to_solve", count_cell),
          balance("dormant, 0.01", "0.01", "dormant_share", percent_range_cell),
          balance("dormant, 0.03", "0.03", "dormant_share", percent_range_cell)}},
        {"cost",
         "cost",
         "Cost",
         "Share of a training step's time that is in the activations, forward and backward together: dense networks of "
         "two\n"
         "hidden layers, with the units of the other questions (64) and with 256, and the convolutional network.",
         {share("dense", "dense default", "activation_share"), share("fast", "dense fast", "activation_share"),
          share("wide", "wide default", "activation_share"), share("fast", "wide fast", "activation_share"),
          share("convolution", "convolution default", "activation_share"),
          share("fast", "convolution fast", "activation_share"),
          share("forward alone, dense", "dense default", "forward_share"),
          share("backward alone, dense", "dense default", "backward_share")}},
        {"tiers",
         "cost",
         "Accuracy by tier",
         "Test accuracy of four hidden layers that learned at the usual rate by the formulas of each tier.",
         {paper_column(found, "default", in_default, "test_accuracy", percent_range_cell),
          paper_column(found, "fast", in_fast, "test_accuracy", percent_range_cell)}},
    };
}

}  // namespace comparison

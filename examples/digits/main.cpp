// A network learns handwritten digits, once for each activation of the library.
#include "options.hpp"
#include "report.hpp"
#include "training.hpp"

#include <training/files.hpp>
#include <training/progress.hpp>
#include <training/text.hpp>

#include <array>
#include <exception>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace digits {

namespace {

/// Those that hidden layers mostly have, and that learn from the same initial weights at the same rate.
constexpr std::array<std::string_view, 12> all_activations = {
    "relu", "leaky_relu", "prelu", "elu", "selu", "sigmoid", "tanh", "silu", "gelu", "mish", "softplus", "hard_swish"};

class training_progress {
public:
    explicit training_progress(int epochs) : epochs_(epochs) {}

    void show(std::string_view activation, int epoch, double test_accuracy) {
        shown_.show(name(activation) +
                    training::bar(static_cast<std::size_t>(epoch), static_cast<std::size_t>(epochs_)) + " epoch " +
                    std::to_string(epoch) + " of " + std::to_string(epochs_) + ", " + training::percent(test_accuracy));
    }
    void finish(result const& found) {
        shown_.finish(name(found.activation) + training::percent(found.test_accuracy) + " after " +
                      std::to_string(epochs_) + (epochs_ == 1 ? " epoch, " : " epochs, ") +
                      training::decimal(found.seconds, 2) + " s");
    }

private:
    static std::string name(std::string_view activation) { return training::padded(activation, 12); }

    training::progress shown_;
    int epochs_;
};

/// Each starts from the same random numbers: the same weights, the same batches.
std::vector<result> train_each(training::split const& data, options const& chosen,
                               training::random_source const& random) {
    training_progress shown(chosen.epochs);
    std::vector<result> results;
    for (std::string_view const activation : all_activations) {
        if (!chosen.activation.empty() && chosen.activation != activation) continue;
        results.push_back(train(activation, data, chosen.epochs, random, [&](int epoch, double test_accuracy) {
            shown.show(activation, epoch, test_accuracy);
        }));
        shown.finish(results.back());
    }
    return results;
}

void run(std::span<char const* const> arguments) {
    options const chosen = parse_options(arguments, all_activations);
    if (chosen.help) {
        std::cout << help_text(all_activations);
        return;
    }
    training::random_source random(chosen.seed);
    training::split const data = hold_out_fifth(training::read_digits(chosen.data), random);
    std::ofstream csv;  // opened before the training, so that a wrong name costs no time
    if (!chosen.csv.empty()) csv = training::open_to_write(chosen.csv);

    print_setting(std::cout, data, chosen);
    auto const results = train_each(data, chosen, random);
    print_table(std::cout, results);
    if (!std::cout.flush()) throw std::runtime_error("cannot write to the standard output");
    if (csv.is_open()) {
        write_csv(csv, results);
        training::finish_writing(csv, chosen.csv);
    }
}

}  // namespace

}  // namespace digits

int main(int count, char** arguments) {
    try {
        digits::run({arguments + 1, arguments + count});
    } catch (std::exception const& error) {
        std::cerr << "digits: " << error.what() << '\n';
        return 2;
    }
}

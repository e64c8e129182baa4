// A network learns handwritten digits, once for each activation of the library.
#include "dataset.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "training.hpp"

#include <ramp/activation/activations.hpp>

#include <array>
#include <cerrno>
#include <exception>
#include <fstream>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace digits {

namespace {

/// Those that hidden layers mostly have, and that learn from the same initial weights at the same rate.
using all_activations =
    ramp::type_list<ramp::relu, ramp::leaky_relu, ramp::prelu<float>, ramp::elu, ramp::selu, ramp::sigmoid, ramp::tanh,
                    ramp::silu, ramp::gelu, ramp::mish, ramp::softplus, ramp::hard_swish>;

template <class... F>
std::array<std::string_view, sizeof...(F)> names_of(ramp::type_list<F...>) {
    return {F::name...};
}

/// Each starts from the same random numbers: the same weights, the same batches.
template <class... F>
std::vector<result> train_each(ramp::type_list<F...>, split const& data, options const& chosen,
                               random_source const& random) {
    progress bar(chosen.epochs);
    std::vector<result> results;
    auto const train_one = [&]<class One>() {
        if (!chosen.activation.empty() && chosen.activation != One::name) return;
        results.push_back(train<One>(data, chosen.epochs, random, [&](int epoch, double test_accuracy) {
            bar.show(One::name, epoch, test_accuracy);
        }));
        bar.finish(results.back());
    };
    (train_one.template operator()<F>(), ...);
    return results;
}

std::runtime_error cannot_write(std::string const& path) {
    return std::runtime_error("cannot write " + path + ": " + std::generic_category().message(errno));
}

/// Opened before the training, so that a wrong name costs no time.
std::ofstream open_csv(std::string const& path) {
    std::ofstream file;
    if (path.empty()) return file;
    file.open(path);
    if (!file) throw cannot_write(path);
    return file;
}

void run(std::span<char const* const> arguments) {
    auto const names = names_of(all_activations{});
    options const chosen = parse_options(arguments, names);
    if (chosen.help) {
        std::cout << help_text(names);
        return;
    }
    random_source random(chosen.seed);
    split const data = hold_out_fifth(read_digits(chosen.data), random);
    std::ofstream csv = open_csv(chosen.csv);

    print_setting(std::cout, data, chosen);
    auto const results = train_each(all_activations{}, data, chosen, random);
    print_table(std::cout, results);
    if (!std::cout.flush()) throw std::runtime_error("cannot write to the standard output");
    if (csv.is_open()) {
        write_csv(csv, results);
        if (!csv.flush()) throw cannot_write(chosen.csv);
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

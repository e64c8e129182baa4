// A network with learned slopes reads handwritten digits. Several processes train it together, by MPI.
#include "options.hpp"
#include "trainer.hpp"

#include <training/batches.hpp>
#include <training/files.hpp>
#include <training/progress.hpp>
#include <training/stopwatch.hpp>
#include <training/text.hpp>

#include <bit>
#include <exception>
#include <iomanip>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace distributed {

namespace {

/// A line of hexadecimal numbers.
void write_bits(std::ostream& out, std::vector<float> const& numbers) {
    out << std::hex << std::setfill('0');
    for (float const number : numbers) out << std::setw(8) << std::bit_cast<std::uint32_t>(number) << ' ';
    out << '\n';
}

class distributed_training {
public:
    distributed_training(world const& all, options const& chosen)
        : all_(all),
          chosen_(chosen),
          random_(chosen.seed),
          data_(hold_out_fifth(training::read_digits(chosen.data), random_)),
          trainer_(all, chosen.shard, chosen.exact_weights, random_) {
        if (writes() && !chosen.gradients.empty()) gradients_ = training::open_to_write(chosen.gradients);
    }

    void run() {
        double accuracy = 0;
        double const seconds = training::seconds_of([&] {
            for (int epoch = 1; epoch <= chosen_.epochs; ++epoch) {
                train_epoch();
                accuracy = trainer_.accuracy(data_.test);
                show(epoch, accuracy);
            }
        });
        if (!all_.same_everywhere(trainer_.hash_of_learned()))
            throw std::runtime_error("the processes have learned different numbers");
        if (!writes()) return;
        if (gradients_.is_open()) training::finish_writing(gradients_, chosen_.gradients);
        std::cout << training::percent(accuracy) << " of the held-out digits after " << chosen_.epochs
                  << (chosen_.epochs == 1 ? " epoch" : " epochs") << "; processes: " << all_.size() << ", "
                  << training::decimal(seconds, 2) << " s; hash of what was learned: " << std::hex
                  << trainer_.hash_of_learned() << '\n';
    }

private:
    /// One process writes for all.
    bool writes() const { return all_.rank() == 0; }

    /// All processes draw the same random numbers, and so they have the same batches without a word.
    void train_epoch() {
        training::for_each_batch(data_.training, chosen_.batch, random_, [&](training::dataset const& batch) {
            trainer_.learn(batch);
            if (gradients_.is_open()) write_bits(gradients_, trainer_.slope_gradients());
        });
    }

    void show(int epoch, double accuracy) {
        if (!writes()) return;
        shown_.show(training::bar(static_cast<std::size_t>(epoch), static_cast<std::size_t>(chosen_.epochs)) +
                    " epoch " + std::to_string(epoch) + " of " + std::to_string(chosen_.epochs) + ", " +
                    training::percent(accuracy));
    }

    world const& all_;
    options const& chosen_;
    training::random_source random_;
    training::split data_;
    trainer trainer_;
    std::ofstream gradients_;
    training::progress shown_;
};

/// What one process has to do before all can begin: it may fail on one, as where a file is missing, and then none begins.
struct preparation {
    preparation(world const& all, std::span<char const* const> arguments) {
        try {
            chosen = parse_options(arguments);
            if (!chosen.help) training = std::make_unique<distributed_training>(all, chosen);
        } catch (std::exception const& error) {
            problem = error.what();
        }
    }

    options chosen;
    std::unique_ptr<distributed_training> training;
    std::string problem;
};

int run(world const& all, std::span<char const* const> arguments) {
    preparation const prepared(all, arguments);
    int const failed = all.first_of(!prepared.problem.empty());
    if (failed == all.rank()) std::cerr << "distributed: " + prepared.problem + "\n";
    if (failed < all.size()) return 2;
    if (!prepared.chosen.help)
        prepared.training->run();
    else if (all.rank() == 0)
        std::cout << help_text();
    return 0;
}

}  // namespace

}  // namespace distributed

int main(int count, char** arguments) {
    distributed::world const all(count, arguments);
    try {
        return distributed::run(all, {arguments + 1, arguments + count});
    } catch (std::exception const& error) {
        std::cerr << "distributed: " + std::string(error.what()) + "\n" << std::flush;
        all.abort(2);  // the others may wait for this process
    }
}

// What textbooks claim of activations, measured.
#include "cart_pole.hpp"
#include "csv.hpp"
#include "options.hpp"
#include "pictures.hpp"
#include "runner.hpp"
#include "studies.hpp"
#include "tables.hpp"

#include <training/files.hpp>

#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace comparison {

namespace {

void append(std::vector<job>& all, std::vector<job> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

cart_pole_options balancing(options const& chosen) {
    cart_pole_options balancing;
    balancing.run.most_episodes = chosen.episodes;
    return balancing;
}

/// Those that may run beside each other.
std::vector<job> jobs_of(laboratory const& shared) {
    options const& chosen = shared.chosen;
    std::vector<job> all;
    if (asks(chosen, "depth")) append(all, depth_jobs(shared));
    if (asks(chosen, "dying")) append(all, dying_jobs(shared));
    if (asks(chosen, "convolution")) append(all, convolution_jobs(shared));
    if (asks(chosen, "cart_pole")) append(all, cart_pole_jobs(chosen.activations, seeds_of(chosen), balancing(chosen)));
    if (asks(chosen, "cost")) append(all, tier_jobs(shared));
    return all;
}

findings measure(options const& chosen) {
    laboratory const shared{chosen, training::read_digits(chosen.data)};
    std::vector<record> records = run_jobs(jobs_of(shared), chosen.threads);
    if (asks(chosen, "cost")) {
        auto const times = run_jobs(cost_jobs(shared), 1);
        records.insert(records.end(), times.begin(), times.end());
    }
    return findings(summarise(records));
}

findings read(std::string const& path) {
    std::ifstream file = training::open_to_read(path);
    try {
        return read_csv(file);
    } catch (std::runtime_error const& error) {
        throw std::runtime_error(path + ", " + error.what());
    }
}

/// A file that is opened before the training, so that a wrong folder costs no time, and has what it had until then.
class output_file {
public:
    explicit output_file(std::string path) : path_(std::move(path)) {
        if (!std::ofstream(path_, std::ios::app)) throw training::cannot_write(path_);
    }

    void write(std::string const& text) {
        std::ofstream file = training::open_to_write(path_);
        file << text;
        training::finish_writing(file, path_);
    }

private:
    std::string path_;
};

/// The page and the pictures are made of what results.csv says, so that they are the same whenever they are made of it.
void study(options const& chosen) {
    output_file page(chosen.output + "/results.md");
    std::optional<output_file> pictures;
    if (!chosen.pictures.empty()) pictures.emplace(chosen.pictures);
    std::string source = chosen.from;
    if (source.empty()) {
        source = chosen.output + "/results.csv";
        output_file csv(source);
        std::ostringstream text;
        write_csv(text, measure(chosen));
        csv.write(text.str());
    }
    findings const found = read(source);
    page.write(page_of(found));
    if (pictures) pictures->write(pictures_of(found));
}

void print_table(options const& chosen) {
    if (chosen.from.empty()) throw std::runtime_error("--table needs --from, too");
    std::cout << table_named(read(chosen.from), chosen.table);
}

void run(std::span<char const* const> arguments) {
    options const chosen = parse_options(arguments);
    if (chosen.help)
        std::cout << help_text();
    else if (!chosen.table.empty())
        print_table(chosen);
    else
        study(chosen);
    if (!std::cout.flush()) throw std::runtime_error("cannot write to the standard output");
}

}  // namespace

}  // namespace comparison

int main(int count, char** arguments) {
    try {
        comparison::run({arguments + 1, arguments + count});
    } catch (std::exception const& error) {
        std::cerr << "activation_study: " << error.what() << '\n';
        return 2;
    }
}

// What textbooks claim of activations, measured.
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
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace comparison {

namespace {

void append(std::vector<job>& all, std::vector<job> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// Those that may run beside each other.
std::vector<job> jobs_of(laboratory const& shared) {
    options const& chosen = shared.chosen;
    std::vector<job> all;
    if (asks(chosen, "depth")) append(all, depth_jobs(shared));
    if (asks(chosen, "dying")) append(all, dying_jobs(shared));
    if (asks(chosen, "convolution")) append(all, convolution_jobs(shared));
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
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path + ": " + std::generic_category().message(errno));
    try {
        return read_csv(file);
    } catch (std::runtime_error const& error) {
        throw std::runtime_error(path + ", " + error.what());
    }
}

/// Files that are opened before the training, so that a wrong folder costs no time.
class output_file {
public:
    output_file(options const& chosen, std::string const& name)
        : path_(chosen.output + '/' + name), file_(training::open_to_write(path_)) {}

    std::ofstream& stream() { return file_; }
    std::string const& path() const { return path_; }
    void finish() { training::finish_writing(file_, path_); }

private:
    std::string path_;
    std::ofstream file_;
};

/// The page and the pictures are made of what the file says, so that they are the same whenever they are made of it.
void show(options const& chosen, findings const& found) {
    output_file page(chosen, "results.md");
    page.stream() << page_of(found);
    page.finish();
    output_file pictures(chosen, "pictures.gnuplot");
    pictures.stream() << pictures_of(found);
    pictures.finish();
}

void run(std::span<char const* const> arguments) {
    options const chosen = parse_options(arguments);
    if (chosen.help) {
        std::cout << help_text();
        return;
    }
    std::string source = chosen.from;
    if (source.empty()) {
        output_file csv(chosen, "results.csv");
        write_csv(csv.stream(), measure(chosen));
        csv.finish();
        source = csv.path();
    }
    findings const found = read(source);
    if (chosen.table.empty())
        show(chosen, found);
    else
        std::cout << table_named(found, chosen.table);
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

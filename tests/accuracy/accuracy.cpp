// The largest and the mean error of every function, in ULP, and where it is worst.
#include "../support/inputs.hpp"
#include "../support/ulp.hpp"
#include "../table/table.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

#include "digests.hpp"
#include "mpfr_truth.hpp"

namespace {

constexpr char const* usage =
    "usage: accuracy [--exhaustive] [--function NAME] [--all-parameters] [--samples N] [--type f32|f64] [--mpfr]\n"
    "                [--digests FILE | --record FILE] [--csv FILE] [--help]\n"
    "Compares each function with higher precision, at N inputs (10,000,000) spread over all bit patterns and over the\n"
    "range where exp is finite, or with --exhaustive at all 2^32 floats, and prints the errors in ULP. The truth is\n"
    "double for f32 and long double for f64, or with --mpfr MPFR. Exit status 1 where an error is above the bound "
    "that\n"
    "the documentation states. With --digests it makes of the bits of a function's results, at these inputs, one "
    "number,\n"
    "and compares that with the file's; with --record it writes it there.\n";

struct options {
    bool exhaustive = false;
    bool all_parameters = false;
    bool mpfr = false;
    bool help = false;
    std::string function;
    std::string type;
    std::string csv;
    std::string digests;
    std::string record;
    std::uint64_t samples = 10'000'000;

    bool is_for_digests() const { return !digests.empty() || !record.empty(); }
};

/// One function of one type: what computes it over an array, what is exact, and the bound stated.
template <class T>
struct function {
    std::string name;
    std::function<void(std::span<T const>, std::span<T>)> run;
    std::function<truth_t<T>(T)> exact;
    double bound;
    double floor = 0;  // errors are in ULP of max(|exact|, floor |x|)
};

struct statistics {
    double max = 0;
    double sum = 0;
    double worst_input = 0;
    std::uint64_t count = 0;

    void add(double error, double input) {
        if (error > max) {
            max = error;
            worst_input = input;
        }
        sum += error;
        ++count;
    }
    void add(statistics const& other) {
        if (other.max > max) {
            max = other.max;
            worst_input = other.worst_input;
        }
        sum += other.sum;
        count += other.count;
    }
    template <class T>
    void add(function<T> const& f, std::vector<T> const& x, std::vector<T> const& y) {
        for (std::size_t i = 0; i < x.size(); ++i)
            add(ulp_error(y[i], f.exact(x[i]), least_size(x[i], f.floor)), static_cast<double>(x[i]));
    }
    double mean() const { return count == 0 ? 0 : sum / static_cast<double>(count); }
};

/// A number for all inputs and the bits of their results, in whatever order they come. Any NaN is NaN.
struct digest {
    std::uint64_t sum = 0;

    void add(digest const& other) { sum += other.sum; }
    template <class T>
    void add(function<T> const&, std::vector<T> const& x, std::vector<T> const& y) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            std::uint64_t z = bits(x[i]) * 0x9e3779b97f4a7c15u ^ (y[i] == y[i] ? bits(y[i]) : 1);
            z = (z ^ (z >> 32)) * 0xbf58476d1ce4e5b9u;
            sum += z ^ (z >> 29);
        }
    }
};

/// With the parameter in brackets where it is not the default.
std::string name_of(std::string_view activation, double p, bool is_default) {
    char text[40] = "";
    if (!is_default) std::snprintf(text, sizeof text, "(%g)", p);
    return std::string(activation) + text;
}

/// The truth of T, or with --mpfr of MPFR.
template <class T>
auto exact_of(std::string_view name, mpfr::what what, truth_t<T> (*truth)(truth_t<T>, truth_t<T>), T p,
              options const& chosen) -> std::function<truth_t<T>(T)> {
    if constexpr (std::is_same_v<T, double>)
        if (chosen.mpfr) return [f = mpfr::find(name, what), p](double x) { return f(x, p); };
    return [truth, p](T x) { return truth(truth_t<T>(x), truth_t<T>(p)); };
}

template <class T>
void add_activation(std::vector<function<T>>& functions, table::activation<T> const& f, options const& chosen) {
    for (double const p : f.exact.parameters) {
        bool const is_default = p == f.exact.parameters.front();
        if (!is_default && !chosen.all_parameters) break;
        std::string const name = name_of(f.kernel.name, p, is_default);
        T const exact_p = static_cast<T>(p);
        auto const run = [p](table::pass<T> const& pass) {
            return [p, &pass](std::span<T const> x, std::span<T> y) {
                std::vector<T> const dy(x.size(), T(1));
                pass.run(p, x, dy, y, table::by_default);
            };
        };
        functions.push_back({name, run(f.kernel["forward"]),
                             exact_of<T>(f.kernel.name, mpfr::what::value, f.exact.value, exact_p, chosen),
                             f.exact.value_error(p), f.exact.value_floor});
        functions.push_back({name + "'", run(f.kernel.derivative()),
                             exact_of<T>(f.kernel.name, mpfr::what::derivative, f.exact.derivative, exact_p, chosen),
                             f.exact.derivative_error(p)});
    }
}

template <class T>
std::vector<function<T>> functions_of(options const& chosen) {
    std::vector<function<T>> functions;
    for (table::activation<T> const& f : table::activations<T>()) add_activation(functions, f, chosen);
    for (table::function<T> const& f : table::functions<T>()) {
        auto exact = [&f](T x) { return f.exact.value(truth_t<T>(x)); };
        functions.push_back({std::string(f.kernel.name), f.kernel.run, exact, f.exact.error});
        if constexpr (std::is_same_v<T, double>)
            if (chosen.mpfr)
                functions.back().exact = [f = mpfr::find(f.kernel.name, mpfr::what::value)](T x) { return f(x, 0); };
    }
    return functions;
}

/// Shows how far a long run has come, on a terminal only.
void show_progress(std::string const& name, double done) {
#if defined(_WIN32)
    static bool const terminal = _isatty(2) != 0;
#else
    static bool const terminal = isatty(STDERR_FILENO) != 0;
#endif
    if (!terminal) return;
    std::fprintf(stderr, "\r%-16s %3.0f %%%s", name.c_str(), 100 * done, done >= 1 ? "\r\033[K" : "");
}

constexpr std::size_t block = 1 << 16;

/// The same number everywhere, whether the compiler fuses operations or not.
double uniform(random_bits& random, double from, double to) {
    return std::fma(to - from, random.uniform(0, 1), from);
}

/// Fills x with inputs number `first` and following: of the bit patterns in their order, or sampled.
void fill(std::span<float> x, std::uint64_t first, bool exhaustive) {
    random_bits random(first);
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const pattern = static_cast<std::uint32_t>(exhaustive ? first + i : random());
        x[i] = exhaustive || i % 2 == 0 ? std::bit_cast<float>(pattern) : static_cast<float>(uniform(random, -110, 95));
    }
}
void fill(std::span<double> x, std::uint64_t first, bool) {
    random_bits random(first);
    for (std::size_t i = 0; i < x.size(); ++i) {
        std::uint64_t const pattern = random();
        double const choices[] = {std::bit_cast<double>(pattern), uniform(random, -760, 715), uniform(random, -4, 4),
                                  std::ldexp(uniform(random, -1, 1), -static_cast<int>(pattern % 64))};
        x[i] = choices[i % 4];
    }
}

/// The sum over all blocks of inputs of what a Result makes of them.
template <class Result, class T>
Result over_all(function<T> const& f, std::uint64_t count, bool exhaustive) {
    std::atomic<std::uint64_t> next = 0;
    unsigned const threads = std::max(1u, std::thread::hardware_concurrency());
    std::vector<Result> results(threads);
    auto const work = [&](Result& result, bool shows) {
        std::vector<T> x(block);
        std::vector<T> y(block);
        for (std::uint64_t first = next.fetch_add(block); first < count; first = next.fetch_add(block)) {
            fill(x, first, exhaustive);
            f.run(x, y);
            result.add(f, x, y);
            if (shows) show_progress(f.name, static_cast<double>(first) / static_cast<double>(count));
        }
    };
    std::vector<std::thread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(work, std::ref(results[i]), false);
    work(results[0], true);
    for (std::thread& thread : others) thread.join();
    show_progress(f.name, 1);
    // The boundaries are few, so they are always all there.
    std::vector<T> const boundaries = range_boundaries<T>();
    std::vector<T> y(boundaries.size());
    f.run(boundaries, y);
    Result total;
    total.add(f, boundaries, y);
    for (Result const& result : results) total.add(result);
    return total;
}

template <class T>
bool report_errors(function<T> const& f, char const* type, std::uint64_t count, bool exhaustive, std::ofstream& csv) {
    auto const s = over_all<statistics>(f, count, exhaustive);
    bool const good = check::within(s.max, f.bound);
    std::printf("| %-24s | %s | %7.4f | %7.4f | %-22a | %4.2f | %11llu |%s\n", f.name.c_str(), type, s.max, s.mean(),
                s.worst_input, f.bound, static_cast<unsigned long long>(s.count), good ? "" : " ABOVE THE BOUND");
    if (csv.is_open())
        csv << f.name << ',' << type << ',' << s.max << ',' << s.mean() << ',' << s.worst_input << ',' << f.bound << ','
            << s.count << '\n';
    return good;
}

/// Whether it is the function that was asked for, with any parameter, a tier of it, or the derivative of one of these.
bool is_chosen(std::string const& name, options const& chosen) {
    std::string const& function = chosen.function;
    bool const itself =
        name.starts_with(function) && (function.empty() || name.size() == function.size() ||
                                       std::string_view("'(").find(name[function.size()]) != std::string_view::npos);
    return itself || name.find('(' + function + ')') != std::string::npos;
}

/// Compares the digest with the file's, or puts it there. Whether it is right.
template <class T>
bool report_digest(function<T> const& f, char const* type, std::uint64_t count, bool exhaustive, bool records,
                   digests& file) {
    std::string const key = f.name + ' ' + type +
                            (table::activations<T>().front().kernel.fused ? " fused " : " unfused ") +
                            std::to_string(count);
    std::uint64_t const found = over_all<digest>(f, count, exhaustive).sum;
    if (!records) return file.hold(key, found);
    file.put(key, found);
    return true;
}

template <class T>
bool report(char const* type, options const& chosen, digests& file, std::ofstream& csv) {
    if (!chosen.type.empty() && chosen.type != type) return true;
    bool good = true;
    bool const exhaustive = chosen.exhaustive && std::is_same_v<T, float>;
    std::uint64_t const count = exhaustive ? std::uint64_t{1} << 32 : chosen.samples;
    for (function<T> const& f : functions_of<T>(chosen)) {
        if (!is_chosen(f.name, chosen)) continue;
        if (chosen.is_for_digests())
            good &= report_digest(f, type, count, exhaustive, !chosen.record.empty(), file);
        else
            good &= report_errors(f, type, count, exhaustive, csv);
        std::fflush(stdout);
    }
    return good;
}

bool report_f64(options const& chosen, digests& file, std::ofstream& csv) {
    if (!has_truth<double> && !chosen.is_for_digests() && !chosen.mpfr) {
        std::printf("f64 is left out: long double is no longer than double here\n");
        return true;
    }
    return report<double>("f64", chosen, file, csv);
}

/// The options, or nothing where they cannot be understood.
bool parse(int count, char** arguments, options& chosen) {
    for (int i = 1; i < count; ++i) {
        std::string_view const option = arguments[i];
        auto const value = [&] { return std::string(i + 1 < count ? arguments[++i] : ""); };
        if (option == "--exhaustive")
            chosen.exhaustive = true;
        else if (option == "--all-parameters")
            chosen.all_parameters = true;
        else if (option == "--mpfr" && !mpfr::truths().empty())
            chosen.mpfr = true;
        else if (option == "--digests")
            chosen.digests = value();
        else if (option == "--record")
            chosen.record = value();
        else if (option == "--type")
            chosen.type = value();
        else if (option == "--help")
            chosen.help = true;
        else if (option == "--function")
            chosen.function = value();
        else if (option == "--csv")
            chosen.csv = value();
        else if (option == "--samples") {
            std::string const text = value();
            auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), chosen.samples);
            if (error != std::errc{} || end != text.data() + text.size()) return false;
        } else
            return false;
    }
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    options chosen;
    if (!parse(count, arguments, chosen)) {
        std::fputs(usage, stderr);
        return 2;
    }
    if (chosen.help) {
        std::fputs(usage, stdout);
        return 0;
    }
    std::ofstream csv;
    if (!chosen.csv.empty()) {
        csv.open(chosen.csv);
        if (!csv) {
            std::fprintf(stderr, "accuracy: cannot write %s\n", chosen.csv.c_str());
            return 2;
        }
        csv << "function,type,max,mean,worst_input,bound,inputs\n";
    }
    std::string const architecture(table::activations<float>().front().kernel.architecture);
    if (!chosen.is_for_digests())
        std::printf(
            "| function                 | %-12s | max ULP | mean    | worst input            | stated | inputs |\n"
            "|---|---|---|---|---|---|---|\n",
            architecture.c_str());
    digests file(chosen.record.empty() ? chosen.digests : chosen.record);
    bool const f32 = report<float>("f32", chosen, file, csv);
    bool const f64 = report_f64(chosen, file, csv);
    if (!chosen.record.empty() && !file.write()) {
        std::fprintf(stderr, "accuracy: cannot write %s\n", chosen.record.c_str());
        return 2;
    }
    return f32 && f64 ? 0 : 1;
}

// The tables of the README, of docs/activations.md and of docs/accuracy.md have every function, and say what the constants say: number by number.
#include <ramp/activation/activations.hpp>

#include "../support/catch.hpp"
#include "../support/ulp.hpp"
#include "../table/table.hpp"
#include "text.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace {

std::filesystem::path const root = RAMP_SOURCE_DIR;

/// What the table's cell for an element type has to say: of the value and the derivative, and of both for other parameters.
template <class F>
std::vector<double> stated(double ramp::max_ulp::* type) {
    std::vector<double> errors{F::value_error.*type, F::derivative_error.*type};
    if constexpr (requires { F::scaled_error; }) errors.insert(errors.end(), 2, F::scaled_error.*type);
    return errors;
}

template <class F>
void check_row(std::string const& page) {
    std::string const name = "`" + std::string(F::name);
    std::vector<std::string> cells = row_of(page, name + "{");
    if (cells.empty()) cells = row_of(page, name + "`");
    INFO(F::name);
    REQUIRE(cells.size() == 6);
    CHECK(numbers_in(cells[4]) == stated<F>(&ramp::max_ulp::f32));
    CHECK(numbers_in(cells[5]) == stated<F>(&ramp::max_ulp::f64));
}

/// A row of docs/accuracy.md: the largest error, the mean and what is stated, for float and for double.
void check_row_of_accuracy(std::string const& page, std::string const& name, double f32, double f64) {
    std::vector<std::string> const cells = row_of(page, name + " ");
    INFO(name);
    REQUIRE(cells.size() == 7);
    std::vector<double> numbers;
    for (std::size_t i = 1; i < cells.size(); ++i) numbers.push_back(std::stod(cells[i]));
    CHECK(numbers[2] == f32);
    CHECK(numbers[5] == f64);
    CHECK(check::within(numbers[0], f32));
    CHECK(check::within(numbers[3], f64));
}

template <class Check, class... F>
void for_each(ramp::type_list<F...>, Check check) {
    (check.template operator()<F>(), ...);
}

}  // namespace

TEST_CASE("docs/activations.md has every activation, and its errors are those that are tested", "[completeness]") {
    std::string const page = text_of(root / "docs/activations.md");
    for_each(ramp::activations<float>{}, [&]<class F>() { check_row<F>(page); });
}

/// The row of the README that names an activation, which may be one of many, has no smaller error than it states.
TEST_CASE("the README's table has every activation", "[completeness]") {
    std::string const page = text_of(root / "README.md");
    for_each(ramp::activations<float>{}, [&]<class F>() {
        INFO(F::name);
        std::string const name = "`" + std::string(F::name);
        std::size_t const place = std::min(page.find(name + "`", page.find("## Activations")),
                                           page.find(name + "{", page.find("## Activations")));
        REQUIRE(place < page.find("## Calls"));
        std::string const row = page.substr(place, page.find('\n', place) - place);
        std::vector<double> const errors = numbers_in(row.substr(row.find(" | ")));
        REQUIRE(errors.size() >= 2);
        CHECK(F::value_error.f32 <= errors[0]);
        CHECK(F::derivative_error.f32 <= errors[1]);
    });
}

TEST_CASE("docs/accuracy.md has every function, and its bounds are those that are tested", "[completeness]") {
    std::string const page = text_of(root / "docs/accuracy.md");
    for_each(ramp::activations<float>{}, [&]<class F>() {
        std::string const name(F::name);
        check_row_of_accuracy(page, name, F::value_error.f32, F::value_error.f64);
        check_row_of_accuracy(page, name + "'", F::derivative_error.f32, F::derivative_error.f64);
    });
    auto const& f64 = table::registered<table::function_truth<double>>();
    for (auto const& f : table::registered<table::function_truth<float>>())
        for (auto const& g : f64)
            if (f.name == g.name) check_row_of_accuracy(page, std::string(f.name), f.error, g.error);
}

// The truth of one that is an activation, such as tanh, is that activation's.
TEST_CASE("every elementary function has a truth", "[completeness]") {
    for (auto const& entry : std::filesystem::directory_iterator(root / "include/ramp/math")) {
        std::string const name = entry.path().stem().string();
        if (name == "math" || std::filesystem::exists(root / "include/ramp/activation" / (name + ".hpp"))) continue;
        INFO(name);
        CHECK(std::ranges::count(table::registered<table::function_truth<float>>(), name,
                                 &table::function_truth<float>::name) == 1);
    }
}

TEST_CASE("a table that says something else would be noticed", "[completeness]") {
    std::string const page = "text\n| `f{.alpha = 1}` | 0.5, exact; other alpha 1.5, 2 |\n| `g` | x |\n";
    CHECK(row_of(page, "`f") == std::vector<std::string>{"`f{.alpha = 1}`", "0.5, exact; other alpha 1.5, 2"});
    CHECK(row_of(page, "`h").empty());
    CHECK(numbers_in(row_of(page, "`f")[1]) == std::vector<double>{0.5, 0, 1.5, 2});
}

#include "check_arguments.hpp"

#include "catch.hpp"

#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace check {

namespace {

/// Runs `work` on 40 ones, and sees it refuse them with all the words in the message, and leave them.
template <class T>
void require_refused(std::function<void(std::span<T>)> const& work, std::vector<std::string> const& words) {
    std::vector<T> const original(40, T(1));
    std::vector<T> memory = original;
    std::string message = "nothing was thrown";
    try {
        work(memory);
    } catch (std::invalid_argument const& error) {
        message = error.what();
    }
    INFO(message);
    for (std::string const& word : words) CHECK(message.find(word) != std::string::npos);
    CHECK(memory == original);
}

}  // namespace

template <class T>
void bad_arguments(table::activation<T> const& f, double p) {
    for (table::pass<T> const& pass : f.kernel.passes) {
        INFO(pass.name);
        using in = std::span<T const>;
        auto const run = [&](in a, in dy, std::span<T> out) { pass.run(p, a, dy, out, table::by_default); };
        std::vector<T> const ones(17, T(1));
        in const other(ones);
        std::string const name(pass.name);
        auto const refused = require_refused<T>;
        refused([&](auto m) { run(other.first(9), other.first(11), m.first(11)); }, {"ramp::" + name, "9", "11"});
        refused([&](auto m) { run(other.first(11), other.first(11), m.first(9)); }, {"ramp::" + name, "9", "11"});
        refused([&](auto m) { run(m.first(9), other.first(9), m.subspan(1, 9)); }, {name, "overlaps", "9"});
        refused([&](auto m) { run(m.subspan(8, 9), other.first(9), m.first(9)); }, {name, "overlaps", "9"});
        if (!pass.takes_gradient) continue;
        refused([&](auto m) { run(other.first(9), other.first(7), m.first(9)); }, {name, "dy", "7", "9"});
        refused([&](auto m) { run(other.first(9), m.subspan(3, 9), m.first(9)); }, {name, "dy", "overlaps"});
    }
}
template void bad_arguments(table::activation<float> const&, double);
template void bad_arguments(table::activation<double> const&, double);

template <class T>
void output_that_does_not_tell(table::activation<T> const& f, double p) {
    std::vector<T> const y(5, T(1));
    std::vector<T> dx(5, T(7));
    CHECK_THROWS_AS(f.kernel["backward_from_output"].run(p, y, y, dx, table::by_default), std::invalid_argument);
    CHECK(dx == std::vector<T>(5, T(7)));
}
template void output_that_does_not_tell(table::activation<float> const&, double);
template void output_that_does_not_tell(table::activation<double> const&, double);

}  // namespace check

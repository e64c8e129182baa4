// What a thread with a deadline asks: no call allocates memory. The calls are those of the table; an audio thread that runs them with
// what it has may rely on it.
#include "../support/allocations.hpp"
#include "../support/check_activation.hpp"

#include <cstddef>
#include <cstdint>

namespace {

/// How often `work` allocates.
std::size_t allocations_of(auto work) {
    std::size_t const before = allocation_count();
    work();
    return allocation_count() - before;
}

/// Every call of an activation over n elements, in every layout of slopes.
template <class T>
struct calls {
    table::kernels<T> const& f;
    std::vector<T> x, dy, out, sums, slopes;
    std::vector<std::uint8_t> mask;

    calls(table::kernels<T> const& kernel, std::size_t n)
        : f(kernel), x(n, T(0.5)), dy(n, T(2)), out(n), sums(n), slopes(n, T(0.25)), mask((n + 7) / 8) {}

    void run(table::setting<T> const& s, std::size_t how) {
        for (table::pass<T> const& pass : f.passes) pass.run(s, x, dy, out, how);
        if (f.value_and_derivative != nullptr) f.value_and_derivative(s, x, out, dy);
        if (f.forward_with_mask != nullptr) {
            table::mask const bits{mask.data(), mask.size(), 1};
            f.forward_with_mask(s, x, out, bits, how);
            f.backward_from_mask(s, bits, dy, out, how);
        }
        if (f.parameter_gradient != nullptr) out[0] = f.parameter_gradient(s, x, dy);
    }
    void run_all(double parameter) {
        for (std::size_t const how : {table::ordinary, table::streaming}) {
            if (!f.has_slopes) {
                run(table::setting<T>(parameter), how);
                continue;
            }
            for (std::size_t const inner : std::initializer_list<std::size_t>{1, 4, 80, x.size()}) {
                std::size_t const count = x.size() / inner;
                table::setting<T> const layer(std::span<T const>(slopes).first(count), inner);
                run(layer, how);
                for (bool const accumulates : {false, true})
                    f.backward_with_sums(layer, x, dy, out, std::span(sums).first(count), accumulates);
            }
        }
    }
};

}  // namespace

TEMPLATE_TEST_CASE("no call allocates memory", "[real_time][every]", float, double) {
    for (table::activation<TestType> const& one : table::activations<TestType>()) {
        INFO(one.kernel.name);
        calls<TestType> c(one.kernel, 80 * 64);
        CHECK(allocations_of([&] { c.run_all(one.exact.parameters.front()); }) == 0);
    }
    for (table::row_kernels<TestType> const& rows : table::registered<table::row_kernels<TestType>>()) {
        INFO(rows.name);
        std::vector<TestType> x(640, TestType(1)), y(640), dx(640);
        CHECK(allocations_of([&] {
                  rows.run(x, y, 64);
                  rows.backward(y, x, dx, 64);
              }) == 0);
    }
}

TEST_CASE("an allocation would be noticed", "[real_time][every]") {
    std::vector<double> some;
    CHECK(allocations_of(
              [&] { some = table::activations<double>().front().kernel["forward"](1.0, std::vector<double>(9)); }) > 0);
    CHECK(some.size() == 9);
}

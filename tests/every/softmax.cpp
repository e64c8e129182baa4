// softmax and log_softmax, forward and backward: against long double, whatever the rows' length, number, place and values.
#include "../support/catch.hpp"
#include "../support/guarded_buffer.hpp"
#include "../support/inputs.hpp"
#include "../support/ulp.hpp"
#include "../table/table.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace {

using real = long double;

template <class T>
table::row_kernels<T> const& kernel(std::string_view name) {
    for (table::row_kernels<T> const& one : table::registered<table::row_kernels<T>>())
        if (one.name == name) return one;
    throw std::logic_error("no such rows");
}

template <class T>
std::vector<T> uniform(std::size_t n, double size, std::uint64_t seed) {
    std::vector<T> x(n);
    random_bits random(seed);
    for (T& v : x) v = static_cast<T>(random.uniform(-size, size));
    return x;
}

template <class T>
std::vector<T> run(table::row_kernels<T> const& f, std::vector<T> const& x, std::size_t columns) {
    std::vector<T> y(x.size());
    f.run(x, y, columns);
    return y;
}

/// log(the sum of e^x), less the largest x, without cancellation.
template <class T>
real log_of_sum(std::span<T const> row, real largest) {
    real others = -1;
    for (T const x : row)
        if (static_cast<real>(x) == largest) others += 1;
    for (T const x : row)
        if (static_cast<real>(x) < largest) others += std::exp(static_cast<real>(x) - largest);
    return std::log1p(others);
}

/// The largest errors of both over rows of random numbers, in ULP.
template <class T>
std::pair<double, double> errors(std::size_t columns, double size) {
    std::size_t const rows = std::max<std::size_t>(2, 20000 / columns);
    std::vector<T> const x = uniform<T>(rows * columns, size, columns);
    std::vector<T> const y = run(kernel<T>("softmax"), x, columns), z = run(kernel<T>("log_softmax"), x, columns);
    std::pair<double, double> worst{0, 0};
    for (std::size_t first = 0; first < x.size(); first += columns) {
        std::span<T const> const row = std::span(x).subspan(first, columns);
        real const largest = *std::ranges::max_element(row);
        real const logarithm = log_of_sum(row, largest);
        for (std::size_t i = 0; i < columns; ++i) {
            real const exact = -((largest - static_cast<real>(row[i])) + logarithm);
            using R = truth_t<T>;
            worst.first = std::max(worst.first, ulp_error(y[first + i], static_cast<R>(std::exp(exact))));
            worst.second = std::max(worst.second, ulp_error(z[first + i], static_cast<R>(exact)));
        }
    }
    return worst;
}

/// A term of each gradient, and what its error is measured by.
struct gradient {
    real exact;
    real size;
};
gradient softmax_gradient(real y, real dy, real sum, real sum_of_sizes) {
    return {y * (dy - sum), std::abs(y) * (std::abs(dy) + sum_of_sizes)};
}
gradient log_softmax_gradient(real y, real dy, real sum, real sum_of_sizes) {
    return {dy - std::exp(y) * sum, std::abs(dy) + std::exp(y) * sum_of_sizes};
}

}  // namespace

TEMPLATE_TEST_CASE("softmax and log_softmax are as exact as they say, and more so in short rows", "[softmax]", float,
                   double) {
    using T = TestType;
    for (auto const columns :
         std::initializer_list<std::size_t>{1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65, 1000, 5000})
        for (double const size : {0.01, 1.0, 30.0, 300.0}) {
            INFO(columns << " columns, numbers up to " << size);
            auto const [softmax, log_softmax] = errors<T>(columns, size);
            CHECK((check::within(softmax, kernel<T>("softmax").error) || !has_truth<T>));
            CHECK((check::within(log_softmax, kernel<T>("log_softmax").error) || !has_truth<T>));
            if (columns <= 64) CHECK((std::max(softmax, log_softmax) < 6 || !has_truth<T>));
        }
}

TEMPLATE_TEST_CASE("the gradients of softmax and log_softmax", "[softmax]", float, double) {
    using T = TestType;
    real const unit = std::ldexp(real(1), -std::numeric_limits<T>::digits);
    for (auto const columns : std::initializer_list<std::size_t>{1, 2, 5, 8, 33, 64, 1000, 5000})
        for (auto const* name : {"softmax", "log_softmax"}) {
            INFO(name << " of " << columns << " columns");
            bool const of_log = std::string_view(name) == "log_softmax";
            std::size_t const n = std::max<std::size_t>(2, 20000 / columns) * columns;
            std::vector<T> const y = run(kernel<T>(name), uniform<T>(n, 8, 3), columns), dy = uniform<T>(n, 1, 4);
            std::vector<T> dx(n);
            kernel<T>(name).backward(y, dy, dx, columns);
            real worst = 0;
            for (std::size_t first = 0; first < n; first += columns) {
                real sum = 0, sizes = 0;
                for (std::size_t i = first; i < first + columns; ++i) {
                    real const term = of_log ? real(dy[i]) : real(y[i]) * real(dy[i]);
                    sum += term;
                    sizes += std::abs(term);
                }
                for (std::size_t i = first; i < first + columns; ++i) {
                    gradient const g = of_log ? log_softmax_gradient(y[i], dy[i], sum, sizes)
                                              : softmax_gradient(y[i], dy[i], sum, sizes);
                    worst = std::max(worst, std::abs(real(dx[i]) - g.exact) / (unit * g.size));
                }
            }
            CHECK((worst <= (sizeof(T) == 4 ? 20 : 36) || !has_truth<T>));
        }
}

TEMPLATE_TEST_CASE("rows have the same bits wherever they lie, however many there are, and in place", "[softmax]",
                   float, double) {
    using T = TestType;
    for (table::row_kernels<T> const& f : table::registered<table::row_kernels<T>>())
        for (std::size_t columns = 1; columns < 70; ++columns) {
            INFO(f.name << " of " << columns << " columns");
            std::vector<T> const x = uniform<T>(5 * columns, 9, 5), dy = uniform<T>(5 * columns, 1, 6);
            std::vector<T> const y = run(f, x, columns);
            std::vector<T> dx(x.size());
            f.backward(y, dy, dx, columns);
            std::size_t different = 0;
            for (std::size_t row = 0; row < 5; ++row) {
                guarded_buffer<T> by_itself(columns, (row + columns) % 16), gradient(columns, row);
                std::size_t const first = row * columns;
                std::ranges::copy_n(x.begin() + static_cast<std::ptrdiff_t>(first),
                                    static_cast<std::ptrdiff_t>(columns), by_itself.span().begin());
                f.run(by_itself.span(), by_itself.span(), columns);
                for (std::size_t i = 0; i < columns; ++i) different += !same(by_itself.span()[i], y[first + i]);
                f.backward(by_itself.span(), std::span(dy).subspan(first, columns), gradient.span(), columns);
                for (std::size_t i = 0; i < columns; ++i) different += !same(gradient.span()[i], dx[first + i]);
                CHECK((by_itself.intact() && gradient.intact()));
            }
            for (auto const in_place : {0, 1}) {
                std::vector<T> memory = in_place == 0 ? y : dy;
                f.backward(in_place == 0 ? memory : y, in_place == 0 ? dy : memory, memory, columns);
                for (std::size_t i = 0; i < dx.size(); ++i) different += !same(memory[i], dx[i]);
            }
            CHECK(different == 0);
        }
}

TEMPLATE_TEST_CASE("special values in rows", "[softmax]", float, double) {
    using T = TestType;
    constexpr T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
    constexpr T large = std::numeric_limits<T>::max();
    struct example {
        std::vector<T> x, y, z;
    };
    std::vector<example> const examples{
        {{7}, {1}, {0}},
        {{-large}, {1}, {0}},
        {{5, -inf}, {1, 0}, {0, -inf}},
        {{large, -large}, {1, 0}, {0, -inf}},
        {{large, large, -inf, -inf},
         {T(0.5), T(0.5), 0, 0},
         {-T(0.693147180559945309L), -T(0.693147180559945309L), -inf, -inf}},
        {{-inf}, {nan}, {nan}},
        {{-inf, -inf, -inf}, {nan, nan, nan}, {nan, nan, nan}},
        {{inf, 1, -inf}, {nan, nan, nan}, {nan, nan, nan}},
        {{1, nan, 2}, {nan, nan, nan}, {nan, nan, nan}},
        // What is far below 1 is not lost: with 1 it would be rounded away.
        {{100, 40}, {1, T(std::exp(real(-60)))}, {-T(std::exp(real(-60))), -60}},
    };
    for (example const& e : examples)
        for (auto const padding : std::initializer_list<std::size_t>{0, 20, 2000}) {
            // More of -inf changes nothing, and puts the numbers into a row of several batches.
            std::vector<T> x = e.x;
            x.resize(x.size() + padding, -inf);
            std::vector<T> const y = run(kernel<T>("softmax"), x, x.size()),
                                 z = run(kernel<T>("log_softmax"), x, x.size());
            for (std::size_t i = 0; i < e.x.size(); ++i) {
                INFO("x = " << e.x[i] << ", softmax " << y[i] << ", log_softmax " << z[i]);
                CHECK(
                    (same(y[i], e.y[i]) || std::abs(y[i] - e.y[i]) <= 2 * std::numeric_limits<T>::epsilon() * e.y[i]));
                CHECK((z[i] == e.z[i] || (std::isnan(z[i]) && std::isnan(e.z[i])) ||
                       std::abs(z[i] - e.z[i]) <= 2 * std::numeric_limits<T>::epsilon() * std::abs(e.z[i])));
            }
        }
}

TEMPLATE_TEST_CASE("what rows are refused", "[softmax]", float, double) {
    using T = TestType;
    std::vector<T> x(12), y(12);
    for (table::row_kernels<T> const& f : table::registered<table::row_kernels<T>>()) {
        INFO(f.name);
        f.run({}, {}, 0);
        f.run({}, {}, 5);
        for (std::size_t const columns : {std::size_t{0}, std::size_t{5}, std::size_t{24}, std::size_t(-4)}) {
            CHECK_THROWS_AS(f.run(x, y, columns), std::invalid_argument);
            CHECK_THROWS_AS(f.backward(x, x, y, columns), std::invalid_argument);
        }
        CHECK_THROWS_AS(f.run(x, std::span(y).first(8), 4), std::invalid_argument);
        CHECK_THROWS_AS(f.run(std::span(x).first(8), std::span(x).subspan(4), 4), std::invalid_argument);
        CHECK_THROWS_AS(f.backward(x, y, std::span(x).first(8), 4), std::invalid_argument);
        CHECK_THROWS_AS(f.backward(std::span(x).first(8), std::span(y).first(8), std::span(x).subspan(4), 4),
                        std::invalid_argument);
        CHECK_THROWS_AS(f.backward(std::span(x).first(8), std::span(y).first(8), std::span(y).subspan(4), 4),
                        std::invalid_argument);
    }
}

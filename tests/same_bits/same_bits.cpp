// A hash of all the bits that each pass of each activation computes from a large fixed input: one for every instruction set with
// FMA, compiler and optimisation level, and another for those without FMA and, with RAMP_REPRODUCIBLE, for all. The functors
// on scalars give it as well. A program without a test framework, so that it runs wherever a compiler is; --list prints the
// hashes, from which the target update_golden makes golden.inc. The special values are compared with the reference as well, so that
// other processors have a test of them.
#include "../support/hash.hpp"
#include "../support/inputs.hpp"
#include "../table/table.hpp"

#include <algorithm>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

/// What is expected of a pass. Changed only with a change of the results that is meant, and that the changelog names.
struct golden_hash {
    char const* name;
    std::uint64_t fused;
    std::uint64_t unfused;
};

constexpr golden_hash golden[] = {
#include "golden.inc"
};

struct hashes {
    std::string name;
    hash kernel;
    hash scalar;
    bool fused;
    bool fused_scalar;

    template <class T>
    void add(std::vector<T> const& by_kernel, std::vector<T> const& by_scalar) {
        for (T const x : by_kernel) kernel.add(x);
        for (T const x : by_scalar) scalar.add(x);
    }
    /// What no functor computes by itself.
    template <class T>
    void add(std::vector<T> const& by_kernel) {
        add(by_kernel, by_kernel);
        fused_scalar = fused;
    }
};

/// Every eighth of the sampled inputs: enough for a difference to show, and quick at -O0 and in an emulator.
template <class T>
std::vector<T> inputs() {
    std::vector<T> const all = sampled_inputs<T>(1 << 14);
    std::vector<T> some;
    for (std::size_t i = 0; i < all.size(); i += 8) some.push_back(all[i]);
    return some;
}

template <class T>
class survey {
public:
    std::vector<hashes> run() {
        for (table::activation<T> const& f : table::activations<T>()) add_activation(f);
        for (table::function<T> const& f : table::functions<T>()) add_function(f.kernel);
        add_sums();
        for (table::row_kernels<T> const& f : table::registered<table::row_kernels<T>>()) add_rows(f);
        return std::move(all_);
    }

private:
    hashes& begin(std::string const& name) {
        auto const& relu = table::find<T>("relu").kernel;
        return all_.emplace_back(
            hashes{(sizeof(T) == 4 ? "f32 " : "f64 ") + name, {}, {}, relu.fused, relu.fused_scalar});
    }

    void add_activation(table::activation<T> const& f) {
        for (table::pass<T> const& pass : f.kernel.passes) add_pass(f, pass, pass.name, T(1.75));
        if (f.kernel.find("derivative") == nullptr) add_pass(f, f.kernel.derivative(), "derivative", T(1));
    }

    void add_pass(table::activation<T> const& f, table::pass<T> const& pass, std::string_view name, T gradient) {
        std::vector<T> const dy(x_.size(), gradient);
        std::vector<T> out(x_.size()), scalars(x_.size());
        hashes& h = begin(std::string(f.kernel.name) + " " + std::string(name));
        for (double const p : f.exact.parameters) {
            if (name == "backward_from_output" && !f.exact.determined_by_output(p)) continue;
            pass.run(p, x_, dy, out, table::by_default);
            pass.one_by_one(p, x_, dy, scalars);
            h.add(out, scalars);
        }
    }

    void add_function(table::function_kernels<T> const& f) {
        std::vector<T> out(x_.size()), scalars(x_.size());
        f.run(x_, out);
        f.one_by_one(x_, scalars);
        hashes& h = begin(std::string(f.name));
        h.add(out, scalars);
        h.fused = h.fused_scalar;  // ramp::dispatch has none of these
    }

    /// Short rows, rows of more than a batch, and of more than a block of the sums.
    void add_rows(table::row_kernels<T> const& f) {
        for (auto const columns : std::initializer_list<std::size_t>{1, 5, 40, 3000}) {
            std::vector<T> x = x_;
            for (T& v : x)
                if (!(v > -1000 && v < 1000)) v = T(-3);
            x.resize(x.size() / columns * columns);
            std::vector<T> y(x.size()), dx(x.size());
            f.run(x, y, columns);
            f.backward(y, x, dx, columns);
            begin(std::string(f.name) + " of " + std::to_string(columns)).add(y);
            begin(std::string(f.name) + " backward of " + std::to_string(columns)).add(dx);
        }
    }

    /// Sums for one slope, for columns, for short runs and for long ones, and those by a parameter.
    void add_sums() {
        std::vector<T> finite = x_;
        for (T& v : finite)
            if (!(v > -100 && v < 100)) v = T(-3);
        finite.resize(finite.size() / 1000 * 1000);
        std::vector<T> dx(finite.size());
        std::vector<T> const slopes(10, T(0.25));
        auto const& prelu = table::find<T>("prelu").kernel;
        for (auto const& [count, inner] : {std::pair<std::size_t, std::size_t>{1, 1}, {10, 1}, {10, 4}, {10, 100}}) {
            std::vector<T> dslope(count);
            prelu.backward_with_sums({std::span(slopes).first(count), inner}, finite, finite, dx, dslope, false);
            begin("prelu dslope " + std::to_string(count) + "x" + std::to_string(inner)).add(dslope);
        }
        for (bool const accumulates : {false, true}) {  // a slope an element, whose gradient is one term
            std::vector<T> const by_element(finite.size(), T(0.25));
            std::vector<T> dslope(finite.size(), T(0.3));
            prelu.backward_with_sums(std::span<T const>(by_element), finite, finite, dx, dslope, accumulates);
            begin(accumulates ? "prelu dslope by element, accumulated" : "prelu dslope by element").add(dslope);
        }
        for (table::activation<T> const& f : table::activations<T>()) {
            if (f.kernel.parameter_gradient == nullptr) continue;
            std::vector<T> const sum{f.kernel.parameter_gradient(f.exact.parameters.front(), finite, finite)};
            begin(std::string(f.kernel.name) + " parameter_gradient").add(sum);
        }
    }

    std::vector<T> x_ = inputs<T>();
    std::vector<hashes> all_;
};

/// Whether the row has the same bits with FMA and without, if it should: the exact tier's own formulas.
constexpr bool is_of_one_hash(golden_hash const& row) {
    std::string_view const name(row.name);
    bool const own = !name.ends_with(" backward_from_output") && !name.ends_with(" parameter_gradient");
    return name.find("exact(") == name.npos || !own || row.fused == row.unfused;
}
static_assert(std::ranges::all_of(golden, is_of_one_hash));

/// Says what is wrong with it, if anything is.
bool is_golden(hashes const& h) {
    for (golden_hash const& row : golden) {
        if (h.name != row.name) continue;
        std::uint64_t const expected = h.fused ? row.fused : row.unfused;
        std::uint64_t const expected_scalar = h.fused_scalar ? row.fused : row.unfused;
        if (h.kernel.value() == expected && h.scalar.value() == expected_scalar) return true;
        std::printf("%s: kernel %016" PRIx64 ", expected %016" PRIx64 "; scalar %016" PRIx64 ", expected %016" PRIx64
                    "\n",
                    row.name, h.kernel.value(), expected, h.scalar.value(), expected_scalar);
        return false;
    }
    std::printf("%s: golden.inc does not have it\n", h.name.c_str());
    return false;
}

/// Clang 14 makes an instruction of relu on NEON64 that gives +0 for -0.
template <class T>
bool is_right([[maybe_unused]] std::string_view name, [[maybe_unused]] T x, T got, T expected) {
#if defined(__clang_major__) && defined(__aarch64__)
    if (__clang_major__ <= 14 && name == "relu" && same(x, T(-0.0)) && got == 0) return true;
#endif
    return same(got, expected);
}

/// How many special values of f differ from those of the reference, for one parameter: of the value and the derivative, which is the
/// gradient for dy = 1.
template <class T>
std::size_t wrong_special_values(table::activation<T> const& f, double p) {
    std::vector<special_value> const rows = f.exact.specials(static_cast<double>(static_cast<T>(p)));
    std::vector<T> x;
    for (special_value const& row : rows) x.push_back(static_cast<T>(row.x));
    std::vector<T> const y = f.kernel["forward"](p, x);
    std::vector<T> const dx = f.kernel["backward"](p, x, std::vector<T>(x.size(), T(1)));
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (is_right(f.kernel.name, x[i], y[i], static_cast<T>(rows[i].value)) &&
            same(dx[i], static_cast<T>(rows[i].derivative)))
            continue;
        std::printf("%s at %g, parameter %g: value %g, derivative %g\n", std::string(f.kernel.name).c_str(), rows[i].x,
                    p, static_cast<double>(y[i]), static_cast<double>(dx[i]));
        ++wrong;
    }
    return wrong;
}

template <class T>
std::size_t wrong_special_values() {
    std::size_t wrong = 0;
    for (table::activation<T> const& f : table::activations<T>())
        for (double const p : f.exact.parameters) wrong += wrong_special_values(f, p);
    return wrong;
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<hashes> all = survey<float>().run();
    std::vector<hashes> const f64 = survey<double>().run();
    all.insert(all.end(), f64.begin(), f64.end());
    if (count > 1 && std::strcmp(arguments[1], "--list") == 0) {
        for (hashes const& h : all) std::printf("%s\t0x%016" PRIx64 "\n", h.name.c_str(), h.kernel.value());
        return 0;
    }
    std::size_t const rows = std::size(golden);
    std::size_t wrong = all.size() == rows ? 0 : 1;
    if (wrong != 0) std::printf("golden.inc has %zu rows for %zu passes\n", rows, all.size());
    for (hashes const& h : all) wrong += !is_golden(h);
    wrong += wrong_special_values<float>() + wrong_special_values<double>();
    std::string const architecture(table::find<float>("relu").kernel.architecture);
    std::printf("%s: %zu passes, %zu wrong\n", architecture.c_str(), all.size(), wrong);
    return wrong == 0 ? 0 : 1;
}

// A hash of all the bits that each pass of each activation computes from a large fixed input: one for every instruction set with
// FMA, compiler and optimisation level, and another for those without FMA and, with RAMP_REPRODUCIBLE, for all. The functors
// on scalars give it as well. A program without a test framework, so that it runs wherever a compiler is; --list prints the
// hashes, from which tools/update_golden makes golden.inc.
#include <ramp/ramp.hpp>

#include "../reference/all.hpp"
#include "../support/inputs.hpp"
#include "../support/subject.hpp"

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
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

class hash {
public:
    template <class T>
    void add(T x) {
        std::uint64_t const word = x != x ? 0x7ff8 : bits(x);  // any NaN is NaN
        state_ = (state_ ^ word) * 0x100000001b3u;
        state_ ^= state_ >> 29;
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0xcbf29ce484222325u;
};

struct hashes {
    std::string name;
    hash kernel;
    hash scalar;
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
    template <class... F>
    std::vector<hashes> run(ramp::type_list<F...>) {
        (add_activation<F>(), ...);
        add_function("exp", [](auto v) { return ramp::math::exp(v); });
        add_function("expm1", [](auto v) { return ramp::math::expm1(v); });
        add_sums();
        return std::move(all_);
    }

private:
    hashes& begin(std::string const& name) {
        return all_.emplace_back(hashes{(sizeof(T) == 4 ? "f32 " : "f64 ") + name, {}, {}});
    }

    template <class F>
    void add_activation() {
        std::vector<T> const dy(x_.size(), T(1.75));
        std::vector<T> out(x_.size());
        for_each_pass([&]<class Pass>(Pass) {
            hashes& h = begin(std::string(F::name) + " " + Pass::name);
            for (double const p : reference<F>::parameters()) {
                if (Pass::name == backward_from_output_pass::name && !(p >= 0)) continue;
                subject<F, T> const s(p);
                Pass::run(s.functor(), x_, dy, out);
                for (std::size_t i = 0; i < x_.size(); ++i) {
                    h.kernel.add(out[i]);
                    h.scalar.add(Pass::scalar(s, x_[i], dy[i]));
                }
            }
        });
    }

    void add_function(char const* name, auto f) {
        std::vector<T> out(x_.size());
        ramp::forward(f, x_, out);
        hashes& h = begin(name);
        for (std::size_t i = 0; i < x_.size(); ++i) {
            h.kernel.add(out[i]);
            h.scalar.add(f(x_[i]));
        }
    }

    void add_sum(hashes& h, T sum) {
        h.kernel.add(sum);
        h.scalar.add(sum);
    }

    /// Sums for one slope, for columns, for short runs and for long ones, and those by a parameter.
    void add_sums() {
        std::vector<T> finite = x_;
        for (T& v : finite)
            if (!(v > -100 && v < 100)) v = T(-3);
        finite.resize(finite.size() / 1000 * 1000);
        std::vector<T> dx(finite.size());
        std::vector<T> const slopes(10, T(0.25));
        for (auto const& [count, inner] : {std::pair<std::size_t, std::size_t>{1, 1}, {10, 1}, {10, 4}, {10, 100}}) {
            std::vector<T> dslope(count);
            ramp::backward(ramp::prelu{std::span(slopes).first(count), inner}, finite, finite, dx, dslope);
            hashes& h = begin("prelu dslope " + std::to_string(count) + "x" + std::to_string(inner));
            for (T const sum : dslope) add_sum(h, sum);
        }
        add_sum(begin("leaky_relu parameter_gradient"), ramp::parameter_gradient(ramp::leaky_relu{}, finite, finite));
        add_sum(begin("elu parameter_gradient"), ramp::parameter_gradient(ramp::elu{}, finite, finite));
    }

    std::vector<T> x_ = inputs<T>();
    std::vector<hashes> all_;
};

/// Says what is wrong with it, if anything is.
bool is_golden(hashes const& h) {
    for (golden_hash const& row : golden) {
        if (h.name != row.name) continue;
        std::uint64_t const expected = ramp::detail::fused<float> ? row.fused : row.unfused;
        if (h.kernel.value() == expected && h.scalar.value() == expected) return true;
        std::printf("%s: kernel %016" PRIx64 ", scalar %016" PRIx64 ", expected %016" PRIx64 "\n", row.name,
                    h.kernel.value(), h.scalar.value(), expected);
        return false;
    }
    std::printf("%s: golden.inc does not have it\n", h.name.c_str());
    return false;
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<hashes> all = survey<float>().run(ramp::activations<float>{});
    std::vector<hashes> const f64 = survey<double>().run(ramp::activations<double>{});
    all.insert(all.end(), f64.begin(), f64.end());
    if (count > 1 && std::strcmp(arguments[1], "--list") == 0) {
        for (hashes const& h : all) std::printf("%s\t0x%016" PRIx64 "\n", h.name.c_str(), h.kernel.value());
        return 0;
    }
    std::size_t wrong = all.size() == std::size(golden) ? 0 : 1;
    if (wrong != 0) std::printf("golden.inc has %zu rows for %zu passes\n", std::size(golden), all.size());
    for (hashes const& h : all) wrong += !is_golden(h);
    std::printf("%s: %zu passes, %zu wrong\n", ramp::default_arch::name(), all.size(), wrong);
    return wrong == 0 ? 0 : 1;
}

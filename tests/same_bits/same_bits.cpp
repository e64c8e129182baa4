// One number for all the bits that the library computes from a large fixed input: one for every instruction set with FMA,
// compiler and optimisation level, and another for those without FMA and, with RAMP_REPRODUCIBLE, for all. The functors on
// scalars give it as well. A program without a test framework, so that it runs wherever a compiler is.
#include <ramp/ramp.hpp>

#include "../reference/all.hpp"
#include "../support/inputs.hpp"
#include "../support/subject.hpp"

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

namespace {

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
    hash kernel;
    hash scalar;
};

template <class F, class T>
void add_activation(hashes& h, std::vector<T> const& x) {
    std::vector<T> const dy(x.size(), T(1.75));
    std::vector<T> out(x.size());
    for (double const p : reference<F>::parameters()) {
        subject<F, T> const s(p);
        for_each_pass([&]<class Pass>(Pass) {
            if (Pass::name == backward_from_output_pass::name && !(p >= 0)) return;
            Pass::run(s.functor(), x, dy, out);
            for (std::size_t i = 0; i < x.size(); ++i) {
                h.kernel.add(out[i]);
                h.scalar.add(Pass::scalar(s, x[i], dy[i]));
            }
        });
    }
}

/// Sums for one slope, for columns, for short runs and for long ones.
template <class T>
void add_sums(hashes& h, std::vector<T> const& x) {
    std::vector<T> finite = x;
    for (T& v : finite)
        if (!(v > -100 && v < 100)) v = T(-3);
    finite.resize(finite.size() / 1000 * 1000);
    std::vector<T> dx(finite.size());
    std::vector<T> const slopes(10, T(0.25));
    auto const add = [&](T sum) {
        h.kernel.add(sum);
        h.scalar.add(sum);
    };
    for (auto const& [count, inner] : {std::pair<std::size_t, std::size_t>{1, 1}, {10, 1}, {10, 4}, {10, 100}}) {
        std::vector<T> dslope(count);
        ramp::backward(ramp::prelu{std::span(slopes).first(count), inner}, finite, finite, dx, dslope);
        for (T const sum : dslope) add(sum);
    }
    add(ramp::parameter_gradient(ramp::leaky_relu{}, finite, finite));
    add(ramp::parameter_gradient(ramp::elu{}, finite, finite));
}

template <class T>
void add_functions(hashes& h, std::vector<T> const& x) {
    std::vector<T> out(x.size());
    auto const add = [&](auto f) {
        ramp::forward(f, x, out);
        for (std::size_t i = 0; i < x.size(); ++i) {
            h.kernel.add(out[i]);
            h.scalar.add(f(x[i]));
        }
    };
    add([](auto v) { return ramp::exp(v); });
    add([](auto v) { return ramp::expm1(v); });
}

/// Every eighth of the sampled inputs: enough for a difference to show, and quick at -O0 and in an emulator.
template <class T>
std::vector<T> inputs() {
    std::vector<T> const all = sampled_inputs<T>(1 << 14);
    std::vector<T> some;
    for (std::size_t i = 0; i < all.size(); i += 8) some.push_back(all[i]);
    return some;
}

template <class T, class... F>
hashes hashes_of(ramp::type_list<F...>) {
    hashes h;
    std::vector<T> const x = inputs<T>();
    (add_activation<F, T>(h, x), ...);
    add_functions(h, x);
    add_sums(h, x);
    return h;
}

template <class T>
bool check(char const* type, std::uint64_t expected) {
    hashes const h = hashes_of<T>(ramp::activations<T>{});
    bool const right = h.kernel.value() == expected && h.scalar.value() == expected;
    std::printf("%s %s: kernel %016" PRIx64 ", scalar %016" PRIx64 ", expected %016" PRIx64 ": %s\n", type,
                ramp::default_arch::name(), h.kernel.value(), h.scalar.value(), expected, right ? "ok" : "WRONG");
    return right;
}

}  // namespace

int main() {
    // Change them only with a change of the results that is meant, and say so in the changelog.
    constexpr bool fused = ramp::detail::fused<float>;
    bool const f32 = check<float>("f32", fused ? 0xf74d5d2db83b9b3b : 0x46539ae96cea3464);
    bool const f64 = check<double>("f64", fused ? 0xd7522d6c6a803763 : 0x3d9c7501d5831dbb);
    return f32 && f64 ? 0 : 1;
}

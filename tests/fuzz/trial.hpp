// A call made, and what it did against what it has to do.
#pragma once

#include "arena.hpp"
#include "call.hpp"
#include "oracle.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace fuzz {

/// One call with all that belongs to it.
template <class F, class T>
class trial {
public:
    trial(call const& c, arena& memory) : c_(c), memory_(memory), before_(memory.copy()) {
        if (c.exactly && c.what == pass::backward_with_slopes)
            for (std::size_t k = 0; k < c[sums].count; ++k) exact_sums_.emplace_back().add(old(k));
    }

    void run() {
        F const f = functor();
        bool const refuse = must_be_refused(c_);
        std::vector<region> const regions = c_.regions();
        bool refused = false;
        memory_.close(regions);
        try {
            invoke(f);
        } catch (std::invalid_argument const& error) {
            refused = true;
            require(std::strncmp(error.what(), "ramp::", 6) == 0, "The message does not name the function.");
        }
        memory_.open(regions, !refuse);
        require(refused || !refuse, "It must be refused.");
        require(!refused || refuse, "It must not be refused.");
        if (refuse)
            check_untouched();
        else
            check_results(f);
    }

private:
    void require(bool good, char const* what) const {
        if (good) return;
        std::fprintf(stderr, "%s\n", what);
        c_.print(sizeof(T) == 4 ? "float" : "double", F::name.data());
        std::abort();
    }

    F functor() const {
        if constexpr (ramp::parametric<F>)
            return F{span(slopes), c_.inner};
        else if constexpr (std::is_empty_v<F>)
            return F{};
        else
            return F{c_.parameter};
    }

    std::span<T> span(slot s) const { return memory_.elements<T>(c_[s].offset, c_[s].count); }
    T old(std::size_t k) const { return get<T>(before_, c_[sums], k); }

    /// Calls `work` with the mask as a range of its words.
    template <class Work>
    void with_mask(Work work) const {
        argument const& a = c_[mask];
        if (a.element == 1) return work(memory_.elements<std::uint8_t>(a.offset, a.count));
        work(memory_.elements<std::uint64_t>(a.offset, a.count));
    }

    void invoke(F const& f) {
        std::span<T const> const x = span(in);
        std::span<T const> const g = span(dy);
        ramp::stores const how{c_.streaming_from};
        switch (c_.what) {
            case pass::forward:
                return ramp::forward(f, x, span(out), how);
            case pass::derivative:
                return ramp::derivative(f, x, span(out), how);
            case pass::value_and_derivative:
                return ramp::value_and_derivative(f, x, span(out), span(second));
            case pass::backward:
                return ramp::backward(f, x, g, span(out), how);
            default:
                return invoke_special(f, x, g, how);
        }
    }

    /// The passes that not every activation has.
    void invoke_special(F const& f, std::span<T const> x, std::span<T const> g, ramp::stores how) {
        if constexpr (ramp::piecewise_linear<F>) {
            if (c_.what == pass::forward_with_mask)
                with_mask([&](auto bits) { ramp::forward(f, x, span(out), bits, how); });
            if (c_.what == pass::backward_from_mask)
                with_mask([&](auto bits) { ramp::backward_from_mask(f, bits, g, span(out), how); });
        }
        if constexpr (has_derivative_from_output<F, T>)
            if (c_.what == pass::backward_from_output) ramp::backward_from_output(f, x, g, span(out), how);
        if constexpr (ramp::parametric<F>)
            if (c_.what == pass::backward_with_slopes) {
                auto const update = c_.accumulates ? ramp::update::accumulate : ramp::update::overwrite;
                if (c_.exactly)
                    ramp::backward(f, x, g, span(out), exact_sums_);
                else
                    ramp::backward(f, x, g, span(out), span(sums), update);
            }
        if constexpr (ramp::learnable<F, T>)
            if (c_.what == pass::parameter_gradient) gradient_ = gradient(f, x, g);
    }
    T gradient(F const& f, std::span<T const> x, std::span<T const> g) const {
        if (!c_.exactly) return ramp::parameter_gradient(f, x, g);
        ramp::exact_sum<T> sum;
        ramp::parameter_gradient(f, x, g, sum);
        return sum.value();
    }

    void check_untouched() const {
        require(memory_.copy() == before_, "It was refused, but something was written.");
        for (std::size_t k = 0; k < exact_sums_.size(); ++k)
            require(same(exact_sums_[k].value(), exact_old(k)), "It was refused, but something was added.");
    }
    /// What an exact sum of this alone is: a zero becomes +0.
    T exact_old(std::size_t k) const { return old(k) + T(0); }

    void check_results(F const& f) {
        std::vector<unsigned char> const after = memory_.copy();
        std::vector<unsigned char> expected = before_;
        expect<F, T>(f, c_, expected, after);
        if constexpr (ramp::parametric<F>)
            if (c_.what == pass::backward_with_slopes) check_sums(f, expected, after);
        if constexpr (ramp::learnable<F, T>)
            if (c_.what == pass::parameter_gradient) check_gradient(f);
        if (after == expected) return;
        for (std::size_t i = 0; i < after.size(); ++i)
            if (after[i] != expected[i])
                std::fprintf(stderr, "Byte %zu is %02x, but has to be %02x.\n", i, after[i], expected[i]);
        require(false, "The memory is not as it has to be.");
    }

    void check_sums(F const& f, std::vector<unsigned char>& expected, std::vector<unsigned char> const& after) {
        scalars<F, T> const s(f, c_, before_);
        std::vector<stated_sum<T>> stated(c_[sums].count);
        for (std::size_t i = 0; i < c_.size(); ++i)
            stated[s.channel(i)].add(get<T>(before_, c_[dy], i),
                                     f.derivative_wrt_slope(get<T>(before_, c_[in], i), s.slope(i)));
        for (std::size_t k = 0; k < stated.size(); ++k) {
            if (c_.accumulates || c_.exactly) stated[k].add_before(old(k));
            T const got = c_.exactly ? exact_sums_[k].value() : get<T>(after, c_[sums], k);
            require(stated[k].allows(got), "A sum has a larger error than is stated.");
            if (!c_.exactly) set(expected, c_[sums], k, got);
        }
        check_sums_elsewhere(f, after);
    }

    /// The sums have the same bits wherever the arrays lie.
    void check_sums_elsewhere(F const& f, std::vector<unsigned char> const& after) {
        std::vector<T> const x = copy_of(in);
        std::vector<T> const g = copy_of(dy);
        std::vector<T> dx(x.size());
        std::vector<T> other;
        for (std::size_t k = 0; k < c_[sums].count; ++k) other.push_back(old(k));
        bool const adds = c_.accumulates || c_.exactly;
        ramp::backward(f, x, g, dx, other, adds ? ramp::update::accumulate : ramp::update::overwrite);
        for (std::size_t k = 0; k < other.size(); ++k)
            require(same(other[k], c_.exactly ? exact_sums_[k].value() : get<T>(after, c_[sums], k)),
                    "A sum has other bits elsewhere.");
    }

    void check_gradient(F const& f) const {
        std::vector<T> const x = copy_of(in);
        std::vector<T> const g = copy_of(dy);
        stated_sum<T> stated;
        for (std::size_t i = 0; i < x.size(); ++i) stated.add(g[i], f.derivative_wrt_parameter(x[i]));
        require(stated.allows(gradient_), "The gradient has a larger error than is stated.");
        require(same(gradient_, ramp::parameter_gradient(f, x, g)), "The gradient has other bits elsewhere.");
    }

    std::vector<T> copy_of(slot s) const {
        std::vector<T> all(c_[s].count);
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = get<T>(before_, c_[s], i);
        return all;
    }

    call const& c_;
    arena& memory_;
    std::vector<unsigned char> const before_;
    std::vector<ramp::exact_sum<T>> exact_sums_;
    T gradient_ = 0;
};

}  // namespace fuzz

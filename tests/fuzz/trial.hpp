// A call made, and what it did against what it has to do.
#pragma once

#include "arena.hpp"
#include "call.hpp"
#include "oracle.hpp"

#include <ramp/exact_sum.hpp>

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
template <class T>
class trial {
public:
    trial(table::activation<T> const& f, call const& c, arena& memory)
        : f_(f), c_(c), memory_(memory), before_(memory.copy()) {
        if (c.exactly && c.what == pass::backward_with_slopes)
            for (std::size_t k = 0; k < c[sums].count; ++k) exact_sums_.emplace_back().add(old(k));
    }

    void run() {
        bool const refuse = must_be_refused(c_);
        std::vector<region> const regions = c_.regions();
        bool refused = false;
        memory_.close(regions);
        try {
            invoke();
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
            check_results();
    }

private:
    void require(bool good, char const* what) const {
        if (good) return;
        std::fprintf(stderr, "%s\n", what);
        c_.print(sizeof(T) == 4 ? "float" : "double", f_.kernel.name.data());
        std::abort();
    }

    table::setting<T> setting() const {
        if (f_.kernel.has_slopes) return {span(slopes), c_.inner};
        return c_.parameter;
    }

    std::span<T> span(slot s) const { return memory_.elements<T>(c_[s].offset, c_[s].count); }
    T old(std::size_t k) const { return get<T>(before_, c_[sums], k); }

    table::mask words() const {
        argument const& a = c_[mask];
        return {memory_.elements<unsigned char>(a.offset, a.bytes()).data(), a.count, a.element};
    }

    void invoke() {
        table::kernels<T> const& f = f_.kernel;
        table::setting<T> const s = setting();
        std::size_t const how = c_.streaming_from;
        switch (c_.what) {
            case pass::forward:
                return f["forward"].run(s, span(in), {}, span(out), how);
            case pass::derivative:
                return f["derivative"].run(s, span(in), {}, span(out), how);
            case pass::value_and_derivative:
                return f.value_and_derivative(s, span(in), span(out), span(second));
            case pass::backward:
                return f["backward"].run(s, span(in), span(dy), span(out), how);
            case pass::backward_from_output:
                return f["backward_from_output"].run(s, span(in), span(dy), span(out), how);
            case pass::forward_with_mask:
                return f.forward_with_mask(s, span(in), span(out), words(), how);
            case pass::backward_from_mask:
                return f.backward_from_mask(s, words(), span(dy), span(out), how);
            case pass::backward_with_slopes:
                if (c_.exactly)
                    return f.backward_with_exact_sums(s, span(in), span(dy), span(out), exact_sums_.data(),
                                                      exact_sums_.size());
                return f.backward_with_sums(s, span(in), span(dy), span(out), span(sums), c_.accumulates);
            case pass::parameter_gradient:
                gradient_ = gradient();
        }
    }
    T gradient() const {
        table::kernels<T> const& f = f_.kernel;
        if (!c_.exactly) return f.parameter_gradient(setting(), span(in), span(dy));
        ramp::exact_sum<T> sum;
        f.add_parameter_gradient(setting(), span(in), span(dy), &sum);
        return sum.value();
    }

    void check_untouched() const {
        require(memory_.copy() == before_, "It was refused, but something was written.");
        for (std::size_t k = 0; k < exact_sums_.size(); ++k)
            require(same(exact_sums_[k].value(), exact_old(k)), "It was refused, but something was added.");
    }
    /// What an exact sum of this alone is: a zero becomes +0.
    T exact_old(std::size_t k) const { return old(k) + T(0); }

    void check_results() {
        std::vector<unsigned char> const after = memory_.copy();
        std::vector<unsigned char> expected = before_;
        expect(f_, c_, expected, after);
        if (c_.what == pass::backward_with_slopes) check_sums(expected, after);
        if (c_.what == pass::parameter_gradient) check_gradient();
        if (after == expected) return;
        for (std::size_t i = 0; i < after.size(); ++i)
            if (after[i] != expected[i])
                std::fprintf(stderr, "Byte %zu is %02x, but has to be %02x.\n", i, after[i], expected[i]);
        require(false, "The memory is not as it has to be.");
    }

    void check_sums(std::vector<unsigned char>& expected, std::vector<unsigned char> const& after) {
        scalars<T> const s(f_.kernel, c_, before_);
        std::vector<stated_sum<T>> stated(c_[sums].count);
        for (std::size_t i = 0; i < c_.size(); ++i)
            stated[s.channel(i)].add(get<T>(before_, c_[dy], i),
                                     s.derivative_wrt_parameter(i, get<T>(before_, c_[in], i)));
        for (std::size_t k = 0; k < stated.size(); ++k) {
            if (c_.accumulates || c_.exactly) stated[k].add_before(old(k));
            T const got = c_.exactly ? exact_sums_[k].value() : get<T>(after, c_[sums], k);
            require(stated[k].allows(got), "A sum has a larger error than is stated.");
            if (!c_.exactly) set(expected, c_[sums], k, got);
        }
        check_sums_elsewhere(after);
    }

    /// The sums have the same bits wherever the arrays lie.
    void check_sums_elsewhere(std::vector<unsigned char> const& after) {
        std::vector<T> const x = copy_of(in);
        std::vector<T> const g = copy_of(dy);
        std::vector<T> dx(x.size());
        std::vector<T> other;
        for (std::size_t k = 0; k < c_[sums].count; ++k) other.push_back(old(k));
        bool const adds = c_.accumulates || c_.exactly;
        f_.kernel.backward_with_sums(setting(), x, g, dx, other, adds);
        for (std::size_t k = 0; k < other.size(); ++k)
            require(same(other[k], c_.exactly ? exact_sums_[k].value() : get<T>(after, c_[sums], k)),
                    "A sum has other bits elsewhere.");
    }

    void check_gradient() const {
        scalars<T> const s(f_.kernel, c_, before_);
        std::vector<T> const x = copy_of(in);
        std::vector<T> const g = copy_of(dy);
        stated_sum<T> stated;
        for (std::size_t i = 0; i < x.size(); ++i) stated.add(g[i], s.derivative_wrt_parameter(i, x[i]));
        // Of a parameter that is not finite nothing is stated.
        bool const is_stated = std::isfinite(static_cast<T>(c_.parameter));
        require(stated.allows(gradient_) || !is_stated, "The gradient has a larger error than is stated.");
        require(same(gradient_, f_.kernel.parameter_gradient(setting(), x, g)),
                "The gradient has other bits elsewhere.");
    }

    std::vector<T> copy_of(slot s) const {
        std::vector<T> all(c_[s].count);
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = get<T>(before_, c_[s], i);
        return all;
    }

    table::activation<T> const& f_;
    call const& c_;
    arena& memory_;
    std::vector<unsigned char> const before_;
    std::vector<ramp::exact_sum<T>> exact_sums_;
    T gradient_ = 0;
};

}  // namespace fuzz

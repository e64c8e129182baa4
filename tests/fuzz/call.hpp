// A call of one of the algorithms: which, of what, and where its arguments lie; and whether it has to be refused.
// Written from the documentation alone. Nothing here asks the library.
#pragma once

#include "arena.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace fuzz {

enum class pass {
    forward,
    forward_with_mask,
    derivative,
    value_and_derivative,
    backward,
    backward_with_slopes,
    backward_from_output,
    backward_from_mask,
    parameter_gradient
};
inline constexpr std::array<char const*, 9> pass_names = {
    "forward",           "forward with a mask", "derivative",           "value_and_derivative",
    "backward",          "backward by slopes",  "backward_from_output", "backward_from_mask",
    "parameter_gradient"};

/// An argument. `each` where it has an element for each element, and may so be in place of another.
struct argument {
    char const* name = "";
    bool used = false;
    bool each = false;
    bool is_read = false;
    bool is_written = false;
    std::size_t element = 1;  // bytes
    std::size_t offset = 0;   // in the arena, bytes
    std::size_t count = 0;

    std::size_t bytes() const { return element * count; }
    std::size_t end() const { return offset + bytes(); }
    region bounds() const { return {offset, bytes(), is_read}; }
};

enum slot { in, dy, out, second, mask, sums, slopes, slots };

struct call {
    pass what = pass::forward;
    double parameter = 0;
    bool has_slopes = false;   // else it has the parameter
    bool determined = true;    // the derivative by the output
    bool accumulates = false;  // sums
    bool exactly = false;      // sums are of exact_sum, outside of the arena, and begin with what is in it
    std::size_t streaming_from = 0;
    std::size_t inner = 1;
    std::array<argument, slots> arguments;

    argument const& operator[](slot s) const { return arguments[s]; }
    argument& operator[](slot s) { return arguments[s]; }

    /// The number of elements, if all agree.
    std::size_t size() const { return arguments[arguments[out].used ? out : dy].count; }

    std::vector<region> regions() const {
        std::vector<region> all;
        for (argument const& a : arguments)
            if (a.used) all.push_back(a.bounds());
        return all;
    }
    void print(char const* type, char const* activation) const {
        std::fprintf(stderr, "%s of %s<%s>, parameter %a, %s%s, streaming from %zu bytes\n",
                     pass_names[static_cast<std::size_t>(what)], activation, type, parameter,
                     accumulates ? "accumulates" : "overwrites", exactly ? " exactly" : "", streaming_from);
        for (argument const& a : arguments)
            if (a.used)
                std::fprintf(stderr, "  %-6s %4zu elements of %zu bytes from byte %zu on\n", a.name, a.count, a.element,
                             a.offset);
        if (has_slopes) std::fprintf(stderr, "  a slope for %zu consecutive elements each\n", inner);
    }
};

/// Whether two arguments may not lie as they do: they overlap, one is written, and they are no input and output in place.
inline bool clash(argument const& a, argument const& b) {
    if (!a.is_written && !b.is_written) return false;
    if (a.bytes() == 0 || b.bytes() == 0) return false;
    if (a.end() <= b.offset || b.end() <= a.offset) return false;
    bool const same = a.offset == b.offset && a.bytes() == b.bytes();
    bool const in_place = same && a.each && b.each && !(a.is_written && b.is_written);
    return !in_place;
}

/// The slopes, each for `inner` elements, go into n a whole number of times. No product wraps around.
inline bool slopes_fit(std::size_t count, std::size_t inner, std::size_t n) {
    if (n == 0) return true;
    if (count == 0 || inner == 0 || inner > n || count > n / inner) return false;
    return n % (count * inner) == 0;
}

inline bool must_be_refused(call const& c) {
    std::size_t const n = c.size();
    for (argument const& a : c.arguments)
        if (a.used && a.each && a.count != n) return true;
    std::size_t const bits = 8 * c[mask].element;
    if (c[mask].used && c[mask].count != (n + bits - 1) / bits) return true;
    if (c.what == pass::backward_with_slopes && c[sums].count != c[slopes].count) return true;
    if (c.has_slopes && !slopes_fit(c[slopes].count, c.inner, n)) return true;
    if (c.what == pass::backward_from_output && n > 0 && !c.determined) return true;
    for (std::size_t i = 0; i < slots; ++i)
        for (std::size_t k = i + 1; k < slots; ++k)
            if (c.arguments[i].used && c.arguments[k].used && clash(c.arguments[i], c.arguments[k])) return true;
    return false;
}

}  // namespace fuzz

// Which arguments the algorithms accept: every pass, with every pair of its arguments in every relation and with every size,
// against the contract. The cases are generated, and what is to become of them is derived in support/contract.hpp.
#include "../support/calls.hpp"
#include "../support/catch.hpp"
#include "../support/examiner.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <limits>
#include <vector>

#if !defined(RAMP_SKIP_MISALIGNED) && defined(__has_feature)
#if __has_feature(undefined_behavior_sanitizer)
#define RAMP_SKIP_MISALIGNED  // GCC has no macro that tells: there the build defines this one
#endif
#endif

namespace {

constexpr std::size_t huge = (std::numeric_limits<std::size_t>::max)();
constexpr std::size_t half = std::size_t{1} << (std::numeric_limits<std::size_t>::digits / 2);

/// Calls with each argument in turn of each wrong size.
void examine_sizes(examiner& e, pass const& p, call const& c) {
    for (std::size_t k = 0; k < p.parameters.size(); ++k) {
        std::size_t const right = c.places[k].size;
        if (p.parameters[k].what == role::total) continue;
        for (std::size_t const size : {right - 1, right + 1, std::size_t{0}, huge, huge / 2 + 1, huge / 4 + 1,
                                       huge / 8 + 1, huge / 8 + 1 + right, huge / p.parameters[k].bytes}) {
            call other = c;
            other.places[k].size = size;
            e.examine(p, other);
        }
    }
}

/// Where a second argument may begin, in bytes from the beginning of the first: at the same place, shifted by an element or a
/// byte, with an element or a byte in common at either end, side by side, and in the middle.
std::vector<std::ptrdiff_t> offsets(parameter const& p, std::size_t p_size, parameter const& q, std::size_t q_size) {
    auto const signed_of = [](std::size_t size) { return static_cast<std::ptrdiff_t>(size); };
    std::ptrdiff_t const a = signed_of(p.bytes), b = signed_of(q.bytes);
    std::ptrdiff_t const before = -b * signed_of(q_size), after = a * signed_of(p_size);
    return {0,      a,          -a,         b,          -b,    1,         -1,        after / 2,
            before, before + a, before + b, before + 1, after, after - a, after - b, after - 1};
}

/// Calls with each pair of arguments in each relation.
void examine_pairs(examiner& e, pass const& p, call const& c) {
    for (std::size_t k = 0; k < p.parameters.size(); ++k)
        for (std::size_t j = 0; j < k; ++j) {
            auto const all = offsets(p.parameters[j], c.places[j].size, p.parameters[k], c.places[k].size);
            for (std::size_t which = 0; which < all.size(); ++which) {
                call other = c;
                other.places[k].at = c.places[j].at + all[which];
                e.examine(p, other);
                if (which < 2) examine_sizes(e, p, other);
            }
        }
}

/// x with odd x * x' = 1, modulo the largest size and one.
std::size_t inverse(std::size_t x) {
    std::size_t y = x;
    for (int turn = 0; turn < 6; ++turn) y *= 2 - x * y;
    return y;
}

/// Calls with numbers of slopes, and of elements for each: their product may be anything modulo the largest size and one.
void examine_layouts(examiner& e, pass const& p, std::size_t n) {
    if (p.parameters.back().what != role::slopes) return;
    std::vector<std::size_t> const numbers{0,  1,        2,    3,    5,        7,        8,        32,          64,
                                           65, half - 1, half, huge, half + 1, huge - 1, huge / 2, huge / 2 + 1};
    for (std::size_t const count : numbers) {
        std::vector<std::size_t> inners = numbers;
        for (std::size_t product = 1; product <= 64; product *= 2)
            inners.push_back(count % 2 == 1 ? inverse(count) * product : huge / (count + 1) + 1 + product);
        for (std::size_t const inner : inners) {
            call c = e.right(p, n, count, inner);
            e.examine(p, c);
            // As many elements as the product says, all in place.
            for (std::size_t k = 0; k < p.parameters.size(); ++k)
                if (p.parameters[k].what == role::array)
                    c.places[k] = {c.places[0].at, (std::max)(count * inner, 131'073 + n)};
            e.examine(p, c);
        }
    }
}

/// Calls with arrays that no memory can hold.
void examine_huge_arrays(examiner& e, pass const& p) {
    for (std::size_t const n : {huge, huge - 1, huge / 2 + 1, huge / 4 + 1, huge / 8 + 1, huge / 8 + 2, huge - 62}) {
        call c = e.right(p, n, 1, 1);
        e.examine(p, c);
        for (std::size_t k = 0; k < p.parameters.size(); ++k)
            if (p.parameters[k].what == role::mask) c.places[k].size = 0;
        e.examine(p, c);
        for (std::size_t k = 0; k < p.parameters.size(); ++k)
            if (p.parameters[k].what == role::array) c.places[k].at = e.right(p, n, 1, 1).places[1].at;
        e.examine(p, c);
    }
}

}  // namespace

TEST_CASE("arguments are accepted or refused as the contract says", "[arguments]") {
    examiner e;
    for (pass const& p : all_passes()) {
        e.begin(p);
        for (std::size_t const n : {64u, 0u}) {
            call const c = e.right(p, n, 2, 4);
            e.examine(p, c);
            examine_sizes(e, p, c);
            examine_pairs(e, p, c);
            examine_layouts(e, p, n);
        }
        examine_huge_arrays(e, p);
    }
    INFO(e.accepted << " accepted, " << e.refused << " refused");
    CHECK(e.wrong == 0);
    CHECK(e.accepted > 1000);
    CHECK(e.refused > 10'000);
}

#if !defined(RAMP_SKIP_MISALIGNED)
TEST_CASE("elements may lie at any address", "[arguments]") {
    constexpr std::size_t n = 1536;
    memory const aligned(n * sizeof(double) + 64), used(n * sizeof(double) + 64);
    auto const run = [](pass const& p, memory const& in, std::size_t shift, std::size_t inner, std::size_t how) {
        call c{};
        c.inner = inner;
        c.how = how;
        for (std::size_t k = 0; k < p.parameters.size(); ++k) {
            std::array const sizes{n, n / 8 / p.parameters[k].bytes, std::size_t{3}, std::size_t{3}, std::size_t{1}};
            c.places[k] = {in.slot(k), sizes[static_cast<std::size_t>(p.parameters[k].what)]};
            if (p.parameters[k].bytes > sizeof(double)) {
                p.begin_sums(c.places[k].at, c.places[k].size);
            } else {
                c.places[k].at += shift;
                fill(c.places[k].at, n * p.parameters[k].bytes / p.element, p.element,
                     p.parameters[k].what == role::slopes);
            }
        }
        p.run(c);
        return c;
    };
    std::size_t wrong = 0;
    for (pass const& p : all_passes())
        for (std::size_t shift = 1; shift <= p.element; ++shift)
            for (std::size_t const inner : {512u, 1u})
                for (std::size_t const how : {table::streaming, table::ordinary}) {
                    call const expected = run(p, aligned, 0, inner, table::ordinary);
                    call const got = run(p, used, shift, inner, how);
                    for (std::size_t k = 0; k < p.parameters.size(); ++k)
                        wrong += std::memcmp(expected.places[k].at, got.places[k].at,
                                             got.places[k].size * p.parameters[k].bytes) != 0;
                }
    CHECK(wrong == 0);
}
#endif

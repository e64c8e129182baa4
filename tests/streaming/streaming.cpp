// Which stores pass by the caches, and that a fence orders them before whatever follows: no result shows that. So the
// intrinsics are replaced by some that take notes.
#include <cstddef>
#include <cstring>

#include <xsimd/xsimd.hpp>

namespace {

/// What the intrinsics did, in order: elements streamed since the last fence, and fences.
struct notes {
    std::size_t bytes = 0;
    std::size_t unfenced = 0;
    std::size_t fences = 0;
};
notes taken;

template <class T, class Register>
void note_stream(T* to, Register x) {
    std::memcpy(to, &x, sizeof x);
    taken.bytes += sizeof x;
    taken.unfenced += sizeof x;
}
[[maybe_unused]] void note_fence() {
    ++taken.fences;
    taken.unfenced = 0;
}

}  // namespace

#define _mm_stream_ps note_stream
#define _mm_stream_pd note_stream
#define _mm256_stream_ps note_stream
#define _mm256_stream_pd note_stream
#define _mm512_stream_ps note_stream
#define _mm512_stream_pd note_stream
#define _mm_sfence note_fence
#include <ramp/ramp.hpp>

#include "../support/catch.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace {

constexpr bool can_stream = ramp::detail::can_stream<xsimd::batch<float>>;

/// What `run` streams.
template <class Run>
notes notes_of(Run run) {
    taken = {};
    run();
    return taken;
}

/// All full batches that are aligned.
template <class T>
bool streams_all(notes const& n, std::size_t elements) {
    if (!can_stream) return n.bytes == 0;
    std::size_t const batch = ramp::lanes<xsimd::batch<T>>;
    return n.bytes <= elements * sizeof(T) && n.bytes + 2 * batch * sizeof(T) > elements * sizeof(T) &&
           n.unfenced == 0 && n.fences == 1;
}

}  // namespace

TEMPLATE_TEST_CASE("whatever is streamed is fenced", "[streaming]", float, double) {
    using T = TestType;
    std::vector<T> const a(3001, T(-1)), dy(3001, T(2));
    std::vector<T> out(3001);
    ramp::leaky_relu const f{0.3};
    auto const streams = [&](auto call) {
        bool const all = streams_all<T>(notes_of([&] { call(ramp::stores::streaming()); }), out.size());
        return all && notes_of([&] { call(ramp::stores::ordinary()); }).bytes == 0;
    };
    CHECK(streams([&](ramp::stores how) { ramp::forward(f, a, out, how); }));
    CHECK(streams([&](ramp::stores how) { ramp::derivative(f, a, out, how); }));
    CHECK(streams([&](ramp::stores how) { ramp::backward(f, a, dy, out, how); }));
    CHECK(streams([&](ramp::stores how) { ramp::backward_from_output(f, a, dy, out, how); }));
    std::vector<std::uint8_t> mask((out.size() + 7) / 8);
    CHECK(streams([&](ramp::stores how) { ramp::forward(f, a, out, mask, how); }));
    CHECK(streams([&](ramp::stores how) { ramp::backward_from_mask(f, mask, dy, out, how); }));
    // An activation that chooses between formulas, each of which streams.
    for (double const alpha : {1.0, 0.3, 0.0})
        CHECK(streams([&](ramp::stores how) { ramp::forward(ramp::elu{alpha}, a, out, how); }));
    std::vector<T> const slopes(3, T(2));
    ramp::prelu const layer{slopes, 1000};
    auto const first = std::span<T const>(a).first(3000);
    auto const streamed =
        notes_of([&] { ramp::forward(layer, first, std::span(out).first(3000), ramp::stores::streaming()); });
    CHECK((streamed.bytes > 0) == can_stream);
    CHECK(streamed.unfenced == 0);
}

TEST_CASE("in place nothing is streamed, nor what is short", "[streaming]") {
    std::vector<float> x(3001), dy(3001), dx(3001);
    auto const how = ramp::stores::streaming();
    CHECK(notes_of([&] { ramp::forward(ramp::relu{}, x, x, how); }).bytes == 0);
    CHECK(notes_of([&] { ramp::backward(ramp::relu{}, x, dy, x, how); }).bytes == 0);
    CHECK(notes_of([&] { ramp::backward(ramp::relu{}, x, dy, dy, how); }).bytes == 0);
    auto const of_length = [&](std::size_t n) {
        return notes_of([&] { ramp::forward(ramp::relu{}, std::span(x).first(n), std::span(dx).first(n), how); }).bytes;
    };
    CHECK(of_length(ramp::detail::shortest_stream - 1) == 0);
    CHECK((of_length(ramp::detail::shortest_stream) > 0) == can_stream);
}

TEST_CASE("streaming begins where all arrays together have so many bytes", "[streaming]") {
    using T = float;
    std::size_t const n = 1000;
    std::vector<T> const a(n), dy(n);
    std::vector<T> out(n);
    std::vector<std::uint8_t> mask(n / 8);
    auto const begins_at = [](std::size_t bytes, auto run) {
        bool const below = notes_of([&] { run(ramp::stores{bytes + 1}); }).bytes > 0;
        bool const there = notes_of([&] { run(ramp::stores{bytes}); }).bytes > 0;
        return !below && there == can_stream;
    };
    CHECK(begins_at(2 * n * sizeof(T), [&](ramp::stores how) { ramp::forward(ramp::relu{}, a, out, how); }));
    CHECK(begins_at(2 * n * sizeof(T), [&](ramp::stores how) { ramp::forward(ramp::relu{}, a, out, mask, how); }));
    CHECK(begins_at(3 * n * sizeof(T), [&](ramp::stores how) { ramp::backward(ramp::relu{}, a, dy, out, how); }));
    CHECK(begins_at(2 * n * sizeof(T),
                    [&](ramp::stores how) { ramp::backward_from_mask(ramp::relu{}, mask, dy, out, how); }));
}

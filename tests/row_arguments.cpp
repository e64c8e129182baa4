// What rows may be: which do not fit, which overlap, which shapes go together, and that nothing between them is touched.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"
#include "support/inputs.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace {

std::string message_of(auto const& call) {
    try {
        call();
    } catch (std::invalid_argument const& error) {
        return error.what();
    }
    return "no error";
}

/// What std::mdspan of rank 2 tells of itself.
struct matrix {
    float* data;
    std::array<int, 2> extents;
    std::array<int, 2> strides;

    static constexpr std::size_t rank() { return 2; }
    float* data_handle() const { return data; }
    int extent(std::size_t k) const { return extents[k]; }
    int stride(std::size_t k) const { return strides[k]; }
};

/// Whether element i of one is element j of the other, for any i and j.
bool share(ramp::rows<float> const& a, ramp::rows<float> const& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            if (a.data() + (i / a.length() * a.stride() + i % a.length()) ==
                b.data() + (j / b.length() * b.stride() + j % b.length()))
                return true;
    return false;
}

}  // namespace

TEST_CASE("rows know their shape", "[row_arguments]") {
    std::vector<float> x(40);
    ramp::rows const of{x, 4, 5, 10};
    CHECK(of.data() == x.data());
    CHECK(std::array{of.count(), of.length(), of.stride(), of.size()} == std::array<std::size_t, 4>{4, 5, 10, 20});
    ramp::rows const first{x.data(), std::size_t{1}, 40L, 0U};
    CHECK(first.size() == 40);
    std::vector<float> const constant(6);
    STATIC_REQUIRE(std::is_same_v<decltype(ramp::rows{constant, 2, 3, 3}), ramp::rows<float const>>);
    STATIC_REQUIRE(std::is_same_v<decltype(ramp::rows{std::span(x), 2, 3, 3}), ramp::rows<float>>);
    ramp::rows const view{matrix{x.data(), {3, 4}, {11, 1}}};
    CHECK(std::array{view.count(), view.length(), view.stride()} == std::array<std::size_t, 3>{3, 4, 11});
}

TEST_CASE("rows that do not fit are refused", "[row_arguments]") {
    std::vector<float> x(40);
    CHECK_NOTHROW(ramp::rows{x, 4, 10, 10});
    CHECK_NOTHROW(ramp::rows{x, 4, 4, 12});
    CHECK_NOTHROW(ramp::rows{x, 1000, 40, 0});
    CHECK_NOTHROW(ramp::rows{x, 0, 1000, 1000});
    CHECK_NOTHROW(ramp::rows{x, 1000, 0, 1000});
    CHECK(message_of([&] { ramp::rows{x, 4, 5, 12}; }) ==
          "ramp::rows: 4 rows of 5 elements with a stride of 12 do not fit in 40 elements");
    CHECK(message_of([&] { ramp::rows{x, 1, 41, 0}; }) ==
          "ramp::rows: 1 rows of 41 elements with a stride of 0 do not fit in 40 elements");
    float array[8] = {};
    CHECK_NOTHROW(ramp::rows{array, 2, 4, 4});
    CHECK_THROWS_AS((ramp::rows{array, 3, 4, 4}), std::invalid_argument);
    CHECK(message_of([&] { ramp::rows{x.data(), 2, -3, 4}; }) ==
          "ramp::rows: 2 rows of -3 elements with a stride of 4: none may be negative");
    CHECK_THROWS_AS((ramp::rows{x, -1, 3, 4}), std::invalid_argument);
    CHECK_THROWS_AS((ramp::rows{x, 1, 3, -4}), std::invalid_argument);
    constexpr std::size_t most = (std::numeric_limits<std::size_t>::max)();
    for (std::size_t const big : {most, most / 2, most / 4, most / 8}) {
        CHECK_THROWS_AS((ramp::rows{x.data(), big, 8, 8}), std::invalid_argument);
        CHECK_THROWS_AS((ramp::rows{x.data(), 8, big, 8}), std::invalid_argument);
        CHECK_THROWS_AS((ramp::rows{x.data(), 8, 8, big}), std::invalid_argument);
        CHECK_THROWS_AS((ramp::rows{x.data(), big, 8, 0}), std::invalid_argument);
    }
    CHECK(message_of([&] { ramp::rows{matrix{x.data(), {3, 4}, {1, 3}}}; }) ==
          "ramp::rows: the inner stride must be 1, but it is 3");
}

TEST_CASE("a matrix that tells its shape stands for its rows", "[row_arguments]") {
    std::vector<float> x{-1, 2, 9, 3, -4, 9}, y(6, 7.0f);
    ramp::forward(ramp::relu{}, matrix{x.data(), {2, 2}, {3, 1}}, matrix{y.data(), {2, 2}, {3, 1}});
    CHECK(y == std::vector<float>{0, 2, 7, 3, 0, 7});
    ramp::forward(ramp::relu{}, matrix{x.data(), {2, 2}, {3, 1}});
    CHECK(x == std::vector<float>{0, 2, 9, 3, 0, 9});
}

TEST_CASE("shapes that differ are refused with both", "[row_arguments]") {
    std::vector<float> x(64), dy(64), y(64), z(64);
    ramp::relu const f;
    CHECK(message_of([&] { ramp::forward(f, ramp::rows{x, 4, 6, 8}, ramp::rows{y, 6, 4, 8}); }) ==
          "ramp::forward: x has 4 rows of 6 elements, but y has 6 rows of 4");
    CHECK(message_of([&] { ramp::forward(f, ramp::rows{x, 4, 6, 8}, std::span(y).first(23)); }) ==
          "ramp::forward: x has 24 elements, but y has 23");
    CHECK(message_of([&] {
              ramp::backward(f, ramp::rows{x, 4, 6, 8}, ramp::rows{dy, 6, 4, 8}, std::span(y).first(24));
          }) == "ramp::backward: x has 4 rows of 6 elements, but dy has 6 rows of 4");
    CHECK_THROWS_AS(
        ramp::value_and_derivative(f, std::span(x).first(24), ramp::rows{y, 4, 6, 8}, ramp::rows{z, 6, 4, 8}),
        std::invalid_argument);
    CHECK_THROWS_AS(ramp::backward(ramp::gated{f}, std::span(x).first(24), std::span(x).first(24),
                                   std::span(dy).first(24), ramp::rows{y, 4, 6, 8}, ramp::rows{z, 6, 4, 8}),
                    std::invalid_argument);
    CHECK_THROWS_AS(ramp::parameter_gradient(ramp::elu{}, ramp::rows{x, 4, 6, 8}, ramp::rows{dy, 6, 4, 8}),
                    std::invalid_argument);
    CHECK(message_of([&] { ramp::softmax(ramp::rows{x, 4, 6, 8}, ramp::rows{y, 4, 6, 8}, 3); }) ==
          "ramp::softmax: row_size is 3, but the rows of x have 6 elements");
    CHECK(message_of([&] { ramp::forward(f, std::span(x).first(24), ramp::rows{y, 4, 6, 5}); }) ==
          "ramp::forward: the rows of y overlap: they have 6 elements each and begin 5 elements apart");
    CHECK_NOTHROW(ramp::forward(f, ramp::rows{x, 4, 6, 5}, ramp::rows{y, 4, 6, 6}));
    CHECK(y == std::vector<float>(64));
    CHECK(z == std::vector<float>(64));
}

TEST_CASE("an overlap of rows is noticed where there is one, and only there", "[row_arguments]") {
    std::vector<float> memory(400);
    random_bits random(7);
    auto const below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    std::array<int, 2> seen{};
    for (int k = 0; k < 20000; ++k) {
        std::size_t const count = 1 + below(5), length = 1 + below(6);
        std::array<std::size_t, 2> stride{length + below(5), length + below(5)};
        if (k % 2 == 0) stride[1] = stride[0];
        if (k % 7 == 0) stride[0] = below(length);
        ramp::rows const x{memory.data() + below(60), count, length, stride[0]};
        ramp::rows const y{memory.data() + below(60), count, length, stride[1]};
        bool const is_same = x.data() == y.data() && (count == 1 || stride[0] == stride[1]);
        bool const refused = !is_same && share(x, y);
        bool const threw = message_of([&] { ramp::forward(ramp::relu{}, x, y); }) != "no error";
        if (threw != refused)
            FAIL_CHECK(count << " rows of " << length << ", strides " << stride[0] << " and " << stride[1] << ", "
                             << y.data() - x.data() << " elements apart: " << (threw ? "refused" : "accepted"));
        ++seen[refused];
    }
    CHECK((seen[0] > 1000 && seen[1] > 1000));
    // One of them may be an array.
    ramp::rows const apart{memory, 4, 10, 30};
    std::vector<float> x(40);
    CHECK_THROWS_AS(ramp::forward(ramp::relu{}, std::span(memory).subspan(35, 40), apart), std::invalid_argument);
    CHECK_THROWS_AS(ramp::forward(ramp::relu{}, apart, std::span(memory).first(40)), std::invalid_argument);
    CHECK_NOTHROW(ramp::forward(ramp::relu{}, std::span(memory).subspan(100, 40), apart));
    CHECK_THROWS_AS(ramp::forward(ramp::prelu{std::span(memory).subspan(65, 4), 10}, x, apart), std::invalid_argument);
    CHECK_NOTHROW(ramp::forward(ramp::prelu{std::span(memory).subspan(70, 4), 10}, x, apart));
}

#if __has_include(<sys/mman.h>)
namespace {

/// Rows that each end, or begin, where memory begins that may be neither read nor written.
class walled_rows {
public:
    explicit walled_rows(std::size_t count) : count_(count) {
        void* const all = mmap(nullptr, (2 * count + 1) * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        CHECK(all != MAP_FAILED);
        begin_ = static_cast<std::byte*>(all) + page_;
        for (std::size_t k = 0; k < count; ++k)
            CHECK(mprotect(begin_ + 2 * k * page_, page_, PROT_READ | PROT_WRITE) == 0);
    }
    ~walled_rows() { munmap(begin_ - page_, (2 * count_ + 1) * page_); }
    walled_rows(walled_rows const&) = delete;
    walled_rows& operator=(walled_rows const&) = delete;

    ramp::rows<float> of(std::size_t length, bool at_end) const {
        std::byte* const first = begin_ + (at_end ? page_ - length * sizeof(float) : 0);
        return {reinterpret_cast<float*>(first), count_, length, 2 * page_ / sizeof(float)};
    }

private:
    std::size_t page_ = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    std::size_t count_;
    std::byte* begin_;
};

}  // namespace

TEST_CASE("what lies between rows may be memory that nobody may touch", "[row_arguments]") {
    walled_rows const x(3), dy(3), y(3);
    for (bool const at_end : {false, true})
        for (std::size_t const length : std::initializer_list<std::size_t>{1, 2, 3, 7, 8, 12, 31, 33, 100, 259, 1000}) {
            auto const of_x = x.of(length, at_end), of_dy = dy.of(length, at_end), of_y = y.of(length, at_end);
            std::vector<unsigned char> mask((3 * length + 7) / 8);
            std::vector<float> slopes(length, 0.5f), sums(length);
            ramp::forward(ramp::silu{}, of_x, of_y);
            ramp::forward(ramp::relu{}, of_x, of_y, ramp::stores::streaming());
            ramp::forward(ramp::relu{}, of_x, of_y, mask);
            ramp::backward_from_mask(ramp::relu{}, mask, of_dy, of_y);
            ramp::forward(ramp::prelu{slopes}, of_x, of_y);
            ramp::backward(ramp::prelu{slopes}, of_x, of_dy, of_y, sums);
            ramp::backward(ramp::prelu{std::span(slopes).first(1)}, of_x, of_dy, of_y, std::span(sums).first(1));
            ramp::softmax(of_x, of_y);
            CHECK(ramp::parameter_gradient(ramp::leaky_relu{}, of_x, of_dy) == 0);
        }
}
#endif

// Nothing outside of the arrays is read or written: each lies against a page that may be neither.
#include <ramp/ramp.hpp>

#include "support/catch.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#include <unistd.h>

namespace {

enum class side { front, back };

/// Memory between two pages without access.
class walls {
public:
    explicit walls(std::size_t bytes)
        : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))), room_((bytes + page_ - 1) / page_ * page_) {
        void* const all = mmap(nullptr, room_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        begin_ = static_cast<unsigned char*>(all) + page_;
        CHECK(all != MAP_FAILED);
        CHECK(mprotect(begin_, room_, PROT_READ | PROT_WRITE) == 0);
    }
    ~walls() { munmap(begin_ - page_, room_ + 2 * page_); }
    walls(walls const&) = delete;
    walls& operator=(walls const&) = delete;

    /// n elements against the wall on one side.
    template <class T>
    std::span<T> array(std::size_t n, side at) const {
        return {reinterpret_cast<T*>(at == side::front ? begin_ : begin_ + room_ - n * sizeof(T)), n};
    }

private:
    std::size_t page_;
    std::size_t room_;
    unsigned char* begin_;
};

/// Every pass over n elements.
template <class T>
void run_all(std::size_t n, side at, ramp::stores how) {
    static walls const of_x(1 << 14), of_dy(1 << 14), of_out(1 << 14), of_mask(1 << 10), of_slopes(1 << 14),
        of_sums(1 << 14);
    auto const x = of_x.array<T>(n, at), dy = of_dy.array<T>(n, at), out = of_out.array<T>(n, at);
    auto const slopes = of_slopes.array<T>(n, at), sums = of_sums.array<T>(n, at);
    auto const mask = of_mask.array<std::uint8_t>((n + 7) / 8, at);
    ramp::elu const f;
    ramp::forward(f, x, out, how);
    ramp::derivative(f, x, out, how);
    ramp::value_and_derivative(f, x, out, dy);
    ramp::backward(f, x, dy, out, how);
    ramp::backward_from_output(f, x, dy, out, how);
    CHECK(ramp::parameter_gradient(f, x, dy) == 0);
    ramp::forward(ramp::leaky_relu{}, x, out, mask, how);
    ramp::backward_from_mask(ramp::leaky_relu{}, mask, dy, out, how);
    for (std::size_t const inner : {std::size_t{1}, std::size_t{3}, n}) {
        if (n == 0 || n % inner != 0) continue;
        ramp::prelu const layer{slopes.first(n / inner), inner};
        ramp::forward(layer, x, out, how);
        ramp::forward(layer, x, out, mask, how);
        ramp::backward_from_mask(layer, mask, dy, out, how);
        ramp::backward(layer, x, dy, out, sums.first(n / inner));
    }
}

}  // namespace

TEMPLATE_TEST_CASE("nothing outside of the arrays is touched", "[memory]", float, double) {
    using T = TestType;
    for (side const at : {side::front, side::back}) {
        for (std::size_t n = 0; n <= 4 * ramp::lanes<xsimd::batch<T>> + 9; ++n)
            run_all<T>(n, at, ramp::stores::ordinary());
        for (std::size_t n = 256; n < 290; ++n) run_all<T>(n, at, ramp::stores::streaming());
    }
}

#else

TEST_CASE("nothing outside of the arrays is touched", "[memory]") {}

#endif
